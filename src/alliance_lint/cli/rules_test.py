"""``alliance-lint rules test``: does each rule do what its examples say?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from alliance_lint.cli.errors import FINDINGS
from alliance_lint.cli.output import terminal_width, wants_color, write_text

if TYPE_CHECKING:
    from alliance_lint.checking.examples import ExampleResult
    from alliance_lint.packs.model import Pack


@click.command("test", short_help="Run the examples of a rule pack.")
@click.argument("pack_path", metavar="[PACK]", required=False)
def rules_test(pack_path: str | None) -> int:
    """Run every example of the rule pack in the folder PACK, or of the built-in pack.

    Shows each example that did not come out as it says. Exits with 1 if there is one, with 2 if the pack itself is
    not valid.
    """
    from alliance_lint import linting
    from alliance_lint.checking.examples import run_examples

    built_in = linting.load_packs()
    packs = linting.load_packs((pack_path,))[len(built_in) :] if pack_path else built_in
    results = [(pack, run_examples(pack)) for pack in packs]
    write_text(render_results(results, width=terminal_width(), colour=wants_color("auto", None)), None)
    return FINDINGS if any(not result.ok for _, found in results for result in found) else 0


def render_results(
    results: Sequence[tuple[Pack, Sequence[ExampleResult]]], *, width: int = 80, colour: bool = False
) -> str:
    """The examples that failed, and a line of counts for each pack."""
    from alliance_lint.reports.page import Page
    from alliance_lint.reports.safe import safe, safe_line
    from alliance_lint.reports.wording import counted

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
        came_out = f"{len(failed)} failed" if failed else "all as expected"
        if not examples:
            came_out = "a pack without examples shows nothing"
        page.paragraph(
            f"{safe_line(pack.name)}: {counted(len(examples), 'example')} of {counted(len(pack.checks), 'check')} and "
            f"{counted(len(pack.provisions), 'provision kind')}; {came_out}",
            tone="error" if failed else "good",
        )
    return page.text()
