"""An explanation tells everything that the rule pack says of a check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alliance_lint.packs.model import Check
from alliance_lint.reports.check_text import render_check

from .packs import BASIS, FORUM, PACK


def test_a_check_is_explained_from_its_question_to_its_sources() -> None:
    assert (
        render_check(FORUM, PACK)
        == """\
DIS004 dispute-forum
Where are disputes decided?

Severity: error. Rule pack: Strategic alliances.

Why it matters
  Without a place the first quarrel is about where to quarrel.

What it can say, in the order tried
  satisfied
  partial: No place is named.
  missing: Nothing says where a dispute is decided.

What it looks for
  forum for disputes

Wording to propose where the status is partial or missing
  + Disputes are decided by the courts of [place].

Examples
  satisfied:
    > Disputes are decided by the courts of Delaware.

Sources
  S0.10: Ten questions on alliances, question 10
"""
    )


def test_wording_for_one_kind_of_agreement_is_shown_as_such() -> None:
    own = {"joint-venture": {"missing": "The company's articles decide."}}
    text = render_check(replace(FORUM, suggest_for=own), PACK)
    assert "Wording to propose where the status is partial or missing\n  + Disputes are" in text
    assert (
        "Wording to propose where the status is partial or missing and the agreement is of the kind joint-venture\n"
        "  + The company's articles decide.\n"
    ) in text


def test_a_check_that_is_off_by_default_says_how_to_run_it() -> None:
    text = render_check(replace(FORUM, by_default=False), PACK, width=120)
    assert "Off by default: it runs with --all, or when" in text


@pytest.mark.parametrize(
    ("check", "before"),
    [
        (replace(FORUM, why="It costs {parties} dearly."), "It costs {parties} dearly.\n"),
        (replace(FORUM, message={"missing": "{party-1} may sue."}), "missing: {party-1} may sue.\n"),
        (replace(FORUM, suggest={"missing": "{parties} agree."}), "  + {parties} agree.\n"),
        (replace(FORUM, why="{a}", message={"missing": "{b}"}, suggest={"missing": "{c}"}), "\n  {a}\n"),
    ],
)
def test_it_is_said_below_the_first_braces_what_they_mean(check: Check, before: str) -> None:
    text = render_check(check, PACK)
    assert f"{before}  Words in {{braces}} are filled in from the agreement.\n" in text
    assert text.count("{braces}") == 1


def test_what_a_check_does_not_have_is_left_out() -> None:
    text = render_check(BASIS, PACK)
    assert "Examples" not in text
    assert "Sources" not in text
    assert "looks for" not in text


def test_a_foreign_pack_cannot_command_the_terminal() -> None:
    hostile = "\x1b[2J"
    check = replace(
        FORUM, name=hostile, question=hostile, why=hostile, message={"missing": hostile}, sources=(hostile,)
    )
    text = render_check(check, replace(PACK, title=hostile, checks=(check,)))
    assert "\x1b" not in text
