"""Term sheets: values that mean what they say, places, and mistakes in plain words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.errors import ReadingError, TermSheetError
from alliance_lint.reading import read
from alliance_lint.reading.term_sheet import TermSheet, read_term_sheet

ROOT = Path(__file__).parents[2]
PARTIES = "parties:\n  - {name: Harbour Ltd, alias: Harbour}\n  - {name: Tinder GmbH, alias: Tinder}\n"


def sheet(text: str, kind: str = "yaml") -> TermSheet:
    return read_term_sheet(text.encode(), f"sheet.{kind}", kind)


def mistakes(text: str, kind: str = "yaml") -> list[str]:
    with pytest.raises(TermSheetError) as caught:
        sheet(text, kind)
    return [str(error) for error in caught.value.errors]


def mistake(text: str, kind: str = "yaml") -> str:
    (only,) = mistakes(text, kind)
    return only


def test_only_the_parties_are_required() -> None:
    assert list(sheet(PARTIES).data) == ["parties"]
    assert mistake("purpose: More guests.") == 'sheet.yaml:1:1: parties is missing (Parties); add "parties:"'


def test_the_country_code_no_a_time_and_a_leading_zero_stay_text() -> None:
    data = sheet(
        PARTIES + "disputes: {governing_law: NO}\nterm: {length: 12:30, renewal: 010}\nagreement: {date: 2026-03-01}"
    ).data
    assert data["disputes"]["governing_law"] == "NO"
    assert data["term"] == {"length": "12:30", "renewal": "010"}
    assert data["agreement"]["date"] == "2026-03-01"


def test_yes_is_not_taken_for_true() -> None:
    assert mistake(PARTIES + "money: {none: yes}") == (
        'sheet.yaml:4:9: money.none must be true or false, not "yes"; write true'
    )


def test_a_number_is_not_taken_for_text() -> None:
    assert mistake(PARTIES + "purpose: 12") == 'sheet.yaml:4:1: purpose must be text, not 12; put it in quotes: "12"'


def test_fields_left_empty_are_left_out_but_have_a_place() -> None:
    read_sheet = sheet(PARTIES + 'purpose:\nmoney: {basis: "", due: monthly}\ncontributions: []\n')
    assert read_sheet.data["money"] == {"due": "monthly"}
    assert "purpose" not in read_sheet.data
    assert "contributions" not in read_sheet.data
    assert ("purpose",) in read_sheet.spans


def test_an_unknown_field_is_reported_with_the_nearest_one() -> None:
    assert mistake(PARTIES + "disputes:\n  goverming_law: Norway") == (
        'sheet.yaml:5:3: disputes.goverming_law is no field of a term sheet; did you mean "governing_law"?'
    )
    assert mistake(PARTIES + "governing_law: Norway").endswith('did you mean "disputes.governing_law"?')


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (
            "money: {payer: Harbour}",
            'must be both, or a list of parties by alias, not "Harbour"; for one party write [Harbour]',
        ),
        ("money: {payer: [Harbor]}", 'names "Harbor", which is no party; did you mean "Harbour"?'),
        ("money: {payer: [Pell]}", 'names "Pell", which is no party; the parties are Harbour, Tinder'),
        ("money: {payer: [Tinder, Tinder]}", "names the same party twice; delete one"),
        ("agreement: {kind: referal}", 'did you mean "referral"?'),
        ("termination: {grounds: breach}", 'must be a list, not "breach"; begin each entry with "- "'),
        ("disputes: {forum: Bergen}", 'must have fields of its own (tribunal, place), not "Bergen"'),
        (
            "open_points: [the price, ]\npurpose: a\npurpose: b",
            'the field "purpose" stands here for the second time (first in line 5)',
        ),
        ("purpose: !!str x", "is not allowed; write the value without it"),
        ("---\npurpose: x", "a second document begins here"),
        ("purpose: *x", "refers to nothing before it"),
        ("purpose: a: b", "a colon stands inside a text"),
        ("money:\n\tbasis: x", "indent with spaces"),
        ("open_points:\n  -\n", "is empty; fill it in or delete it"),
    ],
)
def test_mistakes_are_said_in_plain_words(field: str, message: str) -> None:
    assert message in mistake(PARTIES + field)


def test_all_mistakes_are_reported_in_the_order_of_the_file() -> None:
    found = mistakes(PARTIES + "purpose: 12\nmoney:\n  none: no\n  basis: true\n")
    assert [re.sub(r".*?:(\d+):\d+: (\S+) .*", r"\1 \2", each) for each in found] == [
        "4 purpose",
        "6 money.none",
        "7 money.basis",
    ]
    with pytest.raises(TermSheetError, match=re.escape("(and 2 more mistakes)")):
        sheet(PARTIES + "purpose: 12\nmoney:\n  none: no\n  basis: true\n")


def test_two_parties_cannot_share_a_name() -> None:
    assert "like another party" in mistake("parties: [{name: Alpha Ltd, alias: Al}, {name: al}]")
    assert "stands for all parties" in mistake("parties: [{name: Alpha Ltd, alias: Both}, {name: Beta}]")


def test_spans_cover_the_field_and_its_value() -> None:
    text = PARTIES + "purpose: >\n  More\n  guests.\n\n# a comment\nmoney:\n  payer: [Harbour]  # pays\n\nexit: {}\n"
    read_sheet = sheet(text)

    def words(*route: str | int) -> str:
        start, end = read_sheet.spans[route]
        return read_sheet.document.text[start:end]

    assert words("parties", 0) == "{name: Harbour Ltd, alias: Harbour}"
    assert words("parties", 1, "alias") == "alias: Tinder"
    assert words("purpose") == "purpose: >\n  More\n  guests."
    assert words("money") == "money:\n  payer: [Harbour]"
    assert words("money", "payer", 0) == "Harbour"
    assert words() == text.strip()


def test_an_alias_has_the_value_of_its_anchor_and_its_own_place() -> None:
    text = "parties:\n  - {name: A, place: &home Bonn}\n  - name: B\n    place: *home\n"
    read_sheet = sheet(text)
    assert read_sheet.data["parties"][1]["place"] == "Bonn"
    start, _ = read_sheet.spans[("parties", 1, "place")]
    assert read_sheet.document.place(start).line == 4


def test_json_and_yaml_say_the_same() -> None:
    text = '{"parties": [\n  {"name": "Alpha"},\n  {"name": "B\\u00e9ta"}],\n "term": {"length": "two years"}}'
    as_json, as_yaml = sheet(text, "json"), sheet(text, "yaml")
    assert as_json.data == as_yaml.data
    assert as_json.spans == as_yaml.spans
    assert (as_json.document.format, as_yaml.document.format) == ("json", "yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1, "a": 2}', 'the field "a" stands here for the second time'),
        ('{"a": NaN}', '"NaN" is no value of JSON'),
        ('{"a": 1,}', "the name of a field is missing here"),
        ('{"a" 1}', "a colon is missing"),
        ('{"a": [1 2]}', "goes on without a comma"),
        ('{"a": "x', "check its quotes"),
        ('{"a": "\\ud800"}', "half a character"),
        ("{} x", "something stands after the end"),
        ('{"a": 1e999}', "too large"),
        ('{"a": ' + "9" * 5000 + "}", "too long"),
        ("[" * 5000, "nested more than 100 deep"),
    ],
)
def test_wrong_json(text: str, message: str) -> None:
    assert message in mistake(text, "json")


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 30_000, "nested more than 100 deep"),
        ("a: " + "[" * 30_000 + "]" * 30_000, "nested more than 100 deep"),
        (BOMB, "more than 200,000 values"),
        ("a: &a [*a]", "refers to nothing before it"),
        ("a: &a " + "[" * 60 + "]" * 60 + "\nb: " + "[" * 60 + "*a" + "]" * 60, "nested more than 100 deep"),
    ],
    ids=["brackets", "closed brackets", "aliases", "an alias inside itself", "deep through an alias"],
)
def test_hostile_yaml_is_refused_before_it_does_harm(text: str, message: str) -> None:
    assert message in mistake(text)


def test_five_megabytes_are_too_many() -> None:
    with pytest.raises(ReadingError, match="more than the 5 MB"):
        sheet("a" * 5_000_001)


@pytest.mark.parametrize("text", ["- a\n- b", "hello", "12", "[]"])
def test_a_file_without_fields_is_no_term_sheet(text: str) -> None:
    assert 'the first is "parties:"' in mistake(text)


PARTS = st.sampled_from(
    [
        *[
            "parties:",
            "\n",
            "  ",
            "- ",
            "name: A",
            "[",
            "]",
            "{",
            "}",
            ",",
            ": ",
            '"',
            "'",
            "&a ",
            "*a",
            "!t ",
            "|\n",
            "# c",
            "? ",
        ],
        *["---\n", "...\n", "\t", "a", "purpose: ", "é", "\u2028", "%", "@", "true", "12", "<<: ", "\\", "null"],
    ]
)


@given(st.lists(PARTS).map("".join) | st.text(), st.sampled_from(["yaml", "json"]))
def test_no_text_causes_another_error(text: str, kind: str) -> None:
    message = ""
    try:
        spans = sheet(text, kind).spans
    except (UnicodeEncodeError, ReadingError, TermSheetError) as error:
        spans, message = {}, str(error)
    assert "\n" not in message
    assert all(0 <= start <= end <= len(text) for start, end in spans.values())


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, each in schema.get("properties", {}).items():
        yield name, each
        yield from _properties(each)
    if isinstance(schema.get("items"), dict):
        yield "entry", schema["items"]
        yield from _properties(schema["items"])


SCHEMA: dict[str, Any] = json.loads((ROOT / "schemas" / "term-sheet.schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_valid_and_strict() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for name, each in _properties(SCHEMA):
        if each.get("type") == "object":
            assert each["additionalProperties"] is False, name


def test_every_field_explains_itself() -> None:
    for name, each in _properties(SCHEMA):
        assert each.get("title"), name
        assert each.get("description", "").endswith((".", "?", "...")), name


def test_the_sample_settles_every_matter_of_the_schema() -> None:
    sample = read(str(ROOT / "sample_agreements" / "referral-arrangement.yaml"))
    assert isinstance(sample, TermSheet)
    assert set(SCHEMA["properties"]) - set(sample.data) == {"open_points"}
    for matter in ("customers", "money", "governance", "risk", "exit", "disputes", "intellectual_property"):
        left_out = set(SCHEMA["properties"][matter]["properties"]) - set(sample.data[matter])
        assert left_out <= {"none", "to_be_agreed"}, matter
