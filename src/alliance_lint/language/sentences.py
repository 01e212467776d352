"""Sentences that survive abbreviations, "No. 5", initials, enumerations and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 2_400
"""Characters: no sentence is longer, so that no pattern meets an unbounded text."""

_LONG = 420
"""Characters: a longer sentence is cut into the items of its enumeration, if it has one."""

_LEAD = 400
"""Characters of introducing words that are kept for the items of an enumeration."""

_END = re.compile(r"([.?!][\"')\]]{0,3}) {1,3}(?=[\"'(\[]?[A-Z0-9@_])")
_ABBREVIATION = re.compile(
    r"(?:^|(?!'s\.)[\s(\"',/-])(?:[A-Za-z]|Inc|Ltd|Co|Corp|No|Nos|Art|Arts|Sec|Secs|Mr|Mrs|Ms|Messrs|Dr|Prof|"
    r"Ing|Dipl|Hon|Rev|Lic|Sra|Mme|Capt|Col|Eng|"
    r"St|Ste|Ave|Blvd|Rd|Dept|Bldg|"
    r"Exh|Ex|Fig|Jr|Sr|vs|viz|cf|approx|para|pars|pp|Bros|Mt|Ft|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    r"e\.g|i\.e|U\.S|U\.K|U\.S\.A|P\.O|Ph\.D|L\.L\.C|L\.P|N\.V|B\.V|S\.A|N\.A|D\.C|a\.m|p\.m|C\.F\.R|U\.S\.C|seq)\.$"
)
_ITEM = re.compile(
    r"[;:,] {1,3}(?:and |or |and/or )?(?=\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\) )"
    r"|: {1,3}(?=(?:[a-z]|[ivx]{1,4}|\d)\) )|; {1,3}(?:and |or )?(?=(?:[a-z]|[ivx]{1,4}|\d)\) )"
)
_INTRODUCES = re.compile(
    r"(?:[:,-]|\b(?:following|as follows|either|if|that|to|by|shall|will|must|may|not|shall not)) ?$"
)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int, tuple[int, int] | None]]:
    """Sentences of canonical ``text[start:end]`` as ``(start, end, lead)``; long enumerations are cut into items.

    ``lead`` is the span of the words before the first item, or None.
    """
    found: list[tuple[int, int, tuple[int, int] | None]] = []
    at = start
    for match in _END.finditer(text, start, end):
        stop = match.end(1)
        if _ABBREVIATION.search(text, max(at - 1, match.start() - 8, 0), match.start() + 1):
            continue
        found.extend(_items(text, at, stop) if stop - at > _LONG else ((at, stop, None),))
        at = match.end()
    if at < end:
        found.extend(_items(text, at, end) if end - at > _LONG else ((at, end, None),))
    return found


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    # Every item has its bracket: most sentences show by that already that they have none.
    cuts = [match.end() for match in _ITEM.finditer(text, start, end)] if text.count(") ", start, end) > 1 else ()
    if len(cuts) < 2:
        yield from ((a, b, None) for a, b in _capped(text, start, end))
        return
    yield start, cuts[0] - 1, None
    lead = (_words_from(text, start, cuts[0] - 1), cuts[0] - 1)
    for first, last in zip(cuts, [*(cut - 1 for cut in cuts[1:]), end], strict=True):
        for a, b in _capped(text, first, last):
            yield a, b, lead


def _capped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end


def introduces(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the words that introduce what follows ("Either party may terminate if:"), or None."""
    if text[end - 1] in ".;" or not _INTRODUCES.search(text, max(start, end - 24), end):
        return None
    return _words_from(text, start, end), end


def _words_from(text: str, start: int, end: int) -> int:
    """Where the last words of ``text[start:end]`` begin that are kept to introduce an item."""
    if end - start <= _LEAD:
        return start
    space = text.find(" ", end - _LEAD, end)
    return space + 1 if space >= 0 else end - _LEAD
