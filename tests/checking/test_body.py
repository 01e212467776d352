"""The text and the duties that a report can carry."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from alliance_lint.checking.body import duty_kind
from alliance_lint.checking.report import Body, DocumentReport
from alliance_lint.linting import lint_bytes

AGREEMENT = """\
This Agreement is between Alpha Inc. ("Alpha") and Beta LLC ("Beta"). The parties agree as follows:

1. Sales

1.1 Alpha shall sell the Products. Beta may visit Alpha's stores, and Beta shall not sell to Alpha's customers.

1.2 Each party shall pay its own costs. Alpha shall not be obliged to hire anybody.
"""


def lint(text: str, name: str = "deal.txt", *, body: bool = True) -> DocumentReport:
    return lint_bytes(text.encode(), name, [], body=body)


def body(text: str, name: str = "deal.txt") -> Body:
    found = lint(text, name).body
    assert found is not None
    return found


def test_a_report_carries_the_text_only_where_it_is_asked_for() -> None:
    with_body, without = lint(AGREEMENT), lint(AGREEMENT, body=False)
    assert without.body is None
    assert with_body.body is not None
    assert replace(with_body, body=None) == without


def test_blocks_hold_the_text_at_the_places_that_reports_name() -> None:
    found = body(AGREEMENT)
    assert [block.text.split()[0] for block in found.blocks] == ["This", "1.", "1.1", "1.2"]
    (sells,) = [duty for duty in found.duties if "sell the Products" in duty.action]
    block = next(each for each in found.blocks if each.start <= sells.location.start < each.start + len(each.text))
    begin, end = sells.location.start - block.start, sells.location.end - block.start
    assert block.text[begin:end] == "shall sell the Products."


def test_a_paragraph_that_is_all_heading_becomes_one() -> None:
    headings = [block for block in body(AGREEMENT).blocks if block.kind == "heading"]
    assert [(block.text, block.level) for block in headings] == [("1. Sales", 1)]


def test_duties_name_who_must_may_and_must_not() -> None:
    duties = [(duty.who, duty.kind) for duty in body(AGREEMENT).duties]
    assert duties == [
        (("Alpha",), "must"),
        (("Beta",), "may"),
        (("Beta",), "must_not"),
        (("Alpha", "Beta"), "must"),
        (("Alpha",), "may"),
    ]


@pytest.mark.parametrize(
    ("action", "negated", "kind"),
    [
        ("shall sell the Products", False, "must"),
        ("agrees to sell the Products", False, "must"),
        ("is responsible for delivery", False, "must"),
        ("may sell the Products", False, "may"),
        ("shall have the right to sell", False, "may"),
        ("is entitled to a fee", False, "may"),
        ("may not sell the Products", True, "must_not"),
        ("is prohibited from selling", False, "must_not"),
        ("cannot sell", False, "must_not"),
        ("shall not be liable for lost profits", True, "may"),
        ("is not obliged to buy", True, "may"),
        ("have no obligation to buy", True, "may"),
        ("hereby grants a licence", False, "states"),
        ("represents and warrants that it is solvent", False, "states"),
        ("does not assign its rights", True, "must_not"),
    ],
)
def test_verbs_tell_duties_from_prohibitions_and_freedoms(action: str, negated: bool, kind: str) -> None:
    assert duty_kind(action, negated=negated) == kind


def test_a_term_sheet_has_its_fields_for_text_and_no_duties() -> None:
    sheet = "parties:\n  - name: Alpha Inc.\n  - name: Beta LLC\ndisputes:\n  governing_law: Delaware\n"
    found = body(sheet, "deal.yaml")
    assert "\n".join(block.text for block in found.blocks) == sheet.strip()
    assert found.duties == ()


def test_a_report_with_text_can_go_to_another_process() -> None:
    report = lint(AGREEMENT)
    assert pickle.loads(pickle.dumps(report)) == report
