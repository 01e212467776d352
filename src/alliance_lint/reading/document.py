"""The one value that every reader makes: an agreement's text, its blocks, and where each character comes from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Changes = Literal["accepted", "original"]
"""Tracked changes as if all of them were accepted, or the text as it was before them."""

BlockKind = Literal["paragraph", "heading", "item", "cell", "note", "header", "footer", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of a document: ``document.text[start:end]`` (characters, half open).

    ``kind``   paragraph, heading, item (of a list), cell (of a table), note (foot- or endnote), header or footer (of
               the page), furniture (page numbers, running lines: not part of what the parties agreed)
    ``label``  the automatic number that the format shows before the text but that is not in the text ("7.2", "(a)")
    ``level``  1-based outline level of a heading, else None
    ``depth``  0-based nesting of a list item or numbered paragraph, else None
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    label: str = ""
    level: int | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """From character ``offset`` of the text on, until the next anchor, positions count from this place.

    ``line`` and ``column`` are 1-based in the file for text formats; for Word files ``line`` is the ordinal of the
    paragraph and ``column`` the character in it. ``page`` is 1-based, or None where the format has no pages.
    """

    offset: int
    line: int
    column: int = 1
    page: int | None = None


class Place(NamedTuple):
    """Where a character stands in the user's file. All numbers are 1-based; ``paragraph`` is the block's ordinal."""

    line: int
    column: int
    paragraph: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the file that a reader should know, but that is no finding (hidden text, tracked changes ...)."""

    message: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment in the file that speaks to the linter; ``text`` is what it says, without ``alliance-lint:``.

    It stands in, or directly before, the characters ``[start, end)`` of the document's text: one or more whole blocks,
    or none at the end of the text. ``line`` and ``column`` are those of the comment itself, ``page`` that of its words.
    """

    text: str
    start: int
    end: int
    line: int
    column: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text.

    ``text`` holds the blocks in reading order; whatever stands between two blocks (line ends, indentation) belongs to
    none. ``anchors`` are sorted by offset and the first has offset 0. ``format`` is one of docx, markdown, text, html,
    pdf, odt, rtf, yaml, json. ``directives`` are in the order of the file.
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...] = (Anchor(0, 1),)
    notices: tuple[Notice, ...] = ()
    directives: tuple[Directive, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False, hash=False)
    _offsets: list[int] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [block.start for block in self.blocks])
        object.__setattr__(self, "_offsets", [anchor.offset for anchor in self.anchors])

    def place(self, offset: int) -> Place:
        """The place of the character at ``offset`` (0-based, in characters of ``text``)."""
        anchor = self.anchors[max(bisect_right(self._offsets, offset) - 1, 0)]
        paragraph = max(bisect_right(self._starts, offset), 1)
        return Place(anchor.line, anchor.column + offset - anchor.offset, paragraph, anchor.page)
