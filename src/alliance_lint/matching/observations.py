"""Makes provisions of what a reader observes of an agreement as a whole: dead references, gaps in the numbers ..."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.dates import find_impossible_dates
from alliance_lint.language.empty_fields import find_empty_fields
from alliance_lint.language.exhibits import find_missing_exhibits
from alliance_lint.language.figures import find_figures_that_differ
from alliance_lint.language.fold import fold
from alliance_lint.language.numbering import Numbering, Oddities, find_oddities, read_numbering
from alliance_lint.language.observation import Observation
from alliance_lint.language.party_names import find_other_names
from alliance_lint.language.references import find_broken_references
from alliance_lint.language.terms import Defined, find_defined, find_terms_defined_twice, find_unused_terms
from alliance_lint.matching.provision import Capture, Provision

_QUOTE = 320
"""Characters of a quote: longer sentences are cut to a window around the words."""

_SPACE = re.compile(r"\s+")


class _Reading:
    """One agreement while it is observed: what several observations ask for is worked out once."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.folded = fold(agreement.document.text)

    @cached_property
    def numbering(self) -> Numbering:
        return read_numbering(self.agreement, self.folded)

    @cached_property
    def oddities(self) -> Oddities:
        return find_oddities(self.agreement, self.folded, self.numbering)

    @cached_property
    def defined(self) -> tuple[Defined, ...]:
        return find_defined(self.agreement, self.folded)

    def undefined(self) -> Iterator[Observation]:
        # Imported only here: its patterns take longer to compile than most, and few runs ask for it.
        from alliance_lint.language.undefined_terms import find_undefined_terms

        return find_undefined_terms(self.agreement, self.folded, self.defined)


_OBSERVERS: Mapping[str, Callable[[_Reading], Iterable[Observation]]] = {
    "broken-reference": lambda reading: find_broken_references(reading.agreement, reading.folded, reading.numbering),
    "missing-exhibit": lambda reading: find_missing_exhibits(reading.agreement, reading.folded),
    "empty-field": lambda reading: find_empty_fields(reading.agreement, reading.folded),
    "numbering-gap": lambda reading: reading.oddities.gaps,
    "numbering-repeat": lambda reading: reading.oddities.repeats,
    "figures-differ": lambda reading: find_figures_that_differ(reading.folded),
    "impossible-date": lambda reading: find_impossible_dates(reading.folded),
    "term-unused": lambda reading: find_unused_terms(reading.agreement, reading.folded, reading.defined),
    "term-defined-twice": lambda reading: find_terms_defined_twice(reading.agreement, reading.folded, reading.defined),
    "term-undefined": lambda reading: reading.undefined(),
    "party-other-name": lambda reading: find_other_names(reading.agreement, reading.folded),
}


def observe(agreement: Agreement, wanted: Iterable[tuple[str, str]]) -> Iterator[Provision]:
    """The provisions that are observed of ``agreement``; ``wanted`` holds kinds with the name of an observation each.

    The names are those of ``packs.model.OBSERVATIONS``. Nothing is observed of a term sheet, which has no sentences.
    """
    if not agreement.sentences:
        return
    reading = _Reading(agreement)
    for kind, name in wanted:
        for each in _OBSERVERS[name](reading):
            yield Provision(
                kind=kind,
                start=each.start,
                end=each.end,
                quote=_quote(agreement, each.start, each.end),
                clause=agreement.clause_at(each.start).index,
                captures=tuple(Capture(name, text, each.start, each.end) for name, text in each.details),
            )


def _quote(agreement: Agreement, start: int, end: int) -> str:
    """The sentence around the words on one line, or as much of it as fits."""
    document, sentences = agreement.document, agreement.sentences
    canonical = agreement.canonical
    at = bisect_right(sentences, canonical.from_document(start), key=lambda sentence: sentence.start) - 1
    first, last = max(0, start - _QUOTE // 3), min(len(document.text), end + _QUOTE // 3)
    if at >= 0 and sentences[at].end > canonical.from_document(start):
        first, sentence_end = canonical.to_document(sentences[at].start, sentences[at].end)
        last = max(end, sentence_end)
    elif at + 1 < len(sentences):  # a label or a heading: what follows it
        first, last = start, max(end, canonical.to_document(sentences[at + 1].start, sentences[at + 1].end)[1])
    spare = max((_QUOTE - (end - start)) // 2, 40)
    if start - first > spare:
        first = _next_word(document.text, start - spare, start)
    if last - end > spare:
        cut = document.text.rfind(" ", end, end + spare)
        last = cut if cut > 0 else end + spare
    return _SPACE.sub(" ", document.text[first:last]).strip()


def _next_word(text: str, at: int, limit: int) -> int:
    cut = text.find(" ", at, limit)
    return limit if cut < 0 else cut + 1
