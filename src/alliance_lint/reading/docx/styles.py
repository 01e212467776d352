"""What a paragraph or run gets from its style and the styles that one is based on (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.names import number, toggle, value, w

_LONGEST_CHAIN: Final = 50
"""Styles based on styles; Word itself stops far earlier, and a chain may be a circle."""
_BODY_TEXT: Final = 9
"""The outline level that means "no heading" (17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Style:
    """The few properties of a style that bear on text and numbers; None where the style does not say."""

    id: str
    based_on: str | None
    num_id: str | None = None
    ilvl: int | None = None
    outline: int | None = None
    hidden: bool | None = None


class Styles:
    """The styles of one document. ``root`` is the root of its styles part, or None when it has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._hidden: dict[str, bool | None] = {}
        self.default_paragraph: str | None = None
        self.reference_style = ""
        """The id of the character style of comment marks, "" if there is none."""
        self._hidden_by_default = self._any_hidden = False
        if root is None:
            return
        self._hidden_by_default = bool(
            toggle(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('vanish')}"))
        )
        for element in root.iter(w("style")):
            style = _style(element)
            self._styles[style.id] = style
            if element.get(w("type")) == "character" and value(element.find(w("name"))) == "annotation reference":
                self.reference_style = style.id
            if element.get(w("type")) == "paragraph" and element.get(w("default"), "0") in ("1", "true", "on"):
                self.default_paragraph = style.id
        self._any_hidden = self._hidden_by_default or any(style.hidden for style in self._styles.values())

    @property
    def default_is_numbered(self) -> bool:
        """Whether paragraphs that name no style and no list may be in a list all the same."""
        return any(style.num_id for style in self.chain(self.default_paragraph))

    def chain(self, style_id: str | None) -> tuple[Style, ...]:
        """The style of that id and what it is based on, nearest first; empty for an id that is not defined."""
        if style_id is None:
            return ()
        known = self._chains.get(style_id)
        if known is None:
            found: list[Style] = []
            following = self._styles.get(style_id)
            while following is not None and following not in found and len(found) < _LONGEST_CHAIN:
                found.append(following)
                following = self._styles.get(following.based_on) if following.based_on else None
            known = self._chains[style_id] = tuple(found)
        return known

    def outline(self, style_id: str | None, direct: int | None) -> int | None:
        """The 1-based heading level of a paragraph, from its own outline level or its style's; None for body text."""
        level = direct
        if level is None:
            level = next((style.outline for style in self.chain(style_id) if style.outline is not None), None)
        return level + 1 if level is not None and 0 <= level < _BODY_TEXT else None

    def hidden(self, paragraph_style: str | None, run_style: str | None) -> bool:
        """Whether styles alone make text hidden; a property of the run itself would come before this.

        Hidden is a toggle: said by the paragraph's style and by the character style, the two cancel (17.7.3).
        """
        if not self._any_hidden:
            return False
        if self._hidden_by_default:
            return True
        return bool(self._says_hidden(paragraph_style)) != bool(self._says_hidden(run_style))

    def _says_hidden(self, style_id: str | None) -> bool | None:
        if style_id is None:
            return None
        if style_id not in self._hidden:
            self._hidden[style_id] = next((s.hidden for s in self.chain(style_id) if s.hidden is not None), None)
        return self._hidden[style_id]


def _style(element: etree._Element) -> Style:
    properties = element.find(w("pPr"))
    numbering = outline = None
    if properties is not None:
        numbering = properties.find(w("numPr"))
        outline = number(properties.find(w("outlineLvl")))
    return Style(
        id=element.get(w("styleId"), ""),
        based_on=value(element.find(w("basedOn"))),
        num_id=None if numbering is None else value(numbering.find(w("numId"))),
        ilvl=None if numbering is None else number(numbering.find(w("ilvl"))),
        outline=outline,
        hidden=toggle(element.find(f"{w('rPr')}/{w('vanish')}")),
    )
