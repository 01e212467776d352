"""The rows of a page in the order in which they are read: columns found, and pieces of one line put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from alliance_lint.reading.pdf.page import Fragment, Page, Row

# Two columns of prose: what each side must have, so that tables and signature blocks are none.
_LINES_PER_COLUMN = 6
_SHARE_OF_TEXT = 0.2
_FILLED = 0.6
_CROSSING_AT_MOST = 0.2
# A gap of as many font heights inside a line is shown as a tab.
_TAB = 3.0
_STEPS = 60
_FRAGMENTS_PER_LINE = 32
"""More pieces than the columns of any table, and a bound on what a hostile page costs."""


@dataclass(frozen=True, slots=True)
class _Piece:
    fragments: tuple[Fragment, ...]
    column: int


def rows_of(page: Page) -> list[Row]:
    """The rows of ``page`` in reading order. Text that runs askew, as a watermark does, comes last, as furniture."""
    upright = [fragment for fragment in page.fragments if not fragment.askew and fragment.text.strip()]
    rows = [_row(piece.fragments, piece.column) for piece in _in_order(upright)]
    askew = [fragment for fragment in page.fragments if fragment.askew and fragment.text.strip()]
    last = rows[-1].column + 1 if rows else 0
    return [*rows, *(_row((fragment,), last, furniture=True) for fragment in askew)]


def _in_order(fragments: Sequence[Fragment]) -> Iterable[_Piece]:
    gutter = _gutter(fragments)
    if gutter is None:
        return [_Piece(line, 0) for line in _single_column(fragments)]
    pieces: list[_Piece] = []
    column = 0
    band: list[Fragment] = []
    for fragment in sorted(fragments, key=_middle):
        if _crosses(fragment, gutter):
            if band:
                pieces += _two_columns(band, gutter, column)
                column += 2
                band = []
            pieces.append(_Piece((fragment,), column))
        else:
            if not band:
                column += 1
            band.append(fragment)
    return [*pieces, *_two_columns(band, gutter, column)]


def _two_columns(band: Sequence[Fragment], gutter: float, column: int) -> Iterable[_Piece]:
    for side, number in ((0, column), (1, column + 1)):
        of_side = [fragment for fragment in band if (fragment.left >= gutter) == bool(side)]
        yield from (_Piece(line, number) for line in _lines_by_place(of_side))


def _single_column(fragments: Sequence[Fragment]) -> list[tuple[Fragment, ...]]:
    """Lines from top to bottom, but the cells of a table row one after the other, as the file has them.

    Where pieces of one line do not follow each other in the file, other lines of the first one's cell stand between.
    """
    order = {id(fragment): place for place, fragment in enumerate(fragments)}
    lines = _lines_by_place(fragments)
    mixed = [any(order[id(b)] != order[id(a)] + 1 for a, b in pairwise(line)) for line in lines]
    single: list[tuple[Fragment, ...]] = []
    for is_mixed, group in groupby(zip(lines, mixed, strict=True), key=lambda pair: pair[1]):
        together = [line for line, _ in group]
        if is_mixed and len(together) > 1:
            cells = sorted((fragment for line in together for fragment in line), key=lambda f: order[id(f)])
            single += _lines(cells)
        else:
            single += together
    return single


def _gutter(fragments: Sequence[Fragment]) -> float | None:
    """Where, from the left (points), the white strip between two columns of prose runs; None where there is none."""
    if len(fragments) < 2 * _LINES_PER_COLUMN:
        return None
    left = min(fragment.left for fragment in fragments)
    right = max(fragment.right for fragment in fragments)
    lefts = sorted(fragment.left for fragment in fragments)
    rights = sorted(fragment.right for fragment in fragments)
    # The middle of the page breaks ties, so that the strip is not taken from one column's ragged edge.
    middle, width = (left + right) / 2, right - left
    crossing, _, gutter = min(
        (max(bisect_left(lefts, at - 1) - bisect_right(rights, at + 1), 0), abs(at - middle), at)
        for at in (left + width * (0.3 + 0.4 * step / _STEPS) for step in range(_STEPS + 1))
    )
    if crossing > _CROSSING_AT_MOST * len(fragments):
        return None
    characters = sum(len(fragment.text) for fragment in fragments)
    for side in (True, False):
        column = [f for f in fragments if not _crosses(f, gutter) and (f.left < gutter) == side]
        lines = _lines_by_place(column)
        if len(lines) < _LINES_PER_COLUMN or sum(len(f.text) for f in column) < _SHARE_OF_TEXT * characters:
            return None
        column_width = max(f.right for f in column) - min(f.left for f in column)
        full = sum(1 for line in lines if line[-1].right - line[0].left > _FILLED * column_width)
        words = sum(len(fragment.text) for fragment in column) / len(lines)
        if 2 * full < len(lines) or words < 15 or column_width < 0.25 * width:
            return None
    return gutter


def _lines_by_place(fragments: Sequence[Fragment]) -> list[tuple[Fragment, ...]]:
    """The lines from top to bottom, whatever the order in the file."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=_middle):
        # A line with a small mark in it can begin above one that stands lower.
        line = next((line for line in lines[:-4:-1] if _on_one_line(line, fragment)), None)
        if line is None:
            lines.append([fragment])
        else:
            line.append(fragment)
    return [tuple(sorted(line, key=lambda fragment: fragment.left)) for line in lines]


def _on_one_line(line: Sequence[Fragment], fragment: Fragment) -> bool:
    return len(line) < _FRAGMENTS_PER_LINE and all(
        _share_height(other, fragment)
        and (fragment.left > other.right - 0.3 * other.size or fragment.right < other.left + 0.3 * other.size)
        for other in line
    )


def _share_height(one: Fragment, other: Fragment) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _lines(fragments: Sequence[Fragment]) -> list[tuple[Fragment, ...]]:
    """Fragments that follow each other on one line, together."""
    lines: list[list[Fragment]] = []
    for fragment in fragments:
        if lines and _goes_on(lines[-1], fragment):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [tuple(line) for line in lines]


def _goes_on(line: Sequence[Fragment], fragment: Fragment) -> bool:
    before = line[-1]
    return fragment.left > before.right - 0.3 * before.size and _share_height(before, fragment)


def _row(fragments: Sequence[Fragment], column: int, *, furniture: bool = False) -> Row:
    parts = [fragments[0].text]
    for before, fragment in pairwise(fragments):
        gap = fragment.left - before.right
        parts.append("\t" if gap > _TAB * before.size else "" if gap < 0.1 * before.size else " ")
        parts.append(fragment.text)
    widest = max(fragments, key=lambda fragment: fragment.right - fragment.left)
    return Row(
        "".join(parts),
        min(fragment.left for fragment in fragments),
        max(fragment.right for fragment in fragments),
        widest.top,
        widest.bottom,
        widest.size,
        all(fragment.bold for fragment in fragments),
        fragments[-1].hyphen,
        column,
        furniture,
    )


def _crosses(fragment: Fragment, at: float) -> bool:
    return fragment.left < at - 1 and fragment.right > at + 1


def _middle(fragment: Fragment) -> float:
    return (fragment.top + fragment.bottom) / 2
