"""What is one-sided looks different from each side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alliance_lint.checking.report import DocumentReport, PartyReport
from alliance_lint.linting import lint_bytes, load_packs
from alliance_lint.triage.side import is_ours, take_side

from ..reports.values import ACME_AND_BETA, NO_FORUM, NOTHING_RECOGNISED, ONE_SIDED_EXCLUSIVITY

BOUND_IS_BETA = replace(ACME_AND_BETA, findings=(replace(ONE_SIDED_EXCLUSIVITY, against=("Beta",)), NO_FORUM))


def findings(document: DocumentReport, *ours: str) -> dict[str, tuple[str, str]]:
    """Severity, and what the message says of the side, of each finding."""
    before = {finding.id: finding.message for finding in document.findings}
    return {
        finding.id: (finding.severity, finding.message.removeprefix(before[finding.id]).strip())
        for finding in take_side(document, ours).findings
    }


def test_a_term_against_us_weighs_more_and_one_for_us_is_information() -> None:
    assert findings(BOUND_IS_BETA, "Beta") == {"EXC002": ("error", "This is against you."), "DIS004": ("error", "")}
    assert findings(BOUND_IS_BETA, "Acme") == {"EXC002": ("info", "This is in your favour."), "DIS004": ("error", "")}


def test_nothing_is_proposed_that_gives_our_advantage_away() -> None:
    finding = replace(NO_FORUM, status="one_sided", against=("Beta",), insertion=None)
    document = replace(ACME_AND_BETA, findings=(finding,))
    assert take_side(document, ["Beta"]).findings[0].suggestion == finding.suggestion != ""
    mine = take_side(document, ["Acme"]).findings[0]
    assert (mine.suggestion, mine.insert, mine.insertion) == ("", "", None)


@pytest.mark.parametrize(("before", "after"), [("info", "warning"), ("warning", "error"), ("error", "error")])
def test_against_us_each_severity_goes_up_a_degree(before: str, after: str) -> None:
    finding = replace(ONE_SIDED_EXCLUSIVITY, severity=before, against=("Beta",))  # type: ignore[arg-type]
    assert findings(replace(ACME_AND_BETA, findings=(finding,)), "beta")["EXC002"][0] == after


def test_the_check_has_the_severity_of_its_gravest_finding() -> None:
    once = replace(ONE_SIDED_EXCLUSIVITY, against=("Beta",))
    document = take_side(replace(ACME_AND_BETA, findings=(once, replace(once, against=("Acme",)))), ["Beta"])
    assert [finding.severity for finding in document.findings] == ["error", "info"]
    assert {check.id: check.severity for check in document.checks}["EXC002"] == "error"


def test_nobody_has_a_side_where_none_is_named_or_none_can_be_told() -> None:
    assert take_side(BOUND_IS_BETA, []) == BOUND_IS_BETA
    assert findings(ACME_AND_BETA, "Beta")["EXC002"] == ("warning", "")


def test_companies_of_ours_on_both_sides_keep_the_severity() -> None:
    assert findings(BOUND_IS_BETA, "Beta", "Acme")["EXC002"] == (
        "warning",
        "Companies of yours are on both sides of it.",
    )


def test_of_several_parties_all_count_who_are_worse_off() -> None:
    parties = (*ACME_AND_BETA.parties, PartyReport("Gamma SA", "", ""))
    finding = replace(ONE_SIDED_EXCLUSIVITY, against=("Acme", "Gamma SA"))
    document = replace(ACME_AND_BETA, parties=parties, findings=(finding,))
    assert findings(document, "Gamma")["EXC002"] == ("error", "This is against you.")
    assert findings(document, "Gamma", "Acme")["EXC002"] == ("error", "This is against you.")
    assert findings(document, "Beta")["EXC002"] == ("info", "This is in your favour.")
    assert findings(document, "Beta", "Gamma")["EXC002"][0] == "warning"


def test_an_agreement_without_any_of_ours_gets_a_notice() -> None:
    document = take_side(BOUND_IS_BETA, ["Zeta Ltd"])
    assert document.findings == BOUND_IS_BETA.findings
    assert document.notices[-1].message.startswith(
        "No party is 'Zeta Ltd', so no side was taken; the parties are Acme, "
    )
    assert "No party was recognised" in take_side(NOTHING_RECOGNISED, ["Acme"]).notices[-1].message
    assert take_side(BOUND_IS_BETA, ["Zeta", "Acme"]).notices == BOUND_IS_BETA.notices, "one of a list is enough"


@pytest.mark.parametrize(
    ("ours", "name", "alias", "expected"),
    [
        ("Acme", "Acme Medical Devices, Inc.", "Supplier", True),
        ("acme medical", "Acme Medical Devices, Inc.", "", True),
        ("ACME MEDICAL GMBH", "Acme Medical Devices, Inc.", "", True),
        ("Acme Inc", "Acme LLC", "", True),
        ("supplier", "Acme Medical Devices, Inc.", "Supplier", True),
        ("the Supplier", "Acme Medical Devices, Inc.", "Supplier", True),
        ("Galaxy Telecom", "695014 B.C. Ltd. dba Galaxy Telecom", "", True),
        ("US Steel", "U.S. Steel Corp.", "", True),
        ("Müller", "Müller & Söhne KG", "", True),
        ("Acme", "Acmeon Inc.", "", False),
        ("Medical Acme", "Acme Medical Devices, Inc.", "", False),
        ("Acme Group", "Acme Inc.", "Acme", False),
        ("Sup", "Acme Inc.", "Supplier", False),
        ("", "Acme Inc.", "", False),
        ("&", "Acme & Co", "", False),
    ],
)
def test_a_party_is_named_by_alias_or_by_words_of_its_name(ours: str, name: str, alias: str, expected: bool) -> None:
    assert is_ours(PartyReport(name, alias, ""), [ours]) is expected


def test_the_same_agreement_seen_from_each_party() -> None:
    text = (
        'This Agreement is between Alpha Inc. ("Alpha") and Beta LLC ("Beta").\n\nThe parties agree as follows:\n\n'
        "1. Secrets. Beta shall not disclose any confidential information of Alpha.\n\n"
        "2. End. Beta may terminate this Agreement without cause upon thirty days' written notice.\n"
    )
    report = lint_bytes(text.encode(), "deal.txt", load_packs(), select=["IPC002", "TRM003"])
    severities = {finding.id: finding.severity for finding in report.findings}
    heavier = {"info": "warning", "warning": "error", "error": "error"}
    seen = {who: {key: value[0] for key, value in findings(report, who).items()} for who in ("Alpha", "Beta")}
    assert seen["Alpha"] == {"IPC002": "info", "TRM003": heavier[severities["TRM003"]]}
    assert seen["Beta"] == {"IPC002": heavier[severities["IPC002"]], "TRM003": "info"}
