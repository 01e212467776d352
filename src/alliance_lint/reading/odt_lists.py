"""Counts the numbered paragraphs of an OpenDocument text and writes their labels (ODF 1.3 part 3, 5.3 and 16.31)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from alliance_lint.reading.numerals import columns, letters, roman
from alliance_lint.reading.odt_styles import ListLevel, OdtStyles

BULLET: Final = "•"
_PLACEHOLDER: Final = re.compile(r"%(\d{1,2})%")
_LONGEST_LABEL: Final = 255
_MOST_LEVELS: Final = 10
_MOST_REPEATED: Final = 780


@dataclass(slots=True)
class Counter:
    """The running numbers of one list, by 1-based level."""

    style: str
    values: dict[int, int] = field(default_factory=dict)


class OdtLists:
    """The lists of one story. A list that does not go on with another begins anew."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._by_style: dict[str, Counter] = {}
        self._by_id: dict[str, Counter] = {}

    def open(self, style: str, identifier: str | None, *, continues: bool, after: str | None) -> Counter:
        """The counter of an outermost list: a new one, or that of the list it goes on with.

        ``continues`` goes on with the last list of the same style, ``after`` with the list of that id.
        """
        counter = self._by_id.get(after) if after else self._by_style.get(style) if continues else None
        if counter is None:
            counter = Counter(style)
        self._by_style[style] = counter
        if identifier:
            self._by_id[identifier] = counter
        return counter

    def label(self, counter: Counter, level: int, style: str | None = None, start: int | None = None) -> str:
        """Counts a paragraph at ``level`` (1-based) and gives its label; ``start`` is a number to begin again with.

        "" for a level that shows no number.
        """
        levels = self._styles.lists.get(counter.style if style is None else style, {})
        values = counter.values
        for above in range(1, min(level, _MOST_LEVELS + 1)):
            values.setdefault(above, _level(levels, above).start)
        if start is not None:
            values[level] = start
        else:
            values[level] = values[level] + 1 if level in values else _level(levels, level).start
        for below in [each for each in values if each > level]:
            del values[below]
        return _label(levels, level, values)


def _level(levels: dict[int, ListLevel], index: int) -> ListLevel:
    return levels.get(index) or ListLevel(format="")


def _label(levels: dict[int, ListLevel], index: int, values: dict[int, int]) -> str:
    own = _level(levels, index)
    if own.bullet:
        return BULLET
    if not own.format:
        return ""

    def shown(at: int) -> str:
        level = _level(levels, at)
        return _numeral(values[at], level) if at in values and level.format else ""

    if own.pattern:
        return _PLACEHOLDER.sub(lambda match: shown(int(match[1])), own.pattern).strip()[:_LONGEST_LABEL]
    numbers = [shown(at) for at in range(max(index - own.shown + 1, 1), index + 1)]
    return f"{own.prefix}{'.'.join(filter(None, numbers))}{own.suffix}".strip()[:_LONGEST_LABEL]


def _numeral(value: int, level: ListLevel) -> str:
    kind = level.format
    if kind in ("i", "I") and 0 < value < 4000:
        return roman(value) if kind == "I" else roman(value).lower()
    if kind in ("a", "A") and 0 < value < _MOST_REPEATED:
        written = letters(value) if level.together else columns(value)
        return written if kind == "A" else written.lower()
    return str(value)
