from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.junit import junit_pieces

from .values import ACME_AND_BETA, ATTACK, NO_FORUM, SUPPRESSED


def _read(report: Report) -> ElementTree.Element:
    return ElementTree.fromstring("".join(junit_pieces(report)))


def _outcomes(suite: ElementTree.Element) -> dict[str, str]:
    return {case.attrib["name"]: case[0].tag if len(case) else "passed" for case in suite.findall("testcase")}


def test_each_agreement_is_a_suite_and_each_check_a_test_of_it() -> None:
    root = _read(Report((ACME_AND_BETA,), (Failure("scan.pdf", "no text layer"),)))
    assert _outcomes(root[0]) == {
        "EXC002 exclusivity-reciprocal": "failure",
        "DIS003 governing-law": "passed",
        "DIS004 dispute-forum": "failure",
        "CLI001 customer-contact": "skipped",
    }
    assert _outcomes(root[1]) == {"can be read": "error"}
    assert root.attrib == {"name": "alliance-lint", "tests": "5", "failures": "2", "errors": "1", "skipped": "1"}


def test_a_check_fails_if_the_run_fails_because_of_it() -> None:
    suite = _read(Report((replace(ACME_AND_BETA, fail_on="error"),)))[0]
    assert _outcomes(suite)["EXC002 exclusivity-reciprocal"] == "system-out"
    assert suite.get("failures") == "1"


def test_all_findings_of_a_check_are_told_in_its_one_failure() -> None:
    twice = replace(ACME_AND_BETA, findings=(NO_FORUM, replace(NO_FORUM, message="Nor in the exhibit.")))
    failure = _read(Report((twice,)))[0][2][0]
    assert failure.get("message") == "Nothing says where a dispute is decided."
    assert "Nor in the exhibit." in (failure.text or "")
    assert "Each party submits to their jurisdiction." in (failure.text or "")


def test_a_check_whose_findings_are_suppressed_is_skipped_and_not_passed() -> None:
    assert _outcomes(_read(Report((SUPPRESSED,)))[0])["DIS004 dispute-forum"] == "skipped"


def test_hostile_words_are_text() -> None:
    root = _read(Report((ATTACK,)))
    assert "<script>" in (root[0][2][0].text or "")
    assert root.find(".//script") is None
