"""Inserts paragraphs as tracked changes, in the looks and with the automatic numbers of the paragraphs beside them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.names import W_NAMESPACE, w
from alliance_lint.reading.docx.paragraph import Paragraph
from alliance_lint.redline.word.marks import Marks, reference_run, text_run

_PARAGRAPH: Final = w("p")
_PROPERTIES: Final = w("pPr")
_MARK: Final = w("rPr")
_SECTION: Final = w("sectPr")
_RUN: Final = w("r")
_TABLE: Final = w("tbl")
_NOT_COPIED: Final = tuple(w(name) for name in ("sectPr", "pPrChange", "framePr", "pageBreakBefore", "keepNext"))
_TRACKED: Final = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "numberingChange"))
_RUN_NOT_COPIED: Final = tuple(
    w(name) for name in ("rPrChange", "highlight", "strike", "dstrike", "vanish", "webHidden", "vertAlign")
)
_REFERENCE_STYLES: Final = ("Reference", "Hyperlink", "PlaceholderText")
_OBSTACLES: Final = {
    w("sdt"): "the place is in a content control",
    w("tc"): "the place is in a table",
    w("txbxContent"): "the place is in a text box",
    w("Fallback"): "the place is in alternate content",
}


def obstacle(after: Paragraph, model: Paragraph, part: str, in_fields: frozenset[etree._Element]) -> str:
    """Why no paragraph can be inserted after this one in the looks of ``model``, or "".

    ``part`` is the main part's name, ``in_fields`` the paragraphs at whose end a field is still open.
    """
    if not part == after.part == model.part:
        return "the place is in a note, header or footer"
    place = place_behind(after, model)
    for ancestor in place.iterancestors():
        reason = _OBSTACLES.get(str(ancestor.tag))
        if reason:
            return reason
        if not str(ancestor.tag).startswith(f"{{{W_NAMESPACE}}}"):
            return "the place is in alternate content"
    following = place.getnext()
    if place.tag == _TABLE and (following is None or following.tag != _PARAGRAPH):
        return "the place is between tables"
    return "the place is in the result of a field" if after.element in in_fields else ""


def place_behind(after: Paragraph, model: Paragraph) -> etree._Element:
    """The element to insert behind: the paragraph ``after``, or the table that it is in where ``model`` is not."""
    around = set(model.element.iterancestors(_TABLE))
    tables = [table for table in after.element.iterancestors(_TABLE) if table not in around]
    return tables[-1] if tables else after.element


def paragraphs_in_fields(main: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs at whose end a complex field is still open."""
    found = []
    depth = 0
    paragraph: etree._Element | None = None
    for element in main.iter(_PARAGRAPH, w("fldChar")):
        if element.tag == _PARAGRAPH:
            if depth and paragraph is not None:
                found.append(paragraph)
            paragraph = element
        else:
            kind = element.get(w("fldCharType"))
            depth = max(depth + (kind == "begin") - (kind == "end"), 0)
    return frozenset(found)


class Inserter:
    """Inserts paragraphs after others; several after the same one come in the order in which they are given."""

    def __init__(self, marks: Marks, reference_style: str) -> None:
        self._marks = marks
        self._reference_style = reference_style
        self._last: dict[etree._Element, etree._Element] = {}
        self._inserted_last: dict[etree._Element, etree._Element | None] = {}

    def insert(self, after: Paragraph, model: Paragraph, text: str, comment: str | None) -> None:
        """Inserts a paragraph of ``text``, made like ``model``; ``comment`` is the identifier of its comment."""
        place = place_behind(after, model)
        previous = self._last.get(place, place)
        blank = _blank_behind(place)
        if blank is not None:
            # This agreement parts its paragraphs by empty ones, and so must those that are inserted be.
            gap = etree.Element(_PARAGRAPH)
            self._mark(_properties(gap, _like(blank.find(_PROPERTIES))))
            previous.addnext(gap)
            previous = gap
        looks = _like(model.properties)
        content = self._content(text, _run_properties(model), comment)
        new = etree.Element(_PARAGRAPH)
        if _has_paragraph_behind(previous):
            self._mark(_properties(new, looks))
        else:
            self._take_over_mark(previous, new, looks)
        new.append(content)
        previous.addnext(new)
        self._last[place] = new

    def _take_over_mark(self, previous: etree._Element, new: etree._Element, looks: etree._Element | None) -> None:
        """Gives ``new`` the mark of the last paragraph of a section or file, as if somebody pressed Enter at its end.

        That mark has nothing behind it to merge with when the insertion is rejected; so it goes on to the new
        paragraph, with its properties, and the paragraph before gets a new one. ``looks`` are for when ``new`` is not
        the last.
        """
        own = previous.find(_PROPERTIES)
        if own is not None:
            kept = deepcopy(own)
            _remove(kept, (w("pPrChange"),))
            new.append(kept)
            _remove(own, (_SECTION,))
        if previous in self._inserted_last:
            if own is not None:
                previous.remove(own)
            self._mark(_properties(previous, self._inserted_last.pop(previous)))
        else:
            self._mark(_properties(previous, None))
        self._inserted_last[new] = looks

    def _mark(self, properties: etree._Element) -> None:
        """Says in the properties of a paragraph that its mark is inserted (17.13.5.20)."""
        mark = properties.find(_MARK)
        if mark is None:
            mark = etree.Element(_MARK)
            # It stands behind all other properties but these two (CT_PPr).
            behind = next((each for each in properties if each.tag in (_SECTION, w("pPrChange"))), None)
            if behind is None:
                properties.append(mark)
            else:
                behind.addprevious(mark)
        if mark.find(w("ins")) is None:
            mark.insert(0, self._marks.authored("ins"))

    def _content(self, text: str, properties: etree._Element | None, comment: str | None) -> etree._Element:
        inserted = self._marks.authored("ins")
        inserted.append(text_run(text, properties))
        if comment is not None:
            # Part of the insertion, so that who rejects the one is rid of the other. It has no range, because
            # LibreOffice takes a paragraph with the marks of a range in it for one that is not wholly rejected.
            inserted.append(reference_run(comment, self._reference_style))
        return inserted


