"""``alliance-lint config``: look at configurations."""

from __future__ import annotations

import click

from alliance_lint.cli.group import LazyGroup


@click.command(
    cls=LazyGroup,
    modules={"show": "alliance_lint.cli.config_show:config_show"},
    short_help="Show the settings of an agreement, and where each comes from.",
)
def config() -> None:
    """Look at the configuration files that hold for an agreement."""
