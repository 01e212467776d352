"""What a redraft fixed and broke."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alliance_lint.checking.report import CheckResult, DocumentReport, Finding, Status, Suppression
from alliance_lint.triage.comparison import compare

from .values import document, finding


def draft(*findings: Finding, **statuses: Status) -> DocumentReport:
    """A draft with these findings, and the answers of these checks."""
    checks = tuple(CheckResult(key, key.lower(), status, "error") for key, status in statuses.items())
    return replace(document(*findings), checks=checks)


def ids(findings: tuple[Finding, ...]) -> list[str]:
    return [each.id for each in findings]


def test_findings_are_fixed_new_or_remain() -> None:
    found = compare(
        draft(finding("DIS004"), finding("EXC002", "Only Beta")),
        draft(finding("EXC002", "Only Beta"), finding("TRM001")),
    )
    assert (ids(found.fixed), ids(found.broken), ids(found.remaining)) == (["DIS004"], ["TRM001"], ["EXC002"])


def test_a_question_that_is_touched_at_last_has_eased_and_is_no_worse() -> None:
    found = compare(draft(finding("DIS004"), DIS004="missing"), draft(finding("DIS004", "courts"), DIS004="partial"))
    assert (ids(found.fixed), ids(found.broken), ids(found.eased)) == ([], [], ["DIS004"])
    assert not found.is_worse("info")


def test_a_question_that_was_touched_and_no_longer_is_has_become_worse() -> None:
    found = compare(draft(finding("DIS004", "courts"), DIS004="partial"), draft(finding("DIS004"), DIS004="missing"))
    assert (ids(found.fixed), ids(found.broken)) == (["DIS004"], ["DIS004"])


def test_only_new_findings_that_are_grave_enough_make_a_draft_worse() -> None:
    note = replace(finding("GOV006"), severity="info")
    found = compare(draft(finding("DIS004")), draft(finding("DIS004"), note))
    assert (found.is_worse("info"), found.is_worse("warning")) == (True, False)


def test_suppressed_findings_count_on_neither_side() -> None:
    silent = replace(finding("DIS004"), suppression=Suppression("comment", "agreed"))
    found = compare(draft(silent), draft(silent))
    assert (found.fixed, found.broken, found.remaining) == ((), (), ())


@pytest.mark.parametrize(
    ("was", "now", "turn"),
    [
        ("missing", "satisfied", "better"),
        ("missing", "partial", "better"),
        ("one_sided", "not_applicable", "better"),
        ("satisfied", "one_sided", "worse"),
        ("not_applicable", "missing", "worse"),
        ("partial", "missing", "worse"),
        ("missing", "one_sided", "changed"),
        ("satisfied", "not_applicable", "changed"),
    ],
)
def test_a_changed_answer_is_better_worse_or_merely_another(was: Status, now: Status, turn: str) -> None:
    changes = compare(draft(DIS004=was, SAME01="missing"), draft(DIS004=now, SAME01="missing")).changes
    assert [(each.id, each.was, each.now, each.turn) for each in changes] == [("DIS004", was, now, turn)]


def test_a_check_that_did_not_run_on_one_draft_has_changed() -> None:
    (change,) = compare(draft(), draft(DIS004="missing")).changes
    assert (change.was, change.now, change.turn) == (None, "missing", "changed")
