"""Checks are named by id, name, the beginning of ids, a severity, or all."""

from __future__ import annotations

import pytest

from alliance_lint.packs.model import Case, Check, Condition, Severity
from alliance_lint.settings.checks import meant, no_such_check, terms


def _check(identity: str, name: str, severity: Severity = "error") -> Check:
    otherwise = (Case("missing", Condition("otherwise")),)
    return Check(identity, name, "Question?", severity, otherwise, {"missing": "Missing."}, "It matters.", {})


CHECKS = (
    _check("DIS003", "governing-law", "warning"),
    _check("DIS004", "dispute-forum"),
    _check("DIS0041", "dispute-forum-noted"),
    _check("PAY001", "payment-basis"),
)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("DIS004", ["DIS004"]),
        ("dis004", ["DIS004"]),
        ("Dispute-Forum", ["DIS004"]),
        ("DIS", ["DIS003", "DIS004", "DIS0041"]),
        ("error", ["DIS004", "DIS0041", "PAY001"]),
        ("all", ["DIS003", "DIS004", "DIS0041", "PAY001"]),
        ("dispute", []),
        ("DIS1", []),
    ],
)
def test_a_word_means_these_checks(word: str, ids: list[str]) -> None:
    assert [check.id for check in meant(CHECKS, word)[0]] == ids


def test_the_more_exact_word_has_the_higher_number() -> None:
    exactness = [meant(CHECKS, word)[1] for word in ("all", "D", "DIS", "DIS004")]
    assert exactness == sorted(exactness)
    assert len(set(exactness)) == 4
    assert meant(CHECKS, "dispute-forum")[1] == meant(CHECKS, "DIS004")[1]


def test_words_are_separated_by_commas_and_spaces() -> None:
    assert terms(" DIS004,payment-basis  TRM,") == ["DIS004", "payment-basis", "TRM"]
    assert terms(",") == []


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("DIS0004", "did you mean 'DIS004'?"),
        ("dispute-forun", "did you mean 'dispute-forum'?"),
        ("zzz", "'alliance-lint rules list' shows all checks"),
    ],
)
def test_a_word_that_means_no_check_gets_the_nearest(word: str, hint: str) -> None:
    assert no_such_check(CHECKS, word) == f"there is no check '{word}'; {hint}"
