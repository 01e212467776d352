"""JSON term sheets: values with their places. The parser of the standard library keeps none."""

from __future__ import annotations

import math
import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from alliance_lint.errors import TermSheetError
from alliance_lint.notation.placed import Route, Span, twice
from alliance_lint.reading.limits import TERM_SHEET_DEPTH, TERM_SHEET_NODES
from alliance_lint.reading.term_sheet_parts import LIMITS, Parsed, error_at

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"[A-Za-z]+")
_DIGITS = 300
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_json(text: str, path: str) -> Parsed:
    """The values of a JSON file (RFC 8259). Raises TermSheetError for one that is not valid or names a field twice."""
    building = _Building(text, path)
    start = building.after_space(0)
    data, end = building.value(start, (), 0)
    building.spans[()] = (start, end)
    rest = building.after_space(end)
    if rest < len(text):
        raise building.error(rest, "something stands after the end of the term sheet; delete it")
    return Parsed(text, path, data, building.spans)


class _Building:
    """Reads values one after the other, and notes where each of them stands."""

    def __init__(self, text: str, path: str) -> None:
        self.spans: dict[Route, Span] = {}
        self._text = text
        self._path = path
        self._count = 0

    def error(self, offset: int, message: str) -> TermSheetError:
        return error_at(self._text, self._path, offset, message)

    def after_space(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return match.end() if match else offset

    def value(self, at: int, route: Route, depth: int) -> tuple[Any, int]:
        """The value that begins at ``at``, and the offset after it."""
        self._count += 1
        if self._count > TERM_SHEET_NODES:
            raise self.error(at, LIMITS.too_many)
        first = self._text[at : at + 1]
        if first in ("{", "["):
            if depth >= TERM_SHEET_DEPTH:
                raise self.error(at, LIMITS.too_deep)
            return self._object(at, route, depth + 1) if first == "{" else self._array(at, route, depth + 1)
        if first == '"':
            return self._string(at)
        if (number := _NUMBER.match(self._text, at)) is not None:
            return self._number(number), number.end()
        word = _WORD.match(self._text, at)
        if word is not None and word[0] in _WORDS:
            return _WORDS[word[0]], word.end()
        if word is not None:
            raise self.error(at, f'"{word[0][:40]}" is no value of JSON; put text in double quotes')
        raise self.error(at, "a value is missing here; write one, or delete the comma or colon before it")

    def _string(self, at: int) -> tuple[str, int]:
        try:
            words, end = scanstring(self._text, at + 1, True)
        except JSONDecodeError as error:
            offset = min(error.pos, len(self._text))
            raise self.error(
                offset, f"this text is not valid JSON ({error.msg}); check its quotes and backslashes"
            ) from error
        if _LONE_SURROGATE.search(words):
            raise self.error(at, "this text holds half a character (\\ud800 to \\udfff); write the character itself")
        return words, end

    def _number(self, match: re.Match[str]) -> int | float:
        if match.end() - match.start() > _DIGITS:
            raise self.error(match.start(), "this number is too long; put it in quotes if it is a text")
        if match[1] is None and match[2] is None:
            return int(match[0])
        number = float(match[0])
        if not math.isfinite(number):
            raise self.error(match.start(), "this number is too large; put it in quotes if it is a text")
        return number

    def _array(self, at: int, route: Route, depth: int) -> tuple[list[Any], int]:
        entries: list[Any] = []
        at = self.after_space(at + 1)
        if self._text[at : at + 1] == "]":
            return entries, at + 1
        while True:
            inner = (*route, len(entries))
            entry, end = self.value(at, inner, depth)
            self.spans[inner] = (at, end)
            entries.append(entry)
            at = self.after_space(end)
            if self._text[at : at + 1] == "]":
                return entries, at + 1
            if self._text[at : at + 1] != ",":
                raise self.error(at, 'the list goes on without a comma, or its "]" is missing; add it')
            at = self.after_space(at + 1)

    def _object(self, at: int, route: Route, depth: int) -> tuple[dict[str, Any], int]:
        members: dict[str, Any] = {}
        at = self.after_space(at + 1)
        if self._text[at : at + 1] == "}":
            return members, at + 1
        while True:
            if self._text[at : at + 1] != '"':
                raise self.error(
                    at, "the name of a field is missing here; write it in double quotes, or delete the comma"
                )
            key, end = self._string(at)
            inner = (*route, key)
            if key in members:
                raise self.error(at, twice(key, self._text.count("\n", 0, self.spans[inner][0]) + 1))
            colon = self.after_space(end)
            if self._text[colon : colon + 1] != ":":
                raise self.error(colon, "a colon is missing after the name of the field; add it")
            members[key], end = self.value(self.after_space(colon + 1), inner, depth)
            self.spans[inner] = (at, end)
            at = self.after_space(end)
            if self._text[at : at + 1] == "}":
                return members, at + 1
            if self._text[at : at + 1] != ",":
                raise self.error(at, 'the fields go on without a comma, or their "}" is missing; add it')
            at = self.after_space(at + 1)
