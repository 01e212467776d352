"""``alliance-lint explain``: one check in full, from its rule pack, or a family of checks at a glance."""

from __future__ import annotations

import click

from alliance_lint.cli.completion import complete_check
from alliance_lint.cli.options import pack_option
from alliance_lint.cli.output import terminal_width, wants_color, write_text


@click.command(short_help="Explain a check: its question, why it matters, what to write.")
@click.argument("name", metavar="ID|NAME|FAMILY", shell_complete=complete_check)
@pack_option
def explain(name: str, pack_paths: tuple[str, ...]) -> None:
    """Explain a check, named by its id (DIS004) or name (dispute-forum).

    Shows the question it asks and why it matters, what each status means, the wording to propose, the examples that
    the rule is tested with, and the sources. The beginning of several ids (DIS) lists those checks.
    """
    from alliance_lint import linting
    from alliance_lint.cli.selection import find_checks
    from alliance_lint.reports.check_list import list_as_text
    from alliance_lint.reports.check_text import render_check
    from alliance_lint.triage.own_checks import OWN_PACK

    width, colour = terminal_width(), wants_color("auto", None)
    found = find_checks((*linting.load_packs(pack_paths), OWN_PACK), name)
    if len(found) == 1 and len(found[0].checks) == 1:
        text = render_check(found[0].checks[0], found[0], width=width, colour=colour)
    else:
        text = list_as_text(found, width=width, colour=colour)
    write_text(text, None)
