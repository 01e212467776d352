"""``alliance-lint baseline``: write down the findings there are, so that only new ones count."""

from __future__ import annotations

import click

from alliance_lint.cli.group import LazyGroup


@click.command(
    cls=LazyGroup,
    modules={
        "create": "alliance_lint.cli.baseline_commands:create",
        "update": "alliance_lint.cli.baseline_commands:update",
        "prune": "alliance_lint.cli.baseline_commands:prune",
    },
    short_help="Write down the findings there are, so that only new ones count.",
)
def baseline() -> None:
    """Write down the findings there are, so that 'alliance-lint lint --baseline FILE' counts new ones only."""
