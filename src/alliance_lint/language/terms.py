"""Defined terms that are never used, defined twice, or used without a definition."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.numbering import amends
from alliance_lint.language.observation import Observation

_TERM = r"[A-Z][\w&'/.,\-]{0,40}(?: {1,4}(?:[A-Z\d(][\w&'/.,()\-]{0,40}|of|and|or|the|for|to|in|on)){0,7}"
_QUOTED = re.compile(rf"\"(?P<term>{_TERM})\"")
_MEANS = re.compile(
    r" {0,4}(?:\([^()]{1,60}\) ?)?,? {0,2}(?:(?:as used|when used|used|"
    r"for (?:the )?purposes? of)[^,\"]{0,60},? )?(?:or \"[^\"]{1,60}\" )?"
    r"(?:(?:shall|will) )?(?:each |also |collectively )?(?:means?\b|be defined as|is defined as|:)"
)
_ELSEWHERE = re.compile(
    r"(?:shall |will )?(?:have|has|is|are|as|means?|be)?.{0,40}\b(?:set forth|given|ascribed|assigned|defined|"
    r"specified|described|provided|stated)\b.{0,30}\b(?:in|to|on|under|by)\b"
)
_BRACKET = re.compile(r"\((?P<inside>[^()\"]{0,70}(?:\"[^\"]{1,60}\"[^()\"]{0,40}){1,3})\)")
_NO_TERM = re.compile(
    r"(?i:(?:this |the )?agreement|(?:the |a )?part(?:y|ies)|exhibit.*|schedule.*|section.*|hereof|including|"
    r"as is|and|or|contract|we|us|our|you|your|effective date|"
    r"business day|.*\bagreement)$"
)
_OR_AFTER = re.compile(r",? {1,2}(?:or|and) {1,2}\"")
_OR_BEFORE = re.compile(r"\",? {1,2}(?:or|and) {1,2}$")
_OR_MANY = re.compile(r"\((?:s|es|ies)\)")
_FOR_HERE = re.compile(
    r"(?:for (?:the )?purposes? of|as used in|in) this (?:section|clause|article|paragraph|exhibit|schedule|"
    r"definition)",
    re.IGNORECASE,
)
_LIMITED_BEFORE = re.compile(
    r"'s $|\b(?:when used as|used as|as an?|if|where|whenever|except that|provided that|solely)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_LIMITED_AFTER = re.compile(
    r"\b(?:as defined|as set forth|defined in|solely for|has the same meaning|for purposes of|with respect to this)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_MOST = 500
"""More terms than these no agreement has: what looks like one then is something else."""
_PLURALS = ("ies", "es", "s")


class Defined(NamedTuple):
    """A term where it is given a meaning. ``end`` is where the words that define it begin or the bracket ends."""

    term: str
    start: int
    end: int
    bracket: bool
    zone: str
    points: bool


def find_defined(agreement: Agreement, folded: str) -> tuple[Defined, ...]:
    """Every place where a term is given a meaning, or is said to have one, in the order of the text."""
    starts = [clause.start for clause in agreement.clauses]
    found = []
    for match in _QUOTED.finditer(folded):
        term = _OR_MANY.sub("", " ".join(match["term"].split())).strip(" ,.")
        means = _MEANS.match(folded, match.end())
        bracket = means is None and _in_bracket(folded, match.start(), match.end())
        if not (means or bracket):
            continue
        zone = agreement.clauses[max(bisect_right(starts, match.start()) - 1, 0)].zone
        points = _ELSEWHERE.match(folded, match.end(), match.end() + 120) is not None
        found.append(Defined(term, match.start("term"), match.end("term"), bracket, zone, points))
    return tuple(found)


def _in_bracket(folded: str, start: int, end: int) -> bool:
    """Does the quoted term stand in brackets that define it: '(the "Products")'?"""
    first = folded.rfind("(", max(0, start - 70), start)
    if first < 0 or ")" in folded[first:start]:
        return False
    last = folded.find(")", end, end + 60)
    return last >= 0 and "(" not in folded[end:last]


def find_unused_terms(agreement: Agreement, folded: str, defined: Sequence[Defined]) -> Iterator[Observation]:
    """Terms that are defined and then never used, in whatever form or spelling."""
    if not 3 <= len(defined) <= _MOST or amends(agreement, folded):
        return
    names = {name.lower() for party in agreement.parties for name in (*party.names, party.name, party.alias)}
    lowered = folded.lower()
    for each in defined:
        if (
            _NO_TERM.match(each.term)
            or each.points
            or each.zone not in ("operative", "preamble", "recital")
            or _has_synonym(each, folded)
            or each.term.lower() in names
        ):
            continue
        if not any(_used(one, lowered, each.start) for one in each.term.split(" or ")):
            yield Observation(each.start, each.end, (("term", each.term),))


def _has_synonym(each: Defined, folded: str) -> bool:
    """Is the meaning given to two terms at once ('"Market Area" or "DMA" means'), of which one will do?"""
    around = folded[each.end + 1 : each.end + 8], folded[max(0, each.start - 8) : each.start - 1]
    return bool(_OR_AFTER.match(around[0]) or _OR_BEFORE.search(around[1]))


def _used(term: str, lowered: str, own: int) -> bool:
    """Does ``term`` stand anywhere but at ``own``, in the plural, the singular or small letters?"""
    small = term.lower()
    if lowered.find(small, own + len(small)) >= 0 or lowered.find(small, 0, own) >= 0:
        return True
    words = re.findall(r"\w+", small)
    if not words or (len(words) == 1 and small.endswith(("ing", "ed"))):
        return True  # "Validating" is a form of another term
    stem = words[-1]
    for ending in _PLURALS:
        if stem.endswith(ending) and len(stem) > len(ending) + 2:
            stem = stem[: -len(ending)]
            break
    stem = stem[:-1] if stem.endswith("y") and len(stem) > 3 else stem
    # Lines that are indented part the words of a term, too, and "the Client's Materials" are the Client Materials.
    spelled = r"(?:'s)?\W{0,60}".join([*map(re.escape, words[:-1]), re.escape(stem)])
    return any(not match.start() <= own < match.end() for match in re.compile(spelled).finditer(lowered))


def find_terms_defined_twice(agreement: Agreement, folded: str, defined: Sequence[Defined]) -> Iterator[Observation]:
    """Terms that are given two different meanings in the agreement's own text."""
    if amends(agreement, folded):
        return
    signed = next((clause.start for clause in agreement.clauses if clause.zone == "signature"), len(folded))
    names = {name.lower() for party in agreement.parties for name in (*party.names, party.name, party.alias)}
    first: dict[tuple[str, bool], Defined] = {}
    times = Counter((each.term, each.bracket) for each in defined)
    for each in defined:
        if (
            times[each.term, each.bracket] < 2
            or each.zone not in ("operative", "preamble")
            or each.start > signed
            or each.points
            or _NO_TERM.match(each.term)
        ):
            continue
        if each.term.lower() in names or _limited(each, folded):
            continue
        earlier = first.setdefault((each.term, each.bracket), each)
        if earlier is not each and each.start - earlier.end > 90 and not _same_meaning(earlier, each, folded):
            yield Observation(each.start, each.end, (("term", each.term),))


