"""``alliance-lint rules test``: does each rule do what its examples say?"""

from __future__ import annotations

import click

from alliance_lint.cli.errors import FINDINGS
from alliance_lint.cli.output import terminal_width, wants_color, write_text


@click.command("test", short_help="Run the examples of a rule pack.")
@click.argument("pack_paths", metavar="[PACK]...", nargs=-1)
def rules_test(pack_paths: tuple[str, ...]) -> int:
    """Run every example of the rule packs in the folders PACK, or of the built-in packs. PACK may be a built-in name.

    Shows each example that did not come out as it says. Exits with 1 if there is one, with 2 if a pack itself is not
    valid.
    """
    from alliance_lint import linting
    from alliance_lint.checking.examples import run_examples
    from alliance_lint.reports.examples_text import render_examples

    packs = linting.load_packs(pack_paths)
    if pack_paths:
        built_in = len(linting.load_packs())
        packs = tuple(pack for at, pack in enumerate(packs) if at >= built_in or pack.name in pack_paths)
    results = [(pack, run_examples(pack)) for pack in packs]
    write_text(render_examples(results, width=terminal_width(), colour=wants_color("auto", None)), None)
    return FINDINGS if any(not result.ok for _, found in results for result in found) else 0
