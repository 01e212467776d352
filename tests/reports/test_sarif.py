"""The SARIF report is valid, within GitHub's limits, and says of each finding all that the other reports say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from alliance_lint.checking.report import CheckResult, Failure, NoticeReport, Report, Suppression
from alliance_lint.reports import sarif
from alliance_lint.reports.formats import Style
from alliance_lint.reports.sarif import sarif_pieces

from .values import ACME_AND_BETA, ALL_SETTLED, ATTACK, LAW, NO_FORUM, ONE_SIDED_EXCLUSIVITY, SUPPRESSED

UNREAD = Failure("scan.pdf", "no text layer")


@pytest.fixture(scope="module")
def schema() -> jsonschema.protocols.Validator:
    path = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"
    schema = json.loads(path.read_text(encoding="utf-8-sig"))
    return jsonschema.validators.validator_for(schema)(schema)


def _run(report: Report, base: str = "") -> dict[str, Any]:
    run: dict[str, Any] = json.loads("".join(sarif_pieces(report, Style(base=base))))["runs"][0]
    return run


@pytest.mark.parametrize(
    "report",
    [Report(()), Report((), (UNREAD,)), Report((ACME_AND_BETA, ALL_SETTLED, SUPPRESSED, ATTACK), (UNREAD,))],
    ids=["empty", "unread", "findings"],
)
def test_the_report_follows_the_official_schema(schema: jsonschema.protocols.Validator, report: Report) -> None:
    schema.validate(json.loads("".join(sarif_pieces(report))))


def test_a_finding_is_a_result_with_its_place_and_its_words() -> None:
    result = _run(Report((ACME_AND_BETA,)))["results"][0]
    location = result["locations"][0]
    assert (result["ruleId"], result["level"]) == ("EXC002", "warning")
    assert result["message"]["text"].startswith("Only Beta is bound to exclusivity.\n\nQuote: Beta shall not market")
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "contracts/acme-beta.md", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 30,
            "startColumn": 5,
            "endLine": 31,
            "endColumn": 20,
            "snippet": {"text": ONE_SIDED_EXCLUSIVITY.quote},
        },
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "3.2 Sales", "kind": "clause"}]
    assert result["properties"]["status"] == "one_sided"


def test_the_line_in_a_pdf_is_the_paragraph() -> None:
    result = _run(Report((replace(ACME_AND_BETA, format="pdf"),)))["results"][1]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": LAW.paragraph}


def test_fingerprints_tell_equal_findings_apart_and_hold_no_line() -> None:
    moved = replace(NO_FORUM, location=replace(LAW, line=99))
    results = _run(Report((replace(ACME_AND_BETA, findings=(NO_FORUM, moved)),)))["results"]
    assert [result["partialFingerprints"]["primaryLocationLineHash"] for result in results] == ["5f1d:1", "5f1d:2"]


def test_each_check_that_was_run_is_a_rule_with_help() -> None:
    ours = CheckResult("DIS004", "dispute-forum", "missing", "error", (), NO_FORUM.question, "Disputes", "alliance")
    run = _run(Report((replace(ACME_AND_BETA, checks=(ours, *ACME_AND_BETA.checks)), ALL_SETTLED)))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["DIS004", "EXC002", "DIS003", "CLI001"]
    assert rules[0]["helpUri"] == "https://alliance-lint.readthedocs.io/checks/DIS004/"
    assert rules[0]["shortDescription"]["text"] == NO_FORUM.question
    assert rules[0]["properties"]["tags"] == ["agreement", "Disputes"]
    assert "helpUri" not in rules[1]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_suppressed_finding_carries_its_justification() -> None:
    result = _run(Report((SUPPRESSED,)))["results"][1]
    assert result["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "agreed by email (until 2027-03-31)",
            "properties": {"by": "comment", "place": "acme-beta.md:3"},
        }
    ]


def test_a_finding_of_a_baseline_is_justified_by_being_in_it() -> None:
    known = replace(NO_FORUM, suppression=Suppression("baseline", "", "", "known.jsonl"))
    result = _run(Report((replace(ACME_AND_BETA, findings=(known,)),)))["results"][0]
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "In the baseline",
            "properties": {"by": "baseline", "place": "known.jsonl"},
        }
    ]


def test_files_that_were_not_read_and_notices_are_notifications() -> None:
    noted = replace(ALL_SETTLED, notices=(NoticeReport("Hidden text is left out."),))
    invocation = _run(Report((noted,), (UNREAD,)))["invocations"][0]
    assert invocation["executionSuccessful"] is False
    told = [(each["level"], each["message"]["text"]) for each in invocation["toolExecutionNotifications"]]
    assert told == [("error", "The file was not read: no text layer"), ("note", "Hidden text is left out.")]


def test_of_more_findings_than_github_takes_the_gravest_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    run = _run(Report((SUPPRESSED, replace(ACME_AND_BETA, path="other.md"))))
    assert [(result["ruleId"], "suppressions" in result) for result in run["results"]] == [
        ("EXC002", False),
        ("DIS004", False),
    ]
    assert "Of 4 findings the gravest 2 are given" in json.dumps(run["invocations"])


def test_words_of_an_agreement_make_no_link_and_no_placeholder() -> None:
    text = _run(Report((ATTACK,)))["results"][0]["message"]["text"]
    assert "](" not in text
    assert "{{0}}" in text
