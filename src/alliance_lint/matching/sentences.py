"""The sentences of one agreement while it is scanned: what several patterns ask for is worked out once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.obligations import Duty, duties
from alliance_lint.language.units import FURNITURE
from alliance_lint.matching.expressions import Words, compiled, words
from alliance_lint.packs.model import Zone

_QUOTE = 480
"""Characters of a quoted sentence: longer ones are cut to a window around the deciding words."""


class Sentences:
    """The sentences by their numbers. Spans of a sentence count the characters of its words, lead and all."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._sentences = agreement.sentences
        self._text = agreement.document.text
        self.parties = len(agreement.parties)
        self.words = [words(agreement.words(sentence)) for sentence in agreement.sentences]
        self.line_sizes = [len(each.text) + 1 for each in self.words]
        """Characters of each, and one for the end of its line."""
        self.clauses = [sentence.clause for sentence in agreement.sentences]
        self._in_zones: dict[tuple[Zone, ...], int] = {}
        self.odd = frozenset(number for number, each in enumerate(self.words) if each.encoded is None)
        """Those with a character beyond ASCII."""
        self.own_starts = [
            len(said.text) - (each.end - each.start) for each, said in zip(agreement.sentences, self.words, strict=True)
        ]
        """Where the words of an item begin after those that introduce it."""
        self._furniture = [(b.start, b.end) for b in agreement.document.blocks if b.kind in FURNITURE]
        self._headings: dict[int, str] = {}
        self._under: dict[str, dict[int, bool]] = {}
        self._duties: dict[int, list[Duty]] = {}
        self._clause_words: dict[int, Words] = {}
        self._whole_quotes: dict[tuple[int, int], tuple[int, int, str]] = {}

    def in_zones(self, zones: tuple[Zone, ...]) -> int:
        """The set of the sentences in these zones: bits by the numbers of sentences (see ``matching.gate``)."""
        if zones not in self._in_zones:
            inside = 0
            for number, clause in enumerate(self.clauses):
                if self._agreement.clauses[clause].zone in zones:
                    inside |= 1 << number
            self._in_zones[zones] = inside
        return self._in_zones[zones]

    def under(self, headings: str, chosen: Iterable[int]) -> list[int]:
        """Those of the sentences ``chosen`` that stand under a heading that the expression ``headings`` matches."""
        known = self._under.setdefault(headings, {})
        found = []
        for sentence in chosen:
            clause = self.clauses[sentence]
            if clause not in known:
                heading = self._heading(clause)
                known[clause] = bool(heading) and compiled(headings).search(heading, heading.lower())
            if known[clause]:
                found.append(sentence)
        return found

    def duties(self, sentence: int) -> list[Duty]:
        """The duties that the sentence puts on the parties, in order."""
        if sentence not in self._duties:
            self._duties[sentence] = duties(self.words[sentence].text, self.parties)
        return self._duties[sentence]

    def place(self, sentence: int, start: int, end: int) -> tuple[int, int]:
        """Document span of a span of the sentence; what reaches into the lead counts from the item's start.

        It has no white space at its ends, which patterns may match and people do not mark.
        """
        here = self._sentences[sentence]
        own = self.own_starts[sentence]
        if end <= own and here.lead is not None and here.leading:
            first, last = self._agreement.canonical.to_document(*here.lead)
        elif end <= own and here.lead is not None:
            first, last = self._agreement.canonical.to_document(here.lead[0] + start, here.lead[0] + end)
        else:
            first, last = self._agreement.canonical.to_document(
                here.start + max(start - own, 0), here.start + end - own
            )
        words = self._text[first:last]
        if not words[:1].isspace() and not words[-1:].isspace():
            return first, last
        if not words.strip():
            return first, last
        return first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())

    def quote(self, sentence: int, match: int, start: int, end: int) -> str:
        """The sentence, or a window of it around the match; before an item, the words it needs to be understood.

        ``match`` is where the match begins in the sentence, ``start`` and ``end`` delimit it in the document.
        """
        here = self._sentences[sentence]
        introduction = ""
        if here.lead is not None and match < self.own_starts[sentence]:
            introduction = self._whole(*here.lead)[2] + " ... "
        first, last, whole = self._whole(here.start, here.end)
        if last - first <= _QUOTE:
            return introduction + whole
        spare = max((_QUOTE - (end - start)) // 2, 40)
        if start - first > spare:
            first = _word_start(self._text, start - spare, start)
        if last - end > spare:
            last = _word_end(self._text, end + spare, end)
        return introduction + self.original(first, last)

    def _whole(self, start: int, end: int) -> tuple[int, int, str]:
        """Where characters ``[start, end)`` of the canonical text stand in the document, and the user's words there."""
        if (start, end) not in self._whole_quotes:
            first, last = self._agreement.canonical.to_document(start, end)
            self._whole_quotes[start, end] = first, last, self.original(first, last)
        return self._whole_quotes[start, end]

    def original(self, start: int, end: int) -> str:
        """The user's words on one line, without the page numbers and running lines between them."""
        parts = []
        at = start
        for first, last in self._furniture[bisect_left(self._furniture, (start, 0)) :]:
            if first >= end:
                break
            parts.append(self._text[at:first])
            at = last
        parts.append(self._text[at:end])
        return " ".join(" ".join(parts).split())

    def _heading(self, clause: int) -> str:
        """The headings above a sentence, the nearest first, on one line each."""
        if clause not in self._headings:
            here = self._agreement.clauses[clause]
            above = self._heading(here.parent) if here.parent is not None and here.parent != clause else ""
            self._headings[clause] = f"{here.heading}\n{above}".strip()
        return self._headings[clause]

    def clause_words(self, clause: int) -> Words:
        """The words of a clause and its sub-clauses."""
        if clause not in self._clause_words:
            inside = {clause}
            for each in self._agreement.clauses[clause + 1 :]:
                if each.parent not in inside:
                    break
                inside.add(each.index)
            first = bisect_left(self.clauses, clause)
            last = bisect_left(self.clauses, max(inside) + 1)
            self._clause_words[clause] = words(" ".join(each.text for each in self.words[first:last]))
        return self._clause_words[clause]


def _word_start(text: str, at: int, limit: int) -> int:
    cut = text.find(" ", at, limit)
    return limit if cut < 0 else cut + 1


def _word_end(text: str, at: int, limit: int) -> int:
    cut = text.rfind(" ", limit, at)
    return at if cut < 0 else cut
