"""The styles of an OpenDocument file that decide what is shown: list styles, hidden text (ODF 1.3 part 3, 16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from alliance_lint.reading.odt_names import q, whole

OUTLINE: Final = ""
"""The name under which the numbering of headings is kept beside the list styles."""
_LEVELS: Final = frozenset(
    map(q, ("text:list-level-style-number", "text:list-level-style-bullet", "text:list-level-style-image"))
)
_OUTLINE_LEVEL: Final = q("text:outline-level-style")
_LONGEST_CHAIN: Final = 50


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list style. ``shown`` is how many levels the label has; ``pattern`` is LibreOffice's own form of
    the label ("(%3%)"), which says the same more exactly."""

    format: str = "1"
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    together: bool = False
    bullet: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str | None
    hidden: bool | None
    list_style: str | None


class OdtStyles:
    """The styles in the roots of ``content.xml`` and ``styles.xml``; automatic styles win over common ones."""

    def __init__(self, roots: tuple[etree._Element | None, ...]) -> None:
        self.lists: dict[str, dict[int, ListLevel]] = {}
        self._styles: dict[tuple[str, str], _Style] = {}
        for root in roots:
            if root is None:
                continue
            for element in root.iter(q("text:list-style"), q("text:outline-style")):
                outline = element.tag == q("text:outline-style")
                name = OUTLINE if outline else element.get(q("style:name"), OUTLINE)
                self.lists.setdefault(name, dict(_levels(element)))
            for element in root.iter(q("style:style")):
                key = (element.get(q("style:family"), ""), element.get(q("style:name"), ""))
                self._styles.setdefault(key, _style(element))

    def hides(self, family: str, name: str | None) -> bool:
        """Whether a style of a ``family`` (text, paragraph, section) hides what it is put on."""
        return next((style.hidden for style in self._chain(family, name) if style.hidden is not None), False)

    def list_style(self, name: str | None) -> str | None:
        """The list style that a paragraph style asks for; "" where it asks for none, None where it says nothing."""
        return next((s.list_style for s in self._chain("paragraph", name) if s.list_style is not None), None)

    def _chain(self, family: str, name: str | None) -> Iterator[_Style]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.parent


def _style(element: etree._Element) -> _Style:
    hidden: bool | None = None
    for properties in element.iterchildren(q("style:text-properties"), q("style:section-properties")):
        display = properties.get(q("text:display"))
        if display is not None:
            hidden = display == "none"
    return _Style(element.get(q("style:parent-style-name")), hidden, element.get(q("style:list-style-name")))


def _levels(style: etree._Element) -> Iterator[tuple[int, ListLevel]]:
    for element in style:
        index = whole(element.get(q("text:level")))
        if index is None or not (element.tag in _LEVELS or element.tag == _OUTLINE_LEVEL):
            continue
        numbered = element.tag in (q("text:list-level-style-number"), _OUTLINE_LEVEL)
        start = whole(element.get(q("text:start-value")))
        yield (
            index,
            ListLevel(
                element.get(q("style:num-format"), ""),
                element.get(q("style:num-prefix"), ""),
                element.get(q("style:num-suffix"), ""),
                whole(element.get(q("text:display-levels"))) or 1,
                1 if start is None else start,
                together=element.get(q("style:num-letter-sync")) == "true",
                bullet=not numbered,
                pattern=element.get(q("loext:num-list-format"), ""),
            ),
        )
