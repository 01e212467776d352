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
    r" (?![a-z][^.)])"
    r"(?=(?:ARTICLE|Article|SECTION|Section|§) {1,4}(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5})[.:]? {1,10}[\"A-Z\[]"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]? {0,20}[\"A-Z(\[]"
    r"|\([a-z]\) {1,10}[\"A-Z]|[a-z][.)] {1,10}[\"A-Z]|[A-Z]\. {1,10}[\"A-Z][a-z])"
)
# "... any other obligation. Capital Accounts 21. An account will be kept": the title stands before the number.
_TITLE_BEFORE = re.compile(
    r"[.;:!?)\"'] {1,3}(?P<title>[A-Z][\w'&-]{1,30}(?: (?:[A-Z][\w'&-]{0,30}|of|and|the|to|for|in|or|on)){0,7})$"
)
_AFTER_LABEL = re.compile(r"(?:\([a-z0-9]{1,4}\)){0,3} *")
_BULLET = re.compile(r"(?:[-*•·●▪■○o§]|- -) {1,20}")
_CITED_BEFORE = re.compile(r"\b(?:[Ss]ections?|[Aa]rticles?|[Cc]lauses?|[Pp]aragraphs?|Exhibit|Schedule|Nos?\.) *$")
_REFERENCE_BEFORE = re.compile(
    r"\b(?:Section|Sections|section|sections|Article|Articles|Clause|Clauses|Paragraph|paragraph|Exhibit|"
    r"Schedule|No\.|Nos\.|and|or|"
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


def cut(blocks: tuple[Block, ...], folded: str, parties: re.Pattern[str] | None = None) -> Iterator[Unit]:
    """The units of ``blocks`` in order, furniture left out.

    ``folded`` is the document's folded text; ``parties`` matches a party's name, which is no heading.
    """
    counting = _Counting()
    before = 0
    for block in blocks:
        if block.kind in FURNITURE:
            continue
        first = _unit(block, folded, _Cut(block.start, block.start), block.end, before, parties, counting)
        if first is None:
            continue
        cuts = list(_cuts(block, folded, counting))
        if not cuts:
            before = first.end
            yield first
            continue
        if first.body < cuts[0].before or first.label is not None or first.heading:
            head = _unit(block, folded, _Cut(block.start, block.start), cuts[0].before, before, parties, None)
            if head is not None:
                yield head
        for here, following in zip(cuts, [*cuts[1:], None], strict=True):
            end = following.before if following else block.end
            unit = _unit(block, folded, here, end, here.before, parties, None)
            if unit is not None:
                before = unit.end
                yield unit


class _Cut(NamedTuple):
    """Where a unit begins inside a block.

    The text before it ends at ``before``; ``title`` is a heading that stands before its label.
    """

    before: int
    start: int
    title: str = ""


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


def _cuts(block: Block, folded: str, counting: _Counting) -> Iterator[_Cut]:
    """Where labels inside ``block`` begin."""
    if block.end - block.start <= 40 or block.kind == "cell":
        return
    item = -1
    for match in _INLINE.finditer(folded, block.start, block.end):
        label = read_label(folded, match.end(), block.end)
        if label is None:
            continue
        last = match.start() - 1
        while last > block.start and folded[last] == " ":
            last -= 1
        if last <= block.start:
            continue
        title = None
        closed = folded[last] in ".;:)\"'?]"
        kind = label.styles[0]
        if kind in _MAJOR:
            if label.values[0] != counting.major + 1:
                continue
            if not closed:
                title = (
                    _TITLE_BEFORE.search(folded, max(block.start, last - 90), last + 1) if kind == "integer" else None
                )
                if title is None:
                    continue
        elif kind == "decimal":
            if not (counting.expects(label) or (closed and counting.major <= label.parts[0] <= counting.major + 1)):
                continue
            if not closed and _REFERENCE_BEFORE.search(folded, max(block.start, last - 12), last + 1):
                continue
        else:
            item = _own_item(block, folded) if item < 0 else item
            if folded[last] not in ".;:" or item + 1 not in label.values:
                continue
            item += 1
        counting.count(label)
        if title:
            yield _Cut(title.start("title"), match.end(), title["title"])
        else:
            yield _Cut(last + 1, match.end())


def _own_item(block: Block, folded: str) -> int:
    """The ordinal of the letter or numeral that labels ``block`` itself, or 0."""
    own = read_label(folded, block.start, block.end)
    return own.values[0] if own and own.styles[0] not in _MAJOR and own.styles[0] != "decimal" else 0


def _unit(
    block: Block,
    folded: str,
    at: _Cut,
    end: int,
    before: int,
    parties: re.Pattern[str] | None,
    counting: _Counting | None,
) -> Unit | None:
    """The unit that begins at ``at``; ``counting`` is None where its label has been counted already."""
    start = at.start
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
        if label is not None and counting is not None and _is_reference(folded, start, end, before, label, counting):
            label = None
        if label is not None:
            body = start + label.end
        else:
            mark = _BULLET.match(folded, start, end)
            if mark:
                bullet, body = True, mark.end()
    if label is not None and counting is not None:
        counting.count(label)
    while body < end and folded[body] == " ":
        body += 1
    heading = at.title
    if block.kind != "cell" and not heading:
        heading, body = find_heading(block, folded, body, end, parties, labelled=label is not None)
    return Unit(start, end, body, label, heading, block, bullet or (label is None and block.kind == "item"))


def _is_reference(folded: str, start: int, end: int, before: int, label: Label, counting: _Counting) -> bool:
    """Is this no label but the end of a reference or an amount that a line end split ("Section" / "7. shall "
    "survive")?"""
    after = _AFTER_LABEL.match(folded, start + label.end, end)
    at = after.end() if after else end
    lower = at < end and folded[at].islower()
    if before and _CITED_BEFORE.search(folded, max(0, before - 12), before):
        return True
    if lower and (label.styles[0] in ("article", "section") or not counting.goes_on(label)):
        return True
    if label.text[0].isalpha() and len(label.text) > 2:
        return at < end and folded[at] in ",;)"
    if label.styles[0] == "paren-integer" and not counting.goes_on(label):
        return True
    return bool(
        before and not counting.goes_on(label) and _REFERENCE_BEFORE.search(folded, max(0, before - 12), before)
    )
