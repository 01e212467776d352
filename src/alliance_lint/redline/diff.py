"""Shows what two versions of a text differ in, line by line."""

from __future__ import annotations

import difflib
import re

from alliance_lint.reading.source import decode

_QUOTED = re.compile(r'[\x00-\x1f\x7f-\x9f"\\\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\udc80-\udcff]')
_SHORT = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", '"': '"', "\\": "\\"}


def text_diff(before: bytes, after: bytes, path: str, target: str) -> str:
    """What two text files differ in, as a unified diff: ``path`` and ``target`` name them."""
    old, new = decode(before, path)[0].splitlines(), decode(after, target)[0].splitlines()
    lines = difflib.unified_diff(old, new, _quoted(path), _quoted(target), lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _quoted(path: str) -> str:
    """A name as git writes it where it would not stay on its line: in quotation marks, with the escapes of C.

    See ``core.quotePath`` in git-config(1); letters beyond ASCII stay, as with ``core.quotePath=false``.
    """
    return f'"{_QUOTED.sub(_escaped, path)}"' if _QUOTED.search(path) else path


def _escaped(match: re.Match[str]) -> str:
    short = _SHORT.get(match[0])
    if short is not None:
        return f"\\{short}"
    return "".join(f"\\{byte:03o}" for byte in match[0].encode("utf-8", "surrogateescape"))
