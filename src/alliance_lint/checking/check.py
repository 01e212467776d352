"""Runs the checks of rule packs over the provisions of one agreement."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from alliance_lint.checking.against import worse_off
from alliance_lint.checking.conditions import Holding, Situation, evaluate, looked_for
from alliance_lint.checking.insertion import anchor, find_insertion, in_words
from alliance_lint.checking.place import Places, directive_report
from alliance_lint.checking.report import (
    NO_FINDING,
    CheckResult,
    DocumentReport,
    Evidence,
    Finding,
    NoticeReport,
    PartyReport,
    ProvisionReport,
    Status,
)
from alliance_lint.checking.wording import fill, is_instruction
from alliance_lint.language.agreement import Agreement
from alliance_lint.matching.provision import Provision, Provisions
from alliance_lint.packs.model import Check, Pack

_MOST_EVIDENCE = 12
"""Quotes shown for one check: the first ones decide, more would only be read past."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked: an agreement with its provisions and its kind."""

    agreement: Agreement
    provisions: Provisions
    kind: str


def agreement_kind(provisions: Provisions, packs: Sequence[Pack]) -> str:
    """The kind of agreement by the first condition that holds, or "" where none does."""
    for pack in packs:
        for kind, condition in pack.agreements:
            if evaluate(condition, Situation(provisions, "", pack.conditions)).holds:
                return kind
    return ""


def runs(check: Check, wanted: frozenset[str] | None) -> bool:
    """Is the check to run? ``wanted`` holds the ids of those that are; None stands for those that run by default."""
    return check.by_default if wanted is None else check.id in wanted


def check_agreement(subject: Subject, packs: Sequence[Pack], wanted: frozenset[str] | None = None) -> DocumentReport:
    """Everything the packs say about one agreement.

    ``wanted`` holds the ids of the checks to run; None stands for those that run by default.
    """
    results, findings = [], []
    places = Places(subject.agreement)
    for pack in packs:
        situation = Situation(subject.provisions, subject.kind, pack.conditions)
        titles = {kind.kind: kind.title for kind in pack.provisions}
        for check in pack.checks:
            if not runs(check, wanted):
                continue
            result, found = _run(check, subject, places, situation, titles, pack)
            results.append(result)
            findings += found
    agreement = subject.agreement
    document = agreement.document
    return DocumentReport(
        path=document.path,
        format=document.format,
        title=agreement.title,
        kind=subject.kind,
        parties=tuple(PartyReport(party.name, party.alias, party.role) for party in agreement.parties),
        checks=tuple(results),
        findings=tuple(findings),
        provisions=tuple(
            ProvisionReport(
                kind=each.kind,
                quote=each.quote,
                location=places.locate(each.start, each.end),
                bound=tuple(agreement.parties[index].short for index in sorted(each.bound)),
                captures={capture.name: capture.text for capture in each.captures},
            )
            for each in subject.provisions.all
        ),
        notices=tuple(
            NoticeReport(notice.message, None if notice.start is None else places.locate(notice.start, notice.start))
            for notice in document.notices
        ),
        directives=tuple(directive_report(agreement, places, directive) for directive in document.directives),
    )


def _run(
    check: Check, subject: Subject, places: Places, situation: Situation, titles: dict[str, str], pack: Pack
) -> tuple[CheckResult, list[Finding]]:
    status, holding = check.decide[-1].status, Holding(True)
    for case in check.decide:
        holding = evaluate(case.condition, situation)
        if holding.holds:
            status = case.status
            break
    shown = holding.by[:_MOST_EVIDENCE]
    evidence = tuple(Evidence(each.quote, places.locate(each.start, each.end)) for each in shown)
    family = pack.families.get(check.id[:3], "")
    result = CheckResult(check.id, check.name, status, check.severity, evidence, check.question, family, pack.name)
    if status in NO_FINDING:
        return result, []
    if check.each and holding.by:
        every = sorted(holding.by, key=lambda provision: (provision.start, provision.end))
        return result, [_finding(check, status, subject, places, (each,), titles) for each in every]
    return result, [_finding(check, status, subject, places, holding.by, titles)]


def _finding(
    check: Check,
    status: Status,
    subject: Subject,
    places: Places,
    by: tuple[Provision, ...],
    titles: dict[str, str],
) -> Finding:
    """What to say of the provisions ``by`` that decided the status, or of there being none."""
    agreement = subject.agreement
    if by:
        first = by[0]
        quote, location = first.quote, places.locate(first.start, first.end)
        if status == "conflict":
            # A conflict takes two: the words that cannot both hold are shown side by side.
            quote = " / ".join(list(dict.fromkeys(each.quote for each in by))[:2])
    else:
        at = anchor(check.insert_after, agreement, subject.provisions)
        quote, location = "", places.locate(at, at)
    suggestion = fill(check.wording(status, subject.kind), agreement, by)
    # Several findings of a check can stand in one sentence; their own words tell them apart.
    words = agreement.document.text[by[0].start : by[0].end] if check.each and by else ""
    insertion = None
    if words:
        insert = "in place of the words quoted"
    elif by and is_instruction(suggestion):
        insert = "at the words quoted"
    else:
        insertion = find_insertion(check.insert_after, agreement, subject.provisions, by)
        insert = in_words(insertion, agreement, quoted=bool(by))
    return Finding(
        id=check.id,
        name=check.name,
        status=status,
        severity=check.severity,
        message=fill(check.message[status], agreement, by),
        question=check.question,
        why=fill(check.why, agreement, by),
        suggestion=suggestion,
        insert=insert,
        looked_for="; ".join(titles[kind] for kind in looked_for(check) if kind in titles),
        quote=quote,
        location=location,
        fingerprint=_fingerprint(check.id, status, f"{words} {quote}"),
        against=worse_off(check, by, agreement.parties) if status == "one_sided" else (),
        insertion=insertion,
    )


def _fingerprint(check: str, status: str, quote: str) -> str:
    """Sixteen hexadecimal digits that stay the same while the words concerned do, wherever they stand."""
    words = " ".join(re.findall(r"\w+", quote.casefold()))
    return hashlib.sha256(f"{check}\n{status}\n{words}".encode()).hexdigest()[:16]
