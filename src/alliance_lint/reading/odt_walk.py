"""Walks the text of an OpenDocument file in reading order and lists its paragraphs with their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from alliance_lint.reading.directives import spoken
from alliance_lint.reading.document import BlockKind
from alliance_lint.reading.odt_lists import Counter, OdtLists
from alliance_lint.reading.odt_names import q, whole
from alliance_lint.reading.odt_styles import OUTLINE, OdtStyles
from alliance_lint.reading.paragraph import Paragraph

_P: Final = q("text:p")
_H: Final = q("text:h")
_LIST: Final = q("text:list")
_ITEM: Final = q("text:list-item")
_LIST_HEADER: Final = q("text:list-header")
_STYLE_NAME: Final = q("text:style-name")
_CELL: Final = q("table:table-cell")
_NOTE: Final = q("text:note")
_NUMBER: Final = q("text:number")
_SPAN: Final = q("text:span")
_SECTION: Final = q("text:section")
_COMMENT: Final = q("office:annotation")
_COMMENT_END: Final = q("office:annotation-end")
_NAME: Final = q("office:name")
_RESOLVED: Final = q("loext:resolved")
_HIDDEN_FIELDS: Final = frozenset(map(q, ("text:hidden-text", "text:hidden-paragraph")))
_CONTENTS: Final = frozenset(
    map(q, ("text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index"))
)
_NOT_TEXT: Final = frozenset(
    q(name)
    for name in """
    draw:object office:annotation-end office:event-listeners office:forms svg:desc svg:title table:covered-table-cell
    text:alphabetical-index-source text:illustration-index-source text:index-title-template text:note-citation
    text:number text:ruby-text text:sequence-decls text:table-index-source text:table-of-content-source
    text:tracked-changes text:user-field-decls text:variable-decls
    """.split()  # noqa: SIM905
)
_DRAW: Final = q("draw:")
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class OdtReading:
    """What the walk gathers: paragraphs, and what it left out."""

    styles: OdtStyles
    paragraphs: list[Paragraph] = field(default_factory=list)
    hidden: int = 0
    comments: int = 0
    spoken: list[tuple[str, str, int]] = field(default_factory=list)
    """What comments say to the linter, their names, and the paragraph (0-based) that each begins in or before."""
    ends: dict[str, int] = field(default_factory=dict)
    """The paragraph in which the comment with that name ends; comments without an end stand at one place."""
    resolved: list[str] = field(default_factory=list)

    def comment(self, element: etree._Element) -> None:
        """Count a comment, and note it where it speaks to the linter."""
        self.comments += 1
        said = spoken(" ".join("".join(map(str, part.itertext())) for part in element.iter(_P)))
        if said is None:
            return
        if element.get(_RESOLVED) == "true":
            self.resolved.append(said)
        else:
            self.spoken.append((said, element.get(_NAME, ""), len(self.paragraphs)))


class OdtStory:
    """Reads one story: the body, a note, a header, a text box. Lists are counted by story."""

    def __init__(
        self, reading: OdtReading, kind: BlockKind = "paragraph", *, label: str = "", in_cell: bool = False
    ) -> None:
        self._reading = reading
        self._kind = kind
        self._label = label
        self._cells = int(in_cell)
        self._contents = 0
        self._lists = OdtLists(reading.styles)
        self._outline = Counter(OUTLINE)
        self._counter: Counter | None = None
        self._style = ""
        self._depth = 0
        self._inside: list[etree._Element] = []

    def read(self, parent: etree._Element) -> None:
        """Adds the paragraphs in ``parent`` to the reading."""
        for child in parent:
            tag = child.tag
            if tag in (_P, _H):
                self._paragraph(child, "")
            elif tag == _LIST:
                self._list(child)
            elif tag == _CELL:
                self._cells += 1
                self.read(child)
                self._cells -= 1
            elif tag in _CONTENTS:
                self._contents += 1
                self.read(child)
                self._contents -= 1
            elif tag == _SECTION and self._hides(child):
                self._hide(child)
            elif tag not in _NOT_TEXT and tag != _COMMENT and len(child):
                self.read(child)

    def _list(self, element: etree._Element) -> None:
        outer = (self._counter, self._style, self._depth)
        own = element.get(_STYLE_NAME)
        self._depth += 1
        if self._depth == 1 or self._counter is None:
            self._counter = self._lists.open(
                own or _list_style_inside(element, self._reading.styles),
                element.get(q("xml:id")),
                continues=element.get(q("text:continue-numbering")) == "true",
                after=element.get(q("text:continue-list")),
            )
            self._style = self._counter.style
        if own:
            self._style = own
        for item in element:
            if item.tag == _ITEM:
                self._item(item, self._counter)
            elif item.tag == _LIST_HEADER:
                self.read(item)
        self._counter, self._style, self._depth = outer

    def _item(self, item: etree._Element, counter: Counter) -> None:
        first = True
        start = whole(item.get(q("text:start-value")))
        for child in item:
            if child.tag in (_P, _H):
                label = ""
                if first and child.get(q("text:is-list-header")) != "true":
                    written = item.find(_NUMBER)
                    label = self._lists.label(counter, self._depth, self._style, start)
                    if written is not None and written.text:
                        label = written.text.strip()
                self._paragraph(child, label, in_list=True)
                first = False
            elif child.tag == _LIST:
                self._list(child)
            elif child.tag not in _NOT_TEXT:
                self.read(child)

    def _paragraph(self, element: etree._Element, label: str, *, in_list: bool = False) -> None:
        reading = self._reading
        if self._hides(element, "paragraph"):
            self._hide(element)
            return
        level = whole(element.get(q("text:outline-level"))) if element.tag == _H else None
        if level is not None and not in_list:
            label = self._heading_label(element, level)
        text = "".join(self._inline(element))
        text = _BLANKS.sub(" ", text).replace("\v", "\n").replace("\f", "\t").strip()
        inside, self._inside = self._inside, []
        if text:
            reading.paragraphs.append(
                Paragraph(
                    text,
                    self._kind_of(level, label),
                    label or self._label,
                    level if self._kind == "paragraph" and not self._contents else None,
                    self._depth - 1 if in_list else None,
                )
            )
            self._label = ""
        for box in inside:
            self._read_inside(box)

    def _kind_of(self, level: int | None, label: str) -> BlockKind:
        if self._kind != "paragraph":
            return self._kind
        if self._contents:
            return "furniture"
        if level is not None:
            return "heading"
        if self._cells:
            return "cell"
        return "item" if label else "paragraph"

    def _heading_label(self, element: etree._Element, level: int) -> str:
        written = element.find(_NUMBER)
        if element.get(q("text:is-list-header")) == "true":
            return ""
        if self._reading.styles.list_style(element.get(_STYLE_NAME)) == "":
            return ""
        start = whole(element.get(q("text:start-value")))
        restarts = element.get(q("text:restart-numbering")) == "true"
        label = self._lists.label(self._outline, level, None, (1 if start is None else start) if restarts else None)
        return written.text.strip() if written is not None and written.text else label

    def _inline(self, element: etree._Element) -> Iterator[str]:
        """The text in ``element``, with vertical tabs for line ends and form feeds for tabs until blanks are joined."""
        if element.text:
            yield element.text.replace("\v", " ").replace("\f", " ")
        for child in element:
            tag = child.tag
            if tag == q("text:s"):
                yield " "
            elif tag == q("text:tab"):
                yield "\f"
            elif tag == q("text:line-break"):
                yield "\v"
            elif tag == _COMMENT:
                self._reading.comment(child)
            elif tag == _COMMENT_END:
                self._reading.ends[child.get(_NAME, "")] = len(self._reading.paragraphs)
            elif tag in (_NOTE, _P, _H, _LIST) or (isinstance(tag, str) and tag.startswith(_DRAW)):
                self._inside.append(child)
            elif tag in _HIDDEN_FIELDS or (tag == _SPAN and self._hides(child, "text")):
                self._hide(child)
            elif tag not in _NOT_TEXT:
                yield from self._inline(child)
            if child.tail:
                yield child.tail.replace("\v", " ").replace("\f", " ")

    def _read_inside(self, element: etree._Element) -> None:
        if element.tag == _NOTE:
            citation, body = element.find(q("text:note-citation")), element.find(q("text:note-body"))
            label = (citation.text or "").strip() if citation is not None else ""
            if body is not None:
                OdtStory(self._reading, "note", label=label).read(body)
        else:
            # What is drawn may be a group of frames, a frame with a text box, or a shape with text in it.
            OdtStory(self._reading, self._kind, in_cell=self._cells > 0).read(element)

    def _hides(self, element: etree._Element, family: str = "section") -> bool:
        if element.get(q("text:display")) == "none" or element.get(q("text:is-hidden")) == "true":
            return True
        return self._reading.styles.hides(family, element.get(_STYLE_NAME))

    def _hide(self, element: etree._Element) -> None:
        self._reading.hidden += sum(len("".join(str(text).split())) for text in element.itertext())


def _list_style_inside(element: etree._Element, styles: OdtStyles) -> str:
    """The list style that the first paragraph of a list without one asks for; "list without style" where none does."""
    first = next(element.iter(_P, _H), None)
    return (styles.list_style(first.get(_STYLE_NAME)) if first is not None else None) or "\0"
