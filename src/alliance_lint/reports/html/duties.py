"""Who must do what, side by side: the duties of an agreement in columns, and the bars that compare them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from alliance_lint.checking.report import DutyKind, DutyReport
from alliance_lint.reports.html.words import DUTY_TITLES

KINDS: tuple[DutyKind, ...] = get_args(DutyKind)

BAR = 1_000
"""Units: the width of the longest bar."""


@dataclass(frozen=True, slots=True)
class Group:
    """The duties of one kind in a column; ``start`` and ``width`` are its part of the bar, in units."""

    kind: DutyKind
    title: str
    duties: tuple[DutyReport, ...]
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Column:
    """The duties of one party alone, or of all of them together (``shared``). Groups without a duty are left out."""

    name: str
    shared: bool
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        """The number of duties."""
        return sum(len(group.duties) for group in self.groups)

    @property
    def summary(self) -> str:
        """``5 must, 2 may``: the bar in words."""
        return ", ".join(f"{len(group.duties)} {group.title.split(',')[0].lower()}" for group in self.groups) or "none"


def columns_of(parties: Sequence[str], duties: Sequence[DutyReport]) -> tuple[Column, ...]:
    """A column for each party, by short name, then one for what binds all of them."""
    if not duties:
        return ()
    everybody = frozenset(parties)
    own: dict[str, list[DutyReport]] = {party: [] for party in parties}
    shared = []
    for duty in duties:
        if len(everybody) > 1 and everybody <= set(duty.who):
            shared.append(duty)
        else:
            for name in duty.who:
                own.setdefault(name, []).append(duty)
    filled = [(name, False, tuple(found)) for name, found in own.items()]
    if shared:
        filled.append(("Both parties" if len(everybody) == 2 else "All parties", True, tuple(shared)))
    longest = max(len(found) for _, _, found in filled)
    return tuple(Column(name, together, _groups(found, longest)) for name, together, found in filled)


def _groups(duties: Sequence[DutyReport], longest: int) -> tuple[Group, ...]:
    made, before = [], 0
    for kind in KINDS:
        of_kind = tuple(duty for duty in duties if duty.kind == kind)
        if of_kind:
            start = before * BAR // longest
            before += len(of_kind)
            made.append(Group(kind, DUTY_TITLES[kind], of_kind, start, before * BAR // longest - start))
    return tuple(made)
