"""Patterns of any number of stars mean what a regular expression says, without its ways to go wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.notation.globs import ANYTHING, WITHIN, Glob, below, folders

PIECES = [[WITHIN], [ANYTHING], ["a"], ["b"], ["/"], ["[^/]"], ["(?!/)[ab]"], folders(), below()]
MEANING = {tuple(folders()): "(?:.*/)?", tuple(below()): "(?:/.*)?"}


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.text("ab/\n", max_size=9))
def test_a_pattern_means_what_its_expression_says(pieces: list[list[str]], path: str) -> None:
    expression = "".join(MEANING.get(tuple(piece)) or "".join(piece) for piece in pieces)
    means = re.compile(expression, re.DOTALL).fullmatch(path) is not None
    assert Glob(token for piece in pieces for token in piece).matches(path) is means


@pytest.mark.parametrize(
    "tokens",
    [
        [*[WITHIN, "a"] * 25, "b"],
        [*[ANYTHING, "a"] * 25, "b"],
        [*[WITHIN] * 58, "b"],
        [*folders(), *[*folders(), "a"] * 25, "b"],
        [*["[^/]", WITHIN] * 200, "b"],
    ],
)
def test_many_stars_end(tokens: list[str]) -> None:
    glob = Glob(tokens)
    assert not glob.matches("a" * 255)
    assert not glob.matches("a/" * 2000)
    assert glob.matches("a" * 254 + "b") is (tokens[-3:] != ["/", "a", "b"])


def test_an_expression_that_is_none_is_refused_however_many_stars_there_are() -> None:
    for stars in (1, 9):
        with pytest.raises(re.error):
            Glob([*[WITHIN, "a"] * stars, "[z-a]"])
