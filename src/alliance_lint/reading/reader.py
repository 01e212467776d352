"""Opens a file, finds out what it is, and hands it to the reader of its format."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from alliance_lint.errors import ReadingError
from alliance_lint.reading.contents import file_bytes as file_bytes
from alliance_lint.reading.document import Changes, Document
from alliance_lint.reading.formats import SUFFIXES
from alliance_lint.reading.limits import FILE_BYTES, check_bytes, check_paragraphs

if TYPE_CHECKING:
    from alliance_lint.reading.term_sheet import TermSheet

_READERS = {
    "docx": ("docx", "read_docx"),
    "doc": ("doc", "read_doc"),
    "pdf": ("pdf", "read_pdf"),
    "odt": ("odt", "read_odt"),
    "rtf": ("rtf", "read_rtf"),
    "html": ("html", "read_html"),
    "markdown": ("markdown", "read_markdown"),
}
"""Where the reader of each format is; it is imported when a file needs it, and with it the library it uses."""

_WITH_CHANGES = frozenset({"docx", "doc", "odt", "rtf", "html"})
"""Formats that know tracked changes."""

_SAVE_AS = "save the agreement as .docx or .txt"
_NOT_READ = {
    "encrypted": "the file is protected with a password; remove the password and save it again",
    "picture": "this is a picture, not text; run text recognition (OCR) and save the agreement as .docx or .txt",
    "zip": "this is a zip archive, not a Word file; unpack it and name a file in it",
    "spreadsheet": f"this is a spreadsheet, not an agreement; {_SAVE_AS}",
    "presentation": f"this is a presentation, not an agreement; {_SAVE_AS}",
}

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
_ZIP_ENTRY = b"PK\x01\x02"
_ZIP_ENTRIES = 10_000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_YAML_SHEET = re.compile(rb"^parties[ \t]{0,9}:[ \t]{0,99}(?:#[^\n]{0,200})?\r?\n[ \t]{0,99}- ", re.MULTILINE)
_JSON_SHEET = re.compile(rb"\s{0,999}\{\s{0,999}\"(?:agreement|parties)\"\s{0,99}:")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read(path: str, *, changes: Changes = "accepted") -> Document | TermSheet:
    """The agreement or term sheet in the file at ``path``, its tracked changes accepted or as it was before them.

    Raises ReadingError for a file that is missing, not readable, too large, blank or of a kind that is not read, and
    TermSheetError for a term sheet that is not valid.
    """
    return read_bytes(file_bytes(path), path, changes=changes)


def read_bytes(data: bytes, path: str, *, changes: Changes = "accepted") -> Document | TermSheet:
    """The agreement or term sheet in ``data``; ``path`` names it in messages, and its suffix tells text formats apart.

    ``changes`` matters where the format knows tracked changes: docx, doc, odt, rtf, html.

    Raises ReadingError and TermSheetError as ``read`` does.
    """
    check_bytes(len(data), FILE_BYTES, path)
    if not data.strip():
        raise ReadingError("the file is empty; nothing to read", path=path)
    kind = format_of(data, path)
    if kind in _NOT_READ:
        raise ReadingError(_NOT_READ[kind], path=path)
    if kind in _READERS:
        module, name = _READERS[kind]
        reader: Callable[..., Document] = getattr(import_module(f"alliance_lint.reading.{module}"), name)
        return _checked(reader(data, path, changes=changes) if kind in _WITH_CHANGES else reader(data, path))
    if kind in ("yaml", "json"):
        from alliance_lint.reading.term_sheet import read_term_sheet

        return read_term_sheet(data, path, kind)
    from alliance_lint.reading.text import read_text

    return _checked(read_text(data, path))


def _checked(document: Document) -> Document:
    check_paragraphs(len(document.blocks), document.path)
    return document


def format_of(data: bytes, path: str) -> str:
    """What the file is, by its content where that is plain, else by the suffix of ``path``; text if neither tells."""
    suffix = PurePath(path).suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data, suffix)
    if data.startswith(_COMPOUND_FILE):
        return "encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "doc"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_PICTURES):
        return "picture"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if _HTML.match(data[:2048]):
        return "html"
    if suffix not in SUFFIXES:
        # Standard input has no name: what begins a list of parties as data is a term sheet, and no prose.
        return "json" if _JSON_SHEET.match(data) else "yaml" if _YAML_SHEET.search(data[:65_536]) else "text"
    return SUFFIXES[suffix]


def _kind_of_zip(data: bytes, suffix: str) -> str:
    named = SUFFIXES.get(suffix)
    # A damaged Word or OpenDocument file, or one that is a million entries: its own reader says best what is wrong.
    by_name = named if named in ("docx", "odt") else "zip"
    if data.count(_ZIP_ENTRY) > _ZIP_ENTRIES:
        return by_name
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, LookupError, struct.error, OverflowError):
        return by_name
    folders = {name.split("/", 1)[0] for name in names}
    if "word" in folders or SUFFIXES.get(suffix) == "docx":
        return "docx"
    if "xl" in folders:
        return "spreadsheet"
    if "ppt" in folders:
        return "presentation"
    return "odt" if "content.xml" in names and "mimetype" in names else by_name
