"""Clause labels as lawyers write them: "7.2", "(a)", "ARTICLE IV", "Section 3.", "B."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Style = Literal["article", "section", "decimal", "integer", "upper", "lower", "roman", "upper-roman", "paren-integer"]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

LABEL = re.compile(
    r"""
    (?P<word>article|section|clause|paragraph|chapter|§)\ {0,4}
        (?P<worded>\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,7}\b|(?-i:[A-Z]\b))[.:)]?(?![\w(])
    | (?P<decimal>\d{1,3}(?:\.\d{1,3}){1,4})[.:)]?(?=[ "'(\[]|[A-Za-z]|$)
    | (?P<integer>\d{1,3})(?:[.:)](?!\d)|(?=\ {2,9}[A-Z]))
    | \((?P<paren>[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\)
    | (?P<letter>(?-i:[A-Z]|[a-z])|[ivxl]{1,6})[.)](?=\ |$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONGEST = 40
"""Characters: no label is longer."""

_INITIALS = frozenset("0123456789(§")
_WORDS = tuple(
    spelled
    for word in ("article", "section", "clause", "paragraph", "chapter")
    for spelled in (word, word.capitalize(), word.upper())
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label read from the start of a text.

    ``text`` as written; ``styles`` what it can be, likeliest first ("(i)" is a letter or a roman numeral); ``values``
    its ordinal in each style; ``end`` the number of characters it takes; ``parts`` the numbers of a decimal label:
    (7, 2) for "7.2".
    """

    text: str
    cite: str
    styles: tuple[Style, ...]
    values: tuple[int, ...]
    depth: int
    end: int
    parts: tuple[int, ...] = ()


def roman_value(text: str) -> int:
    """The value of a lower-case roman numeral, or 0 where it is none."""
    total = 0
    for here, following in zip(text, text[1:] + " ", strict=True):
        if here not in _ROMAN:
            return 0
        total += -_ROMAN[here] if _ROMAN.get(following, 0) > _ROMAN[here] else _ROMAN[here]
    return total


def read_label(text: str, at: int = 0, stop: int | None = None) -> Label | None:
    """The label in ``text`` (folded) right at ``at``, or None. It ends by ``stop``."""
    stop = len(text) if stop is None else stop
    if not _may_be_label(text, at, stop):
        return None
    match = LABEL.match(text, at, min(stop, at + LONGEST))
    return _label(match.group(), *match.groups()) if match else None


@lru_cache(maxsize=2_048)  # agreements number their clauses with the same few hundred labels
def _label(
    matched: str,
    word: str | None,
    worded: str | None,
    decimal: str | None,
    integer: str | None,
    paren: str | None,
    letter: str | None,
) -> Label:
    end = len(matched)
    written = matched.strip()
    if word and worded:
        value = int(worded.split(".")[-1]) if worded[0].isdigit() else roman_value(worded.lower()) or _letter(worded)
        if "." in worded:
            return _decimal(written, worded, end)
        style: Style = "article" if word.lower() in ("article", "chapter") else "section"
        cite = f"{word.capitalize()} {worded.upper()}" if style == "article" else worded
        return Label(written, cite, (style,), (value,), 0, end)
    if decimal:
        return _decimal(written, decimal, end)
    if integer:
        return Label(written, integer, ("integer",), (int(integer),), 0, end)
    body = paren or letter or ""
    if body.isdigit():
        return Label(written, f"({body})", ("paren-integer",), (int(body),), 0, end)
    return _letters(body, written, bool(paren), end)


def _decimal(written: str, number: str, end: int) -> Label:
    parts = tuple(map(int, number.split(".")))
    return Label(written, number, ("decimal",), parts[-1:], len(parts) - 1, end, parts)


def _may_be_label(text: str, at: int, stop: int) -> bool:
    """A cheap look at the first characters: most paragraphs begin with a word."""
    if at >= stop:
        return False
    first = text[at]
    if first in _INITIALS:
        return True
    if at + 1 < stop and text[at + 1] in ".)":
        return True
    return text.startswith(_WORDS, at) or (first in "ivxlIVXL" and text[at + 1 : at + 2] in tuple("ivxlIVXL"))


def _letters(body: str, written: str, paren: bool, end: int) -> Label:
    lower = body.lower()
    capital = body[0].isupper()
    cite = f"({body})" if paren or written.endswith(")") or not capital else body
    styles: list[Style] = []
    values: list[int] = []
    if len(set(lower)) == 1 and len(lower) <= 2:
        styles.append("upper" if capital else "lower")
        values.append(_letter(lower))
    if value := roman_value(lower):
        styles.append("upper-roman" if capital else "roman")
        values.append(value)
    if not styles:
        styles, values = ["upper" if capital else "lower"], [_letter(lower)]
    return Label(written, cite, tuple(styles), tuple(values), 0, end)


def _letter(text: str) -> int:
    return ord(text[0].lower()) - 96 + 26 * (len(text) - 1)
