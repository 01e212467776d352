"""Suppresses findings in all agreements of a run, and finds the suppressions that have expired or become idle."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from alliance_lint.checking.report import CheckResult, DocumentReport, Finding
from alliance_lint.errors import AllianceLintError
from alliance_lint.packs.model import Check
from alliance_lint.triage.globs import files_of, relative
from alliance_lint.triage.grammar import Known
from alliance_lint.triage.own_checks import EXPIRED, FAMILY, OWN_CHECKS, OWN_PACK, UNUSED
from alliance_lint.triage.sidecar import Entry, Sidecars
from alliance_lint.triage.suppress import Claim, checks_run, claim_of, claims_of, open_of, suppress


@dataclass(frozen=True, slots=True)
class Rules:
    """How suppressions are followed: the checks they can name, the day it is, and where they stand.

    ``judged`` holds the ids of the linter's own checks that run. Without ``named`` files, ``suppressions.yaml`` is
    looked for near each agreement.
    """

    known: Known
    today: date
    judged: frozenset[str] = frozenset(check.id for check in OWN_CHECKS)
    named: tuple[str, ...] = ()


def follow_suppressions(
    documents: Iterable[DocumentReport], rules: Rules
) -> tuple[tuple[DocumentReport, ...], tuple[AllianceLintError, ...]]:
    """The documents with their suppressed findings marked, findings about suppressions added, and mistakes in these.

    A mistaken suppression suppresses nothing.
    """
    sidecars = Sidecars(rules.known, rules.named)
    errors: list[AllianceLintError] = []
    read: list[DocumentReport] = []
    ledger = _Ledger()
    for at, document in enumerate(documents):
        claims, mistakes = claims_of(document, rules.known)
        errors += mistakes
        near = tuple(sidecars.entries_near(document.path))
        path = os.path.abspath(document.path)
        seen = {folder: relative(path, folder) for folder in {entry.folder for entry in near}}
        entries = [entry for entry in near if entry.is_about(seen[entry.folder])]
        claims += tuple(map(claim_of, entries))
        result = suppress(document, claims, rules.today)
        ledger.note(at, near, [each for each in entries if each.check in checks_run(document)])
        ledger.used.update(entry for index in result.used if (entry := claims[index].entry) is not None)
        for index, first in result.forestalled.items():
            if (entry := claims[index].entry) is not None:
                ledger.forestalled.setdefault(entry, first)
        own = [
            finding
            for index, claim in enumerate(claims)
            if claim.entry is None
            if index not in result.used
            for finding in _judge(claim, result.document, result.forestalled.get(index), rules)
        ]
        read.append(with_own(result.document, own))
    for at, findings in ledger.judge(read, rules).items():
        read[at] = with_own(read[at], findings)
    return tuple(read), (*errors, *sidecars.errors)


def _judge(claim: Claim, document: DocumentReport, first: Claim | None, rules: Rules) -> Iterable[Finding]:
    """The finding about a comment that suppresses nothing, if there is one; ``first`` does so in its place."""
    if not claim.holds(rules.today):
        if EXPIRED.id in rules.judged:
            yield expired(claim)
    elif claim.check in checks_run(document) and UNUSED.id in rules.judged:
        yield unused(claim, open_of(claim.check, document.findings), first=first)


@dataclass(slots=True)
class _Ledger:
    """Which document of a run first stood near an entry of a file of suppressions, and which the entry is about."""

    near: dict[Entry, int] = field(default_factory=dict)
    about: dict[Entry, int] = field(default_factory=dict)
    used: set[Entry] = field(default_factory=set)
    forestalled: dict[Entry, Claim] = field(default_factory=dict)

    def note(self, at: int, near: Iterable[Entry], about: Iterable[Entry]) -> None:
        for entry in near:
            self.near.setdefault(entry, at)
        for entry in about:
            self.about.setdefault(entry, at)

    def judge(self, documents: Sequence[DocumentReport], rules: Rules) -> dict[int, list[Finding]]:
        """Findings about entries, by the document that shows them: one that the entry is about, else the nearest."""
        found: dict[int, list[Finding]] = {}
        linted = {os.path.abspath(document.path) for document in documents}
        for entry, nearest in self.near.items():
            at = self.about.get(entry, nearest)
            claim = claim_of(entry)
            if not entry.holds(rules.today):
                if entry in self.about and EXPIRED.id in rules.judged:
                    found.setdefault(at, []).append(expired(claim))
            elif entry not in self.used and UNUSED.id in rules.judged and self._is_idle(entry, linted):
                other = open_of(entry.check, documents[at].findings) if entry in self.about else None
                first = self.forestalled.get(entry)
                found.setdefault(at, []).append(unused(claim, other, first=first, no_file=entry not in self.about))
        return found

    def _is_idle(self, entry: Entry, linted: set[str]) -> bool:
        """Only a run that linted all files of an entry can tell that it suppresses nothing."""
        on_disk = {os.path.abspath(os.path.join(entry.folder, file)) for file in files_of(entry.file, entry.folder)}
        return on_disk <= linted if entry in self.about else not on_disk


def expired(claim: Claim) -> Finding:
    """The finding that the last day of a suppression is over."""
    until = "" if claim.until is None else claim.until.isoformat()
    message = (
        f"The suppression of {claim.check} ({claim.place}) held until {until} and is over; "
        "settle the matter and delete it, or renew it."
    )
    return _own(EXPIRED, message, claim)


def unused(
    claim: Claim, elsewhere: Finding | None = None, *, first: Claim | None = None, no_file: bool = False
) -> Finding:
    """The finding that a suppression suppresses nothing.

    ``elsewhere`` is a finding that may have been meant, and ``first`` a suppression that suppresses what it would.
    """
    mend = "delete it"
    if first is not None:
        mend = f"what it is about is suppressed at {first.place} already: delete one of the two"
    elif no_file:
        mend = "there is no such file; mend the name, or delete it"
    elif elsewhere is not None and claim.by == "comment":
        where = elsewhere.location.clause or f"line {elsewhere.location.line}"
        mend = f"the finding stands at {where}: move it before that clause, or write 'ignore-file'"
    elif elsewhere is not None:
        mend = "the finding is not where it says; mend its clause or fingerprint, or delete it"
    return _own(UNUSED, f"The suppression of {claim.check} ({claim.place}) suppresses nothing; {mend}.", claim)


def _own(check: Check, message: str, claim: Claim) -> Finding:
    words = f"{check.id}\n{claim.check}\n{claim.written}"
    return Finding(
        id=check.id,
        name=check.name,
        status="missing",
        severity=check.severity,
        message=message,
        question=check.question,
        why=check.why,
        suggestion="",
        insert="",
        looked_for="",
        quote=claim.written,
        location=claim.location,
        fingerprint=hashlib.sha256(words.encode()).hexdigest()[:16],
    )


def with_own(document: DocumentReport, findings: Sequence[Finding]) -> DocumentReport:
    """The document with findings of the linter's own checks after all others."""
    if not findings:
        return document
    known = checks_run(document)
    added = {
        each.id: CheckResult(each.id, each.name, each.status, each.severity, (), each.question, FAMILY, OWN_PACK.name)
        for each in findings
        if each.id not in known
    }
    return replace(
        document,
        checks=document.checks + tuple(added[key] for key in sorted(added)),
        findings=(*document.findings, *findings),
    )
