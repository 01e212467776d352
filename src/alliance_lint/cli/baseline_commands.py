"""``alliance-lint baseline create``, ``update`` and ``prune``."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from alliance_lint.cli.errors import TROUBLE, show_error
from alliance_lint.cli.options import Search, search_options, settings_options
from alliance_lint.cli.output import write_text, write_whole
from alliance_lint.cli.replacing import require_below
from alliance_lint.cli.triage import Suppressing, follow, suppression_options
from alliance_lint.errors import UsageError

if TYPE_CHECKING:
    from alliance_lint.checking.report import DocumentReport
    from alliance_lint.running.task import Task
    from alliance_lint.settings.resolve import Resolver, Sources
    from alliance_lint.triage.baseline import Baseline

    Change = Callable[[Sequence[DocumentReport]], tuple[Baseline, str]]
    Prepare = Callable[[str], Change]
    """Looks at the file that is named, before time is spent on linting, and gives what makes a baseline of reports."""

Command = TypeVar("Command", bound=Callable[..., Any])


def _options(command: Command) -> Command:
    command = suppression_options(search_options(settings_options("fail_on")(command)))
    command = click.option(
        "--baseline",
        "path",
        metavar="FILE",
        help="The file of the baseline. Default: the one that the configuration names, else "
        ".alliance-lint-baseline.jsonl in the current folder.",
    )(command)
    return click.argument("named", metavar="FILE|FOLDER...", nargs=-1, required=True)(command)


@click.command(short_help="Write a new baseline.")
@_options
def create(named: tuple[str, ...], path: str | None, suppressing: Suppressing, sources: Sources, search: Search) -> int:
    """Lint agreements and write all findings that count into a new baseline.

    A baseline that exists already is not replaced; 'baseline update' brings it up to date.
    """

    from alliance_lint.triage.baseline import created

    def prepare(target: str) -> Change:
        if os.path.lexists(target):
            raise UsageError(f"{target} exists already; 'alliance-lint baseline update' brings it up to date")

        def change(documents: Sequence[DocumentReport]) -> tuple[Baseline, str]:
            made = created(documents, target)
            return made, f"{target} has {_findings(made.count)} of {_agreements(len(documents))}."

        return change

    return _change(named, path, suppressing, sources, search, prepare)


@click.command(short_help="Bring a baseline up to date: put in new findings, take out old ones.")
@_options
def update(named: tuple[str, ...], path: str | None, suppressing: Suppressing, sources: Sources, search: Search) -> int:
    """Lint agreements and put the findings that count now in place of those that the baseline has of them.

    What it has of other agreements stays, if these are still there.
    """

    from alliance_lint.triage.baseline import read_baseline, updated

    def prepare(target: str) -> Change:
        before = read_baseline(target)

        def change(documents: Sequence[DocumentReport]) -> tuple[Baseline, str]:
            after = updated(before, documents)
            return after, f"{target} has {_findings(after.count)} now; before, it had {before.count}."

        return change

    return _change(named, path, suppressing, sources, search, prepare)


@click.command(short_help="Take out of a baseline what is gone.")
@_options
def prune(named: tuple[str, ...], path: str | None, suppressing: Suppressing, sources: Sources, search: Search) -> int:
    """Lint agreements and take out of the baseline the findings that they no longer have, and files that are gone.

    Nothing is put in, so a new finding stays new.
    """

    from alliance_lint.triage.baseline import pruned, read_baseline

    def prepare(target: str) -> Change:
        before = read_baseline(target)

        def change(documents: Sequence[DocumentReport]) -> tuple[Baseline, str]:
            after = pruned(before, documents)
            return after, f"{_findings(before.count - after.count)} taken out; {target} has {after.count} left."

        return change

    return _change(named, path, suppressing, sources, search, prepare)


def _change(
    named: tuple[str, ...],
    path: str | None,
    suppressing: Suppressing,
    sources: Sources,
    search: Search,
    prepare: Prepare,
) -> int:
    """Lint, make the baseline, and write it. Nothing is written where anything went wrong."""
    from alliance_lint.cli.inputs import STANDARD_INPUT, find_inputs
    from alliance_lint.cli.linted import lint_all, taken, tasks_of
    from alliance_lint.settings.resolve import Resolver
    from alliance_lint.triage.baseline import baseline_lines
    from alliance_lint.triage.own_checks import OWN_CHECKS

    if STANDARD_INPUT in named:
        raise UsageError("a baseline is of files, not of standard input; name them")
    resolver = Resolver(sources, OWN_CHECKS)
    files = find_inputs(named, search.include, search.exclude, respect_ignore=search.respect_ignore).files
    tasks = tasks_of(taken(files, named, resolver), None, resolver, body=False)
    target = path if path is not None else _configured(tasks, resolver)
    change = prepare(target)
    report, errors = lint_all(tasks, resolver)
    documents, mistakes = follow(report.documents, suppressing, resolver)
    for error in (*errors, *map(str, mistakes)):
        show_error(error)
    if errors or mistakes:
        show_error("the baseline was not written; mend this first, or leave the file out")
        return TROUBLE
    made, told = change(documents)
    write_whole(target, [line.encode("utf-8") for line in baseline_lines(made)], "--baseline")
    write_text(told + "\n", None)
    return 0


def _configured(tasks: Sequence[Task], resolver: Resolver) -> str:
    """The one baseline that the configuration names for these agreements, or the default."""
    from alliance_lint.triage.baseline import FILE_NAME

    names = {task.settings.baseline for task in tasks} - {""}
    if len(names) > 1:
        raise UsageError(
            f"the configuration names several baselines ({', '.join(sorted(names))}); say which, --baseline"
        )
    if not names:
        return FILE_NAME
    target = names.pop()
    if not os.path.exists(target):
        for folder in {resolver.found_in(task.name) for task in tasks} - {None}:
            require_below(str(folder), target)
    return target


def _findings(number: int) -> str:
    return f"{number} finding" if number == 1 else f"{number} findings"


def _agreements(number: int) -> str:
    return f"{number} agreement" if number == 1 else f"{number} agreements"
