"""Resolves automatic numbers: which list a paragraph belongs to, and what its label says (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.names import ALTERNATE_CONTENT, number, toggle, value, w
from alliance_lint.reading.docx.styles import Styles
from alliance_lint.reading.numerals import numeral

LEVELS: Final = 9
BULLET: Final = "•"
_LONGEST_LABEL: Final = 255
"""Characters; Word's own limit, and a bound on what a hostile file can make of many paragraphs."""
_PLACEHOLDER: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list (w:lvl). ``restart`` is the 1-based level whose use restarts it, 0 for never."""

    start: int = 0
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list instance (w:num) with its overrides applied; ``counter`` names the counters it shares with others."""

    id: str
    counter: str
    levels: dict[int, Level]
    start_overrides: dict[int, int]
    single_level: bool

    def start(self, level: int) -> int:
        """The first number of a level (0-based)."""
        if level in self.start_overrides:
            return self.start_overrides[level]
        return self.levels[level].start if level in self.levels else 1

    def level_of_style(self, style_id: str) -> int | None:
        """The 0-based level that a paragraph style is tied to (w:pStyle, 17.9.23)."""
        return next((index for index, level in self.levels.items() if level.style == style_id), None)


@dataclass(frozen=True, slots=True)
class Membership:
    """A paragraph's place in a list: ``level`` is 0-based."""

    list: NumberedList
    level: int


class Numbering:
    """The lists of one document. ``root`` is the root of its numbering part, or None when it has none."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, NumberedList | None] = {}
        self._abstract: dict[str, etree._Element] = {}
        self._instances: dict[str, etree._Element] = {}
        if root is None:
            return
        for element in root.iterchildren(w("abstractNum")):
            self._abstract[element.get(w("abstractNumId"), "")] = element
        for element in root.iterchildren(w("num")):
            self._instances[element.get(w("numId"), "")] = element

    def membership(self, style_id: str | None, num_id: str | None, level: int | None) -> Membership | None:
        """The list and level of a paragraph, from its own w:numPr (``num_id``, ``level``) and then its style's.

        None when it is in no list; a ``num_id`` of "0", its own or its style's, takes it out of one (17.9.18).
        """
        chain = self._styles.chain(style_id)
        if num_id is None:
            num_id = next((style.num_id for style in chain if style.num_id is not None), None)
        if num_id is None or num_id == "0":
            return None
        found = self._list(num_id)
        if found is None:
            return None
        if found.single_level:
            level = 0
        for style in chain:
            if level is not None:
                break
            # The level that names the style decides, whatever level the style names (17.9.23).
            level = found.level_of_style(style.id)
            if level is None:
                level = style.ilvl
        level = level or 0
        return Membership(found, level) if 0 <= level < LEVELS else None

    def _list(self, num_id: str) -> NumberedList | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._resolve(num_id, ())
        return self._lists[num_id]

    def _resolve(self, num_id: str, seen: tuple[str, ...]) -> NumberedList | None:
        instance = self._instances.get(num_id)
        if instance is None or num_id in seen:
            return None
        abstract_id = value(instance.find(w("abstractNumId"))) or ""
        abstract = self._abstract.get(abstract_id)
        if abstract is None:
            return None
        link = value(abstract.find(w("numStyleLink")))
        target = next((style.num_id for style in self._styles.chain(link) if style.num_id), None)
        base = self._resolve(target, (*seen, num_id)) if target else None
        if base is not None:
            counter, levels, starts, single = (
                base.counter,
                dict(base.levels),
                dict(base.start_overrides),
                base.single_level,
            )
        else:
            counter, levels, starts = abstract_id, _levels(abstract), {}
            single = value(abstract.find(w("multiLevelType"))) == "singleLevel"
        for override in instance.iterchildren(w("lvlOverride")):
            index = number(override, w("ilvl"))
            if index is None or not 0 <= index < LEVELS:
                continue
            replaced = override.find(w("lvl"))
            if replaced is not None:
                levels[index] = _level(replaced)
            start = number(override.find(w("startOverride")))
            if start is not None:
                starts[index] = start
        return NumberedList(num_id, counter, levels, starts, single)


class Counters:
    """The running numbers of one story (the body, a text box, a header ...). Lists of one definition count together."""

    def __init__(self) -> None:
        self._values: dict[str, list[int | None]] = {}
        self._overridden: set[tuple[str, int]] = set()

    def count(self, member: Membership) -> str:
        """Counts one paragraph and returns its label, "" for a level that shows none and a bullet for bullets."""
        numbered, level = member.list, member.level
        values = self._values.setdefault(numbered.counter, [None] * LEVELS)
        for above in range(level):
            # A level never used counts as used once as soon as one below it appears: Word then goes on with 2.
            if values[above] is None:
                values[above] = numbered.start(above)
        before = values[level]
        once = (numbered.id, level)
        if level in numbered.start_overrides and once not in self._overridden:
            self._overridden.add(once)
            values[level] = numbered.start_overrides[level]
        else:
            values[level] = numbered.start(level) if before is None else before + 1
        for below in range(level + 1, LEVELS):
            restart = numbered.levels[below].restart if below in numbered.levels else None
            # Without w:lvlRestart every higher level restarts it; 0 is never; k is level k or higher (17.9.10).
            if restart is None or restart > below or level < restart:
                values[below] = None
        return _label(numbered, level, values)


def _label(numbered: NumberedList, index: int, values: list[int | None]) -> str:
    level = numbered.levels.get(index)
    if level is None or level.hidden:
        return ""
    if level.format == "bullet":
        # Bullets are glyphs of symbol fonts; as characters of any other font they mean nothing.
        text = level.text.strip()
        return text if len(text) > 1 else BULLET if text else ""

    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        current = values[at]
        if current is None:
            return ""
        style = numbered.levels[at].format if at in numbered.levels else "decimal"
        if level.legal and style not in ("none", "decimalZero"):
            style = "decimal"
        return numeral(current, style)

    return _PLACEHOLDER.sub(shown, level.text).strip()[:_LONGEST_LABEL]


def _levels(abstract: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in abstract.iterchildren(w("lvl")):
        index = number(element, w("ilvl"))
        if index is not None and 0 <= index < LEVELS:
            levels[index] = _level(element)
    return levels


def _level(element: etree._Element) -> Level:
    return Level(
        start=number(element.find(w("start"))) or 0,
        format=_format(element),
        text=(value(element.find(w("lvlText"))) or "")[:_LONGEST_LABEL],
        legal=bool(toggle(element.find(w("isLgl")))),
        restart=number(element.find(w("lvlRestart"))),
        style=value(element.find(w("pStyle"))),
        hidden=bool(toggle(element.find(f"{w('rPr')}/{w('vanish')}"))),
    )


def _format(element: etree._Element) -> str:
    found = element.find(w("numFmt"))
    if found is None:
        # Formats younger than the standard hide in alternate content: "custom" with "001, 002, 003, ..." as examples.
        found = next((f for a in element.iterchildren(ALTERNATE_CONTENT) for f in a.iter(w("numFmt"))), None)
    style = value(found) or "decimal"
    if style == "custom":
        example = (value(found, w("format")) or "").split(",")[0].strip()
        return example if example.isdecimal() else "decimal"
    return style
