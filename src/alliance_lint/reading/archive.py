"""Opens a zip of XML parts, which is what Word and OpenDocument files are, with nothing in it trusted."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from lxml import etree

from alliance_lint.errors import ReadingError
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

BROKEN_ZIP: Final = (
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


class Archive:
    """The parts of one file, read into memory when asked for and never unpacked to disk. Names compare without case.

    ``program`` is the one that writes such files, for messages. Raises ``ReadingError`` at once when the bytes are no
    acceptable zip, and later when a part asked for is not acceptable XML.
    """

    def __init__(self, data: bytes, path: str, program: str) -> None:
        self.path = path
        self._program = program
        check_bytes(len(data), FILE_BYTES, path)
        # zipfile reads the whole directory before anything can be counted, so count its records first.
        if data.count(b"PK\x01\x02") > MAX_ENTRIES:
            raise self._has_too_many_entries()
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._entries = self._checked_entries()
        except BROKEN_ZIP as error:
            raise self.error(
                "the file is damaged: its zip container cannot be read; get a fresh copy of the file"
            ) from error

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts in lower case, in the order of the file."""
        return tuple(self._entries)

    def error(self, message: str) -> ReadingError:
        """A ``ReadingError`` about this file."""
        return ReadingError(message, path=self.path)

    def xml(self, name: str) -> etree._Element | None:
        """The root element of the XML part ``name``, without comments; None if there is no such part."""
        info = self._entries.get(name.lower())
        return None if info is None else self._parse(self._read(info), name)

    def content(self, name: str) -> bytes | None:
        """The bytes of the part ``name``; None if there is no such part."""
        info = self._entries.get(name.lower())
        return None if info is None else self._read(info)

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
                raise self.error(f"the file holds two parts of one name, so what it says is uncertain; {self._again}")
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
        # Only these two are allowed (ECMA-376 part 2, annex B; ODF 1.3 part 2, 2.1), and zipfile unpacks the others
        # without a bound.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.error(f"the file uses a compression that {self._program} does not know; {self._again}")
        try:
            with self._zip.open(info) as entry:
                # One byte more than promised, so that a part which lies about its size fails its checksum
                # without being unpacked further.
                content = entry.read(info.file_size + 1)
        except BROKEN_ZIP as error:
            raise self.error(
                f"the file is damaged: {_shown(info.filename)} cannot be unpacked; get a fresh copy"
            ) from error
        if len(content) > MAX_PART:
            raise self._unpacks_too_far()
        return content

    def _parse(self, content: bytes, name: str) -> etree._Element:
        if content.count(b"<") > MAX_TAGS:
            raise self.error(f"the file holds far more elements than an agreement needs; {self._again}")
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
            raise self.error(f"the file is damaged: {_shown(name)} is not well-formed XML; {self._again}") from error
        # In an encoding other than UTF-8 and UTF-16 the search of the bytes may have missed it.
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._has_doctype(name)
        return root

    @property
    def _again(self) -> str:
        return f"save it again in {self._program}"

    def _has_too_many_entries(self) -> ReadingError:
        return self.error(
            f"the file packs more than {MAX_ENTRIES:,} files, as {self._program} never does; save it again"
        )

    def _unpacks_too_far(self) -> ReadingError:
        return self.error(f"the file unpacks to far more than an agreement needs (a zip bomb?); {self._again}")

    def _has_doctype(self, name: str) -> ReadingError:
        return self.error(
            f"the file has a document type declaration in {_shown(name)}, which {self._program} never writes; "
            "save it again"
        )


def _shown(name: str) -> str:
    """A part's name, safe to print: it comes from the file."""
    kept = "".join(character if character.isprintable() else "?" for character in name)
    return kept if len(kept) <= 80 else kept[:77] + "..."
