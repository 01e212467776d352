"""Lints the text of an editor with the settings that hold where its file lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from alliance_lint import linting
from alliance_lint.checking.report import DocumentReport
from alliance_lint.errors import AllianceLintError
from alliance_lint.packs.model import Pack
from alliance_lint.settings.resolve import Resolver, Sources
from alliance_lint.triage.audit import Rules, follow_suppressions
from alliance_lint.triage.baseline import apply_baseline, read_baseline
from alliance_lint.triage.grammar import Known
from alliance_lint.triage.own_checks import OWN_CHECKS
from alliance_lint.triage.weigh import weigh, weigh_own


@dataclass(frozen=True, slots=True)
class Linted:
    """What is said about a text, the mistakes in what suppresses findings, and the rule packs that were used."""

    report: DocumentReport
    mistakes: tuple[AllianceLintError, ...]
    packs: Sequence[Pack]


def lint_text(text: str, path: str, today: date, load: Callable[[Sequence[str]], Sequence[Pack]]) -> Linted:
    """Lint ``text`` as ``alliance-lint lint`` would lint the file at ``path`` if it held it.

    ``load`` gives the rule packs at some paths. The configuration is read anew each time, for it may have changed.
    Raises AllianceLintError, among others ConfigurationError.
    """
    resolver = Resolver(Sources(), OWN_CHECKS, load)
    settings = resolver.settings(path)
    packs = resolver.packs(settings.packs)
    report = linting.lint_bytes(
        text.encode("utf-8", "replace"), path, packs, select=settings.select, changes=settings.changes
    )
    known = Known.of(check for pack in packs for check in pack.checks)
    rules = Rules(known, today, named=settings.suppressions)
    (report,), mistakes = follow_suppressions((weigh(report, settings),), rules)
    report = weigh_own(report, settings)
    if settings.baseline:
        (report,) = apply_baseline((report,), read_baseline(settings.baseline)).documents
    return Linted(report, mistakes, packs)
