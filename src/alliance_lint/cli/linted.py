"""Lints the agreements that a command line means: shared by the commands that lint many."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, cast

import click

from alliance_lint.cli.errors import one_line
from alliance_lint.cli.running import DEFAULT, Running, Statistics
from alliance_lint.errors import TermSheetError, UsageError

if TYPE_CHECKING:
    from alliance_lint.checking.report import DocumentReport, Report
    from alliance_lint.running.task import Outcome, Task
    from alliance_lint.settings.resolve import Resolver

MANY_FILES = 10
"""More files than these, and a terminal shows how far it is."""


def taken(files: Sequence[str], named: Sequence[str], resolver: Resolver) -> list[str]:
    """The files without those of folders that a configuration excludes. What was named is always linted."""
    left = [path for path in files if path in named or resolver.takes(path)]
    if not left:
        raise UsageError(
            f"no agreements are left in {', '.join(named)}; 'include' or 'exclude' of the configuration leaves out all "
            f"{len(files)}"
        )
    return left


def tasks_of(files: Iterable[str], stdin_filename: str | None, resolver: Resolver, *, body: bool) -> list[Task]:
    """The tasks to lint these files, each with its settings. Standard input is read here."""
    from alliance_lint.cli.inputs import STANDARD_INPUT, read_standard_input
    from alliance_lint.running.task import Task

    tasks = []
    for path in files:
        standard = path == STANDARD_INPUT
        name = stdin_filename or path if standard else path
        data = read_standard_input() if standard else None
        tasks.append(Task(path, name, resolver.settings(name), data, body=body))
    return tasks


def lint_all(
    tasks: Sequence[Task], resolver: Resolver, running: Running = DEFAULT, statistics: Statistics | None = None
) -> tuple[Report, list[str]]:
    """The report on these files, and lines for standard error: one a file that could not be read, or one a mistake.

    ``resolver`` has loaded the rule packs; ``statistics`` are told how long each file took.
    """
    from alliance_lint.checking.report import Failure, Report
    from alliance_lint.running.run import run

    documents: list[DocumentReport] = []
    failures: list[Failure] = []
    errors: list[str] = []
    linted = run(tasks, cache=running.cache(), jobs=running.jobs, load=resolver.packs)
    with _progress(linted, len(tasks)) as outcomes:
        for outcome in outcomes:
            if statistics is not None:
                statistics.add(outcome)
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


def unsided_note(documents: Sequence[DocumentReport], resolver: Resolver) -> str:
    """What to tell of agreements to which none of the companies is a party whose side was to be taken; "" for none."""
    from alliance_lint.triage.side import no_party

    ours = {document.path: resolver.settings(document.path).ours for document in documents}
    found = [each for each in documents if ours[each.path] and not any(party.ours for party in each.parties)]
    if not found:
        return ""
    if len(found) > 1:
        return f"note: no side was taken in {len(found)} of {len(documents)} agreements: no party of theirs is yours"
    return f"note: {found[0].path}: {no_party(ours[found[0].path], found[0].parties)}"
