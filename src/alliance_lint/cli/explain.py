"""``alliance-lint explain``: one check in full, from its rule pack."""

from __future__ import annotations

import click

from alliance_lint.cli.completion import complete_check
from alliance_lint.cli.options import pack_option
from alliance_lint.cli.output import terminal_width, wants_color, write_text


@click.command(short_help="Explain a check: its question, why it matters, what to write.")
@click.argument("name", metavar="ID|NAME", shell_complete=complete_check)
@pack_option
def explain(name: str, pack_paths: tuple[str, ...]) -> None:
    """Explain a check, named by its id (DIS004) or name (dispute-forum).

    Shows the question it asks and why it matters, what each status means, the wording to propose, the examples that
    the rule is tested with, and the sources.
    """
    from alliance_lint import linting
    from alliance_lint.cli.selection import find_check
    from alliance_lint.reports.check_text import render_check
    from alliance_lint.triage.own_checks import OWN_PACK

    packs = (*linting.load_packs(pack_paths), OWN_PACK)
    check = find_check(packs, name)
    pack = next(pack for pack in packs if check in pack.checks)
    write_text(render_check(check, pack, width=terminal_width(), colour=wants_color("auto", None)), None)
