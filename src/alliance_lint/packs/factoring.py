"""Writes an expression anew so that engines try fewer alternatives, with the same matches.

The words of rule packs are long lists: "(?:fees?|royalt(?:y|ies)|revenues?|rents?|...)". Where none of them stands,
which is almost everywhere, a backtracking engine tries them one after the other. So what alternatives begin with is
written once ("r(?:oyalt(?:y|ies)|e(?:venues?|nts?))"), and alternatives in groups within groups become one list.

The order of alternatives decides which of them matches. One is moved before another only where they begin with
different characters: then no text is a match for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from alliance_lint.packs.syntax import ATOMIC_GROUP, REPEATS, Items, codes, items

_ASSERTIONS = {
    (codes.ASSERT, 1): "?=",
    (codes.ASSERT, -1): "?<=",
    (codes.ASSERT_NOT, 1): "?!",
    (codes.ASSERT_NOT, -1): "?<!",
}
_PLACES = {
    codes.AT_BEGINNING: "^",
    codes.AT_END: "$",
    codes.AT_BEGINNING_STRING: r"\A",
    codes.AT_END_STRING: r"\Z",
    codes.AT_BOUNDARY: r"\b",
    codes.AT_NON_BOUNDARY: r"\B",
}
_CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}
_FLAGS = {"a": re.A, "i": re.I, "m": re.M, "s": re.S, "u": re.U}
_SPECIAL = frozenset(".^$*+?{}[]\\|()")
_SPECIAL_IN_CLASS = frozenset("\\]^-[")
_ONE_WAY = frozenset((codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.AT, codes.ASSERT, codes.ASSERT_NOT))
"""Items that match in one way only, so that two alternatives that begin with the same one can share it."""


def factored(tree: Any) -> str:
    """The expression whose syntax tree (see ``packs.syntax``) is ``tree``, its alternatives factored."""
    return _Writer({number: name for name, number in tree.state.groupdict.items()}).sequence(tree)


class _Writer:
    def __init__(self, names: Mapping[int, str]) -> None:
        self._names = names

    def sequence(self, sequence: Any) -> str:
        """As an expression of its own, or as all there is in a group."""
        bare = _without_group(sequence)
        return self._alternatives(bare[0][1][1]) if _is_branch(bare) else self._items(bare)

    def _items(self, sequence: Any) -> str:
        return "".join([self._item(code, value) for code, value in items(sequence)])

    def _item(self, code: Any, value: Any) -> str:
        if code == codes.LITERAL:
            return _literal(value)
        if code == codes.NOT_LITERAL:
            return f"[^{_in_class(value)}]"
        if code == codes.IN:
            return _class(value)
        if code == codes.ANY:
            return "."
        if code == codes.AT:
            return _PLACES[value]
        if code == codes.BRANCH:
            return f"(?:{self._alternatives(value[1])})"
        if code == codes.SUBPATTERN:
            return self._group(*value)
        if code in REPEATS:
            return self._repeat(code, *value)
        if code in (codes.ASSERT, codes.ASSERT_NOT):
            direction, inner = value
            return f"({_ASSERTIONS[code, direction]}{self.sequence(inner)})"
        if code == ATOMIC_GROUP:
            return f"(?>{self.sequence(value)})"
        if code == getattr(codes, "FAILURE", None):
            return "(?!)"
        raise NotImplementedError(f"no way to write {code}")

    def _group(self, number: int | None, added: int, removed: int, inner: Any) -> str:
        if number is not None:
            name = self._names.get(number)
            return f"({f'?P<{name}>' if name else ''}{self.sequence(inner)})"
        taken = _flags(removed)
        flags = _flags(added) + (f"-{taken}" if taken else "")
        return f"(?{flags}:{self.sequence(inner)})"

    def _repeat(self, code: Any, least: int, most: int, inner: Any) -> str:
        written = self._items(inner)
        alone = len(inner) == 1 and inner[0][0] in (
            codes.LITERAL,
            codes.NOT_LITERAL,
            codes.ANY,
            codes.IN,
            codes.BRANCH,
            codes.SUBPATTERN,
        )
        times = "?" if (least, most) == (0, 1) else f"{{{least}}}" if least == most else f"{{{least},{most}}}"
        return f"{written if alone else f'(?:{written})'}{times}{REPEATS[code]}"

    def _alternatives(self, branches: Sequence[Any]) -> str:
        written = []
        for group in _by_beginning(_spread(branches)):
            if len(group) == 1:
                written.append(self._items(group[0]))
                continue
            shared, rests = _shared(group)
            rest = self._items(rests[0]) if len(rests) == 1 else f"(?:{self._alternatives(rests)})"
            written.append(self._items(shared) + rest)
        return "|".join(written)


def _by_beginning(branches: Iterable[Items]) -> list[list[Items]]:
    """The alternatives in an order that means the same, those together that begin with the same item."""
    groups: list[tuple[str | None, frozenset[str] | None, list[Items]]] = []
    for branch in branches:
        beginning, characters = _beginning(branch), _first_characters(branch)
        for at in range(len(groups) - 1, -1, -1):
            other, others, group = groups[at]
            if beginning is not None and beginning == other:
                either = None if characters is None or others is None else characters | others
                groups[at] = (other, either, [*group, branch])
                break
            if characters is None or others is None or characters & others:
                groups.append((beginning, characters, [branch]))
                break
        else:
            groups.append((beginning, characters, [branch]))
    return [group for _, _, group in groups]


def _shared(group: list[Items]) -> tuple[Items, list[Items]]:
    """The items with which all of ``group`` begin, which is one at least, and what follows in each."""
    first = group[0]
    size = 1
    while all(
        len(each) > size and len(first) > size and _beginning(each[size:]) == _beginning(first[size:]) is not None
        for each in group
    ):
        size += 1
    rests: list[Items] = []
    for each in group:
        if each[size:] or [] not in rests:
            rests.append(each[size:])
    return first[:size], rests


def _beginning(sequence: Items) -> str | None:
    """What tells the first item from others, or None where it cannot be shared."""
    return repr(sequence[0]) if sequence and sequence[0][0] in _ONE_WAY else None


def _first_characters(sequence: Any) -> frozenset[str] | None:
    """With which characters, in small letters, a match can begin; None where that is not known."""
    for code, value in items(sequence):
        if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            continue
        if code == codes.LITERAL:
            return _ascii(value)
        if code == codes.IN:
            return _class_characters(value)
        if code == codes.SUBPATTERN:
            return _first_characters(value[3]) if value[3].getwidth()[0] else None
        if code == codes.BRANCH:
            return _any_of_characters(value[1])
        if code in REPEATS and value[0]:
            return _first_characters(value[2]) if value[2].getwidth()[0] else None
        return None
    return None


def _any_of_characters(branches: Iterable[Any]) -> frozenset[str] | None:
    every: frozenset[str] = frozenset()
    for branch in branches:
        characters = _first_characters(branch) if branch.getwidth()[0] else None
        if characters is None:
            return None
        every |= characters
    return every


def _ascii(character: int) -> frozenset[str] | None:
    """Without regard to case, a letter beyond ASCII may be one of ASCII."""
    return frozenset({chr(character).lower()}) if character < 128 else None


def _class_characters(members: Iterable[Any]) -> frozenset[str] | None:
    every: frozenset[str] = frozenset()
    for code, value in members:
        if code == codes.LITERAL:
            span = range(value, value + 1)
        elif code == codes.RANGE:
            span = range(value[0], value[1] + 1)
        else:
            return None
        if span[-1] >= 128:
            return None
        every |= {chr(character).lower() for character in span}
    return every


def _spread(branches: Iterable[Any]) -> list[Items]:
    """The alternatives, those of groups within them among them, and of such groups after a word boundary, too."""
    spread: list[Items] = []
    for branch in branches:
        every = _without_group(branch)
        if _is_branch(every):
            spread += _spread(every[0][1][1])
        elif len(every) > 1 and every[0][0] == codes.AT and _is_branch(inner := _without_group(every[1:])):
            spread += [[every[0], *each] for each in _spread(inner[0][1][1])]
        else:
            spread.append(every)
    return spread


def _without_group(sequence: Any) -> Items:
    """The items, and in place of a group in the first place that only keeps things together, those in it."""
    every = items(sequence)
    while every and every[0][0] == codes.SUBPATTERN and every[0][1][:3] == (None, 0, 0):
        every = [*items(every[0][1][3]), *every[1:]]
    return every


def _is_branch(sequence: Items) -> bool:
    return len(sequence) == 1 and bool(sequence[0][0] == codes.BRANCH)


def _literal(character: int) -> str:
    text = chr(character)
    return f"\\{text}" if text in _SPECIAL else _printed(text)


def _in_class(character: int) -> str:
    text = chr(character)
    return f"\\{text}" if text in _SPECIAL_IN_CLASS else _printed(text)


def _printed(text: str) -> str:
    return text if text.isprintable() else repr(text)[1:-1]


def _class(members: Sequence[Any]) -> str:
    if len(members) == 1 and members[0][0] == codes.CATEGORY:
        return _CATEGORIES[members[0][1]]
    return f"[{''.join(_member(code, value) for code, value in members)}]"


def _member(code: Any, value: Any) -> str:
    if code == codes.NEGATE:
        return "^"
    if code == codes.RANGE:
        return f"{_in_class(value[0])}-{_in_class(value[1])}"
    return _CATEGORIES[value] if code == codes.CATEGORY else _in_class(value)


def _flags(flags: int) -> str:
    """As they are written; without that of verbose expressions, whose white space the tree does not hold."""
    return "".join(letter for letter, flag in _FLAGS.items() if flags & flag)
