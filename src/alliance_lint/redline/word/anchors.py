"""Puts the marks of a comment's range right before and right behind the characters concerned, splitting runs there."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from alliance_lint.reading.document import Document
from alliance_lint.reading.docx.names import XML_SPACE, w
from alliance_lint.reading.docx.paragraph import Paragraph
from alliance_lint.redline.word.marks import Marks, range_mark, reference_run

_RUN: Final = w("r")
_TEXT: Final = w("t")
_PROPERTIES: Final = w("rPr")
_TEXT_BOX: Final = w("txbxContent")
_HOLDS_RUNS: Final = frozenset(
    w(name)
    for name in ("p", "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "fldSimple", "dir", "bdo")
)
"""What may hold runs and, beside them, the marks of a range (EG_PContent, annex A)."""

_CONTROL: Final = w("sdt")
_FORM_FIELDS: Final = (
    *(w(name) for name in ("dropDownList", "comboBox", "date", "text", "picture")),
    "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox",
)
"""Kinds of content controls that hold nothing but a value: LibreOffice loses it where a comment stands inside."""


@dataclass(frozen=True, slots=True)
class Span:
    """The characters ``[start, end)`` of the document's text, for the comment with this identifier."""

    start: int
    end: int
    identifier: str


@dataclass(frozen=True, slots=True)
class _Character:
    """A character of the text in the XML: number ``at`` of the text of a w:t; any other element is its character."""

    element: etree._Element
    at: int


class Anchors:
    """Where the characters of a document's text stand in the XML of its main part.

    ``paragraphs`` are those of the blocks, one each.
    """

    def __init__(self, document: Document, paragraphs: tuple[Paragraph, ...], main: etree._Element, part: str) -> None:
        self._document = document
        self._paragraphs = paragraphs
        self._main = main
        self._part = part
        self._starts = [block.start for block in document.blocks]

    def set(self, spans: list[Span], marks: Marks, reference_style: str) -> None:
        """Marks all ranges. What stands where Word allows no comment is marked at the nearest place that does."""
        # From the end of the text to its beginning: a split leaves the characters before it where they were.
        edges = [(span.start, 1, span) for span in spans] + [(span.end, 0, span) for span in spans]
        for offset, is_start, span in sorted(edges, key=lambda edge: (-edge[0], -edge[1], edge[2].start, edge[2].end)):
            if is_start:
                self._start(offset, range_mark("commentRangeStart", span.identifier), marks)
            else:
                self._end(
                    max(offset - 1, 0),
                    [range_mark("commentRangeEnd", span.identifier), reference_run(span.identifier, reference_style)],
                    marks,
                )

    def _start(self, offset: int, mark: etree._Element, marks: Marks) -> None:
        character = self._character(offset)
        node = _allowed(character.element)
        if character.element.getparent() is node:
            right = _split(node, character.element, character.at, marks)
            if right is None and character.at:
                # Another range begins here, and its mark has been set behind all that is left of the run.
                node.addnext(mark)
                return
            node = node if right is None else right
        node.addprevious(mark)

    def _end(self, offset: int, elements: list[etree._Element], marks: Marks) -> None:
        character = self._character(offset)
        node = _allowed(character.element)
        if character.element.getparent() is node:
            _split(node, character.element, character.at + 1, marks)
        for element in reversed(elements):
            node.addnext(element)

    def _character(self, offset: int) -> _Character:
        """The character at ``offset``, or one near it that is in the main part and outside of text boxes."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        paragraph = self._paragraphs[index]
        at = offset - self._starts[index]
        if paragraph.part != self._part:
            return _Character(self._referring(paragraph), 0)
        if _form_fields(paragraph.element):
            return self._beside(index)
        text = paragraph.text
        at = min(at, len(text.strip()) - 1) + len(text) - len(text.lstrip())
        for piece in paragraph.pieces:
            if at < len(piece.text):
                return _Character(piece.element, piece.first + at)
            at -= len(piece.text)
        raise AssertionError("a block without the character that it holds")

    def _beside(self, index: int) -> _Character:
        """The first character of the nearest paragraph, before or else behind that one, which is no form field."""
        for paragraph in (*reversed(self._paragraphs[:index]), *self._paragraphs[index:]):
            if paragraph.part == self._part and not _form_fields(paragraph.element):
                piece = paragraph.pieces[0]
                return _Character(piece.element, piece.first)
        piece = self._paragraphs[index].pieces[0]
        return _Character(piece.element, piece.first)

    def _referring(self, paragraph: Paragraph) -> etree._Element:
        """What in the main part stands for a paragraph of another: the note's reference, else its first words."""
        note = next(paragraph.element.iterancestors(w("footnote"), w("endnote")), None)
        if note is not None:
            name = w("footnoteReference" if note.tag == w("footnote") else "endnoteReference")
            for reference in self._main.iter(name):
                if reference.get(w("id")) == note.get(w("id")):
                    return reference
        return next(each for each in self._paragraphs if each.part == self._part).pieces[0].element


def _form_fields(element: etree._Element) -> list[etree._Element]:
    """The content controls around an element that hold nothing but a value, the outermost last."""
    controls = element.iterancestors(_CONTROL)
    return [each for each in controls if any(each.find(f"{w('sdtPr')}/{kind}") is not None for kind in _FORM_FIELDS)]


def _allowed(element: etree._Element) -> etree._Element:
    """The run of ``element``, or what around it stands beside runs, outside of any text box and form field."""
    paragraph = next(element.iterancestors(w("p")), None)
    around = [] if paragraph is None else list(paragraph.iterancestors())
    boxes = [*(each for each in _form_fields(element) if each not in around), *element.iterancestors(_TEXT_BOX)]
    node = boxes[-1] if boxes else element
    while (parent := node.getparent()) is not None and parent.tag not in _HOLDS_RUNS:
        node = parent
    return node


def _split(run: etree._Element, element: etree._Element, at: int, marks: Marks) -> etree._Element | None:
    """Splits ``run`` before character ``at`` of its child ``element``; returns the new run, which begins there.

    None where nothing of the run stands before the place, or nothing behind it: then there is nothing to split.
    """
    inside = element.tag == _TEXT and 0 < at < len(element.text or "")
    moved = list(element.itersiblings())
    if not inside and at == 0:
        if all(each.tag == _PROPERTIES for each in element.itersiblings(preceding=True)):
            return None
        moved.insert(0, element)
    if not moved and not inside:
        return None
    right = etree.Element(_RUN)
    for name, said in run.attrib.items():
        right.set(name, said)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        copied = deepcopy(properties)
        for change in copied.iter(w("rPrChange")):
            # The same change of format is now in two places, and each needs an identifier of its own.
            change.set(w("id"), marks.identifier())
        right.append(copied)
    if inside:
        text = element.text or ""
        element.text = text[:at]
        element.set(XML_SPACE, "preserve")
        behind = etree.SubElement(right, _TEXT)
        behind.text = text[at:]
        behind.set(XML_SPACE, "preserve")
    right.extend(moved)
    run.addnext(right)
    right.tail, run.tail = run.tail, None
    return right
