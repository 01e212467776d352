"""What a redraft fixed and broke: two drafts of one agreement, finding by finding and check by check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from alliance_lint.checking.report import NO_FINDING, SEVERITIES, CheckResult, DocumentReport, Finding, Severity, Status
from alliance_lint.triage.remembered import match, remember

Turn = Literal["better", "worse", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A check whose answer is another one now. ``was`` or ``now`` is None where the check did not run on that draft."""

    id: str
    name: str
    severity: Severity
    was: Status | None
    now: Status | None

    @property
    def turn(self) -> Turn:
        """Better where the question is settled or at least touched now, worse where it no longer is, else changed."""
        if self.was is None or self.now is None or (self.was in NO_FINDING and self.now in NO_FINDING):
            return "changed"
        if self.now in NO_FINDING or (self.was, self.now) == ("missing", "partial"):
            return "better"
        if self.was in NO_FINDING or self.now == "missing":
            return "worse"
        return "changed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts and what became of the findings of the older one. Suppressed findings count on neither side.

    ``fixed`` are findings of the old draft; ``new``, ``eased`` and ``remaining`` of the new one. A finding has eased
    where nothing settled its question and something now does in part: it is no longer the old one, and no worse.
    """

    old: DocumentReport
    new: DocumentReport
    fixed: tuple[Finding, ...]
    broken: tuple[Finding, ...]
    eased: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    changes: tuple[Change, ...]

    def is_worse(self, severity: Severity) -> bool:
        """Is there a new finding of this severity or a graver one?"""
        failing = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return any(finding.severity in failing for finding in self.broken)


def compare(old: DocumentReport, new: DocumentReport) -> Comparison:
    """Compare two drafts; their formats may differ."""
    before, now = old.open_findings, new.open_findings
    still = match(now, remember(before)).known
    # The other way round, for the same rule then picks the findings of the old draft that are left.
    kept = match(before, remember(now)).known
    changes = _changes(old, new)
    eased = {each.id for each in changes if (each.was, each.now) == ("missing", "partial")}
    left = [finding for at, finding in enumerate(now) if at not in still]
    return Comparison(
        old,
        new,
        tuple(finding for at, finding in enumerate(before) if at not in kept and finding.id not in eased),
        tuple(finding for finding in left if finding.id not in eased),
        tuple(finding for finding in left if finding.id in eased),
        tuple(finding for at, finding in enumerate(now) if at in still),
        changes,
    )


def _changes(old: DocumentReport, new: DocumentReport) -> tuple[Change, ...]:
    before, now = _by_id(old), _by_id(new)
    found = []
    for key in dict.fromkeys((*now, *before)):
        was, is_now = before.get(key), now.get(key)
        check = is_now or was
        assert check is not None
        statuses = (was.status if was else None, is_now.status if is_now else None)
        if statuses[0] != statuses[1]:
            found.append(Change(check.id, check.name, check.severity, *statuses))
    return tuple(found)


def _by_id(document: DocumentReport) -> Mapping[str, CheckResult]:
    return {check.id: check for check in document.checks}
