"""Dates that no calendar has, weekdays that do not fit, and periods that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from alliance_lint.language.observation import Observation
from alliance_lint.language.stems import matches_from

_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = re.compile("|".join(_NAMES))
_MONTH_FIRST = re.compile(
    rf"(?:{_MONTH.pattern}) {{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {{1,3}}(?P<year>(?:19|20)\d{{2}})(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2})(?:st|nd|rd|"
    r"th)?,? {1,3}(?:day of )?(?P<month>[A-Z][a-z]{2,8}),? {1,3}(?P<year>(?:19|20)\d{2})(?!\d)"
)
_PAGE = re.compile(r"\b[Pp](?:age|\.) {0,3}$")
_DAY_BEFORE = re.compile(r"(?<![\d.,/-])\d{1,2}(?:st|nd|rd|th)?,? {1,3}(?:day of )?$")
_WEEKDAY = re.compile(
    r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? {1,3}(?:the {1,3})?$", re.IGNORECASE
)
_BEGINS = re.compile(
    r"\b(?:from|commenc\w{1,4}|begin\w{0,4}|start\w{0,3}|effective|between)\b(?: (?:on|as of|the|date|of|and|is|"
    r"shall|be|period)){0,4} ?$"
)
_ENDS = re.compile(
    r"(?:,? {1,2}(?:(?:and|which|the|it|this|agreement|shall|will|term|period|be|thereafter|continu\w{1,5}|"
    r"remain\w{0,4}|in|"
    r"full|force|effect|runs?|last\w{0,3}|a|of)\b|\([^()]{0,60}\)|\"[^\"]{0,40}\")){0,14},? {1,2}"
    r"(?:to|until|through|till|ending(?: on)?|ends?(?: on)?|expir\w{2,4}(?: on)?|terminat\w{2,4}(?: on)?)\b"
    r"(?: {1,2}(?:(?:and|including|the|close|of|business|midnight|on|date)\b|\(and including\))){0,5},? {0,2}",
    re.IGNORECASE,
)
_LONGEST = 240
"""Characters between the beginning and the end of a period."""


def find_impossible_dates(folded: str) -> Iterator[Observation]:
    """Dates such as 31 February, weekdays that do not fit their date, and periods whose end is before their start."""
    previous: tuple[int, int, date] | None = None
    for start, end, name, day, year in _dates(folded):
        written = " ".join(folded[start:end].split())
        try:
            value = date(year, _NAMES.index(name) + 1, day)
        except ValueError:
            if day > 0:
                yield Observation(start, end, (("date", written), ("fault", f"{name} {year} has no day {day}")))
            previous = None
            continue
        weekday = _WEEKDAY.search(folded, max(0, start - 24), start)
        if weekday and weekday[1].lower() != _DAYS[value.weekday()]:
            yield Observation(
                weekday.start(),
                end,
                (
                    ("date", written),
                    ("fault", f"that day is a {_DAYS[value.weekday()].title()}, not a {weekday[1].title()}"),
                ),
            )
        if previous is not None and value < previous[2] and start - previous[1] < _LONGEST:
            first, last, _ = previous
            if _BEGINS.search(folded, max(0, first - 60), first) and _ENDS.fullmatch(folded, last, start):
                begun = " ".join(folded[first:last].split())
                yield Observation(
                    first, end, (("date", written), ("fault", f"the period ends on {written}, but begins on {begun}"))
                )
        previous = (start, end, value)


def _dates(folded: str) -> Iterator[tuple[int, int, str, int, int]]:
    """Every full date in order: its span, the month's name, the day and the year."""
    for month in matches_from(_NAMES, _MONTH, folded):
        at = month.start()
        match = _MONTH_FIRST.match(folded, at)
        if match is None:
            before = _DAY_BEFORE.search(folded, max(0, at - 16), at)
            match = _DAY_FIRST.match(folded, before.start()) if before else None
            if match is None or _PAGE.search(folded, max(0, match.start() - 8), match.start()):
                continue
        yield *match.span(), month.group(), int(match["day"]), int(match["year"])
