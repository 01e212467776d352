"""Plain text: ordinary files, and texts flattened from filings, where runs of spaces stand for line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from alliance_lint.reading.document import Block, BlockKind, Document
from alliance_lint.reading.source import decode, line_anchors
from alliance_lint.reading.text_marks import (
    BULLET,
    LABEL,
    ends_item,
    ends_sentence,
    ends_with_reference,
    goes_on,
    is_furniture,
    is_heading,
    is_only_label,
    is_signature_label,
    leading_page_number,
    trailing_page_number,
)

# Nobody wraps lines by hand at more than this many characters; longer lines are paragraphs or flattened pages.
_WRAPPED_AT_MOST = 160
# How far short of the usual width a line may end before its end counts as meant.
_RAGGED = 15
_PAGE_GAP = 4

_RUN = re.compile(r"(?<=\S)[ \xa0]{2,}(?=[^a-z\s]|[a-z]{1,4}[.)]\s)")
_RUN_IN_SENTENCE = re.compile(r"(?<=[a-z,])  +(?=[a-z]{2})")
_RUN_AFTER_SENTENCE = re.compile(r"(?<=[.;:])  +(?=[A-Z\"“(\d])")
_DEBRIS = re.compile(r"(?<=[ \n])(?:- )?-{4,}(?=\s|$)|(?<=  )---(?=\s|$)")
_BULLET_INSIDE = re.compile(r"(?<=\s)[●•▪■◦○](?!\])")
_LEADERS = re.compile(r"(?:\. ?){4,}")
_PAGE_OF_ENTRY = re.compile(r"[ \xa0]{0,9}(?:\d{1,3}|[ivx]{1,5})(?=[ \xa0])")


@dataclass(slots=True)
class _Line:
    """A line with something on it: ``text[start:end]`` without the white space around it.

    ``indent`` counts the characters before it, ``gap`` the blank lines before it; ``page`` says that a form feed
    stands between it and the line before.
    """

    start: int
    end: int
    indent: int
    gap: int
    page: bool
    furniture: bool = False


def read_text(data: bytes, path: str) -> Document:
    """The document in a plain text file. Its text is the file's own, so every position is exact.

    Raises ReadingError for a file that is too large, blank or not text.
    """
    text, notices = decode(data, path)
    return Document(path, "text", text, split_text(text), line_anchors(text), notices)


def split_text(text: str) -> tuple[Block, ...]:
    """The paragraphs, headings, list items and furniture of ``text``, in order; together they hold all but white space.

    A paragraph that a page end breaks is two blocks, with the page's furniture between them.
    """
    lines = _lines(text)
    _mark_running_lines(text, lines)
    wraps = _wrap_widths(text)
    blocks: list[Block] = []
    for start, end, furniture in _paragraphs(text, lines):
        if furniture:
            blocks.append(Block(start, end, "furniture"))
            continue
        for piece_start, piece_end, kind in _pieces(text, start, end, wraps):
            blocks.append(Block(piece_start, piece_end, kind or _kind(text, piece_start, piece_end)))
    return tuple(blocks)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
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
            for line in _without_page_numbers(text, _Line(start, end, indent, gap, page)):
                lines.append(line)
            gap = -1
            page = False
        position += 1
        gap += 1
    return lines


def _without_page_numbers(text: str, line: _Line) -> Iterator[_Line]:
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
        yield _Line(start, head, line.indent, line.gap, line.page, furniture=True)
        while text[head].isspace():
            head += 1
        line = _Line(head, end, 0, 0, False)
    tail = trailing_page_number(text, head, end)
    stop = tail
    while text[stop - 1].isspace():
        stop -= 1
    line.end = stop
    yield line
    if tail < end:
        while text[tail].isspace():
            tail += 1
        yield _Line(tail, end, 0, 0, False, furniture=True)


def _mark_running_lines(text: str, lines: list[_Line]) -> None:
    """Mark as furniture the headers and footers that come back at page ends."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if not line.furniture and 5 <= line.end - line.start <= 300:
            places.setdefault(re.sub(r"\d{1,4}$", "#", text[line.start : line.end]), []).append(index)
    for words, indexes in places.items():
        if len(indexes) < 3 or is_signature_label(words) or is_only_label(words, 0, len(words)):
            continue
        if 2 * sum(_at_page_end(lines, index) for index in indexes) >= len(indexes):
            for index in indexes:
                lines[index].furniture = True


def _at_page_end(lines: list[_Line], index: int) -> bool:
    line = lines[index]
    if line.page or line.gap >= _PAGE_GAP or (index and lines[index - 1].furniture):
        return True
    if index + 1 == len(lines):
        return False
    after = lines[index + 1]
    return after.furniture or after.page or after.gap >= _PAGE_GAP


def _wrap_widths(text: str) -> frozenset[int]:
    """The widths of runs of spaces that stand inside sentences more often than between them.

    In a flattened file such a run was a line end with an indentation, or justification; other runs end a paragraph.
    """
    inside = Counter(map(len, _RUN_IN_SENTENCE.findall(text)))
    between = Counter(map(len, _RUN_AFTER_SENTENCE.findall(text)))
    return frozenset(width for width, count in inside.items() if count > between[width])


