"""Lints many agreements. A bad one among them is an outcome like any other and keeps none from being linted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from alliance_lint import linting
from alliance_lint.checking.report import DocumentReport
from alliance_lint.errors import AllianceLintError, InternalError
from alliance_lint.packs.model import Pack
from alliance_lint.running.task import Outcome, Task
from alliance_lint.triage.weigh import weigh


def run(tasks: Iterable[Task]) -> Iterator[Outcome]:
    """The outcome of each task, in their order. Raises PackError for a rule pack that is not valid."""
    loaded: dict[tuple[str, ...], tuple[Pack, ...]] = {}
    for task in tasks:
        paths = task.settings.packs
        if paths not in loaded:
            loaded[paths] = linting.load_packs(paths)
        yield _outcome(task, loaded[paths])


def _linted(task: Task, packs: tuple[Pack, ...]) -> DocumentReport:
    select, changes = task.settings.select, task.settings.changes
    if task.data is not None:
        return linting.lint_bytes(task.data, task.name, packs, select=select, body=task.body, changes=changes)
    return linting.lint_file(task.path, packs, select=select, body=task.body, changes=changes)


def _outcome(task: Task, packs: tuple[Pack, ...]) -> Outcome:
    try:
        return Outcome(task, weigh(_linted(task, packs), task.settings))
    except AllianceLintError as error:
        return Outcome(task, error=error)
    except Exception as error:
        # A fault of ours on one file must not keep the others from being reported.
        if os.environ.get("ALLIANCE_LINT_TRACEBACK"):
            raise
        return Outcome(task, error=InternalError(error))
