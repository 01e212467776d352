"""Walks an HTML tree in reading order and lists its paragraphs: the kind of each, its label, and its pieces of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from alliance_lint.reading.document import BlockKind
from alliance_lint.reading.html_lists import HtmlList
from alliance_lint.reading.html_source import Source
from alliance_lint.reading.html_tables import LABEL_CELL, Cell, cells_of

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = frozenset({"ol", "ul", "menu", "dir"})
_BLOCKS: Final = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr
    ul
    """.split()  # noqa: SIM905
)
_NOT_SHOWN: Final = frozenset(
    """
    applet audio button canvas datalist head iframe link map math meta noscript object rp script select style svg
    template textarea title video
    """.split()  # noqa: SIM905
)
_HIDING: Final = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden")
_PAGE_BREAK: Final = re.compile(r"(?:page-)?break-(?:before|after)\s{0,9}:\s{0,9}(?:always|page|left|right)")
_LABEL_ALONE: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}\.?|\([a-z]{1,4}\)")
_SPACES: Final = re.compile(r"[ \t\n\f\xa0]+")
_LAST_LINE: Final = 65_535
"""libxml2 counts the lines of HTML no further."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and where in the file it begins (1-based)."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class HtmlParagraph:
    """A paragraph. ``after_break`` says that a rule or a page break stands before it and ``before_break`` after it.

    ``lines`` are the places in ``pieces`` at which a new line was asked for (br).
    """

    pieces: tuple[Piece, ...]
    kind: BlockKind
    label: str = ""
    level: int | None = None
    depth: int | None = None
    lines: frozenset[int] = frozenset()
    preformatted: bool = False
    after_break: bool = False
    before_break: bool = False


@dataclass(slots=True)
class LeftOut:
    """Characters that the file holds but does not show, or marks as deleted (or inserted)."""

    hidden: int = 0
    deleted: int = 0
    inserted: int = 0


@dataclass(slots=True)
class Walk:
    """The state of the walk: the paragraph that is being gathered, and what it is inside of."""

    source: Source
    changed: str = "del"
    """The tag of what is left out as deleted, or inserted."""
    paragraphs: list[HtmlParagraph] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)
    _pieces: list[Piece] = field(default_factory=list)
    _lines: set[int] = field(default_factory=set)
    _blank: bool = False
    _broken: bool = False
    _held: bool = False
    _lists: list[HtmlList] = field(default_factory=list)
    _label: str = ""
    _depth: int | None = None
    _levels: list[int] = field(default_factory=list)
    _cells: list[Cell] = field(default_factory=list)
    _kinds: dict[etree._Element, Cell] = field(default_factory=dict)
    _preformatted: int = 0
    _navigation: int = 0

    def read(self, root: etree._Element) -> None:
        """Adds the paragraphs in ``root``. Uses a stack of its own: files nest deeper than Python calls."""
        self._enter(root)
        stack: list[tuple[etree._Element, Iterator[etree._Element]]] = [(root, iter(root))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                if stack:
                    self._text(element.tail)
            elif self._is_shown(child):
                self._enter(child)
                stack.append((child, iter(child)))
            else:
                self._text(child.tail)
        self._flush()

    def _is_shown(self, element: etree._Element) -> bool:
        if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN:
            return False
        hides = element.get("hidden") is not None or bool(_HIDING.search(element.get("style", "").lower()))
        if hides or element.tag == self.changed:
            characters = sum(len("".join(str(text).split())) for text in element.itertext())
            if hides:
                self.left_out.hidden += characters
            elif element.tag == "del":
                self.left_out.deleted += characters
            else:
                self.left_out.inserted += characters
            return False
        return True

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._line_end()
        elif tag in _BLOCKS:
            self._flush()
            self._open(element, str(tag))
        line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs of lxml are wrong about it
        known = None if line is None or line >= _LAST_LINE else line
        self._text(element.text, known, underlined=tag == "u")

    def _open(self, element: etree._Element, tag: str) -> None:
        if tag == "hr" or _PAGE_BREAK.search(element.get("style", "").lower()):
            self._broken = True
            if self.paragraphs:
                self.paragraphs[-1] = replace(self.paragraphs[-1], before_break=True)
        if tag in _LISTS:
            self._lists.append(HtmlList.of(element))
        elif tag == "li":
            self._label = self._lists[-1].label(element) if self._lists else ""
            self._depth = max(len(self._lists) - 1, 0)
        elif tag in _HEADINGS:
            self._levels.append(_HEADINGS[tag])
        elif tag == "table":
            self._kinds.update(cells_of(element, len(self._cells)))
        elif tag in ("td", "th"):
            self._cells.append(self._kinds.pop(element, Cell.PLAIN))
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "nav":
            self._navigation += 1

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag not in _BLOCKS:
            return
        if tag in ("td", "th") and self._cells and self._cells[-1] is LABEL_CELL and self._pieces:
            # The number in the one cell belongs to the text in the next.
            self._held = self._blank = True
        self._flush()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label, self._depth = "", None
        elif tag in _HEADINGS and self._levels:
            self._levels.pop()
        elif tag in ("td", "th") and self._cells:
            self._cells.pop()
        elif tag == "tr":
            self._held = False
            self._flush()
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "nav":
            self._navigation -= 1

    def _text(self, text: str | None, line: int | None = None, *, underlined: bool = False) -> None:
        if not text:
            return
        if self._preformatted:
            for number, part in enumerate(text.split("\n")):
                if number or part:
                    self._add(f"\n{part}" if number else part, part, line if not number else None)
            return
        if underlined and text.isspace() and text.count("\xa0") >= 3:
            # A blank to be filled in, drawn as underlined spaces.
            self._add("_" * min(len(text), 20), text, line)
            return
        for number, part in enumerate(text.split("\n")):
            shown = _SPACES.sub(" ", part)
            if number or shown[:1] == " ":
                self._blank = True
            words = shown.strip(" ")
            if words:
                self._add(words, part.lstrip(" \t\f\xa0"), line if not number else None)
                self._blank = shown[-1] == " "

    def _add(self, words: str, written: str, line: int | None) -> None:
        at_start = not self._pieces or len(self._pieces) in self._lines
        if self._blank and not at_start and not self._preformatted:
            last = self._pieces[-1]
            self._pieces[-1] = Piece(f"{last.text} ", last.line, last.column)
        self._blank = self._held = False
        place = self.source.find(written, line)
        self._pieces.append(Piece(words, *place))

    def _line_end(self) -> None:
        if self._preformatted:
            self._add("\n", "", None)
        elif self._pieces:
            if len(self._pieces) in self._lines:
                self._flush()
            else:
                self._lines.add(len(self._pieces))
        self._blank = False

    def _flush(self) -> None:
        if self._held or not self._pieces:
            return
        first = self._pieces[0]
        if len(self._pieces) > 1 and self._pieces[1].text[0].isalnum() and _LABEL_ALONE.fullmatch(first.text):
            # LibreOffice writes the number and the text with nothing but a distance between them.
            self._pieces[0] = replace(first, text=f"{first.text} ")
        pieces, lines = tuple(self._pieces), frozenset(self._lines - {len(self._pieces)})
        self._pieces, self._lines, self._blank = [], set(), False
        if not any(piece.text.strip() for piece in pieces):
            return
        level = self._levels[-1] if self._levels else None
        kind: BlockKind = "paragraph"
        if self._navigation:
            kind = "furniture"
        elif level is not None:
            kind = "heading"
        elif Cell.DATA in self._cells:
            kind = "cell"
        elif self._label:
            kind = "item"
        self.paragraphs.append(
            HtmlParagraph(
                pieces,
                kind,
                self._label,
                level,
                self._depth,
                lines,
                preformatted=self._preformatted > 0,
                after_break=self._broken,
            )
        )
        self._label, self._broken = "", False
