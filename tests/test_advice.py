"""Advice that goes beyond what an agreement must settle: quiet unless asked for, and never graver than a note."""

from __future__ import annotations

import pytest

from alliance_lint.checking.report import DocumentReport, Finding
from alliance_lint.linting import lint_bytes
from alliance_lint.packs.load import load_packs

PACKS = load_packs()
ADVICE = [check for check in PACKS[0].checks if check.id.startswith("ADV")]
OPENING = 'This Agreement is made between Birch Ltd. ("Birch") and Cobalt GmbH ("Cobalt").\n\nThe parties agree.\n\n'


def lint(text: str, *select: str) -> DocumentReport:
    return lint_bytes((OPENING + text).encode(), "deal.txt", PACKS, select=select)


def advice(text: str) -> list[Finding]:
    return list(lint(text, "ADV").findings)


def test_advice_is_given_only_when_asked_for() -> None:
    assert len(ADVICE) == 7
    assert not [check for check in lint("Birch shall promote Cobalt.").checks if check.id.startswith("ADV")]
    assert [check.id for check in lint("Birch shall promote Cobalt.", "ADV").checks] == [each.id for each in ADVICE]


def test_advice_is_a_note() -> None:
    assert {check.severity for check in ADVICE} == {"info"}
    assert {check.by_default for check in ADVICE} == {False}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Birch shall place a link to Cobalt on its web site.", ["ADV002", "ADV003"]),
        ("Birch shall mention Cobalt in its newsletter once a month, and shall supply Cobalt with paper.", []),
        ("Birch appoints Cobalt as its exclusive distributor in Norway.", ["ADV001"]),
        ("Birch appoints Cobalt as its exclusive distributor in Norway after a pilot with one customer.", []),
        ("Birch shall pay Cobalt a commission of 5% of the price of each order.", ["ADV004"]),
        ("Birch shall give Cobalt terms no less favourable than those it gives to others.", ["ADV005"]),
        ("Birch and Cobalt shall jointly develop the new valve. Birch shall supply the steel.", ["ADV006"]),
        ("Birch and Cobalt shall jointly develop the new valve. Each project has its own statement of work.", []),
    ],
)
def test_advice_says_what_a_careful_friend_would(text: str, ids: list[str]) -> None:
    assert [finding.id for finding in advice(text)] == ids


def test_who_carries_most_of_the_duties_is_named() -> None:
    duties = [
        f"Birch shall {each}."
        for each in (
            "supply the paper", "print the books", "store the books", "deliver the books", "train the staff of Cobalt",
            "maintain the presses", "provide a monthly report", "employ two editors", "install the software",
            "organise two fairs", "prepare the catalogue",
        )
    ]  # fmt: skip
    (finding,) = [each for each in advice(" ".join([*duties, "Cobalt shall sell the books."])) if each.id == "ADV007"]
    assert finding.message == "The agreement puts at least four times as many duties on Birch as on Cobalt."
    assert finding.quote == "Birch shall supply the paper."
