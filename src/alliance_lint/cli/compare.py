"""``alliance-lint compare``: what a redraft fixed and broke."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from alliance_lint.cli.errors import FINDINGS, TROUBLE, show_error
from alliance_lint.cli.options import format_option, settings_options
from alliance_lint.cli.output import terminal_width, wants_color, write_json, write_text
from alliance_lint.cli.triage import Suppressing, follow, suppression_options

if TYPE_CHECKING:
    from alliance_lint.settings.resolve import Sources


@click.command(short_help="Show what a redraft fixed and broke.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@format_option
@click.option("--suggest", is_flag=True, help="Show wording to propose for each new finding (text format).")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is new; trouble still gives 2.")
@click.option("--output", metavar="FILE", help="Write the comparison to this file instead of standard output.")
@settings_options()
@suppression_options
def compare(
    old: str,
    new: str,
    form: str,
    suggest: bool,
    exit_zero: bool,
    output: str | None,
    suppressing: Suppressing,
    sources: Sources,
) -> int:
    """Show what became of the findings of the draft OLD in the redraft NEW: fixed, new, eased or remaining.

    The two may have different formats. Both are linted with the settings of NEW. Suppressed findings count on neither
    side.

    \b
    Exit status:
      0  nothing new at or above the severity of --fail-on
      1  new findings
      2  trouble: a wrong command line, rule pack or suppression, or a file that could not be read
    """
    from alliance_lint.cli.linted import lint_all
    from alliance_lint.cli.replacing import refuse_to_overwrite
    from alliance_lint.cli.reporting import Output
    from alliance_lint.running.task import Task
    from alliance_lint.settings.resolve import Resolver
    from alliance_lint.triage.comparison import compare as compared
    from alliance_lint.triage.own_checks import OWN_CHECKS

    resolver = Resolver(sources, OWN_CHECKS)
    settings = resolver.settings(new)
    refuse_to_overwrite((Output(form, output),), (old, new), settings.packs, {*resolver.paths(), *suppressing.files})
    report, errors = lint_all([Task(path, path, settings) for path in (old, new)], resolver)
    documents, mistakes = follow(report.documents, suppressing, resolver)
    if not errors:
        comparison = compared(*documents)
        if form == "json":
            from alliance_lint.reports.comparison_json import render_comparison_json

            write_json([render_comparison_json(comparison)], output)
        else:
            from alliance_lint.reports.comparison_text import render_comparison

            width = terminal_width() if output is None else 80
            colour = wants_color("auto", output)
            write_text(render_comparison(comparison, width=width, colour=colour, suggest=suggest), output)
    for error in (*errors, *map(str, mistakes)):
        show_error(error)
    if errors or mistakes:
        return TROUBLE
    return FINDINGS if comparison.is_worse(settings.fail_on) and not exit_zero else 0
