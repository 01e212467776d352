"""Patterns for paths that are matched in time linear in the path, whatever stands in them.

How ``*``, ``**`` and ``[a-z]`` are written differs from place to place, so whoever reads a pattern makes tokens of it:
``WITHIN``, ``ANYTHING``, ``folders()``, ``below()``, and regular expressions for one character. A pattern comes from a
configuration or a ``.gitignore`` that others wrote, and a regular expression of many stars would try all ways to share
a name among them. So ``re`` matches patterns of few stars, and all others are matched by the states that they can be
in, a bit for each token (Baeza-Yates and Gonnet, "A New Approach to Text Searching", CACM 35:10, 1992).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

WITHIN = "[^/]*"
"""Any characters of one name."""

ANYTHING = ".*"
"""Any characters, slashes too."""

_OPTIONAL = "(?:)?"
"""The two tokens after this one may be left out together."""

_MOST_STARS = 2
"""A regular expression with two takes at most the square of the length of a path."""


def folders() -> list[str]:
    """Any number of folders, each with its slash."""
    return [_OPTIONAL, ANYTHING, "/"]


def below() -> list[str]:
    """Nothing, or anything in the folder whose name comes before."""
    return [_OPTIONAL, "/", ANYTHING]


class Glob:
    """A pattern made of tokens. Raises ``re.error`` for an expression of one character that is not valid."""

    def __init__(self, tokens: Iterable[str]) -> None:
        self._tokens = _without_repetitions(tokens)
        self._stars = [token for token in self._tokens[:-1] if token in (WITHIN, ANYTHING)]
        self._expression = self._as_expression() if len(self._stars) <= _MOST_STARS else None
        self._states = None if self._expression else _States(self._tokens)

    def matches(self, path: str) -> bool:
        """Does the whole path, with ``/`` between its names, match?"""
        if self._expression is not None:
            return self._expression.fullmatch(path) is not None
        assert self._states is not None
        return self._states.match(path)

    def _as_expression(self) -> re.Pattern[str]:
        parts = list(self._tokens)
        for at, token in enumerate(parts):
            if token == _OPTIONAL:
                parts[at] = "(?:"
                parts[at + 2] += ")?"
        return re.compile("".join(parts), re.DOTALL)


class _States:
    """Follows all ways through the tokens at once; bit n says that those before token n have matched."""

    def __init__(self, tokens: list[str]) -> None:
        self._places: dict[str, int] = {}
        for at, token in enumerate(tokens):
            self._places[token] = self._places.get(token, 0) | 1 << at
        self._within = self._places.pop(WITHIN, 0)
        self._anything = self._places.pop(ANYTHING, 0)
        self._optional = self._places.pop(_OPTIONAL, 0)
        self._passable = self._within | self._anything | self._optional
        self._one = {token: re.compile(token, re.DOTALL) for token in self._places}
        self._steps: dict[str, int] = {}
        self._end = 1 << len(tokens)

    def match(self, path: str) -> bool:
        states = self._closed(1)
        for char in path:
            stay = self._anything if char == "/" else self._anything | self._within
            states = self._closed((states & self._step(char)) << 1 | states & stay)
            if not states:
                return False
        return bool(states & self._end)

    def _step(self, char: str) -> int:
        """The tokens of one character that match this one."""
        if char not in self._steps:
            self._steps[char] = sum(self._places[token] for token, one in self._one.items() if one.fullmatch(char))
        return self._steps[char]

    def _closed(self, states: int) -> int:
        """With the states that are reached without another character."""
        while True:
            more = states | (states & self._passable) << 1 | (states & self._optional) << 3
            if more == states:
                return states
            states = more


def _without_repetitions(tokens: Iterable[str]) -> list[str]:
    """The same pattern without a star beside a star, and folders beside folders."""
    kept: list[str] = []
    for token in tokens:
        in_optional = kept[-3:-2] == [_OPTIONAL]
        if kept and not in_optional and token in (WITHIN, ANYTHING) and kept[-1] in (WITHIN, ANYTHING):
            kept[-1] = WITHIN if token == kept[-1] == WITHIN else ANYTHING
            continue
        kept.append(token)
        if kept[-3:] == folders() and kept[-6:-3] == folders():
            del kept[-3:]
    return kept
