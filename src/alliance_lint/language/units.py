"""Cuts blocks into units: a paragraph, or the part of one that begins with its own label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from alliance_lint.language.headings import find_heading
from alliance_lint.language.labels import Label, read_label
from alliance_lint.reading.document import Block

FURNITURE = frozenset(("furniture", "header", "footer"))
_MAJOR = frozenset(("integer", "article", "section"))

# A label can stand inside a block after the end of a sentence; where the numbering goes on, after a heading, too.
_INLINE = re.compile(
    r" (?=(?:ARTICLE|Article|SECTION|Section|§) {1,4}(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5})[.:]? {1,10}[\"A-Z\[]"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]? {0,20}[\"A-Z(\[]"
    r"|\([a-z]\) {1,10}[\"A-Z]|[a-z][.)] {1,10}[\"A-Z]|[A-Z]\. {1,10}[\"A-Z][a-z])"
)
_AFTER_LABEL = re.compile(r"(?:\([a-z0-9]{1,4}\)){0,3} *")
_BULLET = re.compile(r"(?:[-*•·●▪■○o§]|- -) {1,20}")
_REFERENCE_BEFORE = re.compile(
    r"\b(?:Section|Sections|section|sections|Article|Articles|Clause|Clauses|Paragraph|paragraph|Exhibit|Schedule|No\.|Nos\.|and|or|"
    r"of|in|to|under|per|the|by|with|than|Rule|Item|Chapter|Page|page|Suite|Box) *$"
)


class Unit(NamedTuple):
    """A paragraph or a part of one that begins with its own label: ``[start, end)``, its body from ``body`` on."""

    start: int
    end: int
    body: int
    label: Label | None
    heading: str
    block: Block
    bullet: bool


def cut(blocks: tuple[Block, ...], folded: str) -> Iterator[Unit]:
    """The units of ``blocks`` in order, furniture left out. ``folded`` is the document's folded text."""
    counting = _Counting()
    before = 0
    for block in blocks:
        if block.kind in FURNITURE:
            continue
        start = block.start
        for at, following in _cuts(block, folded, counting):
            unit = _unit(block, folded, start, at, before, counting)
            if unit is not None:
                before = unit.end
                yield unit
            start = following
        unit = _unit(block, folded, start, block.end, before, counting)
        if unit is not None:
            before = unit.end
            yield unit


class _Counting:
    """Where the numbering stands: the last value of each style of label, and the last decimal label."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}
        self.major = 0
        self.decimal: tuple[int, ...] = ()

    def goes_on(self, label: Label) -> bool:
        """Does ``label`` begin a sequence or go on with one?"""
        if label.styles[0] == "decimal":
            return self.expects(label)
        for style, value in zip(label.styles, label.values, strict=True):
            if value == 1 or value == self.last.get(style, 0) + 1:
                return True
        return False

    def expects(self, label: Label) -> bool:
        """Is the decimal ``label`` the very next: 4.2 after 4.1, 5.1 after 5. or 4.9, 4.2.1 after 4.2?"""
        parts = label.parts
        last = self.decimal
        if parts[-1] == 1 and (parts[:-1] == last or (len(parts) == 2 and parts[0] in (self.major, self.major + 1))):
            return True
        return any(parts == (*last[: depth - 1], last[depth - 1] + 1) for depth in range(1, len(last) + 1))

    def count(self, label: Label) -> None:
        style = label.styles[0]
        if style == "decimal":
            self.decimal = label.parts
            self.major = max(self.major, label.parts[0])
            return
        for each, value in zip(label.styles, label.values, strict=True):
            self.last[each] = value
        if style in _MAJOR:
            self.major = label.values[0]


def _cuts(block: Block, folded: str, counting: _Counting) -> Iterator[tuple[int, int]]:
    """Where labels inside ``block`` begin: (end of the text before, start of the label)."""
    if block.end - block.start <= 40 or block.kind == "cell":
        return
    for match in _INLINE.finditer(folded, block.start, block.end):
        at = match.start()
        label = read_label(folded, match.end(), block.end)
        if label is None:
            continue
        last = at - 1
        while last > block.start and folded[last] == " ":
            last -= 1
        closed = folded[last] in ".;:)\"'?]"
        kind = label.styles[0]
        if kind in _MAJOR:
            if not closed or label.values[0] != counting.major + 1:
                continue
        elif kind == "decimal":
            first = label.parts[0]
            if not (counting.expects(label) or (closed and counting.major <= first <= counting.major + 1)):
                continue
            if not closed and _REFERENCE_BEFORE.search(folded, max(block.start, last - 12), last + 1):
                continue
        elif folded[last] not in ".;:":
            continue
        if last > block.start:
            yield last + 1, match.end()


def _unit(block: Block, folded: str, start: int, end: int, before: int, counting: _Counting) -> Unit | None:
    while start < end and folded[start] == " ":
        start += 1
    while end > start and folded[end - 1] == " ":
        end -= 1
    if start == end:
        return None
    body = start
    bullet = False
    label = None
    automatic = block.label.strip() if block.label and start == block.start else ""
    if automatic:
        label = read_label(automatic)
        bullet = label is None
    if label is None:
        label = read_label(folded, start, end)
        if label is not None and _is_reference(folded, start, end, before, label, counting):
            label = None
        if label is not None:
            body = start + label.end
        else:
            mark = _BULLET.match(folded, start, end)
            if mark:
                bullet, body = True, mark.end()
    if label is not None:
        counting.count(label)
    while body < end and folded[body] == " ":
        body += 1
    heading = ""
    if block.kind != "cell":
        heading, body = find_heading(block, folded, body, end, labelled=label is not None)
    return Unit(start, end, body, label, heading, block, bullet or (label is None and block.kind == "item"))


def _is_reference(folded: str, start: int, end: int, before: int, label: Label, counting: _Counting) -> bool:
    """Is this no label but the end of a reference or an amount that a line end split ("Section" / "7. shall survive")?"""
    at = _AFTER_LABEL.match(folded, start + label.end, end).end()  # type: ignore[union-attr]
    lower = at < end and folded[at].islower()
    if lower and (label.styles[0] in ("article", "section") or not counting.goes_on(label)):
        return True
    if label.text[0].isalpha() and len(label.text) > 2:
        return at < end and folded[at] in ",;)" or (lower and not counting.goes_on(label))
    if label.styles[0] == "paren-integer" and not counting.goes_on(label):
        return True
    return bool(
        before and not counting.goes_on(label) and _REFERENCE_BEFORE.search(folded, max(0, before - 12), before)
    )