def _limited(each: Defined, folded: str) -> bool:
    """Is this a meaning for one place, one party or one part of speech only, or none at all?"""
    before = folded[max(0, each.start - 110) : each.start - 1]
    after = folded[each.end + 1 : each.end + 161]
    return bool(
        _FOR_HERE.search(before)
        or _FOR_HERE.search(after)
        or _LIMITED_BEFORE.search(before)
        or _LIMITED_AFTER.search(after)
        or after.lstrip()[:1] == ":"
        or (not each.bracket and before.rstrip()[-1:] == ",")
    )


def _same_meaning(one: Defined, other: Defined, folded: str) -> bool:
    """Do the words by which the two are defined begin (or, before a bracket, end) alike?"""
    if one.bracket:
        return bool(_meaning(one, folded) & _meaning(other, folded))
    return _meaning(one, folded) == _meaning(other, folded)


def _meaning(each: Defined, folded: str) -> set[str]:
    if each.bracket:
        return set(_WORD.findall(folded[max(0, each.start - 90) : each.start].lower())[-6:]) - _SMALL
    return set(_WORD.findall(folded[each.end : each.end + 120].lower())[:8])


_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "to",
        "in",
        "by",
        "for",
        "on",
        "with",
        "as",
        "its",
        "their",
        "such",
        "any",
        "all",
        "collectively",
        "each",
        "this",
        "that",
        "is",
    ]
)


def find_undefined_terms(agreement: Agreement, folded: str, defined: Sequence[Defined]) -> Iterator[Observation]:
    """Capitalised terms that the operative part uses again and again, but that are defined nowhere.

    Says nothing of an agreement that takes terms from another one, or that hardly defines any.
    """
    if not 4 <= len(defined) <= _MOST or amends(agreement, folded) or _borrows(folded):
        return
    starts = [clause.start for clause in agreement.clauses]
    uses: dict[str, list[tuple[int, int]]] = {}
    for match in _USED.finditer(folded):
        phrase = " ".join(match["term"].split())
        if phrase.rpartition(" ")[2] not in _HEADS or not folded[match.start() - 1 : match.start()].isspace():
            continue
        if agreement.clauses[max(bisect_right(starts, match.start()) - 1, 0)].zone == "operative":
            uses.setdefault(phrase, []).append(match.span("term"))
    lowered = folded.lower()
    headings = {clause.heading.casefold() for clause in agreement.clauses}
    headings |= {
        folded[b.start : b.end].strip(" :.").casefold() for b in agreement.document.blocks if b.end - b.start < 50
    }
    often = {phrase: places for phrase, places in uses.items() if len(places) >= _OFTEN}
    if len(often) > _MOST:
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


_OFTEN = 3
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
_HEADS = frozenset(
    [
        "Services",
        "Service",
        "Products",
        "Product",
        "Date",
        "Period",
        "Fee",
        "Fees",
        "Price",
        "Prices",
        "Term",
        "Territory",
        "Information",
        "Property",
        "Materials",
        "Material",
        "Sales",
        "Revenue",
        "Revenues",
        "Rights",
        "Projects",
        "Customers",
        "Customer",
        "Software",
        "Documentation",
        "Specifications",
        "Royalty",
        "Royalties",
        "Year",
        "Quarter",
        "Month",
        "Equipment",
        "Facility",
        "Facilities",
        "Site",
        "Website",
        "Content",
        "Technology",
        "Deliverables",
        "Deliverable",
        "Marks",
        "Trademarks",
        "Patents",
        "Improvements",
        "Costs",
        "Expenses",
        "Amount",
        "Amounts",
        "Payment",
        "Payments",
        "Deposit",
        "Commissions",
        "Orders",
        "Losses",
        "Claims",
        "Records",
        "Reports",
        "Goods",
        "Users",
        "Accounts",
        "Percentage",
        "Rates",
    ]
)
