"""Expressions in lower case find what IGNORECASE finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.fold import fold
from alliance_lint.matching.expressions import compiled, lower_case


@pytest.mark.parametrize(
    ("regex", "expected"),
    [
        (r"\bGoverned by (?P<place>[A-Z]\w{1,9})\B", r"\bgoverned by (?P<place>[a-z]\w{1,9})\B"),
        (r"@[A-H]\b\S\D\W", r"@[a-h]\b\S\D\W"),
        (r"a(?!B)(?<=C)", "a(?!b)(?<=c)"),
        (r"of (?-i:[A-Z])", None),
        (r"\x41", None),
        ("Straße", None),
    ],
)
def test_lower_case(regex: str, expected: str | None) -> None:
    assert lower_case(regex) == expected


REGEXES = [
    r"\bGovern(?:ed|ing)\b.{0,9}Law",
    r"(?P<who>@[A-H])\b Shall(?! not)",
    r"[^A-C]x\S",
    r"of (?-i:[A-Z][a-z]{1,9})",
]


@given(
    st.text(alphabet="aAbBcCxX@ GOVERNEDgoverned LAWlaw shallSHALL notofÉéſK", max_size=60), st.sampled_from(REGEXES)
)
def test_the_same_matches_as_without_regard_to_case(text: str, regex: str) -> None:
    text = fold(text)
    plain = [match.span() for match in re.finditer(regex, text, re.IGNORECASE)]
    assert [match.span() for match in compiled(regex).finditer(text, text.lower())] == plain
