"""A check can be named by id, name or the beginning of its id; a wrong name is never ignored."""

from __future__ import annotations

import pytest

from alliance_lint.cli.selection import find_check, select_checks
from alliance_lint.errors import UsageError
from alliance_lint.packs.model import Case, Check, Condition, Pack


def _check(identity: str, name: str) -> Check:
    otherwise = (Case("missing", Condition("otherwise")),)
    return Check(identity, name, "Question?", "error", otherwise, {"missing": "Missing."}, "It matters.", {})


FORUM = _check("DIS004", "dispute-forum")
CHECKS = (_check("DIS003", "governing-law"), FORUM, _check("PAY001", "payment-basis"))
PACK = Pack("alliance", "", {}, {}, {}, (), (), CHECKS)


@pytest.mark.parametrize(
    ("values", "ids"),
    [
        (["DIS004"], ("DIS004",)),
        (["dis004"], ("DIS004",)),
        (["dispute-forum"], ("DIS004",)),
        (["DIS"], ("DIS003", "DIS004")),
        (["PAY001,governing-law"], ("PAY001", "DIS003")),
        (["PAY001", " DIS003 , DIS"], ("PAY001", "DIS003", "DIS004")),
        ([], ()),
        ([","], ()),
    ],
)
def test_checks_are_chosen_by_id_name_or_beginning(values: list[str], ids: tuple[str, ...]) -> None:
    assert select_checks([PACK], "--select", values) == ids


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("DIS0004", "did you mean 'DIS004'?"),
        ("dispute-forun", "did you mean 'dispute-forum'?"),
        ("zzz", "'alliance-lint rules list' shows all checks"),
    ],
)
def test_a_name_that_no_check_has_is_an_error_with_the_nearest_name(value: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        select_checks([PACK], "--ignore", [f"DIS003,{value}"])
    assert str(caught.value) == f"--ignore: there is no check '{value}'; {hint}"


def test_a_check_to_explain_is_found_by_id_and_by_name_but_not_by_the_beginning() -> None:
    assert find_check([PACK], "dis004") is FORUM
    assert find_check([PACK], "Dispute-Forum") is FORUM
    with pytest.raises(UsageError, match="there is no check 'DIS'"):
        find_check([PACK], "DIS")
