"""References that lead nowhere: "Section 7.4" where there is none, "Exhibit C" where only A and B are attached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.labels import roman_value
from alliance_lint.language.numbering import (
    Numbered,
    Numbering,
    Parts,
    cited,
    roman,
    spelled_number,
    stands_as_label,
)
from alliance_lint.language.observation import Observation
from alliance_lint.language.stems import places_of

_MOST = 6
"""More references than these that seem dead are a sign that the outline was not read as it was meant."""
_FARTHEST = 8
"""How far beyond the last section a number may be and still be meant for this agreement."""

_LOOK_UPS = 200
"""Different numbers that are looked up in one agreement."""
_DECIMALS = 6
"""Decimal clauses that show an outline to use them."""
_SECTIONS = 5
"""Sections that show an outline to be whole."""

_STEMS = ("ection", "rticle", "lause", "aragraph", "ECTION", "RTICLE")
_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}(?![\d%]|\.\d)"
_ITEMS = r"(?: ?\([A-Za-z]{1,4}\)| ?\(\d{1,2}\)){0,4}"
_CITATION = re.compile(
    rf"(?P<word>[Ss]ections?|[Aa]rticles?|[Cc]lauses?|[Pp]aragraphs?|SECTIONS?|"
    rf"ARTICLES?) {{1,3}}(?P<first>{_NUMBER}|(?-i:[IVX]{{1,6}})\b)(?P<items>{_ITEMS})"
    rf"(?P<more>(?: ?(?:, ?(?:and|or)?|and|or|through|to|&|-) ?(?:[Ss]ections? )?{_NUMBER}{_ITEMS}){{0,8}})"
)
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?P<items>{_ITEMS})")
_OWN = re.compile(
    r"[ ,]{0,2}(?:\([^()]{0,60}\) ?)?(?:hereof|herein|hereto|above|below|hereunder|(?:of|to|in|under) (?:this|"
    r"the present) (?:Agreement|AGREEMENT|Contract|agreement))\b"
)
_ELSEWHERE = re.compile(
    r"[ ,]{0,2}(?:\([^()]{0,80}\) ?)?(?:(?:thereof|therein|thereto|of (?:such|its|their|that|said|each|any|which))\b"
    r"|(?:of|to|in|under|from|at|within|as set forth in|contained in|set forth in) (?:the |an? )?(?!this\b|"
    r"the following)[\"(]?[A-Z0-9]"
    r"|(?:of|to|in|under) (?:the|this|an?) (?!present|agreement)(?:\w+ ){0,3}(?:agreement|lease|act|code|law|"
    r"regulations?|rules?|plan|policy|"
    r"exhibit|schedule|annex|appendix|attachment|license|contract|guidelines|treaty|directive|statement|terms|"
    r"bylaws|certificate|indenture|standards?)\b"
    r"|of (?:Exhibit|Schedule|Annex|Appendix|Attachment)|\d|[(]S[)]|et seq|U\.S\.C|CFR|C\.F\.R)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:Act|Code|Law|Laws|Regulations?|Regs?\.?|Rules?|Statutes?|U\.S\.C\.?|C\.F\.R\.?|Agreement|AGREEMENT|"
    r"Contract|Lease|Plan|Exhibit [A-Z0-9-]{1,4}|"
    r"Schedule [A-Z0-9-]{1,4}|Addendum|Annex [A-Z0-9]{1,3}|Convention|Constitution|Directive|GDPR|FAR|Treaty|"
    r"Policy|Charter|Bylaws|Ordinance|Part|Title|Chapter|UCC|IRC|Order|License|ISO),?"
    r"(?: \([^()]{0,30}\))?,? {0,2}(?:(?:[Aa]t|[Ii]n|under|and|or|pursuant to|to|-|as|of|the|"
    r"per) {1,2}){0,2}[\"(]?$|[$#§] ?$"
)
_ABROAD = re.compile(
    r"\b(?:Act|Code|Regulations?|U\.S\.C|C\.F\.R|statute|Treas|IRS|Prime Agreement|Master Agreement|Lease|"
    r"Purchase Agreement|Bankruptcy|"
    r"Securities|Internal Revenue|Companies|Income[- ]Tax|Insurance Law|Civil|Commercial Code|ICC|UNCITRAL)\b",
)


_FIRST_ITEM = re.compile(r"\(([a-z])\)")
_ITEM_LABEL = re.compile(r"(?<!\w)([A-Za-z]) ?\)|(?<= )([a-z])\. ")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _Target(NamedTuple):
    """One number that is referred to: as written, as numbers, with its items ("(a)(ii)"), and its place."""

    word: str
    number: str
    parts: Parts
    items: str
    start: int
    end: int


def find_broken_references(agreement: Agreement, folded: str, numbering: Numbering) -> Iterator[Observation]:
    """References to sections and articles that this agreement does not have.

    Says nothing where the outline is not sound enough to be sure, nor of references to other documents.
    """
    if numbering.amends or not numbering.ordered:
        return
    book = _Book(folded, numbering)
    found: dict[tuple[tuple[str, str], ...], Observation] = {}
    for citation in _citations(agreement, folded):
        for target in _targets(citation):
            last = book.last_instead(target)
            if last and not _of_another_text(folded, citation):
                details = (("target", _named(target)), ("last", last))
                found.setdefault(details, Observation(target.start, target.end, details))
    if len(found) <= _MOST:
        yield from found.values()


def _citations(agreement: Agreement, folded: str) -> Iterator[re.Match[str]]:
    """Every place in the operative part that cites a section, in order."""
    for at in (place - 1 for place in places_of(_STEMS, folded) if place):
        match = _CITATION.match(folded, at)
        if match is None or (at and folded[at - 1].isalnum()):
            continue
        clause = agreement.clause_at(at)
        if clause.zone == "operative" and clause.start != at:
            yield match


def _targets(citation: re.Match[str]) -> Iterator[_Target]:
    """The numbers that are cited together: "Sections 2.1, 2.3(a) and 4"."""
    word = citation["word"].rstrip("sS").capitalize()
    first = citation.start("first")
    if not citation["first"][0].isdigit():
        if value := roman_value(citation["first"].lower()):
            yield _Target(word, citation["first"], (value,), "", citation.start(), citation.end("first"))
        return
    for one in _ONE.finditer(citation.string, first, citation.end()):
        parts = tuple(map(int, one["number"].split(".")))
        start = citation.start() if one.start() == first else one.start()
        yield _Target(word, one["number"], parts, one["items"].replace(" ", ""), start, one.end())


def _of_another_text(folded: str, citation: re.Match[str]) -> bool:
    """Is what is cited part of a statute, an exhibit or another agreement?"""
    start, end = citation.span()
    if _BEFORE.search(folded, max(0, start - 60), start):
        return True
    if _OWN.match(folded, end):
        return False
    if _ELSEWHERE.match(folded, end):
        return True
    first = max(folded.rfind(". ", max(0, start - 160), start), start - 160, 0)
    last = folded.find(". ", end, end + 120)
    return bool(_ABROAD.search(folded, first, start) or _ABROAD.search(folded, end, last if last >= 0 else end + 120))


class _Book:
    """The outline, to look numbers up in. What has been looked up is kept; after too many look-ups nothing is sure."""

    def __init__(self, folded: str, numbering: Numbering) -> None:
        self._folded = folded
        self._numbering = numbering
        self._items: dict[Parts, tuple[str, frozenset[str]]] = {}
        self._answers: dict[tuple[str, Parts], str] = {}

    def last_instead(self, target: _Target) -> str:
        """The last clause there is instead of the one that ``target`` asks for; "" where it may exist."""
        parts = target.parts
        if len(parts) > 1 and parts[-1] == 0:
            parts = parts[:-1]
        if 0 in parts:
            return ""
        if parts in self._numbering.all or (len(parts) == 1 and parts[0] in self._numbering.firsts):
            return self._last_item(target.items, parts) if target.items else ""
        key = target.word, parts
        if key not in self._answers:
            if len(self._answers) >= _LOOK_UPS:
                return ""
            last = self._last_top(target.word, parts[0]) if len(parts) == 1 else self._last_decimal(parts)
            self._answers[key] = last
        return self._answers[key]

    def _last_decimal(self, parts: Parts) -> str:
        numbering = self._numbering
        siblings = numbering.below.get(parts[:-1], ())
        if siblings:
            last = _counted(siblings)
            if not 2 <= last < parts[-1] or not self._closed(siblings[-1]):
                return ""
            return "" if self._stands(parts) else siblings[-1].clause.number
        tops = _counted(numbering.tops) or _counted(numbering.articles)
        if len(parts) > 2 or not tops < parts[0] <= tops + _FARTHEST or parts[0] in numbering.firsts:
            return ""
        if not tops or sum(map(len, numbering.below.values())) <= _DECIMALS or self._stands(parts):
            return ""
        return str(tops)

    def _last_top(self, word: str, value: int) -> str:
        numbering = self._numbering
        series = numbering.articles if word == "Article" else numbering.tops
        last = _counted(series)
        if last < _SECTIONS or not last < value <= last + _FARTHEST or word == "Paragraph":
            return ""
        numeral = rf"(?:{value}|{roman(value)})"
        spelled = rf"(?<![\d.,$(]){value} ?[.):](?!\d)|\b{value} {{1,4}}[A-Z]|(?:ARTICLE|SECTION) {{1,3}}{numeral}\b"
        return "" if stands_as_label(self._folded, spelled, 0, len(self._folded)) else series[-1].clause.number

    def _last_item(self, items: str, parts: Parts) -> str:
        """The last item of an existing clause, where the one that is asked for is not among them."""
        asked = _FIRST_ITEM.match(items)
        if asked is None or asked[1] in "ivx":
            return ""
        if parts not in self._items:
            if len(self._items) >= _LOOK_UPS:
                return ""
            self._items[parts] = self._read_items(parts)
        number, here = self._items[parts]
        last = next((at for at, letter in enumerate(_LETTERS) if letter not in here), 0)
        if last < 2 or asked[1] in here or _LETTERS.index(asked[1]) < last:
            return ""
        return f"{number}({_LETTERS[last - 1]})"

    def _read_items(self, parts: Parts) -> tuple[str, frozenset[str]]:
        """The number of a clause, and the letters that can be labels in it: none where its end is not sure."""
        ordered = self._numbering.ordered
        bases = [at for at, each in enumerate(ordered) if each.parts == parts]
        if len(bases) != 1:
            return "", frozenset()
        base = ordered[bases[0]].clause
        following = next((each for each in ordered[bases[0] + 1 :] if each.parts[: len(parts)] != parts), None)
        next_here, next_above = (*parts[:-1], parts[-1] + 1), (*parts[:-2], parts[-2] + 1) if len(parts) > 1 else ()
        if following is None or following.parts not in (next_here, next_above):
            return "", frozenset()
        found = _ITEM_LABEL.finditer(self._folded, base.start, following.clause.start)
        letters = {(match[1] or match[2]).lower() for match in found if not cited(self._folded, match.start())}
        return base.number, frozenset(letters)

    def _stands(self, parts: Parts) -> bool:
        """Could the number stand somewhere as a label that was not read as one?"""
        return stands_as_label(self._folded, spelled_number(parts), 0, len(self._folded))

    def _closed(self, last: Numbered) -> bool:
        """Does another section follow the one that ``last`` ends, so that nothing of it can be missing?"""
        following = ((*last.parts[:-2], last.parts[-2] + 1), (last.parts[0] + 1,))
        return any(
            each.parts[: len(one)] == one
            for each in self._numbering.ordered
            if each.clause.start > last.clause.start
            for one in following
        )


def _counted(series: Sequence[Numbered]) -> int:
    """The last number of a series that runs 1, 2, 3 without gap or repeat, else 0."""
    values = [each.parts[-1] for each in series]
    return len(values) if len(values) >= 2 and values == list(range(1, len(values) + 1)) else 0


def _named(target: _Target) -> str:
    asked = _FIRST_ITEM.match(target.items)
    return f"{target.word} {target.number}{asked[0] if asked else ''}"
