"""Finds the provisions of an agreement by the patterns of rule packs.

Patterns go by turns, each over all sentences that it may match: a call of the matching engine for each sentence would
cost more than the matching. Within a sentence the order of the patterns decides which match stands for a provision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.obligations import GOVERNS, resolve, subject_before
from alliance_lint.matching.expressions import LineExpression, compiled, compiled_for_lines, found
from alliance_lint.matching.gate import Gate, bits
from alliance_lint.matching.provision import Capture, Provision, Provisions
from alliance_lint.matching.sentences import Sentences
from alliance_lint.matching.tokens import token_matches
from alliance_lint.packs.model import Alternative, ProvisionKind


@dataclass(frozen=True, slots=True)
class _Trial:
    """A pattern of the gate. ``regex`` is None for token patterns, ``number`` tells its alternative from others."""

    kind: str
    number: int
    alternative: Alternative
    regex: str | None


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match in the words of one sentence (offsets in those words)."""

    sentence: int
    start: int
    end: int
    who: tuple[int, int] | None = None
    groups: tuple[tuple[str, int, int], ...] = ()


_Key = tuple[str, int, tuple[tuple[str, str], ...], frozenset[int]]
"""What makes a provision one of its own: its kind, its sentence, the words captured and the parties bound."""


class Scanner:
    """Finds provisions of the given kinds. Made once for a run; of what it has read, it remembers single words only."""

    def __init__(self, kinds: Iterable[ProvisionKind]) -> None:
        self._trials: list[_Trial] = []
        literals = []
        alternatives = ((kind.kind, alternative) for kind in kinds for alternative in kind.match)
        for number, (kind, alternative) in enumerate(alternatives):
            besides = () if alternative.scope == "clause" else [each.literals for each in alternative.all]
            for pattern in alternative.any:
                self._trials.append(_Trial(kind, number, alternative, pattern.regex))
                literals.append(tuple(chain(pattern.literals, *besides)))
            if alternative.tokens:
                self._trials.append(_Trial(kind, number, alternative, None))
                literals.append((tuple(anchor.lower() for anchor in alternative.anchors),))
        self._gate = Gate(literals)

    def find(self, agreement: Agreement) -> Provisions:
        """All provisions of the scanner's kinds in ``agreement``, in the order of the text."""
        sentences = Sentences(agreement)
        scan = _Scan(sentences)
        for number, chosen in self._gate.candidates([each.lowered for each in sentences.words]):
            scan.run(self._trials[number], chosen)
        return Provisions(scan.provisions())