def typed_lead(paragraph: Paragraph, label: str) -> tuple[str, str]:
    """White space before a number that is typed by hand, and what stands between it and the first word."""
    text = paragraph.text
    start = len(text) - len(text.lstrip())
    if not text.startswith(label, start):
        return text[:start], ""
    behind = text[start + len(label) :]
    gap = behind[: len(behind) - len(behind.lstrip())]
    return text[:start], gap or " "


def _like(properties: etree._Element | None) -> etree._Element | None:
    """The properties of a paragraph made like one with these: style, numbering, indents; no change, no section."""
    if properties is None:
        return None
    looks = deepcopy(properties)
    _remove(looks, _NOT_COPIED)
    for element in list(looks.iter(*_TRACKED)):
        _drop(element)
    return looks


def _properties(paragraph: etree._Element, looks: etree._Element | None) -> etree._Element:
    if looks is not None:
        paragraph.insert(0, looks)
        return looks
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PROPERTIES)
        paragraph.insert(0, properties)
    return properties


def _run_properties(model: Paragraph) -> etree._Element | None:
    """The properties of the run that most of the model's text is in, without what is about that text only."""
    sizes: dict[etree._Element, int] = {}
    for piece in model.pieces:
        run = piece.element.getparent()
        if run is not None and run.tag == _RUN and not _is_reference(run):
            sizes[run] = sizes.get(run, 0) + len(piece.text)
    if not sizes:
        return None
    properties = max(sizes, key=lambda run: sizes[run]).find(_MARK)
    if properties is None:
        return None
    copied = deepcopy(properties)
    _remove(copied, _RUN_NOT_COPIED)
    return copied


def _is_reference(run: etree._Element) -> bool:
    style = run.find(f"{_MARK}/{w('rStyle')}")
    return style is not None and (style.get(w("val")) or "").endswith(_REFERENCE_STYLES)


def _blank_behind(element: etree._Element) -> etree._Element | None:
    """The empty paragraph that follows directly, if it does nothing but part this one from the next."""
    following = element.getnext()
    if following is None or following.tag != _PARAGRAPH or following.getnext() is None:
        return None
    if any(following.find(f"{_PROPERTIES}/{name}") is not None for name in (_SECTION, w("numPr"))):
        return None
    for run in following.iter(_RUN):
        if any(
            each.tag not in (_MARK, w("t"), w("lastRenderedPageBreak")) or (each.text or "").strip() for each in run
        ):
            return None
    return following


def _has_paragraph_behind(element: etree._Element) -> bool:
    """Whether a rejected paragraph after this one can merge with what follows, and this one ends no section."""
    if element.find(f"{_PROPERTIES}/{_SECTION}") is not None:
        return False
    blocks = (w("p"), w("tbl"), w("sdt"), w("customXml"))
    return any(True for _ in element.itersiblings(*blocks))


def _remove(parent: etree._Element, names: Sequence[str]) -> None:
    for element in [each for each in parent if each.tag in names]:
        _drop(element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
