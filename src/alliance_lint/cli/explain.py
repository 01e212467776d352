"""``alliance-lint explain``: one check in full, from its rule pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from alliance_lint.cli.options import pack_option
from alliance_lint.cli.output import terminal_width, wants_color, write_text

if TYPE_CHECKING:
    from alliance_lint.packs.model import Check, Condition, Pack


@click.command(short_help="Explain a check: its question, why it matters, what to write.")
@click.argument("name", metavar="ID|NAME")
@pack_option
def explain(name: str, pack_paths: tuple[str, ...]) -> None:
    """Explain a check, named by its id (DIS004) or name (dispute-forum).

    Shows the question it asks and why, what each status means, the wording to propose, the examples that the rule is
    tested with, and the sources.
    """
    from alliance_lint import linting
    from alliance_lint.cli.selection import find_check

    packs = linting.load_packs(pack_paths)
    check = find_check(packs, name)
    pack = next(pack for pack in packs if check in pack.checks)
    write_text(render_check(check, pack, width=terminal_width(), colour=wants_color("auto", None)), None)


def render_check(check: Check, pack: Pack, *, width: int = 80, colour: bool = False) -> str:
    """Everything the pack says of a check, as text of at most ``width`` columns."""
    from alliance_lint.reports.page import Page
    from alliance_lint.reports.safe import safe, safe_line
    from alliance_lint.reports.wording import SEVERITY_WORDS, STATUS_WORDS

    page = Page(width, colour)
    page.line(f"{page.paint(safe_line(check.id), check.severity)} {page.paint(safe_line(check.name), 'strong')}")
    page.paragraph(safe_line(check.question))
    page.blank()
    page.paragraph(f"Severity: {SEVERITY_WORDS[check.severity]}. Rule pack: {safe_line(pack.title or pack.name)}.")

    page.blank()
    page.line("Why it matters", "strong")
    page.paragraph(safe_line(check.why), indent="  ")

    page.blank()
    page.line("What it can say, in the order tried", "strong")
    for status in dict.fromkeys(case.status for case in check.decide):
        message = safe_line(check.message.get(status, ""))
        page.paragraph(
            f"{STATUS_WORDS[status]}: {message}" if message else STATUS_WORDS[status], indent="  ", hanging="    "
        )
    titles = {kind.kind: kind.title for kind in pack.provisions}
    kinds = dict.fromkeys(kind for case in check.decide for kind in _kinds(case.condition, pack))
    if kinds:
        page.blank()
        page.line("What it looks for", "strong")
        page.paragraph("; ".join(safe_line(titles.get(kind, kind)) for kind in kinds), indent="  ")

    for answer, wording in check.suggest.items():
        page.blank()
        page.line(f"Wording to propose where the status is {safe_line(answer)}", "strong")
        page.block(safe(wording), indent="  + ", tone="good")

    if check.examples:
        page.blank()
        page.line("Examples", "strong")
    for example in check.examples:
        page.paragraph(f"{safe_line(example.status)}:", indent="  ")
        page.block(safe(example.text), indent="    > ")

    if check.sources:
        page.blank()
        page.line("Sources", "strong")
    for tag in check.sources:
        title = pack.sources.get(tag, "")
        page.paragraph(
            f"{safe_line(tag)}: {safe_line(title)}" if title else safe_line(tag), indent="  ", hanging="    "
        )
    return page.text()


def _kinds(condition: Condition, pack: Pack) -> Iterator[str]:
    """The kinds of provision that decide the condition, by way of the named conditions of the pack too."""
    if condition.operator == "agreement":
        return
    for name in condition.names:
        if condition.operator == "when":
            if name in pack.conditions:
                yield from _kinds(pack.conditions[name], pack)
        else:
            yield name.partition(".")[0]
    for part in condition.parts:
        yield from _kinds(part, pack)
