"""The syntax of regular expressions as rule packs write them: every repetition has a bound.

The tree is that of Python's own parser. Its form is not documented: only this package reads it, and tests hold what
it makes of it to what `re` matches.
"""

from __future__ import annotations

import re
from typing import Any

try:
    from re import _constants as codes  # type: ignore[attr-defined, unused-ignore]
    from re import _parser as parser  # type: ignore[attr-defined, unused-ignore]
except ImportError:  # Python 3.10
    import sre_constants as codes  # type: ignore[no-redef, unused-ignore]
    import sre_parse as parser  # type: ignore[no-redef, unused-ignore]

__all__ = ["ATOMIC_GROUP", "REPEATS", "Items", "UnboundedError", "codes", "items", "parse"]

ATOMIC_GROUP = getattr(codes, "ATOMIC_GROUP", None)
"""Known to Python 3.11 and later, as repetitions are that give nothing back."""

REPEATS = {codes.MAX_REPEAT: "", codes.MIN_REPEAT: "?"}
"""The kinds of repetition, and what each is marked with behind its bounds."""
if hasattr(codes, "POSSESSIVE_REPEAT"):
    REPEATS[codes.POSSESSIVE_REPEAT] = "+"

Items = list[Any]
"""A sequence of the syntax tree: pairs of a code and its value."""

_LONGEST_REPEAT = 400
_MOST_NESTED = 4_000


class UnboundedError(ValueError):
    """The expression repeats without a bound, or so deeply that it could take very long."""


def parse(regex: str) -> Any:
    """The syntax tree of ``regex``. Raises re.error where it is none, UnboundedError where it is not bounded."""
    tree = parser.parse(regex, re.IGNORECASE)
    _check(tree, 1)
    return tree


def items(sequence: Any) -> Items:
    """The items of a sequence, which the parser wraps in a class that is slow to go through."""
    every: Items = getattr(sequence, "data", sequence)
    return every


def _check(tree: Any, repeats: int) -> None:
    for code, value in items(tree):
        if code in REPEATS:
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
            direction, inner = value
            least, most = inner.getwidth()
            if direction < 0 and least != most:
                # Python says so only when it compiles the expression, which takes most of the time.
                raise re.error("look-behind requires fixed-width pattern")
            _check(inner, repeats)
        elif code == ATOMIC_GROUP:
            _check(value, repeats)
