"""The opening of an agreement as one flat text, in which the preamble is read."""

from __future__ import annotations

import re

from alliance_lint.language.units import FURNITURE
from alliance_lint.reading.document import Block

OPENING = 24_000
"""Characters in which the preamble is looked for: enough for a cover page and a long table of contents before it."""

# Bold as plain text writes it: (the **Supplier**).
_BOLD_ALIAS = re.compile(r"(\([^()*]{0,80})\*\*\"?([^*\"()]{1,60})\"?\*\*([^()]{0,80}\))")
_BOLD = re.compile(r"\*\*([^*]{1,300})\*\*")
_SINGLE = re.compile(r"\b((?:[Hh]ereinafter|[Hh]ereafter|called|as)[,:]? (?:the )?)'([A-Za-z][^'\"\n]{1,40})'(?!\w)")
_ITALIC_ALIAS = re.compile(r"\(_([A-Za-z][^_()]{1,40})_\)")
_UNDERLINING = re.compile(r" ?(?:- )?-{3,}(?: -{2,}){0,9}")


def read_opening(blocks: tuple[Block, ...], folded: str, limit: int = OPENING) -> str:
    """The first ``limit`` characters of ``folded``: one space between words, a line end between blocks.

    Filings underline with rows of hyphens that end up between the words. These and page furniture are left out.
    """
    lines: list[str] = []
    for block in blocks:
        if block.kind in FURNITURE:
            continue
        if block.start >= limit:
            break
        line = " ".join(folded[block.start : min(block.end, limit)].split())
        if "---" in line:
            line = " ".join(_UNDERLINING.sub(" ", line).split())
        if "'" in line:
            line = _SINGLE.sub(r'\1"\2"', line)
        if "(_" in line:
            line = _ITALIC_ALIAS.sub(r'("\1")', line)
        if "**" in line:
            line = _BOLD.sub(r"\1", _BOLD_ALIAS.sub(r'\1"\2"\3', line))
        lines.append(line.replace("\u00ad", ""))
    return "\n".join(lines)


def place_words(words: str, folded: str) -> tuple[int, int]:
    """Where ``words`` of the opening first stand in ``folded`` (characters), whatever white space is between them."""
    at = folded.find(words)
    if at >= 0:
        return at, at + len(words)
    spelled = "[ -]{1,90}?".join(map(re.escape, words.split()))
    match = re.compile(spelled).search(folded, 0, OPENING + 200) if spelled else None
    return match.span() if match else (0, 0)
