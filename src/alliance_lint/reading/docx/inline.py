"""Reads what stands in a paragraph: runs, and all that may be wrapped around or put into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.fields import FIELD_CHARACTER, Fields
from alliance_lint.reading.docx.names import (
    ALTERNATE_CONTENT,
    CHOICE,
    FALLBACK,
    XML_SPACE,
    m,
    toggle,
    value,
    w,
)
from alliance_lint.reading.docx.paragraph import Mark, Piece
from alliance_lint.reading.docx.styles import Styles
from alliance_lint.reading.docx.symbols import symbol
from alliance_lint.reading.docx.views import View

TEXT_BOX: Final = w("txbxContent")
FOOTNOTE: Final = w("footnoteReference")
ENDNOTE: Final = w("endnoteReference")

_RUN_PROPERTIES: Final = w("rPr")
_VANISH: Final = w("vanish")
_RUN_STYLE: Final = w("rStyle")
_ID: Final = w("id")
_SOFT_HYPHEN: Final = "\xad"

_FIXED: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    # A fraction's or a power's parts, side by side, would read as one number.
    m("den"): "/",
    m("sup"): "^",
}
_TEXTS: Final = frozenset({w("t"), w("delText"), m("t")})
_NOT_TEXT: Final = frozenset(
    {
        _RUN_PROPERTIES,
        w("pPr"),
        w("sdtPr"),
        w("sdtEndPr"),
        w("smartTagPr"),
        w("customXmlPr"),
        w("fldData"),
        w("rubyPr"),
        w("rt"),
        m("rPr"),
        m("ctrlPr"),
        w("delInstrText"),
        w("softHyphen"),
    }
)


@dataclass(slots=True)
class Hidden:
    """How much hidden text was left out, in characters."""

    characters: int = 0

    def count(self, element: etree._Element) -> None:
        """Adds all the text in an element that is left out as a whole."""
        self.characters += sum(len(text.text or "") for text in element.iter(w("t")))


@dataclass(frozen=True, slots=True)
class Inside:
    """Something that a paragraph refers to and that is read after it: a text box, or the note with that id."""

    element: etree._Element
    id: str = ""


@dataclass(slots=True)
class Line:
    """What has been read since the last paragraph ended."""

    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    inside: list[Inside] = field(default_factory=list)
    length: int = 0
    in_contents: int = 0

    @property
    def visible(self) -> bool:
        """Whether it holds more than white space."""
        return any(piece.text.strip() for piece in self.pieces)

    @property
    def contents(self) -> bool:
        """Whether all its visible characters are from a table of contents."""
        return bool(self.in_contents) and self.in_contents == sum(len(p.text) for p in self.pieces if p.text.strip())


class Inline:
    """Collects the text of one paragraph after the other, for one story: ``fields`` stay open across paragraphs."""

    def __init__(self, view: View, styles: Styles, fields: Fields, hidden: Hidden) -> None:
        self.line = Line()
        self.fields = fields
        self._view = view
        self._styles = styles
        self._hidden = hidden
        self._skipped = _NOT_TEXT.union(view.left_out)
        self._paragraph_style: str | None = None
        self._is_hidden = False
        self._handlers: dict[str, Callable[[etree._Element], None]] = {
            w("r"): self._run,
            w("sdt"): self._control,
            w("sym"): self._symbol,
            w("instrText"): self._instruction,
            FIELD_CHARACTER: self._field_character,
            ALTERNATE_CONTENT: self._alternate,
            TEXT_BOX: self._text_box,
            FOOTNOTE: self._note,
            ENDNOTE: self._note,
            **dict.fromkeys(_TEXTS, self._text),
            **dict.fromkeys(_FIXED, self._fixed),
        }

    def paragraph(self, element: etree._Element, style: str | None) -> None:
        """Reads the content of a w:p of that paragraph style on to the present line."""
        self._paragraph_style = style
        # Outside runs, as in formulas, only the paragraph's style can hide.
        self._is_hidden = self._styles.hidden(style, None)
        self._content(element)

    def take(self) -> Line:
        """The present line, which ends here."""
        line, self.line = self.line, Line()
        return line

    def placeholder(self, control: etree._Element) -> None:
        """Marks the present place if the content control (w:sdt) there still shows its placeholder (17.5.2.39)."""
        properties = control.find(w("sdtPr"))
        if properties is None or not toggle(properties.find(w("showingPlcHdr"))):
            return
        content = control.find(w("sdtContent"))
        prompt = "" if content is None else " ".join("".join(t.text or "" for t in content.iter(w("t"))).split())
        name = value(properties.find(w("alias"))) or value(properties.find(w("tag")))
        named = f' "{" ".join(name.split())[:60]}"' if name else ""
        self.mark(f'The form field{named} is not filled in: it still shows its prompt "{prompt[:80]}".')

    def mark(self, message: str) -> None:
        """Notes something about the next character."""
        self.line.marks.append(Mark(self.line.length, message))

    def _content(self, parent: etree._Element) -> None:
        handlers, skipped = self._handlers, self._skipped
        for child in parent:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child)
            # All that is not known is read through: a wrapper more must not cost text.
            elif child.tag not in skipped and len(child):
                self._content(child)

    def _run(self, run: etree._Element) -> None:
        around = self._is_hidden
        properties = run.find(_RUN_PROPERTIES)
        direct = style = None
        if properties is not None:
            direct = toggle(properties.find(_VANISH))
            style = value(properties.find(_RUN_STYLE))
        self._is_hidden = self._styles.hidden(self._paragraph_style, style) if direct is None else direct
        self._content(run)
        self._is_hidden = around

    def _text(self, element: etree._Element) -> None:
        text = element.text
        if not text:
            return
        first = 0
        if (text[0].isspace() or text[-1].isspace()) and not _keeps_space(element):
            stripped = text.lstrip(" \t\r\n")
            first = len(text) - len(stripped)
            text = stripped.rstrip(" \t\r\n")
        if "\n" in text or "\t" in text:
            # Only elements make tabs and lines; in text both are mere white space.
            text = text.replace("\n", " ").replace("\t", " ")
        if _SOFT_HYPHEN not in text:
            self._add(element, text, first)
            return
        for part in text.split(_SOFT_HYPHEN):
            self._add(element, part, first)
            first += len(part) + 1

    def _add(self, element: etree._Element, text: str, first: int = 0) -> None:
        if not text or self.fields.in_instruction:
            return
        if self._is_hidden:
            self._hidden.characters += len(text)
            return
        line = self.line
        line.pieces.append(Piece(text, element, first))
        line.length += len(text)
        if self.fields.in_contents and text.strip():
            line.in_contents += len(text)

    def _fixed(self, element: etree._Element) -> None:
        self._add(element, _FIXED[element.tag])
        if len(element):
            self._content(element)

    def _symbol(self, element: etree._Element) -> None:
        self._add(element, symbol(element))

    def _instruction(self, element: etree._Element) -> None:
        self.fields.instruct(element.text or "")

    def _field_character(self, element: etree._Element) -> None:
        self._add(element, self.fields.character(element))

    def _control(self, control: etree._Element) -> None:
        self.placeholder(control)
        content = control.find(w("sdtContent"))
        if content is not None:
            self._content(content)

    def _alternate(self, element: etree._Element) -> None:
        branch = chosen_branch(element)
        if branch is not None:
            self._content(branch)

    def _text_box(self, element: etree._Element) -> None:
        if self._is_hidden:
            self._hidden.count(element)
        elif not self.fields.in_instruction:
            self.line.inside.append(Inside(element))

    def _note(self, element: etree._Element) -> None:
        if not self._is_hidden and not self.fields.in_instruction:
            self.line.inside.append(Inside(element, element.get(_ID, "")))


def chosen_branch(alternate: etree._Element) -> etree._Element | None:
    """The branch of alternate content to read (ECMA-376 part 3, 7.6): the fallback only if the choice has no text."""
    choice = alternate.find(CHOICE)
    fallback = alternate.find(FALLBACK)
    if choice is None or (fallback is not None and not _has_text(choice)):
        return fallback
    return choice


def _has_text(element: etree._Element) -> bool:
    return any(True for _ in element.iter(w("p"), *_TEXTS))


def _keeps_space(element: etree._Element) -> bool:
    """xml:space, on the element or around it (XML 1.0, 2.10)."""
    said = element.get(XML_SPACE)
    if said is None:
        said = next((a.get(XML_SPACE) for a in element.iterancestors() if a.get(XML_SPACE) is not None), None)
    return said == "preserve"
