"""The text that rules are matched on, and the way back to the document.

In canonical text every run of white space is one space, typography is folded, page furniture is gone, and a party is
written ``@A``, ``@B`` ... however the agreement calls it. Rules can thus say "a party" in one way only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Edit(NamedTuple):
    """Document characters ``[start, end)`` stand as ``text`` in canonical text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Canonical:
    """Canonical text with its map. Every offset is in characters; spans are half open."""

    text: str
    _pieces: tuple[tuple[int, int, int, int], ...] = field(repr=False)
    """(canonical start, canonical end, document start, document end) of each edit that is not removed whole."""
    _canonical_starts: list[int] = field(repr=False, compare=False)
    _document_starts: list[int] = field(repr=False, compare=False)

    def to_document(self, start: int, end: int) -> tuple[int, int]:
        """The document span of canonical characters ``[start, end)``. A span that cuts an edit takes all of it."""
        return self._outward(start), max(self._outward_end(end), self._outward(start))

    def from_document(self, offset: int) -> int:
        """The canonical offset of document character ``offset``; inside an edit, the edit's start."""
        at = bisect_right(self._document_starts, offset) - 1
        if at < 0:
            return offset
        canonical_start, canonical_end, _, end = self._pieces[at]
        return canonical_start if offset < end else canonical_end + offset - end

    def _outward(self, offset: int) -> int:
        at = bisect_right(self._canonical_starts, offset) - 1
        # Several edits can share a canonical start where one of them leaves nothing: the last is the one to count from.
        if at < 0:
            return offset
        _, canonical_end, start, end = self._pieces[at]
        if offset < canonical_end:
            return start
        return end + offset - canonical_end

    def _outward_end(self, offset: int) -> int:
        if offset == 0:
            return 0
        at = bisect_right(self._canonical_starts, offset - 1) - 1
        if at < 0:
            return offset
        _, canonical_end, _, end = self._pieces[at]
        return end + max(offset - canonical_end, 0)


def canonicalise(folded: str, edits: Iterable[tuple[int, int, str]]) -> Canonical:
    """Apply ``edits`` to ``folded``, with the way back. They are sorted; of two that overlap the first counts."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    at = size = 0
    for start, end, text in edits:
        if start < at:
            continue
        parts += (folded[at:start], text)
        size += start - at
        stop = size + len(text)
        pieces.append((size, stop, start, end))
        size = stop
        at = end
    parts.append(folded[at:])
    return Canonical("".join(parts), tuple(pieces), [piece[0] for piece in pieces], [piece[2] for piece in pieces])
