"""Takes a side: a one-sided term against us weighs more, and one in our favour is only information."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Finding, NoticeReport, PartyReport, Severity
from alliance_lint.language.names import bare_name

HEAVIER: Mapping[Severity, Severity] = {"info": "warning", "warning": "error", "error": "error"}
"""What a one-sided term weighs for the side that it is against."""

AGAINST_US = " This is against you."
FOR_US = " This is in your favour."
BOTH_SIDES = " Companies of yours are on both sides of it."


def take_side(document: DocumentReport, ours: Sequence[str]) -> DocumentReport:
    """``document`` as the companies named ``ours`` read it, or as it is where there are none.

    A one-sided term that leaves one of ours worse off is a degree graver. One that leaves only others worse off is
    information, and comes without wording to propose: nobody proposes to give an advantage away. Where ours are on
    both sides, or nobody can tell whom a term is against, it keeps its severity. The message says which. An agreement
    to which none of ours is a party gets a notice.
    """
    if not ours:
        return document
    parties = tuple(replace(party, ours=is_ours(party, ours)) for party in document.parties)
    mine = frozenset(party.short for party in parties if party.ours)
    if not mine:
        return replace(document, notices=(*document.notices, NoticeReport(no_party(ours, parties))))
    findings = tuple(_weighed(finding, mine) for finding in document.findings)
    gravest: dict[str, Severity] = {}
    for finding in findings:
        known = gravest.get(finding.id, finding.severity)
        gravest[finding.id] = min(known, finding.severity, key=SEVERITIES.index)
    checks = tuple(replace(check, severity=gravest.get(check.id, check.severity)) for check in document.checks)
    return replace(document, parties=parties, findings=findings, checks=checks)


def is_ours(party: PartyReport, ours: Iterable[str]) -> bool:
    """Is this party one of the companies named ``ours``?

    It is if such a name is its alias, or words of its full name, whatever the capitals, the punctuation and the legal
    form: "acme medical" is Acme Medical Devices, Inc., and so is "Acme Medical GmbH".
    """
    full, alias = _words(party.name), _words(party.alias)
    for name in ours:
        words = _words(bare_name(name)) or _words(name)
        if words and (words == alias or _words(name) == alias or f" {words} " in f" {full} "):
            return True
    return False


def _words(name: str) -> str:
    """Words in small letters with a space between them; full stops within an abbreviation vanish."""
    return " ".join(re.findall(r"\w+", name.casefold().replace(".", "").replace("'", "")))


def _weighed(finding: Finding, mine: frozenset[str]) -> Finding:
    if not finding.against:
        return finding
    against = frozenset(finding.against)
    if not mine & against:
        return replace(
            finding, severity="info", message=finding.message + FOR_US, suggestion="", insert="", insertion=None
        )
    if mine <= against:
        return replace(finding, severity=HEAVIER[finding.severity], message=finding.message + AGAINST_US)
    return replace(finding, message=finding.message + BOTH_SIDES)


def no_party(ours: Sequence[str], parties: Sequence[PartyReport]) -> str:
    """What to say of an agreement with these parties, none of which is one of the companies named ``ours``."""
    named = ", ".join(f"'{name}'" for name in ours)
    if not parties:
        return f"No party was recognised, so none is known to be {named}, and no side was taken."
    return (
        f"No party is {named}, so no side was taken; the parties are "
        f"{', '.join(party.short for party in parties)}. A party is named by its alias, or by words of its full name."
    )
