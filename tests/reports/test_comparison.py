"""What a redraft fixed and broke, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
from referencing import Registry, Resource

from alliance_lint.checking.report import CheckResult
from alliance_lint.reports.comparison_json import SCHEMA_ID, render_comparison_json
from alliance_lint.reports.comparison_text import render_comparison
from alliance_lint.resources import data_folder
from alliance_lint.triage.comparison import compare

from .values import ACME_AND_BETA, NO_FORUM, ONE_SIDED_EXCLUSIVITY

TOUCHED = replace(
    NO_FORUM, status="partial", message="A court is named, and not which.", quote="the courts", fingerprint="p"
)
NOTED = replace(NO_FORUM, id="GOV006", name="performance-measured", severity="info", fingerprint="n")
OLD = replace(ACME_AND_BETA, path="old.docx", format="docx", findings=(NO_FORUM, ONE_SIDED_EXCLUSIVITY))
NEW = replace(
    ACME_AND_BETA,
    path="new.md",
    title="Alliance \x1b[2J",
    findings=(TOUCHED, NOTED),
    checks=(
        CheckResult("EXC002", "exclusivity-reciprocal", "satisfied", "warning"),
        CheckResult("DIS003", "governing-law", "satisfied", "error"),
        CheckResult("DIS004", "dispute-forum", "partial", "error"),
        CheckResult("GOV006", "performance-measured", "missing", "info"),
    ),
)
COMPARISON = compare(OLD, NEW)


def test_the_text_shows_what_is_new_in_full_and_what_is_fixed_in_brief() -> None:
    shown = render_comparison(COMPARISON)
    assert shown.startswith("old.docx → new.md\n  Strategic Alliance Agreement → Alliance \\x1b[2J\n")
    assert "  1 NEW\n\n  GOV006 performance-measured · missing\n" in shown
    assert "  1 EASED (missing before, partly settled now)\n\n  DIS004 dispute-forum · partial\n" in shown
    assert "  1 FIXED\n  EXC002 exclusivity-reciprocal · one-sided · Only Beta is bound to exclusivity." in shown
    assert (
        "  Answers that are others now\n"
        "  EXC002 exclusivity-reciprocal  one-sided → satisfied  better\n"
        "  DIS004 dispute-forum           missing → partial  better\n"
        "  GOV006 performance-measured    not run → missing  changed\n"
        "  CLI001 customer-contact        not applicable → not run  changed\n"
    ) in shown
    assert shown.endswith("\n1 finding fixed · 1 new · 1 eased · 0 remaining\n")
    assert "\x1b" not in shown


def test_drafts_without_a_difference_have_only_remaining_findings() -> None:
    shown = render_comparison(compare(OLD, OLD))
    assert "NEW" not in shown
    assert "Answers" not in shown
    assert shown.endswith("0 findings fixed · 0 new · 2 remaining\n")


def test_the_json_follows_its_schema() -> None:
    schemas = {
        name: json.loads((data_folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
        for name in ("report", "comparison")
    }
    registry = Registry().with_resources(  # type: ignore[var-annotated]
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    written = json.loads(render_comparison_json(COMPARISON))
    jsonschema.Draft202012Validator(schemas["comparison"], registry=registry).validate(written)
    assert written["schema"] == SCHEMA_ID == schemas["comparison"]["$id"]
    assert written["summary"] == {"fixed": 1, "broken": 1, "eased": 1, "remaining": 0}
    assert [each["id"] for each in written["broken"]] == ["GOV006"]
    assert written["changes"][0] == {
        "id": "EXC002",
        "name": "exclusivity-reciprocal",
        "severity": "warning",
        "was": "one_sided",
        "now": "satisfied",
        "turn": "better",
    }
