"""A page of text for a terminal: wrapped to its width, coloured where wanted."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "strong", "faint", "error", "warning", "info", "good"]

_SGR: dict[Tone, str] = {
    "plain": "",
    "strong": "1",
    "faint": "2",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "32",
}
"""ECMA-48 section 8.3.117, Select Graphic Rendition."""

NARROWEST, WIDEST = 50, 120
"""Columns. Below, wrapping leaves single words; above, lines are too long to read."""


@dataclass
class Page:
    """Lines being written. All text added must be safe to print (``reports.safe``)."""

    width: int = 80
    colour: bool = False
    _lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.width = min(max(self.width, NARROWEST), WIDEST)

    def paint(self, text: str, tone: Tone) -> str:
        """The text in the tone's colour, if the page has colours."""
        code = _SGR[tone]
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text

    def blank(self) -> None:
        """An empty line, unless the page is empty or ends in one."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def line(self, text: str, tone: Tone = "plain") -> None:
        """One line, not wrapped: paths stay in one piece."""
        self._lines.append(self.paint(text, tone))

    def paragraph(
        self, text: str, *, indent: str = "", hanging: str | None = None, tone: Tone = "plain", lead: str = ""
    ) -> None:
        """Wrapped text. ``indent`` begins the first line, ``hanging`` the others (the same, unless given).

        ``lead`` stands strong before the text.
        """
        lines = wrapped(f"{lead} {text}" if lead else text, self.width, indent, indent if hanging is None else hanging)
        # Painted after wrapping, which would count the colour codes as columns.
        opening = indent + lead
        if lead and lines and lines[0].startswith(opening):
            rest = self.paint(lines[0][len(opening) :], tone)
            lines[0] = indent + self.paint(lead, "strong") + rest
            self._lines.extend([lines[0], *(self.paint(line, tone) for line in lines[1:])])
        else:
            self._lines.extend(self.paint(line, tone) for line in lines)

    def block(self, text: str, *, indent: str, tone: Tone = "plain") -> None:
        """Text of several paragraphs, each line wrapped for itself; empty lines keep the indentation."""
        for line in text.strip("\n").split("\n"):
            if line.strip():
                self.paragraph(line.strip(), indent=indent, tone=tone)
            else:
                self.line(indent.rstrip(), tone)

    def text(self) -> str:
        """The page, ending in one line feed."""
        return "\n".join(self._lines).rstrip("\n") + "\n"


_UNEVEN = re.compile(r"[^\S ]|  |^ | $|^$")
"""White space other than single spaces between words."""


def wrapped(text: str, width: int, indent: str, hanging: str) -> list[str]:
    """The lines of ``textwrap.wrap``, which takes many times as long, and somebody waits for reports on hundreds."""
    lines: list[str] = []
    at, before = (len(text) + 1 if _UNEVEN.search(text) else 0), indent
    while at <= len(text):
        room = width - len(before)
        if len(text) - at <= room:
            return [*lines, before + text[at:]]
        cut = text.rfind(" ", at, at + room + 1)
        if cut <= at:
            break  # a word that is longer than a line
        lines.append(before + text[at:cut])
        at, before = cut + 1, hanging
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False)
