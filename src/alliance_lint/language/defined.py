"""Parties that the opening defines wherever they come, as a letter does: Acme Ltd (the "Supplier")."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import islice

from alliance_lint.language.aliases import GROUP, in_parentheses, may_be_alias
from alliance_lint.language.entries import MOST, Entry, add_entry
from alliance_lint.language.names import NameSpan, read_name

_LETTER = 8_000
"""Characters in which a letter or a form without a preamble says who its parties are."""

_YOU = re.compile(r"\b[Yy]ou ?$")
_DEAR = re.compile(r"^Dear (?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})[,:]?$", re.MULTILINE)
_POINTER = re.compile(r"(?:set forth|identified|named|specified|listed|described|signing|whose name appears)\b")
_CAPITAL = re.compile(r"(?<![\w.&-])(?:(?<!, )|(?<=\bus, )|(?<=\byou, )|(?<=\bI, )|(?<=EAS, ))[A-Z]")


def find_defined(text: str, generic: tuple[str, ...]) -> list[Entry]:
    """Parties that are defined in the opening without a word such as "between", as in a letter."""
    entries: list[Entry] = []
    for group in GROUP.finditer(text, 0, _LETTER):
        if text.startswith(":", group.end()):
            continue  # the label of a field
        aliases = [alias for alias in in_parentheses(group.group(1), "") if alias not in generic]
        aliases = [alias for alias in aliases if may_be_alias(alias) and acts(alias, text)]
        name = None
        if aliases and _YOU.search(text, max(0, group.start() - 5), group.start()):
            name = _addressee(text, group.start())
        elif aliases:
            name = name_before(text, group.start(), [entry.start for entry in entries])
        if name:
            add_entry(entries, Entry(text[name.start : name.end], tuple(aliases), name.start, name.end, name.company))
    return entries[: MOST + 1]


def _addressee(text: str, end: int) -> NameSpan | None:
    """Whom the letter up to ``end`` greets, by the name that stands above "Dear Mr. Ames", or by that."""
    dear = _DEAR.search(text, 0, end)
    if dear is None:
        return None
    for match in re.compile(rf"^.*\b{re.escape(dear.group(1).split()[-1])}\b", re.MULTILINE).finditer(
        text, 0, dear.start()
    ):
        name = read_name(text, match.start())
        if name:
            return name
    return NameSpan(dear.start(1), dear.end(1), False)


def name_before(text: str, end: int, called: Collection[int] = ()) -> NameSpan | None:
    """The name that ``(the "Company")`` at ``end`` gives an alias to: the last company, or the words right before.

    A company that begins at one of ``called`` was called something already, so the words right before come first.
    """
    company = right_before = None
    for match in _CAPITAL.finditer(text, max(0, end - 240), end):
        name = read_name(text, match.start())
        if name and name.end <= end and (company is None or name.start >= company.end):
            company = name if name.company else company
            right_before = name if right_before is None and name.end == end else right_before
    return right_before if company and company.start in called and right_before else company or right_before


def pointed_name(text: str, entry: Entry) -> Entry:
    """The name behind "the company set forth below ("Company")": what stands after "Company:" further on."""
    if entry.company or not entry.aliases or not _POINTER.search(text, entry.start, entry.end + 60):
        return entry
    for alias in entry.aliases:
        match = re.compile(rf"\b{re.escape(alias)}(?:'s)?(?: Name)? ?: ?").search(text, entry.end)
        name = read_name(text, match.end()) if match else None
        if name:
            words = text[name.start : name.end]
            return replace(entry, name=words, start=name.start, end=name.end, company=name.company)
    return entry


def acts(alias: str, text: str) -> bool:
    """Is something that ``alias`` shall or will do said at least twice?"""
    acting = re.compile(rf"{re.escape(alias)} (?:shall|will|agrees?|may|hereby|must|represents|is|has)\b")
    return len(list(islice(acting.finditer(text), 2))) == 2
