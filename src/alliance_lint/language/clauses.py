"""From units to clauses: the tree that labels and headings form, and the paragraphs of text that belong to each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from alliance_lint.language.agreement import Clause, Zone
from alliance_lint.language.labels import Label
from alliance_lint.language.tables import name_rows
from alliance_lint.language.units import Unit, cut
from alliance_lint.language.zones import find_zones
from alliance_lint.reading.document import Document

_MAJOR = ("article", "section", "integer")
_OPEN_END = re.compile(
    r"\b(?:of|to|the|and|or|in|by|with|for|an?|any|such|this|that|its|their|under|upon|from|on|at|as|is|are|be|been|has|have|"
    r"shall|will|may|not|which|who|than|between|until|unless|if|all|each|other|Section|Article|Exhibit)$"
)


_EXHIBIT = re.compile(r"(?:exhibit|schedule|annex|appendix|attachment) [\"']?[a-z0-9]{1,4}[\"']?", re.IGNORECASE)
_ITEM = "item"
_Stack = list[tuple[str, int, int]]
"""The clauses that are open, outermost first: style of the label (:data:`_ITEM` and its level for an item of a list
below a section), ordinal, index."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text ``[start, end)`` of the clause with index ``clause``; ``item`` says that it is an item of a list.

    ``bullet`` is "" but for items without a label: there it tells the levels of bullets apart.
    """

    clause: int
    start: int
    end: int
    item: bool
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The clauses, and the paragraphs of text with the clause each belongs to, both in the order of the text."""

    clauses: tuple[Clause, ...]
    paragraphs: tuple[Paragraph, ...]


def outline(document: Document, folded: str, parties: re.Pattern[str] | None = None) -> Outline:
    """Find the clauses of ``document``; ``folded`` is its text after :func:`~alliance_lint.language.fold.fold`.

    ``parties`` matches a party's name, so that a sentence which begins with one is not taken for a heading.
    """
    units = name_rows(list(cut(document.blocks, folded, parties)), folded)
    if not units:
        return Outline((Clause(0, "", "", "", 0, 0),), ())
    return _Tree().grow(units, find_zones(units, folded), folded)


@dataclass(slots=True)
class _Open:
    """A clause that can still grow."""

    label: str
    number: str
    heading: str
    start: int
    end: int
    parent: int | None
    depth: int
    zone: Zone


class _Tree:
    """Places each unit in the tree of clauses."""

    def __init__(self) -> None:
        self.clauses: list[_Open] = []
        self.paragraphs: list[Paragraph] = []
        self._stack: _Stack = []
        self._headed: int | None = None
        self._section = 0  # the outline level of the numbered section that is open, where it is a heading of its own
        self._listed = False  # is the last labelled unit an item of a list below one?

    def grow(self, units: list[Unit], zones: list[Zone], folded: str) -> Outline:
        previous: Unit | None = None
        for unit, zone in zip(units, zones, strict=True):
            if previous is not None and self.paragraphs and _continues(previous, unit, folded):
                last = self.paragraphs[-1]
                self.paragraphs[-1] = replace(last, end=unit.end)
                self.clauses[last.clause].end = max(unit.end, self.clauses[last.clause].end)
            elif (
                previous is not None
                and unit.body >= unit.end
                and self.clauses[-1].zone == zone
                and _entitles(previous, unit)
            ):
                named = self.clauses[-1]  # the title stands on the line after the label
                named.heading = f"{named.heading} {unit.heading}".strip()
                named.end = unit.end
            else:
                self._add(unit, zone, folded)
            previous = unit
        clauses = tuple(
            Clause(at, each.label, each.number, each.heading, each.start, each.end, each.parent, each.depth, each.zone)
            for at, each in enumerate(self.clauses)
        )
        return Outline(clauses, tuple(self.paragraphs))

    def _add(self, unit: Unit, zone: Zone, folded: str) -> None:
        opens = (unit.label is not None or unit.heading) and zone not in ("contents", "signature")
        if unit.block.kind == "cell" and unit.label is None and not unit.heading:
            opens = False
        if opens or not self.clauses or zone != self.clauses[-1].zone:
            self._open(unit, zone, bool(opens))
        else:
            self.clauses[-1].end = max(unit.end, self.clauses[-1].end)
        if unit.body < unit.end and zone != "contents":
            at = len(self.clauses) - 1
            if unit.bullet:
                self.paragraphs.append(Paragraph(at, unit.body, unit.end, True, _level(unit, folded)))
            else:
                item = unit.label is not None and (unit.label.styles[0] not in _MAJOR or self._listed)
                self.paragraphs.append(Paragraph(at, unit.body, unit.end, item))
        elif zone == "title" and unit.heading:
            # What the agreement calls itself says what kind of agreement it is: a heading, but one to be read.
            self.paragraphs.append(Paragraph(len(self.clauses) - 1, unit.start, unit.end, False))

    def _open(self, unit: Unit, zone: Zone, opens: bool) -> None:
        index = len(self.clauses)
        changed = not self.clauses or zone != self.clauses[-1].zone
        parent: int | None = None
        number, depth = "", 0
        if changed and zone in ("exhibit", "operative"):
            self._stack, self._headed = [], None
        if unit.label is not None and opens:
            stack, style, value = self._place(unit, unit.label)
            parent = self._list_of(stack, style, value)
            number = _number(unit.label, style, self.clauses[stack[-1][2]].number if stack else "")
            depth = len(stack)
            self._stack = [*stack, (style, value, index)]
        elif unit.heading and opens:
            if unit.block.kind != "cell":  # a row of a table holds nothing but its own words
                self._headed = None if zone == "title" else index
            if (unit.block.level or 1) <= self._section:
                self._section = 0
            if zone in ("exhibit", "recital"):
                self._stack = []
        elif changed and zone == "exhibit":
            self._headed = index
        label = unit.label.text if unit.label and opens else ""
        heading = unit.heading if opens else ""
        self.clauses.append(_Open(label, number, heading, unit.start, unit.end, parent, depth, zone))

    def _list_of(self, stack: _Stack, style: str, value: int) -> int | None:
        """The clause that holds one with this label below ``stack``.

        A list that begins below a heading without a number is that heading's, not the numbered clause's before it.
        """
        if not stack or style in (*_MAJOR, "decimal"):
            return stack[-1][2] if stack else self._headed
        before = self._stack[len(stack)] if len(stack) < len(self._stack) else None
        if before is not None and before[:2] == (style, value - 1):
            return self.clauses[before[2]].parent
        below = self._headed is not None and self._headed > max(index for _, _, index in self._stack)
        return self._headed if below and value == 1 else stack[-1][2]

    def _place(self, unit: Unit, label: Label) -> tuple[_Stack, str, int]:
        """The ancestors of the clause that ``unit`` opens, and the style its label is read in."""
        self._listed = self._is_listed(unit, label)
        if not self._listed:
            if label.styles[0] in _MAJOR:
                self._section = (unit.block.level or 1) if unit.block.kind == "heading" else 0
            return _place(self._stack, label)
        level = unit.block.depth or 0
        kept = next((at for at, entry in enumerate(self._stack) if _item_level(entry[0]) >= level), len(self._stack))
        return self._stack[:kept], f"{_ITEM}{level}", label.values[0]

    def _is_listed(self, unit: Unit, label: Label) -> bool:
        """Is ``unit`` an item of a list below a section, in a list that starts anew there or goes on?"""
        if unit.block.kind != "item" or label.styles[0] != "integer" or not self._stack:
            return False
        level = unit.block.depth or 0
        section, number, _ = self._stack[0]
        if section not in ("integer", "section") or not (self._section or level):
            return False
        value = label.values[0]
        before = next((last for style, last, _ in self._stack if style == f"{_ITEM}{level}"), 0)
        return value == before + 1 or (value != number + 1 and before > 0) or value == 1


