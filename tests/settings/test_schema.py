"""Mistakes in a configuration are found as jsonschema finds them, and said in words."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.settings.schema import configuration_schema, mistakes_in

KNOWN = set("$schema $id $defs $ref title description type enum oneOf minLength items properties required".split())  # noqa: SIM905
KEYS = ["select", "ignore", "severity", "fail-on", "files", "kinds", "for", "format", "match", "x"]
WORDS = st.sampled_from(["", "DIS004", "warning", "off", "joint-venture", *KEYS])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=8,
)


def _keywords(schema: Any) -> set[str]:
    """The keywords of a schema, but not the names that its users choose."""
    found: set[str] = set()
    for keyword, value in schema.items():
        found.add(keyword)
        if keyword in ("properties", "$defs"):
            found.update(*(_keywords(each) for each in value.values()))
        elif keyword == "oneOf":
            found.update(*map(_keywords, value))
        elif keyword in ("items", "additionalProperties") and isinstance(value, dict):
            found |= _keywords(value)
    return found


def test_the_schema_is_valid_and_uses_only_what_is_understood() -> None:
    jsonschema.Draft202012Validator.check_schema(configuration_schema())
    assert _keywords(configuration_schema()) == {*KNOWN, "additionalProperties"}


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4) | VALUES)
def test_a_configuration_is_good_exactly_where_jsonschema_finds_it_so(data: Any) -> None:
    expected = jsonschema.Draft202012Validator(configuration_schema()).is_valid(data)
    assert (mistakes_in(data) == []) == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"ingore": []}, "unknown key 'ingore'; did you mean 'ignore'?"),
        ({"fail_on": "error"}, "unknown key 'fail_on'; did you mean 'fail-on'?"),
        ({"fail-on": "warn"}, "'fail-on' must be error or warning or info, not 'warn'; did you mean 'warning'?"),
        ({"fail-on": False}, "'fail-on' must be error or warning or info, not false"),
        ({"select": None}, "'select' must be a text or a list of texts, not empty; fill it in or delete it"),
        ({"select": ["DIS", 4]}, "an entry of 'select' must be a text, not the number 4"),
        ({"severity": ["DIS"]}, "'severity' must be names with values of their own, not a list"),
        ({"severity": {"DIS": "of"}}, "'DIS' must be error or warning or info or off, not 'of'; did you mean 'off'?"),
        ({"files": {"match": "x"}}, "'files' must be a list, not names with values"),
        ({"files": [{"ignore": "DIS"}]}, "'match' is missing here; add it"),
        ({"files": [{"match": "x", "packs": "y"}]}, "unknown key 'packs'; known here: match, select, "),
        ([], "the configuration must be names with values of their own, not a list"),
    ],
)
def test_a_mistake_is_said_in_words(data: Any, message: str) -> None:
    (mistake,) = mistakes_in(data)
    assert mistake.message.startswith(message)
