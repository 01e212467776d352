"""Duties side by side."""

from __future__ import annotations

from alliance_lint.checking.report import DutyReport
from alliance_lint.reports.html.duties import BAR, columns_of

from .values import DUTIES, SALES


def test_each_party_has_its_own_duties_and_what_binds_both_stands_once() -> None:
    acme, beta, both = columns_of(["Acme", "Beta"], DUTIES)
    assert (acme.name, acme.summary, acme.shared) == ("Acme", "1 may", False)
    assert (beta.name, beta.summary, beta.total) == ("Beta", "1 must, 1 must not", 2)
    assert (both.name, both.summary, both.shared) == ("Both parties", "1 must", True)


def test_the_longest_bar_is_full_and_the_others_are_in_proportion() -> None:
    acme, beta, _ = columns_of(["Acme", "Beta"], DUTIES)
    assert [(group.start, group.width) for group in beta.groups] == [(0, BAR // 2), (BAR // 2, BAR // 2)]
    assert [(group.start, group.width) for group in acme.groups] == [(0, BAR // 2)]


def test_a_duty_of_two_of_three_parties_stands_with_each_of_them() -> None:
    columns = columns_of(["A", "B", "C"], (DutyReport(("A", "C"), "must", "shall pay", SALES),))
    assert [(column.name, column.total) for column in columns] == [("A", 1), ("B", 0), ("C", 1)]
    assert columns[1].summary == "none"


def test_three_parties_are_all_and_not_both() -> None:
    columns = columns_of(["A", "B", "C"], (DutyReport(("A", "B", "C"), "must", "shall pay", SALES),))
    assert columns[-1].name == "All parties"


def test_the_duty_of_somebody_who_is_no_party_is_not_lost() -> None:
    columns = columns_of([], (DutyReport(("Acme",), "must", "shall pay", SALES),))
    assert [(column.name, column.total) for column in columns] == [("Acme", 1)]


def test_without_duties_there_are_no_columns() -> None:
    assert columns_of(["Acme", "Beta"], ()) == ()
