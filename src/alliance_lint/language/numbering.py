"""How the clauses are numbered, where the numbers leave one out, and where one comes twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alliance_lint.language.agreement import Agreement, Clause
from alliance_lint.language.labels import Label, read_label
from alliance_lint.language.observation import Observation

Parts = tuple[int, ...]

_TOP = ("integer", "section")
_NUMBERS = frozenset(("integer", "section", "article", "decimal"))
_ITEMS = frozenset(("lower", "upper", "roman", "upper-roman", "paren-integer"))
_MOST_ODD = 4
"""An outline with more gaps and repeats than this is one that was not read as it was meant."""
_WIDEST = 2
"""Numbers that a gap may leave out: a wider one is more likely a label misread."""

_AMENDS = re.compile(
    r"\b(?:amendment|addendum|supplement|statement of work|work order|modification|extension|rider)\b", re.IGNORECASE
)
_CITED = re.compile(
    r"(?:\b(?:[Ss]ections?|SECTIONS?|[Aa]rticles?|ARTICLES?|[Cc]lauses?|[Pp]aragraphs?|[Ss]ubsections?|[Pp]art|"
    r"[Ii]tems?|Rule|and|or|to|"
    r"through|in|of|under|with|by|per|see)|§|[,;&-]) ?$"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Numbered(NamedTuple):
    """A clause with its label read; ``parts`` are the numbers that lead to it: (7, 2) for "7.2", (7,) for "7."."""

    clause: Clause
    label: Label
    parts: Parts


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of an agreement's own clauses, in the order of the text, exhibits and signatures left out.

    ``tops`` are sections that are numbered 1, 2, 3 through the whole agreement; ``articles`` those called so; ``below``
    the decimal clauses by the number that they stand under: 7.1 and 7.2 under (7,); ``ordered`` all of these. ``all``
    holds every number that stands anywhere as a label, ``firsts`` what each begins with. ``amends`` says that the
    agreement changes another one, whose numbers it then uses.
    """

    tops: tuple[Numbered, ...]
    articles: tuple[Numbered, ...]
    below: Mapping[Parts, tuple[Numbered, ...]]
    ordered: tuple[Numbered, ...]
    all: frozenset[Parts]
    firsts: frozenset[int]
    amends: bool


def read_numbering(agreement: Agreement, folded: str) -> Numbering:
    """How the clauses of ``agreement`` are numbered."""
    tops: list[Numbered] = []
    articles: list[Numbered] = []
    below: dict[Parts, list[Numbered]] = {}
    ordered: list[Numbered] = []
    known: set[Parts] = set()
    for clause in agreement.clauses:
        label = read_label(clause.label) if clause.label and clause.label[0] != "(" else None
        if label is None or label.styles[0] not in _NUMBERS:
            continue
        parts = label.parts or label.values[:1]
        if len(parts) == 2 and not parts[1]:
            parts = parts[:1]  # "1.0" is section 1
        known.add(parts)
        if clause.zone != "operative" or "(" in clause.number:
            continue  # an item of a list below a section has the label, not the number, of a section
        each = Numbered(clause, label, parts)
        ordered.append(each)
        if len(parts) > 1:
            below.setdefault(parts[:-1], []).append(each)
        else:
            (articles if label.styles[0] == "article" else tops).append(each)
    return Numbering(
        tuple(tops),
        tuple(articles),
        {prefix: tuple(found) for prefix, found in below.items()},
        tuple(ordered),
        frozenset(known),
        frozenset(parts[0] for parts in known),
        amends(agreement, folded),
    )


def amends(agreement: Agreement, folded: str) -> bool:
    """Does it change or supplement another agreement, whose numbers and terms it then uses?"""
    return bool(_AMENDS.search(agreement.title)) or "hereby amended" in folded


def stands_as_label(folded: str, spelled: str, start: int, end: int) -> bool:
    """Could the label that the expression ``spelled`` matches stand somewhere in ``folded[start:end]``?

    Any occurrence counts that is not plainly a citation ("Section 7.3").
    """
    return any(not cited(folded, match.start()) for match in re.compile(spelled).finditer(folded, start, end))


def cited(folded: str, at: int) -> bool:
    """Do the words before ``at`` make what stands there a citation ("Section 7.3"), not a label?"""
    return _CITED.search(folded, max(0, at - 12), at) is not None


def spelled_number(parts: Parts) -> str:
    """An expression for "7.3" however it is spaced or padded with zeros."""
    return r"(?<![\d.,$])" + r" ?\. ?".join(f"0?{part}" for part in parts) + r"(?![\d])(?!\.\d)(?! ?%)"


class Oddities(NamedTuple):
    """Numbers that are left out ("7.1", "7.3"), and numbers that two clauses bear ("7.2", "7.2")."""

    gaps: tuple[Observation, ...] = ()
    repeats: tuple[Observation, ...] = ()


def find_oddities(agreement: Agreement, folded: str, numbering: Numbering) -> Oddities:
    """The numbers left out and those that come twice, in an outline that is sound as a whole; else none."""
    if numbering.amends:
        return Oddities()
    gaps: list[Observation] = []
    repeats: list[Observation] = []
    for series in _series(agreement, numbering):
        gaps += _gaps(series, agreement, folded)
        repeats += _repeats(series, agreement, folded)
    if len(gaps) + len(repeats) > _MOST_ODD:
        return Oddities()
    return Oddities(tuple(gaps), tuple(repeats))