class _Scan:
    """The scan of one agreement: the provisions found so far, each under what makes it one of its own."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._found: dict[_Key, Provision] = {}
        self._settled: dict[tuple[str, frozenset[int]], int] = {}
        """The sentences with a provision that captures nothing, by its kind and whom it binds."""
        self._passed: dict[int, dict[int, bool]] = {}
        """By the number of an alternative, what `all` and `none` said to each sentence that was asked about."""

    def provisions(self) -> tuple[Provision, ...]:
        """Those found, in the order of the text; of those in the same place, in the order of sentence and pattern."""
        every = sorted(self._found.items(), key=lambda each: each[0][1])
        return tuple(sorted((each for _, each in every), key=lambda each: (each.start, each.end, each.kind)))

    def run(self, trial: _Trial, chosen: int) -> None:
        """Try one pattern on the set of sentences ``chosen``."""
        alternative = trial.alternative
        chosen &= self._sentences.in_zones(alternative.zones)
        settling = self._settling(trial)
        if settling is not None:
            chosen &= ~self._settled.get((trial.kind, settling), 0)
        left = list(bits(chosen))
        if alternative.headings:
            left = self._sentences.under(alternative.headings, left)
        if not left:
            return
        if trial.regex is None:
            hits = _token_hits(self._sentences, alternative, left)
        else:
            hits = _regex_hits(self._sentences, trial.regex, left)
        # The words before an enumeration are a sentence of their own.
        own = [hit for hit in hits if hit.end > self._sentences.own_starts[hit.sentence]]
        passed = self._passing(trial, dict.fromkeys(hit.sentence for hit in own))
        for hit in own:
            if hit.sentence in passed and (
                settling is None or (trial.kind, hit.sentence, (), settling) not in self._found
            ):
                self._keep(trial, hit)

    def _settling(self, trial: _Trial) -> frozenset[int] | None:
        """Whom every match of the pattern binds, where it captures nothing: then one in a sentence is enough."""
        bound = trial.alternative.bound
        if bound == "subject" or trial.regex is None or "(?P<" in trial.regex:
            return None
        return frozenset(range(self._sentences.parties)) if bound == "all" else frozenset()

    def _keep(self, trial: _Trial, hit: _Hit) -> None:
        """Add the provision that a match stands for, if it is not known."""
        sentences, sentence = self._sentences, hit.sentence
        captures = []
        for name, first, last in hit.groups:
            start, end = sentences.place(sentence, first, last)
            captures.append(Capture(name, sentences.original(start, end), start, end))
        bound = frozenset(_bound(sentences, trial.alternative, hit))
        key = (trial.kind, sentence, tuple((capture.name, capture.text) for capture in captures), bound)
        if key in self._found:
            return
        if not captures:
            self._settled[trial.kind, bound] = self._settled.get((trial.kind, bound), 0) | 1 << sentence
        start, end = sentences.place(sentence, hit.start, hit.end)
        self._found[key] = Provision(
            kind=trial.kind,
            start=start,
            end=end,
            quote=sentences.quote(sentence, hit.start, start, end),
            clause=sentences.clauses[sentence],
            captures=tuple(captures),
            bound=bound,
        )

    def _passing(self, trial: _Trial, chosen: Iterable[int]) -> set[int]:
        """Those of the sentences ``chosen`` that `all` and `none` let pass."""
        alternative = trial.alternative
        if not alternative.all and not alternative.none:
            return set(chosen)
        known = self._passed.setdefault(trial.number, {})
        asked = [sentence for sentence in chosen if sentence not in known]
        if alternative.scope == "clause":
            known.update((sentence, self._clause_passes(alternative, sentence)) for sentence in asked)
        elif asked:
            left = asked
            for pattern in alternative.all:
                holding = _holding(self._sentences, pattern.regex, left)
                left = [sentence for sentence in left if sentence in holding]
            if alternative.none:
                spoilt = _holding(self._sentences, alternative.none, left)
                left = [sentence for sentence in left if sentence not in spoilt]
            known.update(dict.fromkeys(asked, False))
            known.update(dict.fromkeys(left, True))
        return {sentence for sentence in chosen if known[sentence]}

    def _clause_passes(self, alternative: Alternative, sentence: int) -> bool:
        words = self._sentences.clause_words(self._sentences.clauses[sentence])
        return not (alternative.none and found(alternative.none, words)) and all(
            found(pattern.regex, words) for pattern in alternative.all
        )


def _bound(sentences: Sentences, alternative: Alternative, hit: _Hit) -> tuple[int, ...]:
    """The parties whom a match binds."""
    if hit.who is not None:
        text = sentences.words[hit.sentence].text
        named = resolve(text[hit.who[0] : hit.who[1]], sentences.parties, text[: hit.who[0]])
        if alternative.bound == "others" and named:
            return tuple(party for party in range(sentences.parties) if party not in named)
        return named
    if alternative.bound == "all":
        return tuple(range(sentences.parties))
    if alternative.bound != "subject":
        return ()
    before = [duty for duty in sentences.duties(hit.sentence) if duty.start < hit.end]
    # "Each party represents that it shall": whom the verb binds with which the match begins, else the last verb in it.
    begun = next((duty.who for duty in before if duty.start == hit.start and duty.modal not in GOVERNS), ())
    who = begun or next((duty.who for duty in reversed(before) if duty.who), ())
    if who or any(duty.start <= hit.start for duty in before):
        return who
    # "Beta has named a manager who shall answer for it": the first verb is no duty, and the duty is not Beta's.
    return subject_before(sentences.words[hit.sentence].text, hit.start, sentences.parties)


def _regex_hits(sentences: Sentences, regex: str, chosen: Sequence[int]) -> Iterator[_Hit]:
    """The matches of ``regex`` in the sentences ``chosen``, for each sentence in order."""
    matches, alone = _searched(sentences, regex, chosen)
    lines = compiled_for_lines(regex)
    for number, start, match in matches:
        yield _hit(number, match, lines.groups if lines else (), start)
    for number in alone:
        expression, words = compiled(regex), sentences.words[number]
        for match in expression.finditer(words.text, words.lowered):
            yield _hit(number, match, expression.groups)


def _holding(sentences: Sentences, regex: str, chosen: Sequence[int]) -> set[int]:
    """Those of the sentences ``chosen`` that ``regex`` matches in."""
    matches, alone = _searched(sentences, regex, chosen, once=True)
    holding = {number for number, _, _ in matches}
    holding.update(number for number in alone if found(regex, sentences.words[number]))
    return holding


def _searched(
    sentences: Sentences, regex: str, chosen: Sequence[int], *, once: bool = False
) -> tuple[Sequence[tuple[int, int, Any]], Sequence[int]]:
    """The matches in those sentences that can be searched together, and the sentences to be asked one by one.

    Each match stands with its sentence and the offset of that sentence in what was searched. With ``once``, the first
    of each sentence is enough.
    """
    lines = compiled_for_lines(regex)
    if lines is None or not chosen:
        return (), chosen
    alone: list[int] = []
    if lines.ascii and not sentences.odd.isdisjoint(chosen):
        alone = [number for number in chosen if number in sentences.odd]
        chosen = [number for number in chosen if number not in sentences.odd]
    try:
        return (_line_matches(sentences, lines, chosen, once) if chosen else ()), alone
    except Exception:
        return (), [*chosen, *alone]  # PCRE2 limits its own steps


def _line_matches(
    sentences: Sentences, lines: LineExpression, chosen: Sequence[int], once: bool
) -> list[tuple[int, int, Any]]:
    joined = lines.subject([sentences.words[number] for number in chosen])
    # In sequence, matches cost half of what one search after the other costs; but `once` leaves most of them out.
    rest = None if once else lines.pattern.finditer(joined)
    match = lines.pattern.search(joined) if rest is None else next(rest, None)
    if match is None:
        return []
    ends = list(accumulate(map(sentences.line_sizes.__getitem__, chosen)))
    matches = []
    at = 0
    while match is not None:
        _, end = match.span()
        while ends[at] < end:
            at += 1
        matches.append((chosen[at], ends[at - 1] if at else 0, match))
        if rest is not None:
            match = next(rest, None)
        else:
            match = lines.pattern.search(joined, ends[at]) if at + 1 < len(chosen) else None
    return matches


def _hit(sentence: int, match: Any, groups: tuple[str, ...], shift: int = 0) -> _Hit:
    """``match`` as a hit in ``sentence``, which begins ``shift`` characters into what was searched."""
    start, end = match.span()
    if not groups:
        return _Hit(sentence, start - shift, end - shift)
    spans = {name: span for name in groups if (span := match.span(name))[0] < span[1]}
    who = spans.pop("who", None)
    return _Hit(
        sentence,
        start - shift,
        end - shift,
        (who[0] - shift, who[1] - shift) if who else None,
        tuple((name, first - shift, last - shift) for name, (first, last) in spans.items()),
    )


def _token_hits(sentences: Sentences, alternative: Alternative, chosen: Iterable[int]) -> Iterator[_Hit]:
    for number in chosen:
        for start, end in token_matches(alternative.tokens, sentences.words[number].text):
            yield _Hit(number, start, end)
