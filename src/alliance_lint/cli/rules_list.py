"""``alliance-lint rules list``: the checks at a glance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from alliance_lint.cli.options import format_option, pack_option
from alliance_lint.cli.output import terminal_width, wants_color, write_json, write_text

if TYPE_CHECKING:
    from alliance_lint.packs.model import Pack


@click.command("list", short_help="List the checks.")
@format_option
@pack_option
def rules_list(form: str, pack_paths: tuple[str, ...]) -> None:
    """List the checks of the built-in pack and of any --pack: id, name, severity and question."""
    from alliance_lint import linting

    packs = linting.load_packs(pack_paths)
    if form == "json":
        write_json(list_as_json(packs), None)
    else:
        write_text(list_as_text(packs, width=terminal_width(), colour=wants_color("auto", None)), None)


def list_as_json(packs: Sequence[Pack]) -> str:
    """The checks as a JSON array, one a line."""
    from alliance_lint.reports.safe import escape_json

    lines = [
        json.dumps(
            {
                "id": check.id,
                "name": check.name,
                "severity": check.severity,
                "question": check.question,
                "sources": list(check.sources),
                "pack": pack.name,
            },
            ensure_ascii=False,
        )
        for pack in packs
        for check in pack.checks
    ]
    return escape_json("[\n" + ",\n".join(lines) + "\n]\n")


def list_as_text(packs: Sequence[Pack], *, width: int = 80, colour: bool = False) -> str:
    """The checks of each pack, each with its question below it."""
    from alliance_lint.reports.page import Page
    from alliance_lint.reports.safe import safe_line
    from alliance_lint.reports.wording import SEVERITY_WORDS, counted

    page = Page(width, colour)
    for pack in packs:
        page.blank()
        page.line(f"{safe_line(pack.title or pack.name)}: {counted(len(pack.checks), 'check')}", "strong")
        for check in pack.checks:
            identity = page.paint(safe_line(check.id), check.severity)
            page.line(f"  {identity} {safe_line(check.name)} ({SEVERITY_WORDS[check.severity]})")
            page.paragraph(safe_line(check.question), indent="    ", tone="faint")
    page.blank()
    page.paragraph("'alliance-lint explain ID' says everything about one check.", tone="faint")
    return page.text()
