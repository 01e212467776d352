"""Compiles the expressions of rule packs so that case costs nothing.

Under IGNORECASE, `re` gives up its fast search for a literal beginning. Most expressions have no interest in case: they
are written in lower case once and searched in lower-cased text, two to three times as fast and with the same matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]", re.DOTALL)
_OWN_FLAGS = re.compile(r"\(\?[aiLmsux-]+[:)]")
_ESCAPED_CHARACTER = re.compile(r"\\(?:x[0-9a-f]|u[0-9a-f]|U[0-9a-f]|N\{|[0-7])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression; ``lower`` says that it searches the lower-cased text."""

    pattern: re.Pattern[str]
    lower: bool

    def search(self, text: str, lowered: str) -> re.Match[str] | None:
        """The first match; ``lowered`` is ``text.lower()``, of the same length."""
        return self.pattern.search(lowered if self.lower else text)

    def finditer(self, text: str, lowered: str) -> Iterator[re.Match[str]]:
        """All matches, in order. Take words by offset from ``text``: the match's own may be in lower case."""
        return self.pattern.finditer(lowered if self.lower else text)


@cache
def compiled(regex: str) -> Expression:
    """``regex`` compiled as rule packs mean it, without regard to case; only those that are tried are ever compiled."""
    lowered = lower_case(regex)
    if lowered is None:
        return Expression(re.compile(regex, re.IGNORECASE), lower=False)
    return Expression(re.compile(lowered), lower=True)


def lower_case(regex: str) -> str | None:
    """``regex`` for lower-cased text, or None where it sets flags of its own or spells characters by their numbers."""
    if _OWN_FLAGS.search(regex) or _ESCAPED_CHARACTER.search(regex) or not regex.isascii():
        return None
    return _CAPITAL.sub(lambda match: match[0].lower() if len(match[0]) == 1 else match[0], regex)
