"""The literal gate: which patterns are worth trying on which texts.

One pass of an Aho-Corasick automaton finds the literals that patterns require. A pattern that is not a candidate for a
text cannot match it, so what the gate leaves out is never lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import ahocorasick

Literals = tuple[tuple[str, ...], ...]


class Gate:
    """Built once from the literals of all patterns; a pattern is known by its position in that sequence."""

    def __init__(self, patterns: Sequence[Literals]) -> None:
        """``patterns[i]`` is a conjunction of alternatives of lower-case strings, none of them empty."""
        ids: dict[str, int] = {}
        self._first: list[list[int]] = []
        self._rest: list[tuple[tuple[int, ...], ...]] = []
        for number, clauses in enumerate(patterns):
            numbered = []
            for clause in clauses:
                members = []
                for literal in clause:
                    known = ids.setdefault(literal, len(ids))
                    if known == len(self._first):
                        self._first.append([])
                    members.append(known)
                numbered.append(tuple(members))
            for literal_id in numbered[0]:
                self._first[literal_id].append(number)
            self._rest.append(tuple(numbered[1:]))
        self._automaton = ahocorasick.Automaton()
        for literal, literal_id in ids.items():
            self._automaton.add_word(literal, literal_id)
        if ids:
            self._automaton.make_automaton()

    def candidates(self, texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
        """For each text that has any, its position and the sorted positions of the patterns to try on it.

        ``texts`` are folded (see ``language.fold``), so that lower-casing keeps every offset.
        """
        if not len(self._automaton):
            return
        joined = "\n".join(texts).lower()
        current, limit = 0, len(texts[0]) if texts else 0
        present: set[int] = set()
        for end, literal in self._automaton.iter(joined):
            if end > limit:
                if present:
                    yield from self._chosen(current, present)
                    present = set()
                while end > limit:
                    current += 1
                    limit += len(texts[current]) + 1
            present.add(literal)
        if present:
            yield from self._chosen(current, present)

    def _chosen(self, text: int, present: set[int]) -> Iterator[tuple[int, list[int]]]:
        chosen = {
            number
            for literal in present
            for number in self._first[literal]
            if all(not present.isdisjoint(clause) for clause in self._rest[number])
        }
        if chosen:
            yield text, sorted(chosen)
