"""``alliance-lint lint``: read agreements and report what they leave open."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import click

from alliance_lint.cli.errors import FINDINGS, TROUBLE, one_line, show_error, show_note
from alliance_lint.cli.options import settings_options
from alliance_lint.cli.output import Color
from alliance_lint.cli.reporting import Output, OutputType
from alliance_lint.cli.triage import Suppressing, follow, suppression_options
from alliance_lint.errors import TermSheetError, UsageError

if TYPE_CHECKING:
    from alliance_lint.checking.report import DocumentReport, Report
    from alliance_lint.running.task import Outcome, Task
    from alliance_lint.settings.resolve import Resolver, Sources

MANY_FILES = 10
"""More files than these, and a terminal shows how far it is."""


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
@suppression_options
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
@click.pass_context
def lint(
    context: click.Context,
    named: tuple[str, ...],
    formats: tuple[Output, ...],
    suggest: bool,
    exit_zero: bool,
    suppressing: Suppressing,
    show_suppressed: bool,
    output: str | None,
    stdin_filename: str | None,
    color: Color,
    sources: Sources,
) -> int:
    """Lint strategic-alliance agreements and report what they forgot, left vague or gave to one side only.

    A FILE may be a Word document, PDF, OpenDocument text, RTF, HTML, Markdown, plain text, or a term sheet in YAML or
    JSON. Of a FOLDER every such file is linted, those of the folders in it too, but nothing whose name begins with a
    dot, no README, and of YAML and JSON files only term sheets. '-' is standard input.

    \b
    Exit status:
      0  no finding at or above the severity of --fail-on
      1  findings
      2  trouble: a wrong command line, rule pack or suppression, or a file that could
         not be read (everything else is reported all the same)
    """
    if not named:
        raise click.UsageError("no FILE given; name an agreement, a folder of agreements, or - for standard input")
    if stdin_filename and "-" not in named:
        raise click.UsageError("--stdin-filename goes with '-' (standard input), which is not among the files")
    from alliance_lint.cli.inputs import find_inputs, left_out_note
    from alliance_lint.cli.reporting import configured, outputs_of, refuse_to_overwrite, write_report
    from alliance_lint.reports.formats import FORMATS
    from alliance_lint.settings.resolve import Resolver
    from alliance_lint.triage.own_checks import OWN_CHECKS

    resolver = Resolver(sources, OWN_CHECKS)
    outputs = outputs_of(formats or configured(resolver.formats()), output)
    inputs = find_inputs(named)
    body = any(FORMATS[each.form].shows_text for each in outputs)
    tasks = _tasks(_taken(inputs.files, named, resolver), stdin_filename, resolver, body=body)
    refuse_to_overwrite(outputs, inputs.files, {path for task in tasks for path in task.settings.packs})
    report, errors = _lint_all(tasks)
    documents, mistakes = follow(report.documents, suppressing, resolver)
    report = replace(report, documents=documents)
    write_report(report, outputs, color, suggest=suggest, show_suppressed=show_suppressed)
    if inputs.left_out:
        show_note(left_out_note(inputs.left_out))
    # After the report, so that they stand where the eye is.
    for error in (*errors, *map(str, mistakes)):
        show_error(error)
    return TROUBLE if mistakes else _status(report, exit_zero)


def _taken(files: Sequence[str], named: Sequence[str], resolver: Resolver) -> list[str]:
    """The files without those of folders that a configuration excludes. What was named is always linted."""
    taken = [path for path in files if path in named or resolver.takes(path)]
    if not taken:
        raise UsageError(
            f"no agreements are left in {', '.join(named)}; 'include' or 'exclude' of the configuration leaves out all "
            f"{len(files)}"
        )
    return taken


def _tasks(files: Iterable[str], stdin_filename: str | None, resolver: Resolver, *, body: bool) -> list[Task]:
    from alliance_lint.cli.inputs import STANDARD_INPUT, read_standard_input
    from alliance_lint.running.task import Task

    tasks = []
    for path in files:
        standard = path == STANDARD_INPUT
        name = stdin_filename or path if standard else path
        data = read_standard_input() if standard else None
        tasks.append(Task(path, name, resolver.settings(name), data, body=body))
    return tasks


def _lint_all(tasks: Sequence[Task]) -> tuple[Report, list[str]]:
    """The report on these files, and lines for standard error: one a file that could not be read, or one a mistake."""
    from alliance_lint.checking.report import Failure, Report
    from alliance_lint.running.run import run

    documents: list[DocumentReport] = []
    failures: list[Failure] = []
    errors: list[str] = []
    with _progress(run(tasks), len(tasks)) as outcomes:
        for outcome in outcomes:
            name, error = outcome.task.name, outcome.error
            if outcome.document is not None:
                documents.append(outcome.document)
            if error is not None:
                failures.append(Failure(name, one_line(error)))
                parts = error.errors if isinstance(error, TermSheetError) else (error,)
                errors += [str(part) if part.path else f"{name}: {part}" for part in parts]
    return Report(tuple(documents), tuple(failures)), errors


def _progress(outcomes: Iterable[Outcome], length: int) -> AbstractContextManager[Iterable[Outcome]]:
    if length > MANY_FILES and sys.stderr.isatty():
        bar = click.progressbar(outcomes, length=length, label="Linting", file=sys.stderr, show_pos=True)
        return cast("AbstractContextManager[Iterable[Outcome]]", bar)
    return nullcontext(outcomes)


def _status(report: Report, exit_zero: bool) -> int:
    from alliance_lint.reports.summary import fails

    if report.failures:
        return TROUBLE
    return FINDINGS if not exit_zero and any(map(fails, report.documents)) else 0
