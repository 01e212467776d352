"""The labels that a browser shows before the items of lists (HTML 4.4.5 to 4.4.8, CSS Lists 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from alliance_lint.reading.numerals import columns, roman

BULLET = "•"
_STYLE = re.compile(
    r"list-style(?:-type)?\s{0,9}:[^;]{0,60}?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman)|disc|circle|square)"
)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = frozenset({"disc", "circle", "square"})


@dataclass(slots=True)
class HtmlList:
    """An open list: the number of its next item, the step to the one after it, and the style of its numbers."""

    following: int
    step: int
    style: str

    @classmethod
    def of(cls, element: etree._Element) -> HtmlList:
        """The list that ``element`` (ol, ul, menu, dir) opens."""
        if element.tag != "ol":
            return cls(1, 1, _style(element, "disc"))
        backwards = element.get("reversed") is not None
        start = _number(element.get("start"))
        if start is None:
            start = sum(1 for _ in element.iterchildren("li")) if backwards else 1
        return cls(start, -1 if backwards else 1, _style(element, "decimal"))

    def label(self, item: etree._Element) -> str:
        """The label of the next item, ``item``; "" for a list that shows none."""
        value = _number(item.get("value"))
        if value is None:
            value = self.following
        self.following = value + self.step
        style = _style(item, self.style)
        if style == "none":
            return ""
        return BULLET if style in _BULLETS else f"{_numeral(value, style)}."


def _style(element: etree._Element, default: str) -> str:
    written = _STYLE.search(element.get("style", "").lower())
    if written is not None:
        return written[1]
    kind = element.get("type", "")
    return _TYPES.get(kind) or (kind.lower() if kind.lower() in _BULLETS else default)


def _number(written: str | None) -> int | None:
    match = re.match(r"\s{0,9}([+-]?\d{1,9})", written or "")
    return int(match[1]) if match else None


def _numeral(value: int, style: str) -> str:
    if style.endswith("roman") and 0 < value < 4000:
        return roman(value) if style.startswith("upper") else roman(value).lower()
    if style.endswith(("alpha", "latin")) and value > 0:
        written = columns(value)
        return written if style.startswith("upper") else written.lower()
    return str(value)
