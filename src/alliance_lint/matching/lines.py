"""Expressions that keep to one line, so that many sentences, a line each, can be searched in one call."""

from __future__ import annotations

import re

_PART = re.compile(
    # A run of what may stay as it is, which is most of an expression.
    r"(?P<run>(?:[^\\\[(\x00-\x1f]|\\[bBdwS]|\\[^\w\n]|\((?!\?[aiLmsux-]+[:)]))+)"
    r"|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[aiLmsux-]+[:)]|.",
    re.DOTALL,
)
_ELSEWHERE = {r"\s": r"[^\S\n]", r"\W": r"[^\w\n]", r"\D": r"[^\d\n]"}
"""What matches a line break, too, and the same without it."""
_ABOUT_CASE = frozenset(("(?i:", "(?-i:"))
_ORDINARY = re.compile(r"\\[bBdwS]|\\[^\w\n]|[^\\\x00-\x1f]")


def within_lines(regex: str) -> str | None:
    """``regex`` so written that, with MULTILINE, it finds in lines what it finds in each of them alone.

    None where that cannot be said: where the expression asks for the ends of the whole text, spells characters by
    their names or numbers, sets flags of its own, or has a class of characters with a line break in it.
    """
    parts = []
    for match in _PART.finditer(regex):
        part = match[0]
        if match.lastgroup == "run":
            parts.append(part)
            continue
        if len(part) > 2 and part.startswith("["):
            inside = re.findall(r"\\.|.", part[1:-1], re.DOTALL)
            if inside[0] == "^":
                # `\S` in a class that is negated stands for white space, which the line break added here leaves out.
                parts.append(rf"[^\n{part[2:]}")
                if not all(each in _ELSEWHERE or _ORDINARY.fullmatch(each) for each in inside):
                    return None
                continue
            if not all(map(_ORDINARY.fullmatch, inside)):
                return None
        elif part in _ELSEWHERE:
            part = _ELSEWHERE[part]
        elif part.startswith("(?") and len(part) > 2:
            if part not in _ABOUT_CASE:
                return None
        elif not _ORDINARY.fullmatch(part):
            return None
        parts.append(part)
    return "".join(parts)
