"""Agreements with their text, for the tests of the page."""

from __future__ import annotations

from dataclasses import replace

from alliance_lint.checking.report import Body, DutyReport, Location, Suppression, TextBlock
from tests.reports.values import ACME_AND_BETA, ALL_SETTLED, GOVERNING_LAW, LAW, NO_FORUM, ONE_SIDED_EXCLUSIVITY, SALES


def at(start: int, end: int, clause: str = "1 Sales") -> Location:
    """The characters ``[start, end)``, wherever they may stand in the file."""
    return Location(clause, 1, 1, 1, 1, 1, start, end)


SALES_WORDS = "Beta shall not market any product that competes with the Products."
LAW_WORDS = "This Agreement is governed by the laws of Delaware."

BLOCKS = (
    TextBlock(0, "Sales", "1.", "heading", 1, 0, 1),
    TextBlock(10, SALES_WORDS, "1.1", "item", None, 1, 1),
    TextBlock(100, LAW_WORDS, "2.", "item", None, 0, 2),
)

DUTIES = (
    DutyReport(("Beta",), "must_not", "shall not market any product that competes", SALES),
    DutyReport(("Beta",), "must", "shall pay", SALES),
    DutyReport(("Acme", "Beta"), "must", "shall be kind", LAW),
    DutyReport(("Acme",), "may", "may visit", LAW),
)

EXCLUSIVITY = replace(
    ONE_SIDED_EXCLUSIVITY, location=at(10, 76), suggestion="Acme shall not [sell].", insert="after 1.1"
)
FORUM = replace(NO_FORUM, location=at(100, 100, "2 Law"))
LAW_FOUND = replace(GOVERNING_LAW, location=at(118, 150, "2 Law"))

AGREEMENT = replace(
    ACME_AND_BETA,
    findings=(EXCLUSIVITY, FORUM),
    provisions=(LAW_FOUND,),
    body=Body(BLOCKS, DUTIES),
    kind="joint-venture",
)

NOTED = replace(
    AGREEMENT,
    findings=(
        replace(FORUM, suppression=Suppression("comment", "settled in a side letter", "2030-01-31", "deal.md:4")),
    ),
)

SETTLED = replace(ALL_SETTLED, provisions=(LAW_FOUND,), body=Body(BLOCKS, ()))