def _item_level(style: str) -> int:
    """How deep the list is whose items have this style, or -1."""
    return int(style[len(_ITEM) :]) if style.startswith(_ITEM) else -1


def _level(unit: Unit, folded: str) -> str:
    """What tells the bullets of one level from those of another: how deep they are set, or the mark they begin with."""
    return folded[unit.start : unit.body].strip() if unit.block.depth is None else str(unit.block.depth)


def _entitles(before: Unit, unit: Unit) -> bool:
    """Is ``unit`` the title of the article, section or exhibit whose label stands alone on the line before?"""
    if before.body < before.end or not unit.heading or unit.label is not None:
        return False
    if before.label is not None:
        return not before.heading and before.label.styles[0] in (*_MAJOR, "decimal")
    return _EXHIBIT.fullmatch(before.heading) is not None


def _continues(before: Unit, unit: Unit, folded: str) -> bool:
    """Does a paragraph only go on after a page break: no end of sentence before it, and none begun by it?"""
    if (
        folded[before.end - 1] in ".:;!?"
        or unit.label is not None
        or unit.bullet
        or unit.block is before.block
        or unit.block.kind != "paragraph"
        or before.block.kind == "heading"
        or before.body >= before.end
    ):
        return False
    if folded[unit.start].islower():
        return True
    return not unit.heading and bool(_OPEN_END.search(folded, max(before.start, before.end - 10), before.end))


def _place(stack: _Stack, label: Label) -> tuple[_Stack, str, int]:
    """The ancestors of a clause with this label, and the style its label is read in."""
    first = label.styles[0]
    if first in _MAJOR:
        if first != "article" and stack and stack[0][0] == "article":
            return stack[:1], first, label.values[0]
        return [], first, label.values[0]
    if first == "decimal":
        keep = [entry for entry in stack if entry[0] in (*_MAJOR, "decimal")]
        top = keep[:1] if keep and keep[0][0] != "decimal" else []
        decimals = [entry for entry in keep if entry[0] == "decimal"][: max(label.depth - 1, 0)]
        return [*top, *decimals], "decimal", label.values[0]
    return _place_item(stack, label)


def _place_item(stack: _Stack, label: Label) -> tuple[_Stack, str, int]:
    """The same for a letter or a roman numeral: "(i)" after "(h)" is a letter, a first "(i)" anywhere else is roman."""
    readings = list(zip(label.styles, label.values, strict=True))
    for style, value in readings:
        for at, (known, last, _) in enumerate(stack):
            if known == style and value == last + 1:
                return stack[:at], style, value
    for style, value in readings:
        if value == 1 and not any(known == style for known, _, _ in stack):
            return stack, *readings[-1]
    for style, value in readings:
        for at, (known, _, _) in enumerate(stack):
            if known == style:
                return stack[:at], style, value
    return stack, *readings[0]


def _number(label: Label, style: str, parent: str) -> str:
    if style in (*_MAJOR, "decimal"):
        return label.cite
    cite = label.cite if label.cite.startswith("(") or not parent else f"({label.cite})"
    return f"{parent}{cite}"
