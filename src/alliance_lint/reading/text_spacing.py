"""Where a paragraph of plain text falls into several: runs of spaces that were line ends, bullets, dot leaders."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from alliance_lint.reading.text_marks import (
    BULLETS,
    LABEL,
    ends_item,
    ends_sentence,
    ends_with_reference,
    goes_on,
    is_only_label,
)

# A literal beginning lets the regular expression engine skip at full speed; only some files have fixed spaces.
_SPACES = re.compile("  +")
_ANY_SPACES = re.compile("[ \xa0]{2,}")
_LETTER_LABEL = re.compile(r"[a-z]{1,4}[.)]\s")
_WORD = re.compile("[a-z]{2}")
_DEBRIS = re.compile(r"(?<=[ \n])(?:- )?-{4,}(?=\s|$)|(?<=  )---(?=\s|$)")
_BULLET_INSIDE = re.compile(rf"[{BULLETS}](?!\])")
_LEADERS = re.compile(r"(?:\. ?){4,}")
_PAGE_OF_ENTRY = re.compile(r"[ \xa0]{0,9}(?:\d{1,3}|[ivx]{1,5})(?=[ \xa0])")


class Spacing:
    """What the runs of spaces in a text mean.

    In a flattened file they stand for line ends, indentation and justification. A width that occurs inside sentences
    more often than between them is taken for one of those that end no paragraph.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._bullets = any(bullet in text for bullet in BULLETS)
        self._leaders = "...." in text or ". . . ." in text
        self._starts: list[int] = []
        self._ends: list[int] = []
        inside: Counter[int] = Counter()
        between: Counter[int] = Counter()
        last = len(text)
        for run in (_ANY_SPACES if "\xa0" in text else _SPACES).finditer(text):
            start, end = run.span()
            if end == last or not start:
                continue
            before, after = text[start - 1], text[end]
            if after.islower():
                if _LETTER_LABEL.match(text, end):
                    self._starts.append(start)
                    self._ends.append(end)
                elif (before.islower() or before == ",") and _WORD.match(text, end):
                    inside[end - start] += 1
            elif before != "\n" and after != "\n":
                self._starts.append(start)
                self._ends.append(end)
                if before in ".;:" and (after.isupper() or after in '"“('):
                    between[end - start] += 1
        self._wraps = frozenset(width for width, count in inside.items() if count > between[width])

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """The parts of the paragraph ``text[start:end]``: start, end, and whether it is debris of underlining."""
        for part_start, part_end, debris in self._without_debris(start, end):
            here = part_start
            if not debris:
                for cut, resume in self._cuts(part_start, part_end):
                    yield here, cut, False
                    here = resume
            yield here, part_end, debris

    def _without_debris(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        text, here = self._text, start
        if text.find("---", start, end) >= 0:
            for match in _DEBRIS.finditer(text, start, end):
                stop = _rstrip(text, here, match.start())
                if stop > here:
                    yield here, stop, False
                yield match.start(), match.end(), True
                here = _lstrip(text, match.end(), end)
        if here < end:
            yield here, end, False

    def _cuts(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the part ``text[start:end]`` is cut: (end of the one piece, start of the next), in order."""
        text = self._text
        cuts: dict[int, int] = {}
        piece = start
        for index in range(bisect_left(self._starts, start), len(self._starts)):
            cut = self._starts[index]
            if cut >= end:
                break
            resume = self._ends[index]
            if resume < end and self._ends_paragraph(piece, cut, resume, end):
                cuts[resume] = cut
                piece = resume
        if self._bullets:
            for match in _BULLET_INSIDE.finditer(text, start + 1, end):
                if text[match.start() - 1].isspace():
                    cuts[match.start()] = _rstrip(text, start, match.start())
        if self._leaders and text.find(". .", start, end) + text.find("....", start, end) > -2:
            for leaders in _LEADERS.finditer(text, start, end):
                entry = _PAGE_OF_ENTRY.match(text, leaders.end(), end)
                if entry is not None:
                    resume = _lstrip(text, entry.end(), end)
                    if resume < end:
                        cuts[resume] = entry.end()
        return sorted((cut, resume) for resume, cut in cuts.items() if cut > start)

    def _ends_paragraph(self, piece: int, cut: int, resume: int, end: int) -> bool:
        """Was the run of spaces ``text[cut:resume]`` the end of a paragraph that began at ``piece``?"""
        text = self._text
        widened = resume - cut >= 3 and resume - cut not in self._wraps
        labelled = LABEL.match(text, resume, end)
        if not labelled and not (widened and (text[resume].isupper() or text[resume] in "\"“‘'[")):
            return False
        if is_only_label(text, piece, cut):
            return False
        ended = ends_sentence(text, piece, cut)
        if labelled:
            if ended or ends_item(text, piece, cut):
                return True
            return widened and not ends_with_reference(text, piece, cut) and not goes_on(text, piece, cut)
        if ended:
            # "Telephone:    555 0100" is one line; a long introduction that ends in a colon is not.
            return text[cut - 1] != ":" or cut - piece > 40
        return not goes_on(text, piece, cut)


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _lstrip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
