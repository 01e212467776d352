"""What every match of a regular expression must contain.

The scanner tries a pattern only on sentences that hold its literals, so this must never claim too much: whatever the
pattern matches contains, in lower case, at least one string of each alternative returned. The construction is the one
of RE2's prefilter: exact strings are multiplied out along a sequence and given up where they become too many. Unlike
there, it is kept where a word must begin or end: "end" stands in many sentences, as a word in few.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from alliance_lint.packs.frequencies import rate
from alliance_lint.packs.syntax import ATOMIC_GROUP, REPEATS, Items, codes, items

BOUNDARY = "\b"
"""Stands before a literal that begins as a word does, and after one that ends as a word does."""

_MOST_STRINGS = 64
_MOST_PRODUCTS = 32
"""As many as strings that tell enough already may become by what follows them: each makes the gate larger."""
_SHORTEST = 3
_SHORTEST_WORD = 2
_COMMON = {**dict.fromkeys("0123456789", 12.0), "@": 100.0}
_TELLING = {**dict.fromkeys("_[]{}<>%$*#|£€¥●•…", 1.0), **_COMMON}
"""Characters so rare in contracts that one is as good as a word, and how often they stand among 10,000 words."""

Strings = frozenset[str]


def required_literals(tree: Any) -> tuple[tuple[str, ...], ...]:
    """Up to six alternatives of lower-case strings, the most telling first; () where nothing is required."""
    exact, clauses = _sequence(tree)
    if exact is not None:
        clauses = [*clauses, exact]
    useful = set(filter(_useful, clauses))
    best = sorted(useful, key=_weight)[:6]
    return tuple(map(_shortest_only, best))


def are_rare(clauses: Iterable[Iterable[str]]) -> bool:
    """Is there a clause that few sentences meet: one not of digits only, nor of the sign of a party?"""
    return any(not _COMMON.keys() >= set("".join(clause)) for clause in clauses)


def _weight(clause: Strings) -> tuple[float, tuple[str, ...]]:
    """How many tries a clause lets through: the sum over its strings of how common they are."""
    return sum(map(_rate, clause)), tuple(sorted(clause))


@cache
def _rate(text: str) -> float:
    return min([rate(text), *(_TELLING[character] for character in _TELLING.keys() & set(text))])


def _useful(clause: Strings) -> bool:
    return bool(clause) and all(map(_tells, clause))


def _tells(text: str) -> bool:
    bare = text.replace(BOUNDARY, "")
    if len(bare) >= _SHORTEST or _TELLING.keys() & set(bare):
        return True
    return len(bare) == _SHORTEST_WORD and bare.isalpha() and text[0] == text[-1] == BOUNDARY


def _literal(text: str) -> str:
    """``text`` with boundaries only at its ends, and only where it is a word, or part of one, that they bound."""
    bare = text.replace(BOUNDARY, "")
    if " " in bare.strip(" "):
        return bare
    first = BOUNDARY if text[0] == BOUNDARY and is_word(bare[0]) else ""
    last = BOUNDARY if text[-1] == BOUNDARY and is_word(bare[-1]) else ""
    return first + bare + last


def is_word(character: str) -> bool:
    """Is it one that ``\\w`` matches?"""
    return character.isalnum() or character == "_"


@cache
def _shortest_only(clause: Strings) -> tuple[str, ...]:
    """As literals, without those that contain another: the shorter one is found wherever the longer one stands."""
    kept: list[str] = []
    for text in sorted({_literal(text) for text in clause}, key=len):
        if not any(other in text for other in kept):
            kept.append(text)
    return tuple(sorted(kept))


def _sequence(tree: Iterable[Any]) -> tuple[Strings | None, list[Strings]]:
    """(the strings the sequence can be, or None if unknown, and alternatives required besides)."""
    current: Strings | None = frozenset({""})
    clauses: list[Strings] = []
    whole = True
    for code, value in _boundaries_inside(items(tree)):
        exact, inner = _item(code, value)
        clauses += inner
        if exact is None:
            whole = False
            if current:
                clauses.append(current)
            current = frozenset({""})
            continue
        joined = None if current is None else frozenset(a + b for a in current for b in exact)
        if joined is None or len(joined) > (_MOST_PRODUCTS if current and _useful(current) else _MOST_STRINGS):
            whole = False
            if current:
                clauses.append(current)
            current = exact if len(exact) <= _MOST_STRINGS else frozenset({""})
        else:
            current = joined
    if whole:
        return current, clauses
    if current:
        clauses.append(current)
    return None, clauses


_BOUNDARY = (codes.AT, codes.AT_BOUNDARY)


def _boundaries_inside(sequence: Items) -> Items:
    """The same sequence with the boundaries around a group or alternatives written into them, to each branch."""
    moved: Items = []
    for item in sequence:
        if moved and moved[-1] == _BOUNDARY and _opens(item):
            moved[-1] = _with_boundary(item, first=True)
        elif moved and item == _BOUNDARY and _opens(moved[-1]):
            moved[-1] = _with_boundary(moved[-1], first=False)
        else:
            moved.append(item)
    return moved


def _opens(item: Any) -> bool:
    return bool(item[0] in (codes.BRANCH, codes.SUBPATTERN))


def _with_boundary(item: Any, *, first: bool) -> Any:
    code, value = item
    if code == codes.BRANCH:
        return code, (value[0], [_bounded(branch, first=first) for branch in value[1]])
    return code, (*value[:3], _bounded(value[3], first=first))


def _bounded(sequence: Any, *, first: bool) -> Items:
    every = items(sequence)
    return [_BOUNDARY, *every] if first else [*every, _BOUNDARY]


_DIGIT = [(codes.CATEGORY, codes.CATEGORY_DIGIT)]
_DIGITS = frozenset("0123456789")
"""Stand for the digits of other scripts, too (see ``matching.gate``)."""


def _item(code: Any, value: Any) -> tuple[Strings | None, list[Strings]]:
    if code == codes.LITERAL:
        return (frozenset({chr(value).lower()}), []) if _safe(value) else (None, [])
    if code == codes.IN:
        return (None, [_DIGITS]) if value == _DIGIT else (_characters(value), [])
    if code == codes.BRANCH:
        return _branches(value[1])
    if code == codes.SUBPATTERN:
        return _sequence(value[3])
    if code == ATOMIC_GROUP:
        return _sequence(value)
    if code in REPEATS:
        return _repeat(*value)
    if code == codes.AT and value == codes.AT_BOUNDARY:
        return frozenset({BOUNDARY}), []
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return frozenset({""}), []
    return None, []


def _safe(character: int) -> bool:
    """Does lower-casing a text leave the character as the pattern has it? Beyond ASCII, where it has no case."""
    text = chr(character)
    return character < 128 or text.lower() == text.upper() == text


def _characters(value: Sequence[Any]) -> Strings | None:
    if len(value) > 4 or any(code != codes.LITERAL or not _safe(char) for code, char in value):
        return None
    return frozenset(chr(char).lower() for _, char in value)


def _branches(branches: Sequence[Any]) -> tuple[Strings | None, list[Strings]]:
    read = [_sequence(branch) for branch in branches]
    if all(exact is not None for exact, _ in read):
        strings = frozenset(text for exact, _ in read for text in exact or ())
        if len(strings) <= _MOST_STRINGS:
            return strings, []
    best: list[Strings] = []
    for exact, clauses in read:
        options = list(filter(_useful, [*([exact] if exact else []), *clauses]))
        if not options:
            return None, []
        best.append(min(options, key=_weight))
    union = frozenset(text for clause in best for text in clause)
    return None, [union] if len(union) <= 8 * _MOST_STRINGS else []


def _repeat(least: int, most: int, inner: Any) -> tuple[Strings | None, list[Strings]]:
    exact, clauses = _sequence(inner)
    if least == 0:
        return (exact | {""}, []) if most == 1 and exact is not None else (None, [])
    if least == most == 1:
        return exact, clauses
    return None, [*clauses, exact] if exact is not None else clauses