def _paragraphs(text: str, lines: list[_Line]) -> Iterator[tuple[int, int, bool]]:
    """Join the lines of hard-wrapped paragraphs: start, end, is it furniture."""
    width = _wrap_column(text, lines)
    previous: _Line | None = None
    start = end = 0
    for line in lines:
        if previous is not None and not _continues(text, previous, line, width):
            yield start, end, previous.furniture
            start = line.start
        elif previous is None:
            start = line.start
        end = line.end
        previous = line
    if previous is not None:
        yield start, end, previous.furniture


def _wrap_column(text: str, lines: list[_Line]) -> int:
    """The column (characters) at which this file wraps its lines, or 0 where each line is a paragraph."""
    pairs = lower = 0
    lengths: list[int] = []
    for line, after in pairwise(lines):
        length = line.end - line.start + line.indent
        if after.gap or length > _WRAPPED_AT_MOST or line.furniture or after.furniture:
            continue
        pairs += 1
        lower += text[after.start].islower()
        lengths.append(length)
    if lower < 2 or lower * 7 < pairs:
        return 0
    lengths.sort()
    return lengths[len(lengths) * 19 // 20]


def _continues(text: str, before: _Line, line: _Line, width: int) -> bool:
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


def _pieces(text: str, start: int, end: int, wraps: frozenset[int]) -> Iterator[tuple[int, int, BlockKind | None]]:
    """Cut a paragraph where a run of spaces was a paragraph's end, and take out debris of underlining."""
    for piece_start, piece_end, kind in _without_debris(text, start, end):
        if kind is not None:
            yield piece_start, piece_end, kind
            continue
        here = piece_start
        for cut, resume in _cuts(text, piece_start, piece_end, wraps):
            yield here, cut, None
            here = resume
        yield here, piece_end, None


def _without_debris(text: str, start: int, end: int) -> Iterator[tuple[int, int, BlockKind | None]]:
    here = start
    if text.find("---", start, end) >= 0:
        for match in _DEBRIS.finditer(text, start, end):
            stop = match.start()
            while stop > here and text[stop - 1].isspace():
                stop -= 1
            if stop > here:
                yield here, stop, None
            yield match.start(), match.end(), "furniture"
            here = match.end()
            while here < end and text[here].isspace():
                here += 1
    if here < end:
        yield here, end, None


def _cuts(text: str, start: int, end: int, wraps: frozenset[int]) -> list[tuple[int, int]]:
    """Where the piece ``text[start:end]`` is cut: (end of the one part, start of the next), in order."""
    found: list[tuple[int, int]] = []
    part = start
    if text.find("  ", start, end) >= 0 or text.find("\xa0", start, end) >= 0:
        for run in _RUN.finditer(text, start, end):
            if _ends_paragraph(text, part, run.start(), run.end(), end, wraps):
                found.append(run.span())
                part = run.end()
    extra = [match.end() for match in _BULLET_INSIDE.finditer(text, start + 1, end)]
    cuts = {resume: cut for cut, resume in found}
    for after in extra:
        _add_cut(text, cuts, start, after - 1)
    if text.find("....", start, end) >= 0 or text.find(". . . .", start, end) >= 0:
        for leaders in _LEADERS.finditer(text, start, end):
            entry = _PAGE_OF_ENTRY.match(text, leaders.end(), end)
            if entry is not None:
                after = entry.end()
                while after < end and text[after].isspace():
                    after += 1
                if after < end:
                    _add_cut(text, cuts, start, after)
    return sorted((cut, resume) for resume, cut in cuts.items())


def _add_cut(text: str, cuts: dict[int, int], start: int, resume: int) -> None:
    cut = resume
    while cut > start and text[cut - 1].isspace():
        cut -= 1
    if start < cut < resume:
        cuts.setdefault(resume, cut)


def _ends_paragraph(text: str, part: int, cut: int, resume: int, end: int, wraps: frozenset[int]) -> bool:
    """Was the run of spaces ``text[cut:resume]`` the end of a paragraph that began at ``part``?"""
    width = resume - cut
    if is_only_label(text, part, cut):
        return False
    ended = ends_sentence(text, part, cut)
    widened = width >= 3 and width not in wraps
    if LABEL.match(text, resume, end):
        if ended or ends_item(text, part, cut):
            return True
        return widened and not ends_with_reference(text, part, cut) and not goes_on(text, part, cut)
    if not widened:
        return False
    first = text[resume]
    if not (first.isupper() or first in "\"“‘'["):
        return False
    if ended:
        # "Telephone:    555 0100" is one line; a long introduction that ends in a colon is not.
        return text[cut - 1] != ":" or cut - part > 40
    return not goes_on(text, part, cut)


def _kind(text: str, start: int, end: int) -> BlockKind:
    if BULLET.match(text, start, end):
        return "item"
    return "heading" if end - start <= 80 and is_heading(text[start:end]) else "paragraph"
