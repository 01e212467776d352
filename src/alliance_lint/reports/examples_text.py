"""How the examples of rule packs came out, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_lint.checking.examples import ExampleResult
from alliance_lint.packs.model import Pack
from alliance_lint.reports.page import Page
from alliance_lint.reports.safe import safe, safe_line
from alliance_lint.reports.wording import counted


def render_examples(
    results: Sequence[tuple[Pack, Sequence[ExampleResult]]], *, width: int = 80, colour: bool = False
) -> str:
    """The examples that failed, and a line of counts for each pack."""
    page = Page(width, colour)
    for pack, examples in results:
        failed = [example for example in examples if not example.ok]
        for example in failed:
            page.blank()
            page.line(f"{page.paint('FAILED', 'error')} {safe_line(example.subject)}")
            page.paragraph(f"expected: {safe_line(example.expected)}", indent="  ", hanging="    ")
            page.paragraph(f"got: {safe_line(example.got)}", indent="  ", hanging="    ")
            page.block(safe(example.text), indent="  > ")
        page.blank()
        page.paragraph(
            f"{safe_line(pack.name)}: {counted(len(examples), 'example')} of {counted(len(pack.checks), 'check')} and "
            f"{counted(len(pack.provisions), 'provision kind')}; "
            + (f"{len(failed)} failed" if failed else "all as expected"),
            tone="error" if failed else "good",
        )
    return page.text()
