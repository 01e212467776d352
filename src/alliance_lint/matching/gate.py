"""The literal gate: which patterns are worth trying on which texts.

A pattern that is not a candidate for a text cannot match it, so what the gate leaves out is never lost. Sets of texts
are bits of an integer (bit 0 is the first text): a pattern's candidates are the texts with one literal of each of its
clauses, which is a few operations on integers, whatever the number of texts.

Most literals are words or parts of one, and agreements use the same words over and over. So what a word contains is
looked up once for many agreements; only literals with a blank inside are searched in the texts themselves. Both
searches are passes of an Aho-Corasick automaton.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from unicodedata import decimal

import ahocorasick

from alliance_lint.packs.literals import BOUNDARY, is_word

Literals = tuple[tuple[str, ...], ...]

_MOST_WORDS = 1 << 15
"""Words whose literals are kept: about 5 MB. What a hundred agreements say is mostly among them."""


class Gate:
    """Built once from the literals of all patterns; a pattern is known by its position in that sequence."""

    def __init__(self, patterns: Sequence[Literals]) -> None:
        """Each of ``patterns`` is a conjunction of alternatives (clauses) of literals (see ``packs.literals``)."""
        numbers: dict[tuple[str, ...], int] = {}
        self._patterns = [tuple(numbers.setdefault(c, len(numbers)) for c in conjunction) for conjunction in patterns]
        self._clauses = len(numbers)
        given: defaultdict[str, list[int]] = defaultdict(list)
        for clause, number in numbers.items():
            for literal in clause:
                given[literal].append(number)
        self._given = [tuple(clauses) for clauses in given.values()]
        """The clauses that each literal meets."""
        positions = {literal: position for position, literal in enumerate(given)}
        # One that has no blank but at its ends: then a word with a blank on either side has it or not.
        within = {literal for literal in given if " " not in literal[1:-1] and not literal.isspace()}
        self._phrases = _automaton({literal: positions[literal] for literal in given.keys() - within})
        self._in_word = _in_word({literal: positions[literal] for literal in within})

    def candidates(self, lowered: Sequence[str]) -> list[tuple[int, int]]:
        """For each pattern that has any, its position and the set of the texts to try it on, by position.

        ``lowered`` are folded texts (see ``language.fold``) in lower case.
        """
        met = [0] * self._clauses
        given = self._given
        for literal, texts in self._present(lowered).items():
            for clause in given[literal]:
                met[clause] |= texts
        found = []
        for number, clauses in enumerate(self._patterns):
            texts = -1
            for clause in clauses:
                texts &= met[clause]
                if not texts:
                    break
            if texts > 0:
                found.append((number, texts))
        return found

    def _present(self, lowered: Sequence[str]) -> dict[int, int]:
        """The set of the texts in which each literal may stand, for those that stand in any."""
        present = self._phrases_in(lowered)
        words: dict[str, int] = {}
        bit = 1
        for text in lowered:
            for word in set(text.split(" ")):
                words[word] = words.get(word, 0) | bit
            bit <<= 1
        in_word = self._in_word
        for word, texts in words.items():
            for literal in in_word(word):
                present[literal] = present.get(literal, 0) | texts
        return present

    def _phrases_in(self, lowered: Sequence[str]) -> dict[int, int]:
        present: dict[int, int] = {}
        if not lowered or self._phrases is None:
            return present
        bit, limit = 1, len(lowered[0])
        ends = iter(lowered)
        next(ends)
        for end, literal in self._phrases.iter("\n".join(lowered)):
            while end > limit:
                bit <<= 1
                limit += len(next(ends)) + 1
            present[literal] = present.get(literal, 0) | bit
        return present


def bits(number: int) -> Iterator[int]:
    """The positions of the bits that are set in ``number``, in order."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def _automaton(values: dict[str, Any]) -> Any:
    if not values:
        return None
    automaton = ahocorasick.Automaton()
    for literal, value in values.items():
        automaton.add_word(literal, value)
    automaton.make_automaton()
    return automaton


def _in_word(positions: dict[str, int]) -> Callable[[str], tuple[int, ...]]:
    """A function that gives the literals in a word, by their positions; a text may begin and end with the word, too."""
    kinds: defaultdict[str, list[tuple[int, int, bool, bool]]] = defaultdict(list)
    for literal, position in positions.items():
        bare = literal.strip(BOUNDARY)
        kinds[bare].append((position, len(bare), literal[0] == BOUNDARY, literal[-1] == BOUNDARY))
    automaton = _automaton(kinds)

    @lru_cache(maxsize=_MOST_WORDS)
    def literals(word: str) -> tuple[int, ...]:
        if automaton is None:
            return ()
        text = f" {word if word.isascii() else _with_plain_digits(word)} "
        found = set()
        for last, every in automaton.iter(text):
            for position, size, begins, ends in every:
                if (begins and is_word(text[last - size])) or (ends and is_word(text[last + 1])):
                    continue
                found.add(position)
        return tuple(found)

    return literals


def _with_plain_digits(word: str) -> str:
    """``word`` with 0 to 9 for the digits of other scripts, which ``\\d`` matches, too."""
    return "".join(str(decimal(character)) if character.isdecimal() else character for character in word)
