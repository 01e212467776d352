"""Blanks that nobody has filled in: each is a finding of its own, and none stands for what ought to be there."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_lint.checking.report import DocumentReport
from alliance_lint.checking.wording import is_instruction
from alliance_lint.linting import lint_bytes, lint_file
from alliance_lint.packs.load import load_packs
from alliance_lint.packs.model import Check

PACKS = load_packs()
OPENING = 'This Alliance Agreement is made between Alpha Inc. ("Alpha") and Beta LLC ("Beta").\n\nTerms:\n\n'
BLANKS = ["[●]", "[•]", "[ ]", "[____]", "[…]", "[...]", "[xx]", "[state or country]", "{{state}}", "<state>"]
PLACES = {
    "DIS003": "This Agreement is governed by the laws of {}.",
    "DIS004": "The courts of {} have exclusive jurisdiction over every dispute under this Agreement.",
}


def lint(text: str, *checks: str) -> DocumentReport:
    return lint_bytes((OPENING + text).encode(), "deal.txt", PACKS, select=checks)


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("check", PLACES)
def test_a_blank_is_reported_and_is_no_place(check: str, blank: str) -> None:
    report = lint(PLACES[check].format(blank), check, "DRF001")
    assert {finding.id for finding in report.findings} == {check, "DRF001"}


@pytest.mark.parametrize("redaction", ["[***]", "[*]", "**", "[...***...]"])
@pytest.mark.parametrize("check", PLACES)
def test_a_place_that_a_filing_withholds_is_a_place(check: str, redaction: str) -> None:
    assert lint(PLACES[check].format(f"the State of {redaction}"), check, "DRF001").findings == ()


@pytest.mark.parametrize("blank", ["[●]", "[____]", "[name or role]", "<name>"])
def test_a_blank_answers_for_nobody(blank: str) -> None:
    report = lint(f"Alpha appoints {blank} and Beta appoints {blank} as its alliance manager.", "SCO004", "DRF001")
    assert {finding.id for finding in report.findings} == {"SCO004", "DRF001"}


@pytest.mark.parametrize(
    "terms",
    [
        "a commission of [●]% of net revenue for each referral",
        "a commission of [xx]% of net revenue for each referral",
        "a commission of EUR [●] for each referral",
        "a fee of $______ for each referral",
    ],
)
def test_a_blank_is_no_rate(terms: str) -> None:
    report = lint(f"Alpha shall pay Beta {terms}.", "PAY001", "DRF001")
    assert {finding.id for finding in report.findings} == {"PAY001", "DRF001"}


def test_each_blank_is_a_finding_of_its_own() -> None:
    report = lint("1. The price is EUR [●].\n\n2. This Agreement ends on [●].\n\n3. Beta reports by [date].", "DRF001")
    assert [finding.quote for finding in report.findings] == [
        "The price is EUR [●].",
        "This Agreement ends on [●].",
        "Beta reports by [date].",
    ]
    assert len({finding.fingerprint for finding in report.findings}) == 3


def test_blanks_of_a_schedule_that_word_numbers_are_seen() -> None:
    sample = Path(__file__).resolve().parents[1] / "sample_agreements" / "careless-alliance.docx"
    found = [finding.quote for finding in lint_file(sample, PACKS, select=["DRF001"]).findings]
    assert found[1:] == ["[insert price]", "[insert price]", "TBD"]


def test_each_term_left_to_later_agreement_is_a_finding_of_its_own() -> None:
    report = lint("1. The price shall be mutually agreed.\n\n2. The territory shall be mutually agreed.", "DRF002")
    assert len({finding.fingerprint for finding in report.findings}) == 2


def proposals() -> list[object]:
    """The proposed wording of every check, as it is before anybody fills in its brackets."""
    checks = [check for pack in PACKS for check in pack.checks]
    return [
        pytest.param(wording, id=f"{check.id}-{number}")
        for check in checks
        for number, wording in enumerate(dict.fromkeys(_wordings(check)))
        if "[" in wording and not is_instruction(wording)
    ]


def _wordings(check: Check) -> list[str]:
    kinds = ["", *check.suggest_for]
    return [check.wording(status, kind) for status in check.message for kind in kinds]


@pytest.mark.parametrize("wording", proposals())
def test_proposed_wording_with_its_brackets_is_not_finished(wording: str) -> None:
    assert lint(wording, "DRF001", "DRA011").findings, wording
