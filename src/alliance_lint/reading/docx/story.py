"""Walks the blocks of one story (the body, a header, a note, a text box) and lists its paragraphs in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.fields import Fields, unfinished_fields
from alliance_lint.reading.docx.inline import Hidden, Inline, Inside, Line, chosen_branch
from alliance_lint.reading.docx.names import ALTERNATE_CONTENT, toggle, value, w
from alliance_lint.reading.docx.notes import Notes
from alliance_lint.reading.docx.paragraph import Paragraph
from alliance_lint.reading.docx.paragraph import Story as StoryKind
from alliance_lint.reading.docx.styles import Styles
from alliance_lint.reading.docx.views import View

_PARAGRAPH: Final = w("p")
_PROPERTIES: Final = w("pPr")
_STYLE: Final = w("pStyle")
_TABLE: Final = w("tbl")
_ROW: Final = w("tr")
_CELL: Final = w("tc")
_CONTROL: Final = w("sdt")
_EMBEDDED: Final = frozenset({w("altChunk"), w("subDoc")})
_NOT_CONTENT: Final = frozenset(
    {w("sectPr"), w("tblPr"), w("tblGrid"), w("trPr"), w("tcPr"), w("sdtPr"), w("sdtEndPr")}
)

Walk = Callable[[etree._Element], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A part that holds stories. ``unfinished`` are its field characters that open nothing."""

    name: str
    root: etree._Element
    unfinished: frozenset[etree._Element]

    @classmethod
    def of(cls, name: str, root: etree._Element, view: View) -> Source:
        """The part ``name`` with its root element, looked through once for fields that never end."""
        return cls(name, root, unfinished_fields(root, view))


@dataclass(slots=True)
class Reading:
    """What the stories of one file share, and what they add to as they are read."""

    view: View
    styles: Styles
    notes: Notes
    hidden: Hidden = field(default_factory=Hidden)
    paragraphs: list[Paragraph] = field(default_factory=list)
    embedded: int = 0
    countings: int = 0

    def new_counting(self) -> int:
        """A number for paragraphs that are counted on their own."""
        self.countings += 1
        return self.countings


