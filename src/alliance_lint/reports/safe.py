"""Makes words from a document safe to print.

A contract comes from the other side. Its text must not move the cursor, recolour the terminal, change the window title
or turn a line around so that it reads differently from what it says (CVE-2021-42574, "Trojan Source").
"""

from __future__ import annotations

import re

_UNSAFE = (
    "\x00-\x08\x0b-\x1f\x7f"  # C0 controls but tab and line feed; DEL
    "\x80-\x9f"  # C1 controls: on some terminals U+009B begins a command just as ESC [ does
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides and isolates
    "\u2028\u2029"  # line and paragraph separators: a second line where one is expected
    "\ufeff\ufff9-\ufffb"  # byte order mark inside a text; interlinear annotation controls
    "\ufffe\uffff"  # no characters at all; XML 1.0 forbids them, and the first reads as a byte order mark turned round
    "\ud800-\udfff"  # lone surrogates, from file names that are not valid UTF-8
    "\U000e0000-\U000e007f"  # tags: invisible characters that can carry a hidden message
)
_PATTERN = re.compile(f"[{_UNSAFE}]")
_SPACE = re.compile(r"\s+")
_WORKFLOW_COMMAND = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
_OLD_COMMAND = "##["


def safe(text: str) -> str:
    """The text with every unsafe character shown as an escape such as ``\\x1b``; line feeds and tabs stay."""
    return _PATTERN.sub(_shown, text)


def safe_line(text: str) -> str:
    """The text safe and on one line: each run of white space becomes one space."""
    return safe(_SPACE.sub(" ", text).strip())


def inert_in_actions(text: str) -> str:
    """The text without a line that GitHub Actions would obey: ``::`` at its beginning, ``##[`` anywhere.

    Whoever writes an agreement, or the name of its file, could otherwise hide the rest of a log or put errors into it
    (actions/runner, ``ActionCommand.cs``).
    """
    return _WORKFLOW_COMMAND.sub(r"\1\\x3a", text).replace(_OLD_COMMAND, "\\x23#[")


def inert_json(document: str) -> str:
    """A JSON text, or lines of them, that GitHub Actions does not obey: the same values.

    ``##[`` stands in strings only, and no line of JSON begins with a colon and goes on with another.
    """
    return document.replace(_OLD_COMMAND, "\\u0023#[")


def inert_markup(document: str) -> str:
    """XML or HTML that GitHub Actions does not obey: the same text, where none of it is in a script or a style."""
    return _WORKFLOW_COMMAND.sub(r"\1&#58;", document).replace(_OLD_COMMAND, "&#35;#[")


def escape_json(document: str) -> str:
    """A JSON text with the unsafe characters in its strings as ``\\uXXXX``: the same values, safe to print.

    Outside of strings JSON holds none of these characters, and those below U+0020 the encoder has escaped already.
    """
    if "\x7f" in document:
        return _PATTERN.sub(_json_escape, document)
    # What is left lies beyond ASCII, and most lines do not reach there, which a string knows without a look.
    lines = document.split("\n")
    return "\n".join([line if line.isascii() else _PATTERN.sub(_json_escape, line) for line in lines])


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    # RFC 8259 section 7: a character beyond the Basic Multilingual Plane is a pair of UTF-16 surrogates.
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
