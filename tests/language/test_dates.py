from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.dates import find_impossible_dates


def _faults(text: str) -> list[str]:
    return [dict(each.details)["fault"] for each in find_impossible_dates(text)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The term ends on February 30, 2024.", "February 2024 has no day 30"),
        ("It ends on the 31st day of June, 2024.", "June 2024 has no day 31"),
        ("It ends on 29 February 2023.", "February 2023 has no day 29"),
        ("The parties meet on Monday, March 3, 2021.", "that day is a Wednesday, not a Monday"),
        (
            "The term runs from March 1, 2021 until January 31, 2021.",
            "the period ends on January 31, 2021, but begins on March 1, 2021",
        ),
        (
            "It shall commence on June 1, 2020 and shall continue in full force until May 31, 2019.",
            "the period ends on May 31, 2019, but begins on June 1, 2020",
        ),
    ],
)
def test_dates_that_cannot_be_are_found(text: str, fault: str) -> None:
    assert _faults(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "The term ends on February 29, 2024.",
        "The parties meet on Wednesday, March 3, 2021.",
        "The term runs from March 1, 2021 until January 31, 2022.",
        "Confidential Page 32 May 2004",
        "This replaces the agreement of March 1, 2021, which replaced that of March 1, 2019.",
        "May 99 units be sold in 2020?",
    ],
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert _faults(text) == []


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_real_date_with_its_weekday_is_never_reported(day: date) -> None:
    written = f"{calendar.day_name[day.weekday()]}, {calendar.month_name[day.month]} {day.day}, {day.year}"
    assert _faults(f"It ends on {written}.") == []
