"""Numbers typed by hand: what a new clause is called where no list counts it.

At the end of its siblings it takes the next number. Between two clauses it takes the number before it with a letter
("7.2A"), as amendments do, because renumbering what follows would break every reference to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_lint.language.agreement import Clause

_LAST_COUNT = re.compile(r"(\d{1,3}|[A-Za-z]{1,7})(?=\W*$)")
_ROMANS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def following_label(clauses: Sequence[Clause], index: int, taken: set[str]) -> str:
    """The label for a new clause right after the one with this index, in the manner of its own label.

    ``taken`` are the labels given out before; the new one is added. "" where the clause has no label.
    """
    clause = clauses[index]
    match = _LAST_COUNT.search(clause.label)
    if match is None:
        return ""
    siblings = [each for each in clauses if each.parent == clause.parent and each.zone == clause.zone and each.label]
    is_last = siblings[-1].index == index
    used = {each.label for each in siblings} | taken
    for step in range(1, 1_000):
        count = _counted_on(match[1], step, siblings) if is_last else _lettered(match[1], step)
        label = clause.label[: match.start()] + count + clause.label[match.end() :]
        if label not in used:
            taken.add(label)
            return label
    return ""


def _counted_on(last: str, step: int, siblings: Sequence[Clause]) -> str:
    if last.isdigit():
        return str(int(last) + step)
    if _is_roman(last, siblings):
        numeral = _roman(_roman_value(last.lower()) + step)
        return numeral.upper() if last.isupper() else numeral
    if len(last) == 1 and last.lower() != "z" and ord(last) + step <= ord("z" if last.islower() else "Z"):
        return chr(ord(last) + step)
    return f"{last}-{step}"


def _lettered(number: str, step: int) -> str:
    return f"{number}{chr(64 + step)}" if number.isdigit() and step <= 26 else f"{number}-{step}"


def _is_roman(last: str, siblings: Sequence[Clause]) -> bool:
    """Is the count a roman numeral rather than a letter? The first of its siblings tells."""
    first = _LAST_COUNT.search(siblings[0].label)
    return first is not None and first[1].lower() == "i" and _roman(_roman_value(last.lower())) == last.lower()


def _roman(value: int) -> str:
    written = ""
    for size, letters in _ROMANS:
        while value >= size:
            written += letters
            value -= size
    return written


def _roman_value(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    for here, following in zip(text, text[1:] + " ", strict=True):
        value = values.get(here, 0)
        total += -value if values.get(following, 0) > value else value
    return total
