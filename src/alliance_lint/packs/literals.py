"""What every match of a regular expression must contain, and whether the expression is bounded.

The scanner tries a pattern only on sentences that hold its literals, so this must never claim too much: whatever the
pattern matches contains, in lower case, at least one string of each alternative returned. The construction is the one
of RE2's prefilter: exact strings are multiplied out along a sequence and given up where they become too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from alliance_lint.packs.frequencies import rate

try:
    from re import _constants as codes  # type: ignore[attr-defined, unused-ignore]
    from re import _parser as parser  # type: ignore[attr-defined, unused-ignore]
except ImportError:  # Python 3.10
    import sre_constants as codes  # type: ignore[no-redef, unused-ignore]
    import sre_parse as parser  # type: ignore[no-redef, unused-ignore]

_MOST_STRINGS = 64
_SHORTEST = 3
_LONGEST_REPEAT = 400
_MOST_NESTED = 4_000
_TELLING = frozenset("_[]{}<>%$*#|£€¥●•…")
"""Characters so rare in contracts that one is as good as a word."""

Strings = frozenset[str]


class UnboundedError(ValueError):
    """The expression repeats without a bound, or so deeply that it could take very long."""


def parse(regex: str) -> Any:
    """The syntax tree of ``regex``. Raises re.error where it is none, UnboundedError where it is not bounded."""
    tree = parser.parse(regex, re.IGNORECASE)
    _check(tree, 1)
    return tree


def required_literals(tree: Any) -> tuple[tuple[str, ...], ...]:
    """Up to six alternatives of lower-case strings, the most telling first; () where nothing is required."""
    exact, clauses = _sequence(tree)
    if exact is not None:
        clauses = [*clauses, exact]
    useful = set(filter(_useful, clauses))
    best = sorted(useful, key=_weight)[:6]
    return tuple(tuple(sorted(_shortest_only(clause))) for clause in best)


def _weight(clause: Strings) -> tuple[float, tuple[str, ...]]:
    """How many tries a clause lets through: the sum over its strings of how common they are."""
    return sum(1.0 if _TELLING & set(text) else rate(text) for text in clause), tuple(sorted(clause))


def _useful(clause: Strings) -> bool:
    return bool(clause) and all(len(text) >= _SHORTEST or _TELLING & set(text) for text in clause)


def _shortest_only(clause: Strings) -> set[str]:
    """Drop strings that contain another of the clause: the shorter one is found wherever the longer one stands."""
    return {text for text in clause if not any(other != text and other in text for other in clause)}


def _check(tree: Any, repeats: int) -> None:
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, getattr(codes, "POSSESSIVE_REPEAT", None)):
            least, most, inner = value
            if most == codes.MAXREPEAT or most > _LONGEST_REPEAT:
                raise UnboundedError(f"a repetition has no bound or one above {_LONGEST_REPEAT}; write {{0,N}} instead")
            variable = most if most != least and most > 1 else 1
            if repeats * variable > _MOST_NESTED:
                raise UnboundedError("repetitions within repetitions could take very long; simplify the pattern")
            _check(inner, repeats * variable)
        elif code == codes.BRANCH:
            for branch in value[1]:
                _check(branch, repeats)
        elif code == codes.SUBPATTERN:
            _check(value[3], repeats)
        elif code in (codes.GROUPREF, codes.GROUPREF_EXISTS):
            raise re.error("references to groups, such as (?P=name) or \\1, are not used in rule packs")
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            _check(value[1], repeats)
        elif code == getattr(codes, "ATOMIC_GROUP", None):
            _check(value, repeats)


def _sequence(tree: Iterable[Any]) -> tuple[Strings | None, list[Strings]]:
    """(the strings the sequence can be, or None if unknown, and alternatives required besides)."""
    current: Strings | None = frozenset({""})
    clauses: list[Strings] = []
    whole = True
    for code, value in tree:
        exact, inner = _item(code, value)
        clauses += inner
        if exact is None:
            whole = False
            if current:
                clauses.append(current)
            current = frozenset({""})
            continue
        joined = None if current is None else frozenset(a + b for a in current for b in exact)
        if joined is None or len(joined) > _MOST_STRINGS:
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


def _item(code: Any, value: Any) -> tuple[Strings | None, list[Strings]]:
    if code == codes.LITERAL:
        return (frozenset({chr(value).lower()}), []) if _safe(value) else (None, [])
    if code == codes.IN:
        return _characters(value), []
    if code == codes.BRANCH:
        return _branches(value[1])
    if code == codes.SUBPATTERN:
        return _sequence(value[3])
    if code == getattr(codes, "ATOMIC_GROUP", None):
        return _sequence(value)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, getattr(codes, "POSSESSIVE_REPEAT", None)):
        return _repeat(*value)
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
