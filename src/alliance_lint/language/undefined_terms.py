"""Capitalised terms that are used again and again, but defined nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.numbering import amends
from alliance_lint.language.observation import Observation
from alliance_lint.language.terms import MOST_TERMS, Defined

_OFTEN = 3
"""Uses that show a capitalised word to be meant as a term."""
_USED = re.compile(r"the {1,2}(?P<term>[A-Z][a-z]+(?:(?: {1,2}|-)[A-Z][a-z]+){0,3})(?= (?!of )[a-z(]|[.,;:)])")
_DEFINED = re.compile(r"defined")
_ELSEWHERE_DEFINED = re.compile(
    r"\b[Tt]erms?\b[^.]{0,90}\bnot (?:otherwise |herein |specifically ){0,2}defined|defined (?:in|by|under) (?:the|"
    r"that|such|its) (?!preamble|first|recitals)(?:\w+ ){0,4}(?:Agreement|Plan|Indenture|Lease|Contract)\b"
)
_KEY_TERMS = (
    "Cover Page",
    "Order Form",
    "Key Terms",
    "Framework Terms",
    "Business Terms",
    "Commercial Terms",
    "Basic Terms",
)
_MEANT_BEFORE = re.compile(r"[\"'] ?(?:the |our |your )?(?:[\w-]+ ){0,2}$")
_MEANT_AFTER = re.compile(
    r"(?:ies|y|es|s)?(?: {1,2}\([^()]{1,40}\))?(?:(?: [\w-]+){0,4}[\"']|(?: shall| will)? {0,2}(?:means?\b|"
    r"be defined|has the meaning)|\))"
)
_SAID_BEFORE = re.compile(
    r"(?:called|known as|referred to as|designated as|termed|following|are:|is:) (?:the |an? )?(?:[\w-]+ )?$"
)
_SAID_AFTER = re.compile(
    r"(?:ies|y|es|s)?(?: {1,2}\([^()]{1,40}\))?(?:(?: shall| will)? {0,2}(?:be the|be as|be those|consist|(?:is|"
    r"are) (?:the|as|those|all|set)\b|refers?\b|includes?\b|:|=| - ))"
)
_HEAD_NOUNS = (
    "Services Service Products Product Date Period Fee Fees Price Prices Term Territory Information Property "
    "Materials Material Sales Revenue Revenues Rights Projects Customers Customer Software Documentation "
    "Specifications Royalty Royalties Year Quarter Month Equipment Facility Facilities Site Website Content "
    "Technology Deliverables Deliverable Marks Trademarks Patents Improvements Costs Expenses Amount Amounts "
    "Payment Payments Deposit Commissions Orders Losses Claims Records Reports Goods Users Accounts "
    "Percentage Rates"
)
_HEADS = frozenset(_HEAD_NOUNS.split())
"""Nouns that terms end in; other capitalised words may be names."""


def find_undefined_terms(agreement: Agreement, folded: str, defined: Sequence[Defined]) -> Iterator[Observation]:
    """Capitalised terms that the operative part uses again and again, but that are defined nowhere.

    Says nothing of an agreement that takes terms from another one, or that hardly defines any.
    """
    if not 4 <= len(defined) <= MOST_TERMS or amends(agreement, folded) or _borrows(folded):
        return
    uses: dict[str, list[tuple[int, int]]] = {}
    for match in _USED.finditer(folded):
        phrase = " ".join(match["term"].split())
        if phrase.rpartition(" ")[2] not in _HEADS or not folded[match.start() - 1 : match.start()].isspace():
            continue
        if agreement.clause_at(match.start()).zone == "operative":
            uses.setdefault(phrase, []).append(match.span("term"))
    lowered = folded.lower()
    headings = {clause.heading.casefold() for clause in agreement.clauses}
    headings |= {
        folded[b.start : b.end].strip(" :.").casefold() for b in agreement.document.blocks if b.end - b.start < 50
    }
    often = {phrase: places for phrase, places in uses.items() if len(places) >= _OFTEN}
    if len(often) > MOST_TERMS:
        return
    for phrase, places in often.items():
        if phrase.casefold() not in headings and not _explained(phrase, folded, lowered):
            yield Observation(*places[0], (("term", phrase), ("uses", str(len(places)))))


def _borrows(folded: str) -> bool:
    """Does the agreement take the meaning of its terms from another text, or from a page of key terms?"""
    return any(page in folded for page in _KEY_TERMS) or any(
        _ELSEWHERE_DEFINED.search(folded, match.start() - 160, match.end() + 160) for match in _DEFINED.finditer(folded)
    )


def _explained(phrase: str, folded: str, lowered: str) -> bool:
    """Is the term, or the part of it that could stand for it, given a meaning in any way at all?"""
    words = phrase.split()
    if phrase.upper() in folded:
        return True  # as a heading
    for first in range(len(words)):
        tail = words[first:]
        stem = tail[-1].lower()
        stem = stem[:-3] if stem.endswith("ies") else stem[:-1] if stem.endswith(("s", "y")) else stem
        spelled = " {1,3}".join([*(re.escape(word.lower()) for word in tail[:-1]), re.escape(stem)])
        for match in re.compile(spelled).finditer(lowered):
            start, end = match.span()
            if _MEANT_AFTER.match(lowered, end) or _MEANT_BEFORE.search(lowered, max(0, start - 40), start):
                return True
            if first == 0 and (
                _SAID_AFTER.match(lowered, end) or _SAID_BEFORE.search(lowered, max(0, start - 40), start)
            ):
                return True
    return False
