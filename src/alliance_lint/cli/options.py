"""The options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def format_option(command: Command) -> Command:
    """``--format text|json``, as the parameter ``form``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="For people, or for programs.",
    )(command)


def pack_option(command: Command) -> Command:
    """``--pack PATH``, as the parameter ``pack_paths``."""
    return click.option(
        "--pack",
        "pack_paths",
        metavar="PATH",
        multiple=True,
        help="Use this rule pack (a folder) besides the built-in ones. May be given several times. "
        "'drafting' runs all checks of that built-in pack.",
    )(command)
