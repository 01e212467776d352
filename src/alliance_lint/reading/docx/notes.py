"""Footnotes and endnotes, handed out where the text refers to them (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.names import w
from alliance_lint.reading.numerals import numeral

_CUSTOM_MARK: Final = w("customMarkFollows")
_ID: Final = w("id")


@dataclass(frozen=True, slots=True)
class Note:
    """A note with the part it is in; ``label`` is its number, "" where the author wrote a mark by hand."""

    part: str
    element: etree._Element
    label: str


class NoteSeries:
    """The footnotes, or the endnotes. ``style`` is the numbering format of their marks."""

    def __init__(self, part: str, root: etree._Element | None, style: str) -> None:
        self._part = part
        self._style = style
        self._last = 0
        # Separators are notes, too, of a w:type; nothing refers to them.
        self._notes = {} if root is None else {note.get(_ID, ""): note for note in root if note.get(_ID)}

    def take(self, reference: etree._Element) -> Note | None:
        """The note of a w:footnoteReference or w:endnoteReference; None if there is none or it was taken before."""
        own_mark = reference.get(_CUSTOM_MARK, "0") in ("1", "true", "on")
        if not own_mark:
            self._last += 1
        element = self._notes.pop(reference.get(_ID, ""), None)
        if element is None:
            return None
        return Note(self._part, element, "" if own_mark else numeral(self._last, self._style))


@dataclass(frozen=True, slots=True)
class Notes:
    """Both series, each numbered by itself; their paragraphs are counted together under ``counting``."""

    footnotes: NoteSeries
    endnotes: NoteSeries
    counting: int

    def take(self, reference: etree._Element) -> Note | None:
        """The note that this reference is for."""
        series = self.footnotes if reference.tag == w("footnoteReference") else self.endnotes
        return series.take(reference)
