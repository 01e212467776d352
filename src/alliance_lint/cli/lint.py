"""``alliance-lint lint``: read agreements and report what they leave open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from alliance_lint.cli.errors import FINDINGS, TROUBLE, show_error, show_note
from alliance_lint.cli.options import Search, search_options, settings_options
from alliance_lint.cli.output import Color
from alliance_lint.cli.reporting import Output, OutputType
from alliance_lint.cli.running import Running, Statistics, running_options
from alliance_lint.cli.triage import Suppressing, suppression_options

if TYPE_CHECKING:
    from alliance_lint.checking.report import Report
    from alliance_lint.settings.resolve import Sources


@click.command(short_help="Lint agreements (the default command).")
@click.argument("named", metavar="FILE|FOLDER|-...", nargs=-1)
@click.option(
    "--format",
    "formats",
    type=OutputType(),
    metavar="NAME[:FILE]",
    multiple=True,
    help="How to report: text (the default) and concise for people, html for a browser; json, jsonl, sarif, github, "
    "gitlab, junit, checkstyle, markdown or csv for other programs. With ':FILE' the report is written to that file. "
    "May be given several times.",
)
@click.option("--suggest", is_flag=True, help="Show wording to propose for each finding (text format).")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever the findings; trouble still gives 2.")
@settings_options()
@search_options
@suppression_options
@click.option(
    "--baseline",
    metavar="FILE",
    help="Show only findings that are not in this baseline ('alliance-lint baseline create' makes one).",
)
@click.option(
    "--since",
    "revision",
    metavar="REV",
    help="Show only what is new since this git revision, such as HEAD or origin/main.",
)
@click.option(
    "--show-suppressed",
    is_flag=True,
    help="List the suppressed findings, too, each with the reason (text format).",
)
@click.option(
    "--output",
    metavar="FILE",
    help="Write the report to this file instead of standard output; of several formats, the one that has no file of "
    "its own.",
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="What to call standard input ('-') in the report; the suffix tells its format.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the text report. 'auto': on a terminal, unless NO_COLOR is set.",
)
@running_options
@click.pass_context
def lint(
    context: click.Context,
    named: tuple[str, ...],
    formats: tuple[Output, ...],
    suggest: bool,
    exit_zero: bool,
    suppressing: Suppressing,
    baseline: str | None,
    revision: str | None,
    show_suppressed: bool,
    output: str | None,
    stdin_filename: str | None,
    color: Color,
    sources: Sources,
    search: Search,
    running: Running,
) -> int:
    """Lint strategic-alliance agreements and report what they forgot, left vague or gave to one side only.

    A FILE may be a Word document, PDF, OpenDocument text, RTF, HTML, Markdown, plain text, or a term sheet in YAML or
    JSON. Of a FOLDER every such file is linted, those of the folders in it too, but nothing whose name begins with a
    dot, no README, nothing that git ignores, and of YAML and
    JSON files only term sheets. '-' is standard input.

    \b
    Exit status:
      0  no finding at or above the severity of --fail-on
      1  findings
      2  trouble: a wrong command line, rule pack or suppression, or a file that could
         not be read (everything else is reported all the same)
    """
    if not named:
        raise click.UsageError("no FILE given; name an agreement, a folder of agreements, or - for standard input")
    if running.watch and "-" in named:
        raise click.UsageError("--watch: standard input ('-') cannot be watched; name a file or folder")
    if stdin_filename and "-" not in named:
        raise click.UsageError("--stdin-filename goes with '-' (standard input), which is not among the files")

    watched = {*named, *suppressing.files}

    def once() -> int:
        from alliance_lint.cli.inputs import find_inputs, left_out_note
        from alliance_lint.cli.known import KnownFindings
        from alliance_lint.cli.linted import lint_all, taken, tasks_of, unsided_note
        from alliance_lint.cli.replacing import refuse_to_overwrite
        from alliance_lint.cli.reporting import configured, outputs_of, write_report
        from alliance_lint.reports.formats import FORMATS
        from alliance_lint.settings.resolve import Resolver
        from alliance_lint.triage.own_checks import OWN_CHECKS

        statistics = Statistics()
        resolver = Resolver(sources, OWN_CHECKS)
        outputs = outputs_of(formats or configured(resolver.formats(), resolver.found_in("")), output)
        inputs = find_inputs(named, search.include, search.exclude, respect_ignore=search.respect_ignore)
        body = any(FORMATS[each.form].shows_text for each in outputs)
        tasks = tasks_of(taken(inputs.files, named, resolver), stdin_filename, resolver, body=body)
        watched.update(resolver.paths())
        steering = {*resolver.paths(), *suppressing.files, *filter(None, [baseline])}
        refuse_to_overwrite(outputs, inputs.files, {path for task in tasks for path in task.settings.packs}, steering)
        known = KnownFindings(tasks, resolver, suppressing, baseline, revision, jobs=running.jobs)
        watched.update(known.files)
        report, errors = lint_all(known.tasks, resolver, running, statistics)
        documents, mistakes = known.take_out(report.documents)
        report = replace(report, documents=documents)
        write_report(report, outputs, color, suggest=suggest, show_suppressed=show_suppressed)
        if inputs.left_out:
            show_note(left_out_note(inputs.left_out))
        if not any(FORMATS[each.form].shows_notices for each in outputs):
            known.notes.append(unsided_note(documents, resolver))
        for note in filter(None, known.notes):
            show_note(note)
        # After the report, so that they stand where the eye is.
        for error in (*errors, *map(str, mistakes)):
            show_error(error)
        if running.statistics:
            statistics.show(report.documents)
        return TROUBLE if mistakes else _status(report, exit_zero)

    if running.watch:
        from alliance_lint.cli.watch import watch

        return watch(once, watched)
    return once()


def _status(report: Report, exit_zero: bool) -> int:
    from alliance_lint.reports.summary import fails

    if report.failures:
        return TROUBLE
    return FINDINGS if not exit_zero and any(map(fails, report.documents)) else 0
