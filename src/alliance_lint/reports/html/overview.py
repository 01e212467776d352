"""Many agreements at once: which check fails where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alliance_lint.checking.report import NO_FINDING, CheckResult
from alliance_lint.reports.html.agreement import AgreementView, family_title
from alliance_lint.reports.html.words import WORST_FIRST


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """A check over all agreements; ``failing`` is in how many of them it is a finding."""

    check: CheckResult
    failing: int


@dataclass(frozen=True, slots=True)
class HeatCell:
    """An answer, with a link to its finding, "" where there is none. ``suppressed`` is as in ``CheckTile``."""

    result: CheckResult
    link: str
    suppressed: bool


@dataclass(frozen=True, slots=True)
class HeatRow:
    """An agreement: its link, and its answers in the order of the columns, None where a check was not run."""

    view: AgreementView
    link: str
    cells: tuple[HeatCell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Agreements by checks. ``families`` holds the title of each family and how many columns it spans."""

    families: tuple[tuple[str, int], ...]
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]


def heat_map(views: Sequence[AgreementView], links: Sequence[str]) -> HeatMap:
    """The map of these agreements, those with the most errors, then warnings, first."""
    checks: dict[str, CheckResult] = {}
    for view in views:
        for check in view.document.checks:
            checks.setdefault(check.id, check)
    answers = [_cells(view, link) for view, link in zip(views, links, strict=True)]
    columns = tuple(
        HeatColumn(check, sum(given[id].result.status not in NO_FINDING for given in answers if id in given))
        for id, check in checks.items()
    )
    families: list[tuple[str, int]] = []
    for check in checks.values():
        title = family_title(check)
        if families and families[-1][0] == title:
            families[-1] = (title, families[-1][1] + 1)
        else:
            families.append((title, 1))
    rows = [
        HeatRow(view, link, tuple(given.get(id) for id in checks))
        for view, link, given in zip(views, links, answers, strict=True)
    ]
    rows.sort(key=lambda row: [-number for number in row.view.summary.findings.values()])
    return HeatMap(tuple(families), columns, tuple(rows))


def badness(cell: HeatCell | None) -> int:
    """What a column is sorted by: the worst status has the least number."""
    return len(WORST_FIRST) if cell is None else WORST_FIRST.index(cell.result.status)


def _cells(view: AgreementView, link: str) -> dict[str, HeatCell]:
    page = link.partition("#")[0]
    return {
        tile.result.id: HeatCell(
            tile.result,
            f"{page}#{tile.target}" if tile.target and tile.result.status not in NO_FINDING else "",
            tile.suppressed,
        )
        for family in view.families
        for tile in family.tiles
    }
