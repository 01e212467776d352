"""Opens a .docx as what it is: a zip of XML parts tied by relationships (ECMA-376 part 2), with nothing trusted."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from urllib.parse import unquote

from lxml import etree

from alliance_lint.errors import ReadingError
from alliance_lint.reading.docx.names import STRICT_NAMESPACES
from alliance_lint.reading.limits import FILE_BYTES, check_bytes

MAX_ENTRIES: Final = 5_000
MAX_PART: Final = 100_000_000
"""Bytes of one XML part, uncompressed."""
MAX_TOTAL: Final = 200_000_000
"""Bytes of all entries, uncompressed."""
MAX_RATIO: Final = 200
"""Uncompressed to compressed bytes of an XML part: the most among real files is 63. Pictures may pack tighter."""
RATIO_MATTERS: Final = 1_000_000
"""Bytes below which a part does no harm however well it packs."""
MAX_TAGS: Final = 1_000_000
"""Start and end tags in one part: memory and time go with these, not with bytes."""

_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE_RELATIONSHIPS: Final = ""
_BROKEN_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    KeyError,
    IndexError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises on files it cannot read; it does not wrap them all."""


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
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._refuse_other_formats(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._entries = self._checked_entries()
        except _BROKEN_ZIP as error:
            raise self.error(
                "the file is damaged: its zip container cannot be read; get a fresh copy of the file"
            ) from error
        self.main = self._find_main()

    def error(self, message: str) -> ReadingError:
        """A ``ReadingError`` about this file."""
        return ReadingError(message, path=self.path)

    def part(self, name: str) -> etree._Element | None:
        """The root element of an XML part, with Strict names made Transitional; None if there is no such part."""
        info = self._entries.get(name.lower())
        if info is None:
            return None
        root = self._parse(self._read(info), name)
        if any(uri in STRICT_NAMESPACES for uri in root.nsmap.values()):
            _make_transitional(root)
        return root

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
        check_bytes(len(data), FILE_BYTES, self.path)
        if data.startswith(_COMPOUND_FILE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise self.error("the file is encrypted with a password; save a copy without one")
            raise self.error("the file is an old Word .doc; open it in Word or LibreOffice and save as .docx")
        if not data.startswith(b"PK"):
            raise self.error("the file is not a Word .docx file; open it in Word or LibreOffice and save as .docx")
        # zipfile reads the whole directory before anything can be counted, so count its records first.
        if data.count(b"PK\x01\x02") > MAX_ENTRIES:
            raise self._has_too_many_entries()

    def _checked_entries(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise self._has_too_many_entries()
        entries: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for info in infos:
            # Some writers use backslashes, against the zip specification; Word reads them all the same.
            name = info.filename.replace("\\", "/").lstrip("/").lower()
            if name.endswith("/"):
                continue
            if name in entries:
                raise self.error(
                    "the file holds two parts of one name, so what it says is uncertain; save it again in Word"
                )
            if info.flag_bits & 0x1:
                raise self.error("the file has password-protected parts; save a copy without a password")
            is_xml = name.endswith((".xml", ".rels"))
            total += info.file_size
            too_dense = info.file_size > RATIO_MATTERS and info.file_size > MAX_RATIO * max(info.compress_size, 1)
            if total > MAX_TOTAL or (is_xml and (info.file_size > MAX_PART or too_dense)):
                raise self._unpacks_too_far()
            entries[name] = info
        return entries

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        # Only these two are allowed (ECMA-376 part 2, annex B), and zipfile unpacks the others without a bound.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.error("the file uses a compression that Word does not know; save it again in Word")
        try:
            with self._zip.open(info) as entry:
                # One byte more than promised, so that a part which lies about its size fails its checksum
                # without being unpacked further.
                content = entry.read(info.file_size + 1)
        except _BROKEN_ZIP as error:
            raise self.error(
                f"the file is damaged: {_shown(info.filename)} cannot be unpacked; get a fresh copy"
            ) from error
        if len(content) > MAX_PART:
            raise self._unpacks_too_far()
        return content

    def _parse(self, content: bytes, name: str) -> etree._Element:
        if content.count(b"<") > MAX_TAGS:
            raise self.error("the file holds far more elements than an agreement needs; save it again in Word")
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise self._has_doctype(name)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise self.error(
                f"the file is damaged: {_shown(name)} is not well-formed XML; save it again in Word"
            ) from error
        # In an encoding other than UTF-8 and UTF-16 the search of the bytes may have missed it.
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._has_doctype(name)
        return root

    def _has_too_many_entries(self) -> ReadingError:
        return self.error(f"the file packs more than {MAX_ENTRIES:,} files, as Word never does; save it again")

    def _unpacks_too_far(self) -> ReadingError:
        return self.error("the file unpacks to far more than an agreement needs (a zip bomb?); save it again in Word")

    def _has_doctype(self, name: str) -> ReadingError:
        return self.error(
            f"the file has a document type declaration in {_shown(name)}, which Word never writes; save it again"
        )

    def _find_main(self) -> str:
        """The main part: where the package's relationships say, which need not be word/document.xml."""
        for link in self.relationships(_PACKAGE_RELATIONSHIPS):
            if link.kind == "officeDocument" and link.target.lower() in self._entries:
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


def _shown(name: str) -> str:
    """A part's name, safe to print: it comes from the file."""
    kept = "".join(character if character.isprintable() else "?" for character in name)
    return kept if len(kept) <= 80 else kept[:77] + "..."
