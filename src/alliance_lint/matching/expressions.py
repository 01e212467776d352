"""Compiles the expressions of rule packs so that matching them is cheap.

Two things cost most with `re`. Under IGNORECASE it gives up its fast search for a literal beginning; so an expression
with no interest in case is written in lower case once and searched in lower-cased text, with the same matches. And it
interprets; where the extra `fast` is installed, PCRE2 compiles the same expressions to machine code. `re` stays the
reference: what PCRE2 cannot compile or finish goes to `re`, and tests hold both to the same matches.

A call costs about as much as what it searches where that is one sentence. So an expression is compiled for lines,
too: one call then searches many sentences, which are a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from alliance_lint.matching.lines import within_lines
from alliance_lint.packs.caseless import lower_case

try:
    import pcre2
except ImportError:
    pcre2 = None


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

# PCRE2 skips to where a match can start, and 10.45 to 10.47 sometimes guess that wrong
# (https://github.com/PCRE2Project/pcre2/issues/874): among bytes, only where a class may be repeated not at all. So
# that is written in another way; where it cannot be, and in text of more than bytes, PCRE2 is told not to guess.
_NO_GUESSING = "(*NO_START_OPT)"
_GUESSED_WRONG = re.compile(r"\]\{0?,")
_CLASS_OR_NONE = re.compile(
    r"\\.|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])(?:\{0?,(?P<most>\d+)\}(?P<lazy>\??))?", re.DOTALL
)


class Words(NamedTuple):
    """A text without line breaks to search: as it is, in lower case, and that in ASCII (None where it is not)."""

    text: str
    lowered: str
    encoded: bytes | None


def words(text: str) -> Words:
    lowered = text.lower()
    return Words(text, lowered, lowered.encode("ascii") if text.isascii() else None)


def found(regex: str, words: Words) -> bool:
    """Does ``regex``, as rule packs mean it, match anywhere in ``words``?"""
    lines = compiled_for_lines(regex) if words.encoded is not None else None
    if lines is not None and lines.ascii:
        try:
            return lines.pattern.search(words.encoded if lines.lower else words.text.encode()) is not None
        except Exception:
            pass  # PCRE2 limits its own steps
    return compiled(regex).search(words.text, words.lowered)


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression; ``lower`` says that it searches the lower-cased text, ``groups`` names its groups.

    ``pattern`` is a compiled pattern of `re` or of PCRE2, whose matches offer the same ``span`` and indexing.
    """

    regex: str
    pattern: Any
    lower: bool
    groups: tuple[str, ...]

    def search(self, text: str, lowered: str) -> bool:
        """Is there a match? ``lowered`` is ``text.lower()``, of the same length."""
        subject = lowered if self.lower else text
        try:
            return self.pattern.search(subject) is not None
        except Exception:
            return self._reference().search(subject) is not None

    def finditer(self, text: str, lowered: str) -> Iterator[Any]:
        """All matches, in order. Take words by offset from ``text``: the match's own may be in lower case."""
        subject = lowered if self.lower else text
        try:
            return iter(list(self.pattern.finditer(subject)))
        except Exception:
            return self._reference().finditer(subject)

    def _reference(self) -> re.Pattern[str]:
        """The same expression for `re`, where PCRE2 gave up on a text (it limits its own steps)."""
        return reference(self.regex)[0]


@cache
def compiled(regex: str) -> Expression:
    """``regex`` as rule packs mean it, without regard to case; only those that are tried are ever compiled."""
    lowered = lower_case(regex)
    if pcre2 is not None:
        try:
            flags = pcre2.NOFLAG if lowered is not None else pcre2.IGNORECASE
            pattern = pcre2.compile(_NO_GUESSING + (lowered or regex), flags)
            return Expression(regex, pattern, lowered is not None, _group_names(pattern))
        except pcre2.error:
            pass  # larger than PCRE2 takes, or syntax of Python's own
    plain, lower = reference(regex)
    return Expression(regex, plain, lower, _group_names(plain))


@dataclass(frozen=True, slots=True)
class LineExpression:
    """A compiled expression that searches lines. Where ``ascii``, it searches bytes, and may be asked only about ASCII.

    Its other attributes are those of ``Expression``.
    """

    pattern: Any
    lower: bool
    groups: tuple[str, ...]
    ascii: bool

    def subject(self, lines: Iterable[Words]) -> str | bytes:
        """What to search for matches in ``lines``."""
        if not self.ascii:
            return "\n".join([each.lowered if self.lower else each.text for each in lines])
        if self.lower:
            return b"\n".join([each.encoded or b"" for each in lines])
        return "\n".join([each.text for each in lines]).encode("ascii")


@cache
def compiled_for_lines(regex: str) -> LineExpression | None:
    """``regex`` for lines (see ``lines.within_lines``), or None where it has to be asked about each by itself."""
    lowered = lower_case(regex)
    bounded = within_lines(lowered or regex)
    if bounded is None:
        return None
    if pcre2 is not None:
        try:
            # Among bytes, PCRE2 knows letters from a table, and counts no characters: both take it much of its time.
            flags = pcre2.ASCII | pcre2.MULTILINE | (pcre2.IGNORECASE if lowered is None else pcre2.NOFLAG)
            told = _CLASS_OR_NONE.sub(_optional, _BEYOND_ASCII.sub("\xff", bounded))
            guess = "" if _GUESSED_WRONG.search(told) is None else _NO_GUESSING
            pattern = pcre2.compile((guess + told).encode("latin-1"), flags)
            return LineExpression(pattern, lowered is not None, _group_names(pattern), ascii=True)
        except pcre2.error:
            pass  # as in `compiled`
    plain = re.compile(bounded, re.MULTILINE | (re.IGNORECASE if lowered is None else re.RegexFlag(0)))
    return LineExpression(plain, lowered is not None, _group_names(plain), ascii=False)


def _optional(match: re.Match[str]) -> str:
    """A class that may be repeated not at all, as a repetition that may be left out: there PCRE2 guesses right."""
    if not match["most"]:
        return match[0]
    lazy = match["lazy"]
    return f"(?:{match['class']}{{1,{match['most']}}}{lazy})?{lazy}"


def _group_names(pattern: Any) -> tuple[str, ...]:
    """The names of groups in the order in which they open: PCRE2 lists them by the alphabet."""
    numbers: dict[str, int] = dict(pattern.groupindex)
    return tuple(sorted(numbers, key=lambda name: numbers[name]))


@cache
def reference(regex: str) -> tuple[re.Pattern[str], bool]:
    """``regex`` compiled by `re`, and whether it searches the lower-cased text."""
    lowered = lower_case(regex)
    return (re.compile(regex, re.IGNORECASE), False) if lowered is None else (re.compile(lowered), True)
