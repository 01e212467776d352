"""From bytes to text: encodings, line ends, and where each line starts. Shared by the readers of text formats."""

from __future__ import annotations

import codecs
import re

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Anchor, Notice
from alliance_lint.reading.limits import TEXT_BYTES, check_bytes, check_characters, check_lines

# Control characters that plain text has no use for; more than a few mean that the file is something else.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a")) + b"\x7f"
_CONTROLS_PER_BYTE = 0.01


def decode(data: bytes, path: str, *, markup: bool = False) -> tuple[str, tuple[Notice, ...]]:
    r"""The text of a text file, with every line end as ``\n``, and a notice where the encoding had to be guessed.

    Reads UTF-8 and UTF-16 (by its byte order mark), else Windows-1252. ``markup`` says that the text
    is to be taken out of it first, so that its characters are not counted here. Raises ReadingError for a file that is
    too large, blank, or not text.
    """
    check_bytes(len(data), TEXT_BYTES, path)
    text, notices = characters(data, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not markup:
        check_characters(text, path)
        check_lines(text, path)
    if not text or text.isspace():
        raise ReadingError("the file is empty; nothing to read", path=path)
    return text, notices


def characters(data: bytes, path: str) -> tuple[str, tuple[Notice, ...]]:
    """As ``decode``, with the line ends that the file has, and of any size."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise ReadingError("the UTF-16 text is damaged; save it again as UTF-8", path=path) from error
    if b"\0" in data or len(data) - len(data.translate(None, _CONTROLS)) > _CONTROLS_PER_BYTE * len(data):
        raise ReadingError("this is not a text file; save the agreement as .docx or as UTF-8 text", path=path)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; one of them must not keep a whole agreement from being read.
        return data.decode("cp1252", errors="replace"), (
            Notice("The file is not UTF-8; it was read as Windows-1252. Check letters with accents."),
        )


def line_anchors(text: str) -> tuple[Anchor, ...]:
    """An anchor at the start of every line of ``text``; a form feed starts a page, if there is any."""
    if "\f" not in text:
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        return tuple(Anchor(start, line) for line, start in enumerate(starts, 1))
    anchors = [Anchor(0, 1, 1, 1)]
    line = page = 1
    line_start = 0
    for match in re.finditer("[\n\f]", text):
        if match[0] == "\n":
            line, line_start = line + 1, match.end()
        else:
            page += 1
        anchors.append(Anchor(match.end(), line, match.end() - line_start + 1, page))
    return tuple(anchors)