def _series(agreement: Agreement, numbering: Numbering) -> Iterator[Sequence[Numbered]]:
    """The clauses that count together, each sort in the order of the text."""
    if len(numbering.tops) > 2:
        yield numbering.tops
    if len(numbering.articles) > 2:
        yield numbering.articles
    yield from numbering.below.values()
    items: dict[int | None, list[Numbered]] = {}
    for clause in agreement.clauses:
        label = read_label(clause.label) if clause.label and clause.zone == "operative" else None
        if label is not None and label.styles[0] in _ITEMS and clause.label.startswith("("):
            items.setdefault(clause.parent, []).append(Numbered(clause, label, ()))
    for parent, found in items.items():
        if parent is not None:
            yield from _item_series(found)


def _item_series(found: Sequence[Numbered]) -> Iterator[Sequence[Numbered]]:
    """Items of one clause, as lists that each begin with "(a)"; only small letters, which are hardly ever misread."""
    current: list[Numbered] = []
    for each in found:
        letter = each.clause.label.strip("()")
        if len(letter) != 1 or letter not in _LETTERS:
            continue
        value = _LETTERS.index(letter) + 1
        if value == 1 and current:
            yield current
            current = []
        current.append(Numbered(each.clause, each.label, (value,)))
    if current:
        yield current


def _gaps(series: Sequence[Numbered], agreement: Agreement, folded: str) -> Iterator[Observation]:
    values = [each.parts[-1] for each in series]
    if len(values) < 3 or values[0] not in (0, 1) or values != sorted(values):
        return
    for at in range(1, len(series)):
        before, after = series[at - 1], series[at]
        left_out = range(values[at - 1] + 1, values[at])
        if not 0 < len(left_out) <= _WIDEST or at < 2 or values[at - 2] != values[at - 1] - 1:
            continue
        start, end = before.clause.start, after.clause.start
        if not _begins_well(after.clause, folded):
            continue
        if any(stands_as_label(folded, _spelled(after, value), start + 1, end) for value in left_out):
            continue
        if _torn_off(agreement, before, after):
            continue
        yield Observation(
            end,
            end + len(after.clause.label),
            (("before", _cite(before)), ("after", _cite(after)), ("left_out", _list(after, left_out))),
        )


def _repeats(series: Sequence[Numbered], agreement: Agreement, folded: str) -> Iterator[Observation]:
    values = [each.parts[-1] for each in series]
    if len(values) < 3 or values[0] not in (0, 1) or values != sorted(values):
        return
    for at in range(1, len(series)):
        if values[at] != values[at - 1] or (at + 1 < len(values) and values[at + 1] == values[at]):
            continue
        first, second = series[at - 1].clause, series[at].clause
        if first.label.rstrip(".)") != second.label.rstrip(".)") or not _begins_well(second, folded):
            continue
        if (
            _torn_off(agreement, series[at - 1], series[at])
            or not _begins_well(first, folded)
            or folded[first.start : first.end] == folded[second.start : second.end]
        ):
            continue
        yield Observation(second.start, second.start + len(second.label), (("number", _cite(series[at])),))


def _begins_well(clause: Clause, folded: str) -> bool:
    """Is this surely the begin of a clause: its label after the end of a sentence, a capital or a quote after it?"""
    at = clause.start + len(clause.label)
    if folded[at : at + 1].isalpha():
        return False  # "12.3A"
    while at < len(folded) and folded[at] in " .:-":
        at += 1
    before = folded[max(0, clause.start - 6) : clause.start].rstrip()
    return (
        (not before or before[-1] in '.;:)"!?' or bool(clause.heading))
        and folded[at : at + 1].isalpha()
        and not folded[at].islower()
    )


def _torn_off(agreement: Agreement, before: Numbered, after: Numbered) -> bool:
    """Is the outline not whole between these: a heading that lost its number, or clauses of another section?"""
    for clause in agreement.clauses[before.clause.index + 1 : after.clause.index]:
        if clause.heading and not clause.label and clause.depth <= after.clause.depth:
            return True
        label = read_label(clause.label) if clause.label else None
        if label is not None and label.styles[0] == "decimal" and len(after.parts) > 1:
            if label.parts[0] != after.parts[0]:
                return True
        elif label is not None and label.styles[0] in ("article", *_TOP) and after.label.styles[0] == "decimal":
            return True
    return False


def _spelled(after: Numbered, value: int) -> str:
    """An expression for the label ``value`` written as that of ``after``."""
    style = after.label.styles[0]
    if style == "decimal" and len(after.parts) > 1:
        return spelled_number((*after.parts[:-1], value))
    if after.clause.label.startswith("("):
        letter = _LETTERS[value - 1] if value <= len(_LETTERS) else "zz"
        return rf"(?i:\(? ?{letter} ?\)|(?<= ){letter}\.)"
    numeral = rf"(?:{value}|{roman(value)})"
    return rf"(?<![\d.,$(]){value} ?[.):](?!\d)|\b{value} {{1,4}}[A-Z]|(?i:\b(?:section|article) {{1,3}}{numeral}\b)"


def roman(value: int) -> str:
    """``value`` (below 100) as a roman numeral in capitals."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[value // 10 % 10] + ones[value % 10]


def _cite(each: Numbered) -> str:
    return each.clause.number or each.clause.label


def _list(after: Numbered, values: range) -> str:
    style = after.label.styles[0]
    if after.clause.label.startswith("("):
        named = [f"({_LETTERS[value - 1]})" for value in values]
    elif style == "decimal" and len(after.parts) > 1:
        before, _, last = _cite(after).rpartition(".")
        named = [f"{before}.{value:02d}" if last.startswith("0") else f"{before}.{value}" for value in values]
    else:
        named = [f"Article {value}" if style == "article" else str(value) for value in values]
    return " and ".join(named)
