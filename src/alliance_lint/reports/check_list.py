"""The checks of rule packs at a glance, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from alliance_lint.packs.model import Pack
from alliance_lint.reports.page import Page
from alliance_lint.reports.safe import escape_json, safe_line
from alliance_lint.reports.wording import SEVERITY_WORDS, counted


def list_as_text(packs: Sequence[Pack], *, width: int = 80, colour: bool = False) -> str:
    """The checks of each pack, each with its question below it."""
    page = Page(width, colour)
    for pack in packs:
        page.blank()
        page.line(f"{safe_line(pack.title or pack.name)}: {counted(len(pack.checks), 'check')}", "strong")
        for check in pack.checks:
            off = "" if check.by_default else ", off by default"
            identity = page.paint(safe_line(check.id), check.severity)
            page.line(f"  {identity} {safe_line(check.name)} ({SEVERITY_WORDS[check.severity]}{off})")
            page.paragraph(safe_line(check.question), indent="    ", tone="faint")
    page.blank()
    page.paragraph("'alliance-lint explain ID' says everything about one check.", tone="faint")
    return page.text()


def list_as_json(packs: Sequence[Pack]) -> str:
    """The checks as a JSON array, one a line."""
    lines = [
        json.dumps(
            {
                "id": check.id,
                "name": check.name,
                "severity": check.severity,
                "question": check.question,
                "sources": list(check.sources),
                "pack": pack.name,
                "default": "on" if check.by_default else "off",
            },
            ensure_ascii=False,
        )
        for pack in packs
        for check in pack.checks
    ]
    return escape_json("[\n" + ",\n".join(lines) + "\n]\n")
