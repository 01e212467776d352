"""Which findings are the same as findings of another time."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, strategies

from alliance_lint.checking.report import Finding
from alliance_lint.triage.remembered import Matched, match, remember

from .values import finding


def known(now: list[Finding], before: list[Finding]) -> list[int]:
    return sorted(match(now, remember(before)).known)


def gone(now: list[Finding], before: list[Finding]) -> list[tuple[str, int]]:
    return [(each.check, each.count) for each in match(now, remember(before)).gone]


def test_a_finding_is_the_same_wherever_its_words_stand() -> None:
    assert known([finding("DRF003", "[x]", start=900)], [finding("DRF003", "[x]", start=5)]) == [0]


def test_of_equal_findings_as_many_are_known_as_there_were() -> None:
    before = [finding("DRF003", "[x]")] * 2
    assert known([finding("DRF003", "[x]")] * 3, before) == [0, 1]
    assert gone([finding("DRF003", "[x]")], before) == [("DRF003", 1)]


def test_a_finding_whose_words_were_edited_is_the_same_if_the_same_is_said_of_it() -> None:
    before = finding("EXC002", "Beta shall not sell tea.")
    assert known([finding("EXC002", "Beta shall not sell any tea.")], [before]) == [0]
    assert gone([finding("EXC002", "Beta shall not sell any tea.")], [before]) == []


def test_a_finding_with_another_message_or_status_is_another() -> None:
    before = finding("EXC002", "Beta shall not sell tea.")
    other_side = replace(finding("EXC002", "Alpha shall not sell tea."), message="Only Alpha is bound.")
    assert known([other_side], [before]) == []
    assert known([replace(finding("EXC002", "x"), status="conflict")], [before]) == []


def test_of_several_findings_left_of_a_check_none_is_taken_for_another() -> None:
    before = [finding("DRF003", "[x]")]
    assert known([finding("DRF003", "[y]"), finding("DRF003", "[z]")], before) == []
    assert known([finding("DRF003", "[y]")], [*before, finding("DRF003", "[w]")]) == []


FINDINGS = strategies.lists(
    strategies.builds(
        finding,
        strategies.sampled_from(["DIS004", "DRF003", "EXC002"]),
        strategies.sampled_from(["", "[x]", "[y]"]),
        start=strategies.integers(0, 9),
    ),
    max_size=8,
)


@given(FINDINGS, FINDINGS)
def test_every_finding_is_known_or_new_and_was_there_once(now: list[Finding], before: list[Finding]) -> None:
    past = remember(before)
    matched = match(now, past)
    assert sum(each.count for each in past) == len(before)
    assert len(matched.known) + sum(each.count for each in matched.gone) == len(before)
    assert len(match(before, remember(now)).known) == len(matched.known)
    assert not {each.fingerprint for each in matched.gone} & {
        each.fingerprint for at, each in enumerate(now) if at not in matched.known
    }


@given(FINDINGS, strategies.randoms())
def test_a_draft_has_nothing_new_against_itself_in_any_order(findings: list[Finding], draw: Random) -> None:
    shuffled = draw.sample(findings, len(findings))
    assert match(shuffled, remember(findings)) == Matched(frozenset(range(len(findings))), ())


def test_a_count_of_any_size_is_only_counted_with() -> None:
    before = [replace(each, count=10**9) for each in remember([finding("DRF003", "[x]")])]
    assert match([finding("DRF003", "[y]")], before).known == frozenset()
