"""``alliance-lint rules``: list the checks, and try every example of a rule pack."""

from __future__ import annotations

import click

from alliance_lint.cli.group import LazyGroup


@click.command(
    cls=LazyGroup,
    modules={
        "list": "alliance_lint.cli.rules_list:rules_list",
        "test": "alliance_lint.cli.rules_test:rules_test",
    },
    short_help="List the checks, or test a rule pack.",
)
def rules() -> None:
    """Look at the checks, or test a rule pack with its own examples."""