class Story:
    """Reads one story. ``counting`` says with which paragraphs its own are numbered (``Paragraph.counting``)."""

    def __init__(
        self,
        reading: Reading,
        source: Source,
        kind: StoryKind,
        counting: int,
        *,
        in_cell: bool = False,
        label: str = "",
    ) -> None:
        self._reading = reading
        self._source = source
        self._kind = kind
        self._counting = counting
        self._cells = int(in_cell)
        self._label = label
        self._contents = 0
        self._inline = Inline(reading.view, reading.styles, Fields(source.unfinished), reading.hidden)
        self._joined: tuple[etree._Element, etree._Element | None] | None = None

    def read(self, container: etree._Element) -> None:
        """Adds the paragraphs of ``container`` (w:body, w:hdr, w:footnote, w:txbxContent ...) to the reading."""
        self._blocks(container)
        self._end_joined()

    def _blocks(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                # Most hostile is a million bare <w:p/>; they matter only where something could show on them.
                if len(child) or self._joined is not None or self._reading.styles.default_is_numbered:
                    self._paragraph(child)
            elif tag == _TABLE:
                self._end_joined()
                self._rows(child)
            elif tag in _EMBEDDED:
                self._reading.embedded += 1
                self._inline.mark("Another document is embedded here; its text was not read.")
            else:
                self._wrapper(child, self._blocks)

    def _rows(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == _ROW:
                if self._reading.view.lacks_row(child):
                    continue
                properties = child.find(w("trPr"))
                if properties is not None and toggle(properties.find(w("hidden"))):
                    self._reading.hidden.count(child)
                else:
                    self._row(child)
            else:
                self._wrapper(child, self._rows)

    def _row(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == _CELL:
                self._cell(child)
            else:
                self._wrapper(child, self._row)

    def _cell(self, cell: etree._Element) -> None:
        if self._reading.view.lacks_cell(cell):
            return
        merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        if merged is not None and (value(merged) or "continue") == "continue":
            # The cell above covers this one; Word shows nothing of it (17.4.84).
            self._reading.hidden.count(cell)
            return
        self._cells += 1
        self._blocks(cell)
        self._end_joined()
        self._cells -= 1

    def _wrapper(self, element: etree._Element, walk: Walk) -> None:
        """What may stand around blocks, rows and cells alike."""
        tag = element.tag
        if tag == _CONTROL:
            self._control(element, walk)
        elif tag == ALTERNATE_CONTENT:
            branch = chosen_branch(element)
            if branch is not None:
                walk(branch)
        elif tag not in _NOT_CONTENT and tag not in self._reading.view.left_out and len(element):
            walk(element)

    def _control(self, control: etree._Element, walk: Walk) -> None:
        content = control.find(w("sdtContent"))
        if content is None:
            return
        self._inline.placeholder(control)
        gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
        contents = int(value(gallery) == "Table of Contents")
        self._contents += contents
        walk(content)
        self._contents -= contents

    def _paragraph(self, paragraph: etree._Element) -> None:
        written = paragraph.find(_PROPERTIES)
        properties = self._reading.view.properties(written)
        in_instruction = self._inline.fields.in_instruction
        self._inline.paragraph(paragraph, self._style(properties))
        if self._reading.view.lacks_mark(written):
            self._joined = (paragraph, properties)
            return
        swallowed = in_instruction and self._inline.fields.in_instruction
        self._end(paragraph, properties, takes_number=not swallowed)

    def _end_joined(self) -> None:
        """Ends text whose paragraph mark is gone but that nothing follows which could take it up."""
        if self._joined is not None:
            self._end(*self._joined, takes_number=self._inline.line.visible)

    def _end(self, paragraph: etree._Element, properties: etree._Element | None, *, takes_number: bool) -> None:
        self._joined = None
        reading = self._reading
        line = self._inline.take()
        visible = line.visible
        if not visible and properties is not None and self._shows_nothing(properties):
            takes_number = False
        reading.paragraphs.append(
            Paragraph(
                part=self._source.name,
                story=self._kind,
                counting=self._counting,
                element=paragraph,
                properties=properties,
                style=self._style(properties),
                pieces=tuple(line.pieces),
                marks=tuple(line.marks),
                numbered=takes_number,
                label=self._label,
                in_cell=self._cells > 0,
                contents=self._contents > 0 or line.contents,
            )
        )
        if visible:
            self._label = ""
        elif line.marks:
            # An empty paragraph gives no block to hang them on; the next one will do.
            self._inline.line.marks.extend(mark._replace(offset=0) for mark in line.marks)
        self._read_inside(line)

    def _style(self, properties: etree._Element | None) -> str | None:
        """The id of the paragraph's style."""
        own = None if properties is None else value(properties.find(_STYLE))
        return own or self._reading.styles.default_paragraph

    @staticmethod
    def _shows_nothing(properties: etree._Element) -> bool:
        """Whether an empty paragraph has no line to put a number on: a mere section break, or a hidden mark."""
        if properties.find(w("sectPr")) is not None:
            return True
        return bool(toggle(properties.find(f"{w('rPr')}/{w('vanish')}")))

    def _read_inside(self, line: Line) -> None:
        for inside in line.inside:
            if inside.id:
                self._read_note(inside)
            else:
                box = Story(
                    self._reading, self._source, self._kind, self._reading.new_counting(), in_cell=self._cells > 0
                )
                box.read(inside.element)

    def _read_note(self, inside: Inside) -> None:
        reading = self._reading
        note = reading.notes.take(inside.element)
        if note is not None:
            source = Source.of(note.part, note.element, reading.view)
            Story(reading, source, "note", reading.notes.counting, label=note.label).read(note.element)
