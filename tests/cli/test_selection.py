"""The check to explain is named whole; a wrong name is never ignored."""

from __future__ import annotations

import pytest

from alliance_lint.cli.selection import find_check
from alliance_lint.errors import UsageError

from ..reports.packs import FORUM, PACK


def test_a_check_to_explain_is_found_by_id_and_by_name_but_not_by_the_beginning() -> None:
    assert find_check([PACK], "dis004") is FORUM
    assert find_check([PACK], "Dispute-Forum") is FORUM
    with pytest.raises(UsageError, match="there is no check 'DIS'"):
        find_check([PACK], "DIS")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("DIS0004", "did you mean 'DIS004'?"),
        ("dispute-forun", "did you mean 'dispute-forum'?"),
        ("zzz", "'alliance-lint rules list' shows all checks"),
    ],
)
def test_a_name_that_no_check_has_is_an_error_with_the_nearest_name(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_check([PACK], name)
    assert str(caught.value) == f"there is no check '{name}'; {hint}"
