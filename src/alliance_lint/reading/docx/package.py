"""Opens a .docx as what it is: a zip of XML parts tied by relationships (ECMA-376 part 2), with nothing trusted."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

from alliance_lint.errors import ReadingError
from alliance_lint.reading.archive import Archive
from alliance_lint.reading.docx.names import STRICT_NAMESPACES

_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE_RELATIONSHIPS: Final = ""
_SIGNED: Final = "/digital-signature/origin"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another. ``kind`` is the last word of its type ("styles"); ``target`` a part's name."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one Word file, read into memory when asked for and never unpacked to disk.

    Raises ``ReadingError`` at once when the bytes are no acceptable zip with a main part, and later when a part asked
    for is not acceptable XML. Names of parts have no leading slash ("word/document.xml") and compare without case.
    ``strict`` becomes true when a part is read that is Strict OOXML.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.strict = False
        self._refuse_other_formats(data)
        self._archive = Archive(data, path, "Word")
        self.main = self._find_main()

    def error(self, message: str) -> ReadingError:
        """A ``ReadingError`` about this file."""
        return ReadingError(message, path=self.path)

    def part(self, name: str) -> etree._Element | None:
        """The root element of an XML part, with Strict names made Transitional; None if there is no such part."""
        root = self._archive.xml(name)
        if root is not None and any(uri in STRICT_NAMESPACES for uri in root.nsmap.values()):
            self.strict = True
            _make_transitional(root)
        return root

    def content(self, name: str) -> bytes | None:
        """The bytes of a part; None if there is no such part."""
        return self._archive.content(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts in lower case, in the order of the file."""
        return self._archive.names

    @property
    def is_signed(self) -> bool:
        """Has the package digital signatures? A relationship says so; their parts may be anywhere (ECMA-376-2, 13)."""
        root = self.part("_rels/.rels")
        return root is not None and any((link.get("Type") or "").endswith(_SIGNED) for link in root)

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """The links from part ``source`` ("" for the package itself) to parts inside this file, in file order."""
        folder, name = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return ()
        found = []
        for link in root:
            target = link.get("Target")
            if not target or link.get("TargetMode") == "External":
                continue
            inside = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            kind = link.get("Type", "").rpartition("/")[2]
            found.append(Relationship(link.get("Id", ""), kind, inside))
        return tuple(found)

    def _refuse_other_formats(self, data: bytes) -> None:
        if not data:
            raise self.error("the file is empty; give a Word file with text in it")
        if data.startswith(_COMPOUND_FILE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise self.error("the file is encrypted with a password; save a copy without one")
            raise self.error("the file is an old Word .doc; open it in Word or LibreOffice and save as .docx")
        if not data.startswith(b"PK"):
            raise self.error("the file is not a Word .docx file; open it in Word or LibreOffice and save as .docx")

    def _find_main(self) -> str:
        """The main part: where the package's relationships say, which need not be word/document.xml."""
        for link in self.relationships(_PACKAGE_RELATIONSHIPS):
            if link.kind == "officeDocument" and link.target in self._archive:
                return link.target
        raise self.error(
            "the file is no Word document: it has no main document part; open it in Word and save as .docx"
        )


def _make_transitional(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        element.tag = _transitional(str(element.tag))
        for name, written in element.items():
            mapped = _transitional(str(name))
            if mapped != name:
                del element.attrib[name]
                element.set(mapped, written)


def _transitional(name: str) -> str:
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    return f"{{{STRICT_NAMESPACES.get(uri, uri)}}}{local}"
