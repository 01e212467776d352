"""Defined terms: where they are defined, which of them are never used, and which are defined twice."""

from __future__ import annotations

import re
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
# Brackets that give an example name what there is already: '(including "The Good Kettle")'.
_FOR_EXAMPLE = re.compile(
    r" {0,3}(?:including|such as|e\.g\.|for example|for instance|like|among others|namely)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
MOST_TERMS = 500
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
    found = []
    for match in _QUOTED.finditer(folded):
        term = _OR_MANY.sub("", " ".join(match["term"].split())).strip(" ,.")
        means = _MEANS.match(folded, match.end())
        bracket = means is None and _in_bracket(folded, match.start(), match.end())
        if not (means or bracket):
            continue
        zone = agreement.clause_at(match.start()).zone
        points = _ELSEWHERE.match(folded, match.end(), match.end() + 120) is not None
        found.append(Defined(term, match.start("term"), match.end("term"), bracket, zone, points))
    return tuple(found)


def _in_bracket(folded: str, start: int, end: int) -> bool:
    """Does the quoted term stand in brackets that define it: '(the "Products")'?"""
    first = folded.rfind("(", max(0, start - 70), start)
    if first < 0 or ")" in folded[first:start] or _FOR_EXAMPLE.match(folded, first + 1):
        return False
    last = folded.find(")", end, end + 60)
    return last >= 0 and "(" not in folded[end:last]


def find_unused_terms(agreement: Agreement, folded: str, defined: Sequence[Defined]) -> Iterator[Observation]:
    """Terms that are defined and then never used, in whatever form or spelling."""
    if not 3 <= len(defined) <= MOST_TERMS or amends(agreement, folded):
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
