"""TOML: every value has its place, however it is written, and a mistake is said where it stands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.notation.placed import NotationError, Placed, Route, line_and_column
from alliance_lint.notation.toml import read_toml

TEXT = """\
title = "a # b" # a comment
"quoted key" = 'c:\\d'

[tool.lint]
select = [
  "DIS", # why
  ['nested'],
]
severity = {DIS004 = "off", "PAY.1" = 'x'}
note = \"\"\"
key = "not a key"
[not.a.table]\"\"\"
deep.er = 1

[[tool.lint.files]]
match = "jv/**"

[[tool.lint.files]]
match = "x"
[tool.lint.files.severity]
REC = "info"
"""


def words(placed: Placed, route: Route) -> str:
    start, end = placed.spans[route]
    return placed.text[start:end]


def routes(value: Any, route: Route = ()) -> list[Route]:
    if isinstance(value, dict):
        return [route, *(each for key in value for each in routes(value[key], (*route, key)))]
    if isinstance(value, list):
        return [route, *(each for index, entry in enumerate(value) for each in routes(entry, (*route, index)))]
    return [route]


def test_every_value_has_a_place() -> None:
    placed = read_toml(TEXT)
    assert set(placed.spans) == set(routes(placed.data))


@pytest.mark.parametrize(
    ("route", "line", "start"),
    [
        (("title",), 1, 'title = "a # b"'),
        (("quoted key",), 2, '"quoted key"'),
        (("tool",), 4, "[tool.lint]"),
        (("tool", "lint", "select", 1, 0), 7, "'nested'"),
        (("tool", "lint", "severity", "PAY.1"), 9, "\"PAY.1\" = 'x'"),
        (("tool", "lint", "deep"), 13, "deep.er"),
        (("tool", "lint", "files"), 15, "[[tool.lint.files]]"),
        (("tool", "lint", "files", 1), 18, "[[tool.lint.files]]"),
        (("tool", "lint", "files", 1, "severity", "REC"), 21, 'REC = "info"'),
    ],
)
def test_a_value_stands_where_it_is_written(route: Route, line: int, start: str) -> None:
    placed = read_toml(TEXT)
    assert placed.place(route)[0] == line
    assert words(placed, route).startswith(start)


@pytest.mark.parametrize(
    ("text", "place"),
    [("a = 1\nb = = 2\n", (2, 5)), ("a = [1,\n", (2, 1)), ("a = 1\r\nb = = 2\r\n", (2, 5)), ("a = 1\na = 2\n", (2, 6))],
)
def test_a_mistake_is_said_where_it_stands(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(NotationError, match="not valid TOML") as caught:
        read_toml(text)
    assert line_and_column(text, caught.value.offset) == place


VALUES = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text(st.characters(codec="ascii"), max_size=8)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab\"'.# ", max_size=3), inner, max_size=3),
    max_leaves=8,
)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(f"\\u{ord(each):04x}" if each < " " or each in '"\\\x7f' else each for each in value) + '"'
    if isinstance(value, list):
        return "[ # list ]\n" + ",\n".join(map(_written, value)) + "]"
    return "{" + ", ".join(f"{_written(key)} = {_written(each)}" for key, each in value.items()) + "}"


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), VALUES, max_size=4))
def test_every_value_of_any_text_has_a_place(data: dict[str, Any]) -> None:
    placed = read_toml("\n".join(f"{key} = {_written(value)}" for key, value in data.items()))
    assert placed.data == data
    assert set(placed.spans) == set(routes(data))
