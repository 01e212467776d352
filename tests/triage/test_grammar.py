"""What a comment can say to the linter, and what is said of a comment that says something else."""

from __future__ import annotations

from datetime import date

import pytest

from alliance_lint.triage.grammar import GrammarError, Order, read_order

from .values import KNOWN


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("ignore DIS004: agreed", Order(("DIS004",), "agreed")),
        ("ignore dispute-forum: agreed", Order(("DIS004",), "agreed")),
        ("IGNORE dis004, EXC002: a: b", Order(("DIS004", "EXC002"), "a: b")),
        ("ignore DIS004 exc002: a", Order(("DIS004", "EXC002"), "a")),
        ("ignore DIS004,dispute-forum: twice", Order(("DIS004",), "twice")),
        ("ignore DIS004 until 2027-02-28: soon", Order(("DIS004",), "soon", date(2027, 2, 28))),
        ("ignore-file DIS004: all of it", Order(("DIS004",), "all of it", whole_file=True)),
    ],
)
def test_an_order_names_checks_a_reason_and_perhaps_a_last_day(text: str, order: Order) -> None:
    assert read_order(text, KNOWN) == order


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ignore DIS04: x", "there is no check 'DIS04', so nothing is suppressed here; did you mean 'DIS004'?"),
        ("ignore dispute-form: x", "did you mean 'dispute-forum'?"),
        ("ignore DIS: x", "there is no check 'DIS'"),
        ("ignore all: x", "'alliance-lint rules list' shows all checks"),
        ("ignore DIS004, NO: x", "there is no check 'NO'"),
        ("ignore SUP001: x", "SUP001 cannot be suppressed"),
        ("ignore DIS004", "the suppression of DIS004 gives no reason"),
        ("ignore DIS004: ", "the suppression of DIS004 gives no reason"),
        ("ignore DIS004: --", "the suppression of DIS004 gives no reason"),
        ("ignore: x", "this names no check"),
        ("ingore DIS004: x", "'ingore' is nothing that a comment can say to the linter; did you mean 'ignore'?"),
        ("please look: x", "'please' is nothing that a comment can say"),
        ("", "'' is nothing that a comment can say"),
        ("ignore DIS004 until 2027-02-30: x", "'2027-02-30' is no date; write it as YYYY-MM-DD"),
        ("ignore DIS004 until June: x", "'June' is no date"),
        ("ignore DIS004 until: x", "one date stands after 'until'"),
        ("ignore DIS004 until 2027-01-01 EXC002: x", "one date stands after 'until'"),
    ],
)
def test_what_is_no_order_is_told_how_to_become_one(text: str, message: str) -> None:
    with pytest.raises(GrammarError) as caught:
        read_order(text, KNOWN)
    assert message in str(caught.value)
