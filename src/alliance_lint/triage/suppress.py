"""Takes findings of one agreement out of the count where somebody has said why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from alliance_lint.checking.report import DocumentReport, Finding, Location, Suppression
from alliance_lint.errors import SuppressionError
from alliance_lint.triage.grammar import GrammarError, Known, read_order
from alliance_lint.triage.sidecar import Entry


@dataclass(frozen=True, slots=True)
class Claim:
    """That findings of one check are suppressed: by whom, why, until when.

    ``written`` are the words that say so, ``place`` where they stand (``deal.md:12``), and ``location`` the same for
    the finding about them. A comment is about the characters ``[start, end)`` and about what is missing altogether, or
    about the ``whole_file``; an ``entry`` of a file of suppressions says itself which findings it is about.
    """

    check: str
    by: Literal["comment", "file"]
    reason: str
    until: date | None
    written: str
    place: str
    location: Location
    start: int = 0
    end: int = 0
    whole_file: bool = True
    entry: Entry | None = None

    def covers(self, finding: Finding) -> bool:
        """Is the finding one of those that are meant?"""
        if self.entry is not None:
            return self.entry.covers(finding)
        if finding.id != self.check:
            return False
        if self.whole_file or not finding.quote:
            return True
        start, end = finding.location.start, finding.location.end
        return start < self.end and max(end, start + 1) > self.start

    def holds(self, today: date) -> bool:
        """Is its last day not over?"""
        return self.until is None or today <= self.until

    def suppression(self) -> Suppression:
        """The claim as reports show it beside a finding."""
        until = "" if self.until is None else self.until.isoformat()
        return Suppression(self.by, self.reason, until, self.place)


_TOP = Location("", 1, 1, 1, 1, 1, 0, 0)
"""A file of suppressions is none of the documents; what is said of it stands at the beginning of one that it is for."""


def claim_of(entry: Entry) -> Claim:
    """The entry of a file of suppressions as a claim."""
    return Claim(entry.check, "file", entry.reason, entry.until, entry.written, entry.place, _TOP, entry=entry)


def claims_of(document: DocumentReport, known: Known) -> tuple[tuple[Claim, ...], tuple[SuppressionError, ...]]:
    """What the comments of the document claim, and the mistakes in others, which claim nothing."""
    claims: list[Claim] = []
    errors: list[SuppressionError] = []
    for each in document.directives:
        line, column = each.location.line, each.location.column
        try:
            order = read_order(each.text, known)
        except GrammarError as error:
            errors.append(SuppressionError(str(error), path=document.path, line=line, column=column))
            continue
        written, place = f"alliance-lint: {each.text}", f"{document.path}:{line}"
        about = (each.location, each.start, each.end, order.whole_file)
        claims += [Claim(check, "comment", order.reason, order.until, written, place, *about) for check in order.checks]
    return tuple(claims), tuple(errors)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A document whose findings carry their suppressions, and which claims made them, by index.

    ``forestalled`` are those that would have suppressed a finding, had another, which is given, not come first.
    """

    document: DocumentReport
    used: frozenset[int]
    forestalled: Mapping[int, Claim]


def suppress(document: DocumentReport, claims: Sequence[Claim], today: date) -> Suppressed:
    """Suppress what ``claims`` say, the first that holds; one whose last day is over suppresses nothing.

    Findings that are suppressed already stay as they are.
    """
    used: set[int] = set()
    forestalled: dict[int, Claim] = {}
    findings = []
    in_force = [(at, claim) for at, claim in enumerate(claims) if claim.holds(today)]
    for finding in document.findings:
        covering = [(at, claim) for at, claim in in_force if finding.suppression is None and claim.covers(finding)]
        if not covering:
            findings.append(finding)
            continue
        (first, claim), *others = covering
        used.add(first)
        for at, _ in others:
            forestalled.setdefault(at, claim)
        findings.append(replace(finding, suppression=claim.suppression()))
    return Suppressed(replace(document, findings=tuple(findings)), frozenset(used), forestalled)


def checks_run(document: DocumentReport) -> frozenset[str]:
    """The ids of the checks that were asked. Of others nothing is known, so what suppresses them is never unused."""
    return frozenset(check.id for check in document.checks)


def open_of(check: str, findings: Iterable[Finding]) -> Finding | None:
    """The first finding of the check that nobody has suppressed."""
    return next((each for each in findings if each.id == check and each.suppression is None), None)
