"""The elements of comments and tracked insertions (ECMA-376 part 1, 17.13.4 and 17.13.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.names import XML_SPACE, w

_IDENTIFIER: Final = re.compile(rb"""[:\s]id\s*=\s*["'](\d{1,10})["']""")
_LARGEST_USED: Final = 2**30
"""Above this, identifiers are not counted on: they must stay below 2**31."""
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Author:
    """Whose marks these are; ``date`` is an xsd:dateTime, or "" for none."""

    name: str
    date: str

    @property
    def initials(self) -> str:
        """The first letters of the words of the name, as Word makes them."""
        return "".join(word[0] for word in re.findall(r"\w+", self.name))[:9].upper()


class Marks:
    """Makes elements that bear an author, a date and an identifier of their own.

    Comments, revisions and bookmarks need identifiers that differ; ``parts`` are the contents of all XML parts in which
    there may be some.
    """

    def __init__(self, author: Author, parts: Iterable[bytes]) -> None:
        self._author = author
        used = {int(number) for part in parts for number in _IDENTIFIER.findall(part)}
        first = max((number for number in used if number < _LARGEST_USED), default=-1) + 1
        self._free: Iterator[int] = (number for number in count(first) if number not in used)

    def identifier(self) -> str:
        """A number that nothing in the file has."""
        return str(next(self._free))

    def authored(self, name: str) -> etree._Element:
        """An element with identifier, author and, if there is one, date."""
        element = etree.Element(w(name))
        element.set(w("id"), self.identifier())
        element.set(w("author"), xml_text(self._author.name))
        if self._author.date:
            element.set(w("date"), self._author.date)
        return element

    def comment(self) -> etree._Element:
        """An empty w:comment."""
        element = self.authored("comment")
        element.set(w("initials"), xml_text(self._author.initials))
        return element


def xml_text(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold (2.2)."""
    return _NOT_XML.sub("", text)


def text_run(text: str, properties: etree._Element | None = None) -> etree._Element:
    """A run of ``text``, in which tabs become w:tab; ``properties`` is its own w:rPr."""
    run = etree.Element(w("r"))
    if properties is not None and len(properties):
        run.append(properties)
    for part in re.split("(\t)", xml_text(text)):
        if part == "\t":
            etree.SubElement(run, w("tab"))
        elif part:
            written = etree.SubElement(run, w("t"))
            written.text = part
            written.set(XML_SPACE, "preserve")
    return run


def range_mark(name: str, identifier: str) -> etree._Element:
    """w:commentRangeStart or w:commentRangeEnd."""
    element = etree.Element(w(name))
    element.set(w("id"), identifier)
    return element


def reference_run(identifier: str, style: str) -> etree._Element:
    """The run that shows a comment's mark; ``style`` is the id of a character style, or ""."""
    run = etree.Element(w("r"))
    if style:
        etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle")).set(w("val"), style)
    etree.SubElement(run, w("commentReference")).set(w("id"), identifier)
    return run
