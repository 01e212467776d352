"""Of the alternatives in suggested wording the first goes into the agreement, and the others are told."""

from __future__ import annotations

import pytest

from alliance_lint.packs.load import load_packs
from alliance_lint.redline.proposal import proposal_of


def test_of_lettered_alternatives_the_first_is_inserted() -> None:
    proposal = proposal_of(
        "[ALTERNATIVE A: The courts of [city] decide.] [ALTERNATIVE B: An arbitrator decides.] Costs follow."
    )
    assert proposal.text == "The courts of [city] decide. Costs follow."
    assert proposal.others == ("An arbitrator decides.",)


def test_an_alternative_without_a_letter_may_take_the_place_of_the_words_before_it() -> None:
    proposal = proposal_of("They shall finish open work [ALTERNATIVE: hand it over to [party]], and serve customers.")
    assert proposal.text == "They shall finish open work, and serve customers."
    assert proposal.others == ("hand it over to [party]",)


def test_alternatives_within_a_sentence_leave_it_whole() -> None:
    proposal = proposal_of(
        "It belongs to [ALTERNATIVE A: its maker] [ALTERNATIVE B: Acme, for [a fee]]. Nothing else changes."
    )
    assert proposal.text == "It belongs to its maker. Nothing else changes."
    assert proposal.others == ("Acme, for [a fee]",)


def test_wording_without_alternatives_is_left_as_it_is() -> None:
    wording = "Each party pays [half] of the cost, and (a) keeps records; (b) shows them."
    assert proposal_of(wording).text == wording


def test_two_groups_of_alternatives_are_two_choices() -> None:
    proposal = proposal_of(
        "Pay [ALTERNATIVE A: now] [ALTERNATIVE B: later] in [ALTERNATIVE A: cash] [ALTERNATIVE B: kind]."
    )
    assert proposal.text == "Pay now in cash."
    assert proposal.others == ("later", "kind")


def every_suggestion() -> list[str]:
    return [
        wording
        for pack in load_packs()
        for check in pack.checks
        for kind in ("", *check.suggest_for)
        for wording in (check.wording(status, kind) for status in check.message)
    ]


@pytest.mark.parametrize("wording", sorted(set(every_suggestion())))
def test_no_choice_is_left_in_what_the_built_in_packs_would_insert(wording: str) -> None:
    proposal = proposal_of(wording)
    for text in (proposal.text, *proposal.others):
        assert "ALTERNATIVE" not in text
        assert text.count("[") == text.count("]")
        assert "  " not in text
        assert " ." not in text.replace(" ...", "")
