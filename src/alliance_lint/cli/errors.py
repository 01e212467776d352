"""How an error reaches the user: one line on standard error, never a traceback."""

from __future__ import annotations

import os

import click

from alliance_lint.errors import AllianceLintError, InternalError
from alliance_lint.reports.safe import inert_in_actions, safe_line

FINDINGS = 1
"""Exit status: findings at or above the failing severity, or rule examples that fail."""

TROUBLE = 2
"""Exit status: a command line, configuration, rule pack or input that cannot be used."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it: 128 and the number of SIGINT."""

OUTPUT_CLOSED = 141
"""Exit status where the reader of standard output went away (``| head``), as shells have it: 128 and SIGPIPE."""


class OutputClosed(Exception):  # noqa: N818 - no error: whoever read the output has seen enough
    """The reader of standard output went away."""


def show_error(message: str) -> None:
    """Print one error line on standard error."""
    click.echo(inert_in_actions(f"alliance-lint: error: {safe_line(message)}"), err=True)


def show_note(message: str) -> None:
    """Print one line that is no error on standard error."""
    click.echo(inert_in_actions(f"alliance-lint: {safe_line(message)}"), err=True)


def one_line(error: Exception) -> str:
    """What to say of an error without its place; of one that nobody foresaw, how to report it."""
    if isinstance(error, AllianceLintError):
        if error.line is None:
            return safe_line(error.message)
        column = "" if error.column is None else f", column {error.column}"
        return safe_line(f"line {error.line}{column}: {error.message}")
    return safe_line(InternalError(error).message)


def wants_traceback() -> bool:
    """True if the user asked for the traceback of an error that nobody foresaw."""
    return bool(os.environ.get("ALLIANCE_LINT_TRACEBACK"))
