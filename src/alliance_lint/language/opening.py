"""The opening of an agreement as one flat text, in which the preamble is read."""

from __future__ import annotations

import re

from alliance_lint.language.canonical import Canonical, Edit, canonicalise
from alliance_lint.reading.document import Block

OPENING = 24_000
"""Characters in which the preamble is looked for: enough for a cover page and a long table of contents before it."""

_NOISE = re.compile(r"[ _]{0,2}(?:- )?-{3,}(?: -{2,})*| {2,}|\u00ad")


def read_opening(blocks: tuple[Block, ...], folded: str) -> Canonical:
    """The first characters of ``folded`` with one space between words, a line end between blocks, and no underlining.

    Filings underline with rows of hyphens that end up between the words. Page furniture is left out.
    """
    edits: list[Edit] = []
    end = 0
    for block in blocks:
        if block.kind in ("furniture", "header", "footer"):
            continue
        if block.start >= OPENING:
            break
        if block.start > end:
            edits.append(Edit(end, block.start, "\n"))
        end = block.end
        for match in _NOISE.finditer(folded, block.start, block.end):
            edits.append(Edit(match.start(), match.end(), "" if match.group() == "\u00ad" else " "))
    limit = min(max(end, 0), OPENING)
    return canonicalise(folded[:limit], [edit for edit in edits if edit.end <= limit])
