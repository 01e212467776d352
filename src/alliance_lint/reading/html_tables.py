"""Tables that only lay out the page, as filings and Word's web pages have them, and tables that hold data."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final

from lxml import etree

from alliance_lint.reading.text_marks import is_only_label


class Cell(Enum):
    """What a cell is: ordinary text of the page, the label of the text in the next cell, or a piece of data."""

    PLAIN = "plain"
    LABEL = "label"
    DATA = "data"


LABEL_CELL: Final = Cell.LABEL
_DEEPEST: Final = 5
"""Tables nested deeper lay out a page; looking into each of them again would cost too much."""


def cells_of(table: etree._Element, depth: int) -> dict[etree._Element, Cell]:
    """What each cell of ``table`` itself is; ``depth`` counts the cells around it.

    A table lays out text if each of its rows has text in one cell only, or a label in the first and text in a second.
    """
    if depth >= _DEEPEST:
        return {}
    rows = [[(cell, _text(cell)) for cell in row.iterchildren("td", "th")] for row in _rows(table)]
    kinds: dict[etree._Element, Cell] = {}
    laid_out = True
    for row in rows:
        filled = [(cell, text) for cell, text in row if text]
        if len(filled) == 2 and is_only_label(filled[0][1], 0, len(filled[0][1])):
            kinds[filled[0][0]] = Cell.LABEL
        elif len(filled) > 1:
            laid_out = False
    if laid_out:
        return kinds
    return {cell: Cell.DATA for row in rows for cell, _ in row}


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from child.iterchildren("tr")


def _text(cell: etree._Element) -> str:
    """The beginning of the cell's text, long enough to tell a label."""
    words: list[str] = []
    size = 0
    for text in cell.itertext(etree.Element):
        stripped = " ".join(str(text).split())
        if stripped:
            words.append(stripped)
            size += len(stripped)
            if size > 80:
                break
    return " ".join(words)
