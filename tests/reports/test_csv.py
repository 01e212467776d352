from __future__ import annotations

import csv
import io

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.csv import COLUMNS, csv_pieces

from .values import ACME_AND_BETA, ATTACK, NO_FORUM


def _rows(report: Report) -> list[dict[str, str]]:
    text = "".join(csv_pieces(report)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_holds_the_finding_and_its_place() -> None:
    row = _rows(Report((ACME_AND_BETA,)))[1]
    assert tuple(row) == COLUMNS
    assert (row["id"], row["severity"], row["clause"], row["line"]) == ("DIS004", "error", "12.1 Governing Law", "88")
    assert row["suggestion"] == NO_FORUM.suggestion
    assert row["page"] == ""


def test_no_cell_is_a_formula() -> None:
    rows = _rows(Report((ATTACK,), (Failure("@SUM(1)", "\uff1d1+1"),)))
    assert rows[0]["quote"].startswith("'=1+1")
    assert rows[2]["path"] == "'@SUM(1)"
    assert rows[2]["message"] == "'\uff1d1+1"
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
