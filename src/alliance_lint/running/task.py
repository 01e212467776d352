"""What is to be linted and how, and what came of it: the values that a run hands around."""

from __future__ import annotations

from dataclasses import dataclass, field

from alliance_lint.checking.report import DocumentReport
from alliance_lint.errors import AllianceLintError
from alliance_lint.settings.model import DEFAULTS, Settings


@dataclass(frozen=True, slots=True)
class Task:
    """One agreement to lint.

    ``path`` is the file, and ``name`` what the report calls it. Where ``data`` holds its bytes (standard input), the
    file is not opened. ``settings`` say which rule packs and checks to run, and what to make of the findings. With
    ``body`` the report is to carry the text.
    """

    path: str
    name: str
    settings: Settings = DEFAULTS
    data: bytes | None = None
    body: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: what is said about the agreement, or why it could not be read; exactly one is not None.

    ``seconds`` is how long that took; ``cached`` says that it was known from an earlier run.
    """

    task: Task
    document: DocumentReport | None = None
    error: AllianceLintError | None = None
    seconds: float = field(default=0.0, compare=False)
    cached: bool = field(default=False, compare=False)
