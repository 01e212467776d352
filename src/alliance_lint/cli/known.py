"""What ``lint`` takes out of the count: suppressed findings, those of a baseline, those of an earlier revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from alliance_lint.cli.errors import one_line
from alliance_lint.cli.triage import Suppressing, follow

if TYPE_CHECKING:
    from alliance_lint.checking.report import DocumentReport
    from alliance_lint.errors import AllianceLintError
    from alliance_lint.running.since import Since
    from alliance_lint.running.task import Task
    from alliance_lint.settings.resolve import Resolver
    from alliance_lint.triage.baseline import Baseline


class KnownFindings:
    """What is known about the findings of a run before it begins, and what to tell of that when it has ended.

    Baselines and the revision are read at once, so that a mistake in their names costs no time. ``tasks`` are those
    worth doing: in an agreement whose bytes are those of the revision nothing is new.
    """

    def __init__(
        self,
        tasks: Sequence[Task],
        resolver: Resolver,
        suppressing: Suppressing,
        baseline: str | None,
        revision: str | None,
        *,
        jobs: int | None = 1,
    ) -> None:
        """Raises SuppressionError for a baseline that cannot be read, RevisionError for a revision."""
        self.tasks = tuple(tasks)
        self.notes: list[str] = []
        self._resolver = resolver
        self._suppressing = suppressing
        self._baseline = baseline
        self._revision = revision or ""
        self._jobs = jobs
        self._since: Since | None = None
        self._baselines = self._read_baselines()
        if revision is not None:
            from alliance_lint.running.since import since

            self._since = since(self.tasks, revision)
            self.tasks = self._since.changed
            if not self.tasks:
                self.notes.append(f"note: nothing is new: all agreements have the bytes that they had at {revision}")

    @property
    def files(self) -> tuple[str, ...]:
        """The baselines that were read."""
        return tuple(self._baselines)

    def take_out(
        self, documents: Sequence[DocumentReport]
    ) -> tuple[tuple[DocumentReport, ...], tuple[AllianceLintError, ...]]:
        """The documents with the findings marked that do not count, and mistakes in suppressions."""
        read, mistakes = follow(documents, self._suppressing, self._resolver)
        read = self._without_baselines(read, tell=True)
        return (read if self._since is None else self._only_new(read, self._since)), mistakes

    def _read_baselines(self) -> dict[str, Baseline]:
        names = dict.fromkeys(self._baseline_of(task.name) for task in self.tasks)
        if not any(names):
            return {}
        from alliance_lint.triage.baseline import read_baseline

        return {name: read_baseline(name) for name in names if name}

    def _baseline_of(self, path: str) -> str:
        return self._resolver.settings(path).baseline if self._baseline is None else self._baseline

    def _without_baselines(self, documents: Sequence[DocumentReport], *, tell: bool) -> tuple[DocumentReport, ...]:
        if not self._baselines:
            return tuple(documents)
        from alliance_lint.triage.baseline import apply_baseline

        read = list(documents)
        for name, baseline in self._baselines.items():
            places = [at for at, document in enumerate(read) if self._baseline_of(document.path) == name]
            compared = apply_baseline([read[at] for at in places], baseline)
            for at, document in zip(places, compared.documents, strict=True):
                read[at] = document
            if tell and compared.gone:
                findings = "1 finding is" if compared.gone == 1 else f"{compared.gone} findings are"
                self.notes.append(f"note: {name}: {findings} gone; 'alliance-lint baseline prune' takes that out")
        return tuple(read)

    def _only_new(self, documents: Sequence[DocumentReport], since: Since) -> tuple[DocumentReport, ...]:
        from alliance_lint.running.run import run
        from alliance_lint.triage.since import without_former

        paths = [document.path for document in documents if document.path in since.former]
        before: list[DocumentReport] = []
        names: dict[str, str] = {}
        outcomes = run([since.former[path] for path in paths], jobs=self._jobs, load=self._resolver.packs)
        for path, outcome in zip(paths, outcomes, strict=True):
            names[path] = outcome.task.name
            if outcome.document is not None:
                before.append(replace(outcome.document, path=path))
            elif outcome.error is not None:
                self.notes.append(
                    f"note: {path} could not be read as it was at {self._revision}, so all its findings count as new "
                    f"({one_line(outcome.error)})"
                )
        followed, _ = follow(before, self._suppressing, self._resolver)
        then = {document.path: document for document in self._without_baselines(followed, tell=False)}
        return tuple(
            without_former(document, then[document.path], f"{self._revision}:{names[document.path]}")
            if document.path in then
            else document
            for document in documents
        )
