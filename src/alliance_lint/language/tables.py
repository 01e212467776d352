"""Tables of terms: a name in one cell ("Exclusivity"), what holds in the next."""

from __future__ import annotations

import re
from itertools import groupby

from alliance_lint.language.units import Unit

_NAME = re.compile(r"[A-Z][\w'&/,() -]{1,48}:?")
_ASKS_OR_SAYS = re.compile(r"\b(?:shall|will|may|must|is|are|agrees?|means)\b")
_WORDS = 6
_LEAST_ROWS = 4
_NAMED = 0.8
"""Share of the rows that begin with a name in a table of terms."""
_SAID = 0.4
"""Share of the rows that say something of four words or more."""


def name_rows(units: list[Unit], folded: str) -> list[Unit]:
    """``units`` in which the first cells of tables of terms are the headings of what follows them.

    A table of terms has two columns: names, and what the parties agree of each. Other tables stay as they are.
    """
    named: list[Unit] = []
    for is_cell, run in groupby(units, key=lambda unit: unit.block.kind == "cell"):
        cells = list(run)
        named.extend(_named(cells, folded) if is_cell else cells)
    return named


def _named(cells: list[Unit], folded: str) -> list[Unit]:
    names, terms = cells[::2], cells[1::2]
    if len(terms) < _LEAST_ROWS or len(names) != len(terms):
        return cells
    entitled = [_is_name(cell, folded) for cell in names]
    said = sum(len(folded[cell.body : cell.end].split()) >= 4 for cell in terms)
    if sum(entitled) < _NAMED * len(names) or said < _SAID * len(terms):
        return cells
    return [
        cell._replace(heading=folded[cell.body : cell.end].strip(" :"), body=cell.end)
        if at % 2 == 0 and entitled[at // 2]
        else cell
        for at, cell in enumerate(cells)
    ]


def _is_name(cell: Unit, folded: str) -> bool:
    text = folded[cell.body : cell.end].strip()
    return (
        cell.label is None
        and len(text.split()) <= _WORDS
        and _NAME.fullmatch(text) is not None
        and not _ASKS_OR_SAYS.search(text)
    )
