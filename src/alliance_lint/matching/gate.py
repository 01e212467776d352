"""The literal gate: which patterns are worth trying on which texts.

One pass of an Aho-Corasick automaton finds the literals that patterns require. A pattern that is not a candidate for a
text cannot match it, so what the gate leaves out is never lost.
"""

from __future__ import annotations

from collections.abc import Sequence

import ahocorasick

Literals = tuple[tuple[str, ...], ...]


class Gate:
    """Built once from the literals of all patterns; a pattern is known by its position in that sequence."""

    def __init__(self, patterns: Sequence[Literals]) -> None:
        """Each of ``patterns`` is a conjunction of alternatives of lower-case strings, the most telling first.

        Patterns are searched for by their first alternatives only; the others are then required besides.
        """
        clauses: dict[tuple[str, ...], int] = {}
        first: dict[str, list[int]] = {}
        # What a pattern requires and what a literal gives are sets of clauses, as bits of an integer.
        self._required: list[int] = []
        given: dict[str, int] = {}
        for number, conjunction in enumerate(patterns):
            required = 0
            for clause in conjunction:
                bit = 1 << clauses.setdefault(clause, len(clauses))
                required |= bit
                for literal in clause:
                    given[literal] = given.get(literal, 0) | bit
            self._required.append(required)
            for literal in conjunction[0]:
                first.setdefault(literal, []).append(number)
        self._given = list(given.values())
        self._first = [first.get(literal, []) for literal in given]
        self._automaton = ahocorasick.Automaton()
        for position, literal in enumerate(given):
            self._automaton.add_word(literal, position)
        if given:
            self._automaton.make_automaton()

    def candidates(self, lowered: Sequence[str]) -> list[tuple[int, list[int]]]:
        """For each pattern that has any, its position and the positions of the texts to try it on, both in order.

        ``lowered`` are folded texts (see ``language.fold``) in lower case.
        """
        chosen: dict[int, list[int]] = {}
        if not len(self._automaton) or not lowered:
            return []
        found: set[int] = set()
        add = found.add
        current, limit = 0, len(lowered[0])
        for end, literal in self._automaton.iter("\n".join(lowered)):
            if end > limit:
                self._choose(current, found, chosen)
                found.clear()
                while end > limit:
                    current += 1
                    limit += len(lowered[current]) + 1
            add(literal)
        self._choose(current, found, chosen)
        return sorted(chosen.items())

    def _choose(self, text: int, found: set[int], chosen: dict[int, list[int]]) -> None:
        """Add ``text`` to the texts of each pattern that has its literals among those ``found`` in it."""
        present = 0
        for literal in found:
            present |= self._given[literal]
        missing = ~present
        required, first = self._required, self._first
        numbers = {number for literal in found for number in first[literal] if not required[number] & missing}
        for number in numbers:
            if number in chosen:
                chosen[number].append(text)
            else:
                chosen[number] = [text]
