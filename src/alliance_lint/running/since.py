"""What of a run is worth linting when only what is new since a git revision is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alliance_lint.errors import UsageError
from alliance_lint.running.revision import files_at
from alliance_lint.running.task import Task


@dataclass(frozen=True, slots=True)
class Since:
    """The agreements whose bytes have changed, and how they were.

    ``former`` has, for each of ``changed`` that was there at the revision, the task to lint it as it was, with the
    settings it has now; it is keyed by the path now. ``unchanged`` counts the agreements in which nothing can be new.
    """

    changed: tuple[Task, ...]
    former: dict[str, Task]
    unchanged: int


def since(tasks: Sequence[Task], revision: str) -> Since:
    """Split the tasks of a run by what their files were at ``revision``.

    Raises RevisionError where that cannot be told, and UsageError for standard input, which has no past.
    """
    if any(task.data is not None for task in tasks):
        raise UsageError("--since does not go with '-': standard input has no earlier revision; name the file")
    found = files_at(revision, [task.path for task in tasks])
    changed = tuple(task for task in tasks if task.path not in found or not found[task.path].unchanged)
    former = {
        # Its name then tells the format that it had.
        task.path: replace(task, name=found[task.path].path, data=found[task.path].data, body=False)
        for task in changed
        if task.path in found
    }
    return Since(changed, former, len(tasks) - len(changed))
