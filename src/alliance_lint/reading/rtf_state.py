"""What an RTF file is read into, and what a group of it inherits and gives back at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from alliance_lint.reading.document import BlockKind
from alliance_lint.reading.paragraph import Paragraph

Shown = Literal["text", "label", "nothing", "style", "font"]


class TooMuchError(Exception):
    """The file has more groups or words than any agreement."""


@dataclass(slots=True)
class LeftOut:
    """Characters and things that are in the file but not in the text."""

    deleted: int = 0
    inserted: int = 0
    hidden: int = 0
    comments: int = 0
    numbers: int = 0
    after_end: int = 0


@dataclass(slots=True)
class RtfStory:
    """What is being gathered of the body, or of one note, header or footer."""

    kind: BlockKind
    paragraphs: list[Paragraph]
    words: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class RtfState:
    """What a group inherits and gives back at its end."""

    story: RtfStory
    shown: Shown = "text"
    font: int = -1
    skip: int = 1
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    in_cell: bool = False
    level: int | None = None
    style: int = -1
    depth: int = 0
    listed: bool = False
    owns_story: bool = False

    def start_paragraph(self) -> None:
        """Forget what was said about the paragraph before."""
        self.in_cell = self.listed = False
        self.level, self.style, self.depth = None, -1, 0
