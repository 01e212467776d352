"""Finds the provisions of an agreement by the patterns of rule packs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alliance_lint.language.agreement import Agreement, Sentence
from alliance_lint.language.obligations import Duty, duties, resolve
from alliance_lint.language.units import FURNITURE
from alliance_lint.matching.expressions import any_of, compiled
from alliance_lint.matching.gate import Gate
from alliance_lint.matching.provision import Capture, Provision, Provisions
from alliance_lint.matching.tokens import token_matches
from alliance_lint.packs.model import Alternative, ProvisionKind

_QUOTE = 480
"""Characters of a quoted sentence: longer ones are cut to a window around the deciding words."""

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Trial:
    """A pattern of the gate: the alternative of a kind that it belongs to. ``regex`` is None for token patterns."""

    kind: str
    alternative: Alternative
    regex: str | None


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match in the words of one sentence (offsets in those words)."""

    start: int
    end: int
    who: tuple[int, int] | None
    groups: tuple[tuple[str, int, int], ...]


class Scanner:
    """Finds provisions of the given kinds. Made once for a run; it keeps nothing of the agreements it has read."""

    def __init__(self, kinds: Iterable[ProvisionKind]) -> None:
        self._trials: list[_Trial] = []
        literals = []
        for kind in kinds:
            for alternative in kind.match:
                for pattern in alternative.any:
                    self._trials.append(_Trial(kind.kind, alternative, pattern.regex))
                    literals.append(pattern.literals)
                if alternative.tokens:
                    self._trials.append(_Trial(kind.kind, alternative, None))
                    literals.append((tuple(anchor.lower() for anchor in alternative.anchors),))
        self._gate = Gate(literals)

    def find(self, agreement: Agreement) -> Provisions:
        """All provisions of the scanner's kinds in ``agreement``, in the order of the text."""
        reading = _Reading(agreement)
        found: dict[tuple[object, ...], Provision] = {}
        for sentence, trials in self._gate.candidates(reading.lowered):
            text, lower = reading.texts[sentence], reading.lowered[sentence]
            zone = reading.zone(sentence)
            for number in trials:
                trial = self._trials[number]
                # Most tries end here: each of these questions is cheaper than setting out to find all matches.
                if zone not in trial.alternative.zones:
                    continue
                if trial.alternative.headings and not reading.under(sentence, trial.alternative.headings):
                    continue
                if trial.regex is not None and not compiled(trial.regex).search(text, lower):
                    continue
                for hit in reading.hits(sentence, trial):
                    provision = reading.provision(sentence, trial, hit)
                    captures = tuple((capture.name, capture.text) for capture in provision.captures)
                    key = (provision.kind, sentence, captures, provision.bound)
                    if key not in found:
                        found[key] = provision
        return Provisions(tuple(sorted(found.values(), key=lambda each: (each.start, each.end, each.kind))))


