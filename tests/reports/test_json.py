"""The JSON report says all that the values say, and only what its schema allows."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint import __version__
from alliance_lint.checking.report import Failure, Report, Suppression
from alliance_lint.reports.json import SCHEMA_ID, encode, lines, render_json
from alliance_lint.resources import data_folder

from .values import ACME_AND_BETA, ALL_SETTLED, GOVERNING_LAW, LAW, NO_FORUM, ONE_SIDED_EXCLUSIVITY

REPORT = Report((ACME_AND_BETA, ALL_SETTLED), (Failure("scan.pdf", "PDF is not read yet"),))


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((data_folder("schemas") / "report.schema.json").read_text(encoding="utf-8"))
    return loaded


def test_the_schema_is_a_valid_schema_and_carries_the_id_that_reports_name(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == SCHEMA_ID


@pytest.mark.parametrize("report", [REPORT, Report((), ()), Report((ACME_AND_BETA,), ())])
def test_reports_follow_the_schema(schema: dict[str, Any], report: Report) -> None:
    jsonschema.Draft202012Validator(schema).validate(json.loads(render_json(report)))


def _objects(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for part in schema for found in _objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" else []
    return own + [found for part in schema.values() for found in _objects(part)]


def test_the_schema_is_strict_and_describes_every_property(schema: dict[str, Any]) -> None:
    objects = _objects(schema)
    assert len(objects) > 10
    for value in objects:
        assert "description" in value
        for name, part in value.get("properties", {}).items():
            assert part.get("description"), name
        if "properties" in value:
            assert value["additionalProperties"] is False
            assert value["required"] == list(value["properties"])


def test_every_field_of_the_values_is_reported() -> None:
    document = json.loads(render_json(REPORT))["documents"][0]
    reported = {
        "document": (document, ACME_AND_BETA),
        "party": (document["parties"][0], ACME_AND_BETA.parties[0]),
        "check": (document["checks"][1], ACME_AND_BETA.checks[1]),
        "evidence": (document["checks"][1]["evidence"][0], ACME_AND_BETA.checks[1].evidence[0]),
        "finding": (document["findings"][1], NO_FORUM),
        "location": (document["findings"][1]["location"], LAW),
        "provision": (document["provisions"][0], GOVERNING_LAW),
        "notice": (document["notices"][0], ACME_AND_BETA.notices[0]),
    }
    # The text is shown by other formats; question, family and pack are the same in every report; comments to the linter
    # show in what they suppress; where wording belongs is reported in words.
    left_out = {
        "document": {"body", "directives"},
        "check": {"question", "family", "pack"},
        "finding": {"insertion"},
    }
    for name, (written, value) in reported.items():
        assert set(written) == {field.name for field in fields(value)} - left_out.get(name, set()), name


def test_a_finding_is_reported_with_its_words_and_place() -> None:
    finding = json.loads(render_json(REPORT))["documents"][0]["findings"][1]
    assert finding["id"] == "DIS004"
    assert finding["suggestion"] == NO_FORUM.suggestion
    assert finding["location"]["clause"] == "12.1 Governing Law"
    assert finding["location"]["page"] is None


def test_the_summary_counts_documents_checks_and_findings() -> None:
    report = json.loads(render_json(REPORT))
    assert report["version"] == __version__
    assert report["failures"] == [{"path": "scan.pdf", "message": "PDF is not read yet"}]
    assert report["summary"] == {
        "documents": 2,
        "failures": 1,
        "checks": {
            "total": 6,
            "satisfied": 2,
            "partial": 0,
            "missing": 1,
            "one_sided": 1,
            "conflict": 0,
            "not_applicable": 2,
        },
        "findings": {"total": 2, "error": 1, "warning": 1, "info": 0, "suppressed": 0},
    }


def test_the_same_report_gives_the_same_bytes_whatever_the_order_of_captures() -> None:
    turned = replace(GOVERNING_LAW, captures=dict(reversed(list(GOVERNING_LAW.captures.items()))))
    other = replace(ACME_AND_BETA, provisions=(turned,))
    assert render_json(Report((ACME_AND_BETA,))) == render_json(Report((other,)))


def test_the_report_ends_in_one_line_feed_and_keeps_letters_readable() -> None:
    text = render_json(Report((replace(ACME_AND_BETA, title="Vertrag über Zusammenarbeit"),)))
    assert text.endswith("}\n")
    assert "Vertrag über Zusammenarbeit" in text


def test_a_report_shown_on_a_terminal_cannot_command_it() -> None:
    hostile = "a\u202eb\x9b2J\x1b[0m\U000e0041"
    text = render_json(Report((replace(ACME_AND_BETA, title=hostile),)))
    assert not set(hostile[1::2]) & set("\u202e\x9b\x1b") & set(text)
    assert json.loads(text)["documents"][0]["title"] == hostile


def test_a_file_name_that_is_not_unicode_can_be_written() -> None:
    assert render_json(Report((), (Failure("\udcff.txt", "no such file"),))).encode("utf-8")


def test_a_suppressed_finding_stays_visible_and_is_counted_apart(schema: dict[str, Any]) -> None:
    suppressed = replace(NO_FORUM, suppression=Suppression("file", "agreed by email", "2027-03-31", "accepted.yaml:4"))
    document = replace(ACME_AND_BETA, findings=(ONE_SIDED_EXCLUSIVITY, suppressed))
    report = json.loads(render_json(Report((document,))))
    jsonschema.Draft202012Validator(schema).validate(report)
    assert report["documents"][0]["findings"][1]["suppression"] == {
        "by": "file",
        "reason": "agreed by email",
        "until": "2027-03-31",
        "place": "accepted.yaml:4",
    }
    assert report["summary"]["findings"] == {"total": 1, "error": 0, "warning": 1, "info": 0, "suppressed": 1}


ITEMS = st.lists(
    st.fixed_dictionaries({"quote": st.text('}{", nul\\[]') | st.text(), "inside": st.lists(st.none() | st.text())})
)


@given(ITEMS)
def test_a_line_for_each_item_is_what_each_item_gives_alone(items: list[dict[str, Any]]) -> None:
    assert lines(items) == ("[\n" + ",\n".join(map(encode, items)) + "\n]" if items else "[]")
