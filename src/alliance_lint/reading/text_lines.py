"""The lines of a plain text: page numbers, running headers and footers, and paragraphs wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from alliance_lint.reading.text_marks import (
    BULLET,
    LABEL,
    ends_item,
    ends_sentence,
    goes_on,
    is_furniture,
    is_numbered_word,
    is_only_label,
    is_signature_label,
    leading_page_number,
    trailing_page_number,
)

# Nobody wraps lines by hand at more than this many characters; longer lines are paragraphs or flattened pages.
_WRAPPED_AT_MOST = 160
# How far short of the usual width a line may end before its end counts as meant.
_RAGGED = 15
# Blank lines that only a page end leaves behind.
_PAGE_GAP = 4
_RUNNING_AT_MOST = 300
_LAST_NUMBER = re.compile(r"\d{1,4}$")
_PAGE_NUMBERS_IN_A_ROW = 3


@dataclass(slots=True)
class Line:
    """A line with something on it, or a piece of one: ``text[start:end]`` without the white space around it.

    ``indent`` counts the characters before it, ``gap`` the blank lines before it; ``page`` says that a form feed
    stands between it and the line before. ``furniture`` is set while the lines are being understood.
    """

    start: int
    end: int
    indent: int = 0
    gap: int = 0
    page: bool = False
    furniture: bool = False


def read_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, with page numbers as lines of their own, and furniture marked."""
    lines = _lines(text)
    mark_running_lines(text, lines)
    return _split_page_numbers(text, lines)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    position = gap = 0
    page = False
    for whole in text.split("\n"):
        for number, raw in enumerate(whole.split("\f") if "\f" in whole else (whole,)):
            if number:
                page = True
                position += 1
            rest = raw.lstrip()
            if not rest:
                position += len(raw)
                continue
            indent = len(raw) - len(rest)
            start = position + indent
            end = start + len(rest.rstrip())
            position += len(raw)
            for line in _without_page_numbers(text, Line(start, end, indent, gap, page)):
                lines.append(line)
            gap = -1
            page = False
        position += 1
        gap += 1
    return lines


def _without_page_numbers(text: str, line: Line) -> Iterator[Line]:
    """``line``, and page numbers that stand at its start or end as lines of their own."""
    start, end = line.start, line.end
    if end - start <= 200 and is_furniture(text[start:end]):
        line.furniture = True
        yield line
        return
    head = start
    if text[start] in "-0123456789":
        head = leading_page_number(text, start, end, line.indent)
    if head > start:
        yield Line(start, head, line.indent, line.gap, line.page, furniture=True)
        while text[head].isspace():
            head += 1
        line = Line(head, end)
    tail = trailing_page_number(text, head, end)
    stop = tail
    while text[stop - 1].isspace():
        stop -= 1
    line.end = stop
    yield line
    if tail < end:
        while text[tail].isspace():
            tail += 1
        yield Line(tail, end, furniture=True)


