"""Clause labels as lawyers write them: "7.2", "(a)", "ARTICLE IV", "Section 3.", "B."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["article", "section", "decimal", "integer", "upper", "lower", "roman", "upper-roman", "paren-integer"]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

LABEL = re.compile(
    r"""
    (?P<word>article|section|clause|paragraph|§)\s{0,4}(?P<worded>\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,7}\b|(?-i:[A-Z]\b))[.:)]?
    | (?P<decimal>\d{1,3}(?:\.\d{1,3}){1,4})[.:)]?(?=[\s"'(\[]|[A-Za-z]|$)
    | (?P<integer>\d{1,3})(?:[.:)](?!\d)|(?=\s{2,}[A-Z]))
    | \((?P<paren>[a-z]{1,2}|[ivxl]{1,6}|\d{1,3})\)
    | (?P<letter>(?-i:[A-Z]|[a-z])|[ivxl]{1,6})[.)](?=\s|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label read from the start of a text.

    ``text`` as written; ``styles`` what it can be, likeliest first ("(i)" is a letter or a roman numeral); ``values``
    its ordinal in each style; ``end`` the number of characters it takes.
    """

    text: str
    cite: str
    styles: tuple[Style, ...]
    values: tuple[int, ...]
    depth: int
    end: int


def roman_value(text: str) -> int:
    """The value of a lower-case roman numeral, or 0 where it is none."""
    total = 0
    for here, following in zip(text, text[1:] + " ", strict=True):
        if here not in _ROMAN:
            return 0
        total += -_ROMAN[here] if _ROMAN.get(following, 0) > _ROMAN[here] else _ROMAN[here]
    return total


def read_label(text: str) -> Label | None:
    """The label at the very start of ``text`` (folded, no leading space), or None."""
    match = LABEL.match(text)
    if not match:
        return None
    end = match.end()
    written = match.group().strip()
    if match["word"]:
        worded = match["worded"]
        value = int(worded.split(".")[-1]) if worded[0].isdigit() else roman_value(worded.lower()) or _letter(worded)
        if "." in worded:
            return Label(written, worded, ("decimal",), (value,), worded.count("."), end)
        style: Style = "article" if match["word"].lower() == "article" else "section"
        cite = f"{match['word'].capitalize()} {worded.upper()}" if style == "article" else worded
        return Label(written, cite, (style,), (value,), 0, end)
    if decimal := match["decimal"]:
        return Label(written, decimal, ("decimal",), (int(decimal.split(".")[-1]),), decimal.count("."), end)
    if integer := match["integer"]:
        return Label(written, integer, ("integer",), (int(integer),), 0, end)
    body = match["paren"] or match["letter"]
    if body.isdigit():
        return Label(written, f"({body})", ("paren-integer",), (int(body),), 0, end)
    return _letters(body, written, bool(match["paren"]), end)


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
