"""Puts the rows of a page together as paragraphs, by the white space around them and by how they begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from alliance_lint.reading.document import BlockKind
from alliance_lint.reading.pdf.page import Page, Row
from alliance_lint.reading.text_marks import (
    BULLET,
    LABEL,
    ends_item,
    ends_sentence,
    ends_with_reference,
    goes_on,
    is_heading,
    is_only_label,
)

_LOOSE = 1.2
"""Lines further apart than this many times the usual distance are two paragraphs."""
_OTHER_SIZE = 0.12
_INDENT = 0.8
"""In font heights: what begins further to the right is indented."""
_CENTRED = 0.02
"""The share of the column's width by which the middle of a centred line may miss the column's."""
_CONTENTS = re.compile(r"(?:\.{4,}|(?:\. ){3,}|(?<=\S)\t|…{2,})\s*(?:\d{1,3}|[ivxl]{1,6})$")
_FOOTNOTE = re.compile(r"(?:\d{1,2}|[*†‡]{1,3})[ \t]?[A-Z\"“(]")
_SMALL_PRINT = 0.9
_LARGE_PRINT = 1.15
_LONGEST_HEADING = 100
_STOPS = ".;:,?!"
_SIGNATURE = re.compile(
    r"(?:by|name|title|its|date|signed|signature|address|attn|attention|tel|telephone|phone|fax|facsimile|e-?mail)"
    r"[ \t]?(?:[:_]|$)|/s/|_{4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: the distance between the tops of two lines of a paragraph, in font heights, and the
    height of the font (points)."""

    pitch: float
    size: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows of one page that belong together."""

    page: int
    rows: tuple[Row, ...]
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


def measures_of(pages: Sequence[list[Row]]) -> Measures:
    """The measures of a document's body text."""
    pitches: Counter[float] = Counter()
    sizes: Counter[float] = Counter()
    for rows in pages:
        body = [row for row in rows if not row.furniture]
        if not body:
            continue
        for row in body:
            sizes[round(row.size, 0)] += len(row.text)
        right = _margins(body).right
        for row, after in pairwise(body):
            # The distance below a full line is one inside a paragraph, if any is.
            if row.column == after.column and after.top > row.top and row.right > right - 3 * row.size and row.size:
                pitches[round((after.top - row.top) / row.size, 1)] += 1
    pitch = pitches.most_common(1)[0][0] if pitches else 1.2
    return Measures(max(pitch, 0.8), sizes.most_common(1)[0][0] if sizes else 10.0)


def paragraphs_of(page: Page, rows: Sequence[Row], usual: Measures) -> Iterator[Paragraph]:
    """The paragraphs of a page in order. Furniture is a paragraph for each row."""
    for (_, furniture), group in groupby(rows, key=lambda row: (row.column, row.furniture)):
        column = list(group)
        if furniture:
            yield from (Paragraph(page.number, (row,), "furniture") for row in column)
            continue
        margins = _margins(column)
        pitch = _pitch(column, usual)
        start = 0
        for index in range(1, len(column) + 1):
            if index == len(column) or not _continues(column[index - 1], column[index], index - start, margins, pitch):
                own = tuple(column[start:index])
                yield Paragraph(page.number, own, _kind(own, page, margins, usual))
                start = index


def _margins(rows: Sequence[Row]) -> _Margins:
    lefts = sorted(row.left for row in rows)
    rights = sorted(row.right for row in rows)
    return _Margins(lefts[len(lefts) // 20], rights[len(rights) * 19 // 20])


def _pitch(rows: Sequence[Row], usual: Measures) -> float:
    """The line distance (points) of this column: annexes may be set tighter or wider than the rest."""
    right = _margins(rows).right
    distances = sorted(
        after.top - row.top for row, after in pairwise(rows) if row.right > right - 3 * row.size and after.top > row.top
    )
    size = sorted(row.size for row in rows)[len(rows) // 2]
    if len(distances) < 5:
        return usual.pitch * size
    return distances[len(distances) // 3]


def _continues(before: Row, row: Row, count: int, margins: _Margins, pitch: float) -> bool:
    """Does ``row`` carry on the paragraph whose last row so far, of ``count``, is ``before``?"""
    text, following = before.text.rstrip(), row.text
    distance = row.top - before.top
    if distance > _LOOSE * pitch + 0.5 or distance < -0.5 * before.size:
        return False
    if abs(row.size - before.size) > _OTHER_SIZE * max(row.size, before.size) and not _inside_line(before, row):
        return False
    if _is_contents(before) or BULLET.match(following) or _SIGNATURE.match(following) or _SIGNATURE.match(text):
        return False
    ended = ends_sentence(text, 0, len(text))
    open_end = goes_on(text, 0, len(text)) or ends_with_reference(text, 0, len(text))
    if _is_contents(row):
        return not ended and not LABEL.match(following) and _is_short(following)
    short = _stops_short(before, row, margins)
    indented = row.left > before.left + _INDENT * before.size
    outdented = row.left < before.left - _INDENT * before.size
    if LABEL.match(following):
        if ended:
            return False
        if open_end and not ends_item(text, 0, len(text)):
            return True
        return not (short or indented or (outdented and count > 1))
    if before.hyphen:
        return True
    if following[0].islower():
        return not (ended and short)
    if text.isupper() and following.isupper():
        together = _is_centred(before, margins) == _is_centred(row, margins)
        return together and before.bold == row.bold and not is_only_label(text, 0, len(text))
    if before.bold != row.bold and short:
        return False
    if ended:
        return not (short or indented or (outdented and count > 1))
    return open_end or not short


def _stops_short(before: Row, row: Row, margins: _Margins) -> bool:
    """Was there room for the first word of ``row`` on the line ``before``, so that its end is meant?"""
    room = margins.right - before.right - row.word_width
    return room > (0.5 if before.text[-1:] in ".;:" else 2.0) * before.size


def _inside_line(before: Row, row: Row) -> bool:
    """Do the boxes overlap, as those of a footnote's mark and its line do?"""
    return row.top < before.bottom - 0.6 * min(before.size, row.size)


def _is_contents(row: Row) -> bool:
    return len(row.text) < 200 and _CONTENTS.search(row.text) is not None


def _is_short(text: str) -> bool:
    return len(text) < 120


def _is_centred(row: Row, margins: _Margins) -> bool:
    width = margins.right - margins.left
    aside = row.left - margins.left > 0.05 * width
    return aside and abs((row.left + row.right) - (margins.left + margins.right)) / 2 < _CENTRED * width + row.size


def _kind(rows: Sequence[Row], page: Page, margins: _Margins, usual: Measures) -> BlockKind:
    text = " ".join(row.text for row in rows)
    if BULLET.match(text):
        return "item"
    if all(row.size < _SMALL_PRINT * usual.size for row in rows) and rows[0].top > page.height / 2:
        return "note" if _FOOTNOTE.match(text) else "paragraph"
    if len(text) > _LONGEST_HEADING or _CONTENTS.search(text) or "\t" in text.partition("\t")[2]:
        return "paragraph"
    plain = text.replace("\t", " ")
    if is_heading(plain):
        return "heading"
    set_apart = all(row.bold for row in rows) or all(row.size > _LARGE_PRINT * usual.size for row in rows)
    centred = all(_is_centred(row, margins) for row in rows)
    proper = plain[-1] not in _STOPS and not _SIGNATURE.match(plain) and "__" not in plain
    label = LABEL.match(plain)
    first = plain[label.end() :].lstrip(" –—-:")[:1] if label else plain[0]
    return "heading" if set_apart and proper and first.isupper() and (centred or len(plain) < 60) else "paragraph"
