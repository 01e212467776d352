"""Complex fields: instructions between "begin" and "separate" are not text, the result up to "end" is (17.16.18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.names import number, toggle, value, w
from alliance_lint.reading.docx.views import View

FIELD_CHARACTER: Final = w("fldChar")
CHECKED: Final = "☒"
UNCHECKED: Final = "☐"


@dataclass(slots=True)
class _Field:
    begin: etree._Element
    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""


class Fields:
    """The fields that are open at a place of one story; they nest, and may span paragraphs.

    ``unfinished`` are "begin" characters without an "end": Word shows what follows them, so they open nothing.
    """

    def __init__(self, unfinished: frozenset[etree._Element]) -> None:
        self._unfinished = unfinished
        self._open: list[_Field] = []
        self._without_result = 0
        self._contents = 0

    @property
    def in_instruction(self) -> bool:
        """Whether text here is part of an instruction, or a result within one, and so not shown."""
        return self._without_result > 0

    @property
    def in_contents(self) -> bool:
        """Whether text here is the result of a table of contents."""
        return self._contents > 0

    def instruct(self, text: str) -> None:
        """Takes a piece of instruction text, which may be split over many runs."""
        if self._open and not self._open[-1].in_result and len(self._open[-1].instruction) < 100:
            self._open[-1].instruction += text

    def character(self, element: etree._Element) -> str:
        """Takes a w:fldChar; returns what a form field without a result shows, else ""."""
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            if element not in self._unfinished:
                self._open.append(_Field(element))
                self._without_result += 1
        elif kind == "separate" and self._open and not self._open[-1].in_result:
            self._open[-1].in_result = True
            self._without_result -= 1
            self._contents += self._open[-1].name == "TOC"
        elif kind == "end" and self._open:
            field = self._open.pop()
            if field.in_result:
                self._contents -= field.name == "TOC"
            else:
                self._without_result -= 1
            if not field.in_result or field.name == "FORMDROPDOWN":
                return _form_result(field.begin)
        return ""


def unfinished_fields(root: etree._Element, view: View) -> frozenset[etree._Element]:
    """The "begin" characters under ``root`` that no "end" closes in this view, as in a file cut by a bad tool."""
    changed = any(True for _ in root.iter(*view.left_out))
    begun: list[etree._Element] = []
    for element in root.iter(FIELD_CHARACTER):
        kind = element.get(w("fldCharType"))
        if kind == "separate" or (changed and any(True for _ in element.iterancestors(*view.left_out))):
            continue
        if kind == "begin":
            begun.append(element)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def _form_result(begin: etree._Element) -> str:
    """What a legacy form field shows: a check box or the chosen line of a list (17.16.7, 17.16.9)."""
    box = begin.find(f"{w('ffData')}/{w('checkBox')}")
    if box is not None:
        state = toggle(box.find(w("checked")))
        if state is None:
            state = toggle(box.find(w("default")))
        return CHECKED if state else UNCHECKED
    choices = begin.find(f"{w('ffData')}/{w('ddList')}")
    if choices is None:
        return ""
    chosen = number(choices.find(w("result")))
    if chosen is None:
        chosen = number(choices.find(w("default"))) or 0
    entries = [value(entry) or "" for entry in choices.iterchildren(w("listEntry"))]
    return entries[chosen] if 0 <= chosen < len(entries) else ""
