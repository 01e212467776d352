"""A section of its own for wording that no clause is related to, where the last section is about one matter only.

Under "14. Counterparts" nobody looks for a promise to keep to the law.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from alliance_lint.language.agreement import Agreement, Clause
from alliance_lint.redline.numbers import following_label
from alliance_lint.redline.outline import block_at, is_mere_heading, outermost

_TITLE = "Further provisions"
_COLLECTS = re.compile(
    r"\b(?:general|miscellane\w{2,4}|final|further|additional|other|closing|various)\b", re.IGNORECASE
)
_PATTERN = 3
"""Sections with a heading on a line of its own, from which on it is the manner of the agreement."""
_SUB_NUMBER = re.compile(r"(\d{1,3})\.(\d{1,3})(\D{0,2})")


@dataclass(frozen=True, slots=True)
class Closing:
    """A new last section: its heading, made like the block with index ``model``, and its ``number`` where typed."""

    text: str
    model: int
    number: str

    def sub_number(self, label: str, count: int) -> str:
        """The number of a clause in this section, where ``label`` is one in the section before."""
        match = _SUB_NUMBER.fullmatch(label)
        own = re.search(r"\d+", self.number)
        return f"{own[0]}.{count}{match[3]}" if match and own else ""


def closing_section(agreement: Agreement, last: int, taken: set[str]) -> Closing | None:
    """The section to open behind the clause with index ``last``, or None where that one will do.

    ``taken`` are the typed labels that were given out before; the new one is added.
    """
    section = outermost(agreement.clauses, last)
    model = block_at(agreement, section.start)
    if not section.heading[:1].isalnum() or _COLLECTS.search(section.heading) or not _is_headed(agreement, section):
        return None
    headings = [each.heading for each in agreement.clauses if each.parent is None and _is_headed(agreement, each)]
    if len(headings) < _PATTERN:
        return None
    block = agreement.document.blocks[model]
    text = agreement.document.text[block.start : block.end]
    number = ""
    if section.label and not block.label:
        if not text.startswith(section.label):
            return None
        number = following_label(agreement.clauses, section.index, taken)
        if not number:
            return None
    return Closing(_in_case_of(headings) + (text[-1] if text[-1] in ".:" else ""), model, number)


def _in_case_of(headings: Sequence[str]) -> str:
    """The title in the letters of the other headings: all capital, capital for each word, or as in a sentence."""
    if all(heading.isupper() for heading in headings):
        return _TITLE.upper()
    later = [word for heading in headings for word in re.findall(r"[^\W\d_]{4,}", heading)[1:]]
    return _TITLE.title() if sum(word[0].isupper() for word in later) * 2 > len(later) else _TITLE


def _is_headed(agreement: Agreement, clause: Clause) -> bool:
    """Does the clause begin with a heading that is a paragraph of its own, label and title together?"""
    block = agreement.document.blocks[block_at(agreement, clause.start)]
    text = agreement.document.text[block.start : block.end]
    return (
        clause.zone == "operative"
        and clause.start == block.start
        and bool(clause.heading)
        and clause.heading in text
        and block.kind != "cell"
        and is_mere_heading(agreement, block)
    )
