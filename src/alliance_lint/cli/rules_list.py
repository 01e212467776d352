"""``alliance-lint rules list``: the checks at a glance."""

from __future__ import annotations

import click

from alliance_lint.cli.options import format_option, pack_option
from alliance_lint.cli.output import terminal_width, wants_color, write_json, write_text


@click.command("list", short_help="List the checks.")
@format_option
@pack_option
def rules_list(form: str, pack_paths: tuple[str, ...]) -> None:
    """List the checks of the built-in pack and of any --pack: id, name, severity and question."""
    from alliance_lint import linting
    from alliance_lint.reports.check_list import list_as_json, list_as_text
    from alliance_lint.triage.own_checks import OWN_PACK

    packs = (*linting.load_packs(pack_paths), OWN_PACK)
    if form == "json":
        write_json([list_as_json(packs)], None)
    else:
        write_text(list_as_text(packs, width=terminal_width(), colour=wants_color("auto", None)), None)
