"""The characters of an HTML file: their encoding, and where in the file a piece of its text stands."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Notice
from alliance_lint.reading.limits import TEXT_BYTES, check_bytes
from alliance_lint.reading.source import decode

_HEAD = 4096
"""Bytes in which the encoding must be declared; browsers look at 1,024, Word and filings begin with long comments."""
_DECLARED = re.compile(
    rb"<meta[^<>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w:.-]{1,40})|^\s{0,99}<\?xml[^<>]{0,200}?encoding=[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
_ENCODING = re.compile(
    r"windows-\d{3,4}|cp\d{3,4}|iso-?8859-\d{1,2}|latin-?1|us-ascii|ascii|macintosh|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gb\w{1,5}|big5",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[!/?A-Za-z][^<>]*>?")
_OPENED = re.compile(r"<[A-Za-z](?:[^>=]+|=\s*(?:\"[^\"]*\"|'[^']*'|))*")
_ATTRIBUTES = 5_000
_RAW = re.compile(r"<(script|style)\b", re.IGNORECASE)
_RAW_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.;:()-]{0,24}")
_SHOWN = re.compile(r"\S")
_WINDOW = 4_000
"""Characters ahead in which a piece of text is looked for."""


def decode_html(data: bytes, path: str) -> tuple[str, tuple[Notice, ...]]:
    r"""The characters of the file, with every line end as ``\n``, and a notice where the encoding had to be guessed.

    A byte order mark decides, then what the file declares, then UTF-8 if it is that, else Windows-1252.
    Raises ReadingError for a file that is too large or not text.
    """
    check_bytes(len(data), TEXT_BYTES, path)
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    declared = None if marked else _DECLARED.search(data[:_HEAD])
    name = (declared[1] or declared[2]).decode("ascii", "replace").lower() if declared else ""
    if _ENCODING.fullmatch(name):
        # What calls itself Latin-1 is Windows-1252 in practice (WHATWG Encoding Standard, 4.2).
        one_byte = name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
        try:
            text = data.decode("cp1252" if one_byte else name, errors="replace")
        except LookupError as error:
            raise ReadingError(f"the encoding {name} is not known; save the page as UTF-8", path=path) from error
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"), ()
    return decode(data, path, markup=True)


class Source:
    """Finds the place of text that the parser gave without one. Pieces must be looked for in their order."""

    def __init__(self, text: str) -> None:
        self._words = _without_tags(text)
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._at = 0
        # Where nothing is shown any more, no piece must look through the rest again.
        self._end = len(self._words.rstrip())

    def find(self, piece: str, line: int | None = None) -> tuple[int, int]:
        """The line and column (1-based) at which ``piece``, as the parser gave it, begins.

        ``line`` is where the element begins that holds it, if that is known. Entities make the column inexact.
        """
        if line is not None and line <= len(self._lines):
            self._at = max(self._at, self._lines[line - 1])
        shown = _SHOWN.search(self._words, self._at, self._end)
        if shown is not None:
            self._at = shown.start()
        plain = _PLAIN.search(piece)
        found = self._words.find(plain[0], self._at, self._at + _WINDOW) if plain else -1
        if plain is None or found < 0:
            return self._place(self._at)
        self._at = found + len(plain[0])
        lead = plain.start()
        if lead and self._words[max(found - lead, 0) : found] == piece[:lead]:
            found -= lead
        return self._place(found)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def has_endless_tag(text: str) -> bool:
    """Does a tag of the page have thousands of attributes? The parser compares each of them with all before it."""
    return any(
        tag.end() - tag.start() > _ATTRIBUTES and len(tag[0].split()) > _ATTRIBUTES
        for tag in _OPENED.finditer(_without_scripts(text))
    )


def _without_tags(text: str) -> str:
    """``text`` with blanks over comments, scripts, styles and tags, of the same length."""
    return _TAG.sub(lambda tag: " " * len(tag[0]), _without_scripts(text))


def _without_scripts(text: str) -> str:
    """``text`` with blanks over comments and what is in scripts and styles, of the same length."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        # "<!-->" is a whole comment (HTML Living Standard, 13.2.5.43).
        end = text.find("-->", start + 2)
        end = len(text) if end < 0 else end + 3
        parts += text[at:start], " " * (end - start)
        at = end
    text = "".join([*parts, text[at:]])
    parts, at = [], 0
    while (match := _RAW.search(text, at)) is not None:
        opened = _OPENED.match(text, match.start())
        start = opened.end() if opened else match.end()
        closing = _RAW_END[match[1].lower()].search(text, start)
        end = closing.start() if closing else len(text)
        parts += text[at:start], " " * (end - start)
        at = end
    return "".join([*parts, text[at:]])
