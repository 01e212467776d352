from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.figures import find_figures_that_differ


def _differing(text: str) -> list[dict[str, str]]:
    return [dict(each.details) for each in find_figures_that_differ(text)]


@pytest.mark.parametrize(
    ("text", "words", "figures"),
    [
        ("Beta shall pay within thirty (60) days.", "thirty", "60"),
        ("a notice of fifty-five (45) days", "fifty-five", "45"),
        ("a royalty of five percent (6%)", "five percent", "6%"),
        ("a fee of Ten Thousand Dollars ($100,000)", "Ten Thousand Dollars", "$100,000"),
        ("one hundred and eighty (108) days", "one hundred and eighty", "108"),
        ("by the fifteenth (10th) day", "fifteenth", "10th"),
    ],
)
def test_words_and_figures_that_differ_are_found(text: str, words: str, figures: str) -> None:
    assert _differing(text) == [{"words": words, "figures": figures}]


@pytest.mark.parametrize(
    "text",
    [
        "within one hundred and twenty (120) days",
        "two million five hundred thousand dollars ($2,500,000.00)",
        "interest of one and one-half percent (1.5%)",
        "losses of twenty-five hundredths of one percent (0.25%)",
        "zero point five percent (0.5%)",
        "Year One (2024) and Year Two (2025)",
        "receipt of Six (6,000,000) Million shares",
        "(1) the first, and either one (2) or both of the others",
        "ninety days (at the latest on 5 May)",
        "thirty [60] days",
    ],
)
def test_what_only_looks_different_is_left_alone(text: str) -> None:
    assert _differing(text) == []


_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}


def _in_words(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = rest // 10 * 10, rest % 10
    low = _TENS[tens] + (f"-{_SMALL[ones - 1]}" if ones else "")
    return f"{_SMALL[hundreds - 1]} hundred {low}" if hundreds else low


@given(st.integers(20, 999).filter(lambda value: value % 100 >= 20), st.integers(20, 999))
def test_a_number_is_read_as_it_is_spelled(value: int, figure: int) -> None:
    found = _differing(f"The notice period is {_in_words(value)} ({figure}) days.")
    assert bool(found) == (value != figure)