class _Reading:
    """One agreement while it is scanned: what several patterns ask for is worked out once."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._sentences = agreement.sentences
        self._parties = len(agreement.parties)
        self.texts = [agreement.words(sentence) for sentence in agreement.sentences]
        self.lowered = [text.lower() for text in self.texts]
        self._furniture = [(b.start, b.end) for b in agreement.document.blocks if b.kind in FURNITURE]
        self._headings: dict[int, str] = {}
        self._under: dict[tuple[tuple[str, ...], int], bool] = {}
        self._duties: dict[int, list[Duty]] = {}
        self._clause_texts: dict[int, tuple[str, str]] = {}

    def zone(self, sentence: int) -> str:
        """The part of the agreement in which the sentence stands."""
        return self._agreement.clauses[self._sentences[sentence].clause].zone

    def under(self, sentence: int, headings: tuple[str, ...]) -> bool:
        """Does the sentence stand under a heading that one of ``headings`` matches?"""
        clause = self._sentences[sentence].clause
        key = (headings, clause)
        if key not in self._under:
            heading = self._heading(clause)
            self._under[key] = bool(heading) and any_of(headings).search(heading, heading.lower())
        return self._under[key]

    def hits(self, sentence: int, trial: _Trial) -> Iterator[_Hit]:
        """The matches of one pattern in one sentence that `all` and `none` let pass."""
        text = self.texts[sentence]
        if trial.regex is not None:
            hits = _regex_hits(trial.regex, text, self.lowered[sentence])
        else:
            hits = _token_hits(trial.alternative, text)
        own = self._own_start(sentence)
        passed = False
        for hit in hits:
            if hit.end <= own:
                continue  # The words before an enumeration are a sentence of their own.
            if not passed and not self._passes(sentence, trial.alternative):
                return
            passed = True
            yield hit

    def _passes(self, sentence: int, alternative: Alternative) -> bool:
        if not alternative.all and not alternative.none:
            return True
        text, lower = self.texts[sentence], self.lowered[sentence]
        if alternative.scope == "clause":
            text, lower = self._clause_text(self._sentences[sentence].clause)
        if alternative.none and any_of(alternative.none).search(text, lower):
            return False
        return all(compiled(regex).search(text, lower) for regex in alternative.all)

    def provision(self, sentence: int, trial: _Trial, hit: _Hit) -> Provision:
        """The provision that a match stands for, with offsets in the document."""
        start, end = self._trimmed(*self._locate(sentence, hit.start, hit.end))
        captures = []
        for name, first, last in hit.groups:
            a, b = self._trimmed(*self._locate(sentence, first, last))
            captures.append(Capture(name, self._original(a, b), a, b))
        return Provision(
            kind=trial.kind,
            start=start,
            end=end,
            quote=self._quote(sentence, hit, start, end),
            clause=self._sentences[sentence].clause,
            captures=tuple(captures),
            bound=frozenset(self._bound(sentence, trial.alternative, hit)),
        )

    def _bound(self, sentence: int, alternative: Alternative, hit: _Hit) -> tuple[int, ...]:
        text = self.texts[sentence]
        if hit.who is not None:
            named = resolve(text[hit.who[0] : hit.who[1]], self._parties, text[: hit.who[0]])
            if alternative.bound == "others" and named:
                return tuple(party for party in range(self._parties) if party not in named)
            return named
        if alternative.bound == "all":
            return tuple(range(self._parties))
        if alternative.bound != "subject":
            return ()
        if sentence not in self._duties:
            self._duties[sentence] = duties(text, self._parties)
        before = [duty for duty in self._duties[sentence] if duty.start < hit.end]
        return next((duty.who for duty in reversed(before) if duty.who), ())

    def _own_start(self, sentence: int) -> int:
        lead = self._sentences[sentence].lead
        return 0 if lead is None else lead[1] - lead[0] + 1

    def _locate(self, sentence: int, start: int, end: int) -> tuple[int, int]:
        """Document span of a span of the sentence's words; what reaches into the lead counts from the item's start."""
        here: Sentence = self._sentences[sentence]
        own = self._own_start(sentence)
        if end <= own and here.lead is not None:
            return self._agreement.canonical.to_document(here.lead[0] + start, here.lead[0] + end)
        return self._agreement.canonical.to_document(here.start + max(start - own, 0), here.start + end - own)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The span without white space at its ends, which patterns may match and people do not mark."""
        words = self._agreement.document.text[start:end]
        if not words.strip():
            return start, end
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def _quote(self, sentence: int, hit: _Hit, start: int, end: int) -> str:
        """The sentence, or a window of it around the match; before an item, the words it needs to be understood."""
        here = self._sentences[sentence]
        introduction = ""
        if here.lead is not None and hit.start < self._own_start(sentence):
            introduction = self._original(*self._agreement.canonical.to_document(*here.lead)) + " ... "
        first, last = self._agreement.canonical.to_document(here.start, here.end)
        if last - first > _QUOTE:
            text = self._agreement.document.text
            spare = max((_QUOTE - (end - start)) // 2, 40)
            if start - first > spare:
                first = _word_start(text, start - spare, start)
            if last - end > spare:
                last = _word_end(text, end + spare, end)
        return introduction + self._original(first, last)

    def _original(self, start: int, end: int) -> str:
        """The user's words on one line, without the page numbers and running lines between them."""
        text = self._agreement.document.text
        parts = []
        at = start
        for first, last in self._furniture[bisect_left(self._furniture, (start, 0)) :]:
            if first >= end:
                break
            parts.append(text[at:first])
            at = last
        parts.append(text[at:end])
        return _SPACE.sub(" ", " ".join(parts)).strip()

    def _heading(self, clause: int) -> str:
        """The headings above a sentence, the nearest first, on one line each."""
        if clause not in self._headings:
            here = self._agreement.clauses[clause]
            above = self._heading(here.parent) if here.parent is not None and here.parent != clause else ""
            self._headings[clause] = f"{here.heading}\n{above}".strip()
        return self._headings[clause]

    def _clause_text(self, clause: int) -> tuple[str, str]:
        """The words of a clause and its sub-clauses, as they are and in lower case."""
        if clause not in self._clause_texts:
            inside = {clause}
            for each in self._agreement.clauses[clause + 1 :]:
                if each.parent not in inside:
                    break
                inside.add(each.index)
            clauses = [sentence.clause for sentence in self._sentences]
            first = bisect_left(clauses, clause)
            last = bisect_left(clauses, max(inside) + 1)
            text = " ".join(self.texts[first:last])
            self._clause_texts[clause] = text, text.lower()
        return self._clause_texts[clause]


def _regex_hits(regex: str, text: str, lower: str) -> Iterator[_Hit]:
    expression = compiled(regex)
    groups = expression.groups
    for match in expression.finditer(text, lower):
        if not groups:
            yield _Hit(match.start(), match.end(), None, ())
            continue
        who = match.span("who") if "who" in groups and match["who"] else None
        named = tuple((name, *match.span(name)) for name in groups if name != "who" and match[name])
        yield _Hit(match.start(), match.end(), who, named)


def _token_hits(alternative: Alternative, text: str) -> Iterator[_Hit]:
    for start, end in token_matches(alternative.tokens, text):
        yield _Hit(start, end, None, ())


def _word_start(text: str, at: int, limit: int) -> int:
    cut = text.find(" ", at, limit)
    return limit if cut < 0 else cut + 1


def _word_end(text: str, at: int, limit: int) -> int:
    cut = text.rfind(" ", limit, at)
    return at if cut < 0 else cut