def mark_running_lines(text: str, lines: list[Line]) -> None:
    """Mark as furniture the headers and footers that come back at page ends."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if not line.furniture and 5 <= line.end - line.start <= _RUNNING_AT_MOST:
            words = text[line.start : line.end]
            if words[-1].isdecimal():
                words = _LAST_NUMBER.sub("#", words)
            places.setdefault(words, []).append(index)
    for words, indexes in places.items():
        if len(indexes) < 3 or sum(map(str.isalpha, words)) < 5 or is_signature_label(words):
            continue
        first = lines[indexes[0]]
        if is_only_label(words, 0, len(words)) or is_numbered_word(text[first.start : first.end]):
            continue
        if 2 * sum(_at_page_end(text, lines, index) for index in indexes) >= len(indexes):
            for index in indexes:
                lines[index].furniture = True


def _split_page_numbers(text: str, lines: list[Line]) -> list[Line]:
    """Take out page numbers that stand after the last words of a page, if those of several pages count on."""
    found: list[tuple[int, int, int]] = []
    for index, line in enumerate(lines):
        if not line.furniture and text[line.end - 1].isdigit() and _at_page_end(text, lines, index):
            number = _LAST_NUMBER.search(text, line.end - 4, line.end)
            if number is not None and line.start < number.start() and text[number.start() - 1].isspace():
                found.append((index, int(number[0]), number.start()))
    numbers: dict[int, int] = {}
    row: list[tuple[int, int, int]] = []
    for item in [*found, (0, -1, 0)]:
        if row and item[1] != row[-1][1] + 1:
            if len(row) >= _PAGE_NUMBERS_IN_A_ROW:
                numbers.update((index, start) for index, _, start in row)
            row = []
        row.append(item)
    if not numbers:
        return lines
    split: list[Line] = []
    for index, line in enumerate(lines):
        split.append(line)
        if (start := numbers.get(index)) is not None:
            split.append(Line(start, line.end, furniture=True))
            line.end = line.start + len(text[line.start : start].rstrip())
    return split


def _at_page_end(text: str, lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.page or line.gap >= _PAGE_GAP or (index and _ends_page(text, lines[index - 1])):
        return True
    if index + 1 == len(lines):
        return False
    after = lines[index + 1]
    return after.page or after.gap >= _PAGE_GAP or _ends_page(text, after)


def _ends_page(text: str, line: Line) -> bool:
    """Is the line furniture of a page? A line of dashes is furniture too, but stands under headings and names."""
    return line.furniture and (
        text[line.start] not in "-=~" or text[line.end - 1].isdigit() or text[line.start + 1] == " "
    )


def paragraphs(text: str, lines: list[Line]) -> Iterator[Line]:
    """Join the lines of hard-wrapped paragraphs."""
    width = _wrap_column(text, lines)
    paragraph: Line | None = None
    previous: Line | None = None
    for line in lines:
        if paragraph is None or previous is None:
            paragraph = replace(line)
        elif _continues(text, previous, line, width):
            paragraph.end = line.end
        else:
            yield paragraph
            paragraph = replace(line)
        previous = line
    if paragraph is not None:
        yield paragraph


def _wrap_column(text: str, lines: list[Line]) -> int:
    """The column (characters) at which this file wraps its lines, or 0 where each line is a paragraph."""
    pairs = inside = 0
    lengths: list[int] = []
    for line, after in pairwise(lines):
        length = line.end - line.start + line.indent
        if after.gap or length > _WRAPPED_AT_MOST or line.furniture or after.furniture:
            continue
        pairs += 1
        inside += text[after.start].islower() or (length >= 50 and not ends_sentence(text, line.start, line.end))
        lengths.append(length)
    if not inside or inside * 7 < pairs:
        return 0
    lengths.sort()
    return lengths[len(lengths) * 19 // 20]


def _continues(text: str, before: Line, line: Line, width: int) -> bool:
    """Does ``line`` carry on the paragraph of the line ``before``?"""
    if line.gap or line.page or before.furniture or line.furniture or line.start <= before.end:
        return False
    lower = text[line.start].islower()
    ended = ends_sentence(text, before.start, before.end)
    labelled = LABEL.match(text, line.start, line.end)
    if not width or before.end - before.start > _WRAPPED_AT_MOST or line.end - line.start > _WRAPPED_AT_MOST:
        return lower and not ended and not labelled
    word = text.find(" ", line.start, line.end)
    word_length = (word if word > 0 else line.end) - line.start
    meant = before.indent + before.end - before.start + 1 + word_length <= width - _RAGGED
    if labelled:
        if BULLET.match(text, line.start, line.end) or ended or (meant and not goes_on(text, before.start, before.end)):
            return False
        return not ends_item(text, before.start, before.end) or text[line.start] != "("
    if lower:
        return True
    if text[before.start : before.end].isupper() and text[line.start : line.end].isupper():
        return not is_only_label(text, before.start, before.end)
    if ended and line.indent > before.indent + 1:
        return False
    return not meant
