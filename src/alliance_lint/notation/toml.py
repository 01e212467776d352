"""TOML, with the place of each value. The parser of the standard library gives values and keeps no places."""

from __future__ import annotations

import re
import sys
from typing import Any

from alliance_lint.notation.placed import NotationError, Placed, Route, Span

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}\n#]*")
_DIGITS = re.compile(r"[0-9][0-9_]{639,}")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(text: str) -> Placed:
    """The values of a TOML text (version 1.0). Raises NotationError for one that is not valid."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotationError(
            f"this is not valid TOML ({_AT.sub('', str(error)).strip()}); mend it", _offset(error, text)
        ) from error
    except ValueError as error:
        # CPython refuses to read more than some thousand digits (sys.set_int_max_str_digits).
        digits = _DIGITS.search(text)
        raise NotationError("a number has too many digits; shorten it", digits.start() if digits else 0) from error
    except RecursionError as error:
        raise NotationError("the values are nested too deeply", 0) from error
    places = _Places(text)
    places.read()
    return Placed(text, data, places.spans)


def _offset(error: Exception, text: str) -> int:
    at = _AT.search(str(error))
    if at is None:
        return len(text)
    lines = text.replace("\r\n", " \n").split("\n")
    return sum(len(line) + 1 for line in lines[: int(at[1]) - 1]) + int(at[2]) - 1


class _Places:
    """Walks over a text that is known to be valid and notes where each value stands (TOML 1.0.0, "Spec")."""

    def __init__(self, text: str) -> None:
        self.spans: dict[Route, Span] = {(): (0, len(text))}
        self._text = text
        self._tables: dict[Route, int] = {}
        self._at = 0

    def read(self) -> None:
        table: Route = ()
        while self._next():
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _next(self) -> bool:
        """Go to the next thing that is no blank, and say whether there is one."""
        self._skip(_BLANK)
        return self._at < len(self._text)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        assert match is not None
        self._at = match.end()
        return match.group()

    def _header(self) -> Route:
        start = self._at
        of_list = self._text.startswith("[[", start)
        self._at += 2 if of_list else 1
        route = self._resolved(self._keys())
        self._at += 2 if of_list else 1
        if of_list:
            number = self._tables[route] = self._tables.get(route, -1) + 1
            self.spans.setdefault(route, (start, self._at))
            route = (*route, number)
        self._note(route, start)
        return route

    def _resolved(self, keys: list[str]) -> Route:
        """The route that the keys of a header mean: of a list of tables, the last entry."""
        route: Route = ()
        for key in keys[:-1]:
            route = (*route, key)
            if route in self._tables:
                route = (*route, self._tables[route])
        return (*route, keys[-1])

    def _pair(self, table: Route) -> None:
        start = self._at
        route: Route = (*table, *self._keys())
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(route)
        self._note(route, start, len(table))

    def _note(self, route: Route, start: int, beyond: int = 0) -> None:
        """``route`` stands at ``start``, and so does every table that is first named there."""
        for length in range(beyond + 1, len(route)):
            self.spans.setdefault(route[:length], (start, self._at))
        self.spans[route] = (start, self._at)

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            key = self._skip(_KEY)
            keys.append(next(iter(tomllib.loads(f"{key} = 0"))))
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _value(self, route: Route) -> None:
        first = self._text[self._at]
        if first == "[":
            self._entries(route)
        elif first == "{":
            self._at += 1
            while self._next() and self._text[self._at] != "}":
                self._pair(route)
                self._comma()
            self._at += 1
        elif first in "\"'":
            self._skip(_STRING)
        else:
            self._skip(_PLAIN)

    def _entries(self, route: Route) -> None:
        self._at += 1
        number = 0
        while self._next() and self._text[self._at] != "]":
            start, entry = self._at, (*route, number)
            self._value(entry)
            self.spans[entry] = (start, self._at)
            number += 1
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        if self._next() and self._text[self._at] == ",":
            self._at += 1
