"""Lints one agreement. Whatever goes wrong with it is an outcome, so that the others are linted all the same."""

from __future__ import annotations

import time
from collections.abc import Sequence
from os import environ

from alliance_lint.errors import AllianceLintError, InternalError
from alliance_lint.packs.model import Pack
from alliance_lint.reading.contents import file_bytes
from alliance_lint.running import codec
from alliance_lint.running.cache import Cache
from alliance_lint.running.task import Outcome, Task


def known(task: Task, packs: Sequence[Pack], cache: Cache) -> Outcome | None:
    """What is known of the agreement from an earlier run, or None. Standard input is never kept."""
    if task.data is not None:
        return None
    started = time.perf_counter()
    try:
        key = cache.key(file_bytes(task.path), task, packs)
        entry = cache.get(key)
        document = None if entry is None else codec.decode(entry, task.name, key)
    except Exception:
        # Be it the file or the entry: the attempt to lint it says what is wrong, or finds out anew.
        return None
    if document is None:
        return None
    return Outcome(task, document, seconds=time.perf_counter() - started, cached=True)


def attempt(task: Task, packs: Sequence[Pack], cache: Cache | None = None) -> Outcome:
    """Lint the agreement, and keep what was found."""
    from alliance_lint import linting

    started = time.perf_counter()
    try:
        # The same bytes are linted and kept, even if somebody saves the file at this moment.
        data = file_bytes(task.path) if task.data is None else task.data
        document = linting.lint_bytes(
            data, task.name, packs, select=task.settings.select, body=task.body, changes=task.settings.changes
        )
    except AllianceLintError as error:
        return Outcome(task, error=error, seconds=time.perf_counter() - started)
    except Exception as error:
        # A fault of ours on one file must not keep the others from being reported.
        if environ.get("ALLIANCE_LINT_TRACEBACK"):
            raise
        return Outcome(task, error=InternalError(error), seconds=time.perf_counter() - started)
    if cache is not None and task.data is None:
        key = cache.key(data, task, packs)
        cache.put(key, codec.encode(document, key))
    return Outcome(task, document, seconds=time.perf_counter() - started)
