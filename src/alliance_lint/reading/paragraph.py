"""A paragraph on its way from a format without source positions to a block of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from alliance_lint.reading.document import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, of a note, header or footer. ``level`` and ``depth`` are those of a ``Block``."""

    text: str
    kind: BlockKind
    label: str = ""
    level: int | None = None
    depth: int | None = None


def put_together(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Block, ...]]:
    """The text of a document, one paragraph a line, and its blocks."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        blocks.append(Block(start, end, paragraph.kind, paragraph.label, paragraph.level, paragraph.depth))
        texts.append(paragraph.text)
        start = end + 1
    return "\n".join(texts), tuple(blocks)
