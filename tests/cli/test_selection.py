"""The checks to explain are named whole or by family; a wrong name is never ignored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alliance_lint.cli.selection import find_checks
from alliance_lint.errors import UsageError

from ..reports.packs import FORUM, LAW, PACK


def test_a_check_to_explain_is_found_by_id_and_by_name() -> None:
    for name in ("dis004", "Dispute-Forum"):
        (pack,) = find_checks([PACK], name)
        assert pack.checks == (FORUM,)


def test_the_beginning_of_ids_means_a_family() -> None:
    (pack,) = find_checks([replace(PACK, families={"DIS": "Disputes"})], "dis")
    assert pack.checks == (LAW, FORUM)
    assert pack.title == "Disputes"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("DIS0004", "did you mean 'DIS004'?"),
        ("dispute-forun", "did you mean 'dispute-forum'?"),
        ("", "'alliance-lint rules list' shows all checks"),
        ("zzz", "'alliance-lint rules list' shows all checks"),
    ],
)
def test_a_name_that_no_check_has_is_an_error_with_the_nearest_name(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_checks([PACK], name)
    assert str(caught.value) == f"there is no check '{name}'; {hint}"
