"""Lints many agreements: takes from the cache what has not changed, and shares the rest among processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from alliance_lint.packs.load import load_packs
from alliance_lint.packs.model import Pack
from alliance_lint.running.attempt import attempt, known
from alliance_lint.running.cache import Cache
from alliance_lint.running.task import Outcome, Task
from alliance_lint.triage.weigh import weigh

FILES_A_PROCESS = 12
"""So many files are linted in the time that another process takes to start and load the rules, twice over."""


def run(
    tasks: Iterable[Task],
    *,
    cache: Cache | None = None,
    jobs: int | None = 1,
    load: Callable[[tuple[str, ...]], Sequence[Pack]] = load_packs,
) -> Iterator[Outcome]:
    """The outcome of each task, in their order. Raises PackError for a rule pack that is not valid.

    ``jobs`` is the number of processes, None for as many as are worth while here; ``load`` gives the rule packs at some
    paths.
    """
    given = list(tasks)
    packs = {paths: load(paths) for paths in dict.fromkeys(task.settings.packs for task in given)}
    found = [known(task, packs[task.settings.packs], cache) if cache else None for task in given]
    missing = [task for task, outcome in zip(given, found, strict=True) if outcome is None]
    linted = _linted(missing, packs, cache, jobs)
    try:
        for outcome in found:
            yield _weighed(next(linted) if outcome is None else outcome)
    finally:
        linted.close()
    if cache is not None and missing:
        cache.prune()


def _weighed(outcome: Outcome) -> Outcome:
    if outcome.document is None:
        return outcome
    return replace(outcome, document=weigh(outcome.document, outcome.task.settings))


def _linted(
    tasks: Sequence[Task], packs: Mapping[tuple[str, ...], Sequence[Pack]], cache: Cache | None, jobs: int | None
) -> Generator[Outcome, None, None]:
    processes = min(worth_while(len(tasks)) if jobs is None else jobs, len(tasks))
    if processes > 1:
        from alliance_lint.running.workers import work

        yield from work(tasks, cache, processes)
        return
    for task in tasks:
        yield attempt(task, packs[task.settings.packs], cache)


def worth_while(files: int) -> int:
    """How many processes make the linting of so many files fastest on this machine."""
    return max(1, min(processors(), files // FILES_A_PROCESS))


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
