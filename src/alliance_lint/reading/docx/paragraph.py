"""A paragraph as read: its text, and which element of the file each of its characters comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from lxml import etree

Story = Literal["body", "note", "header", "footer"]


class Piece(NamedTuple):
    """Characters that come from one element: ``text[i]`` is character ``first + i`` of a w:t's text.

    Elements that stand for a character (w:tab, w:br ...) have ``first`` 0.
    """

    text: str
    element: etree._Element
    first: int


class Mark(NamedTuple):
    """Something to tell about the character at ``offset`` (0-based, in characters of the paragraph's text)."""

    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of one view of the file, in reading order, possibly empty.

    ``part``        the name of the part it is in
    ``counting``    paragraphs with the same value are numbered together
    ``element``     its w:p; where a tracked change joined paragraphs, the last of them, whose mark and properties stay
    ``properties``  its w:pPr in this view
    ``numbered``    False if it takes no number whatever its properties say
    ``label``       a label that is not a list's: the number of a note
    ``contents``    whether it is an entry of a table of contents
    """

    part: str
    story: Story
    counting: int
    element: etree._Element
    properties: etree._Element | None
    style: str | None
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...] = ()
    numbered: bool = True
    label: str = ""
    in_cell: bool = False
    contents: bool = False

    @property
    def text(self) -> str:
        """All its characters, including white space at its ends."""
        return "".join([piece.text for piece in self.pieces])
