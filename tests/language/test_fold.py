from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.fold import fold


def test_quotes_dashes_and_spaces_become_plain() -> None:
    assert fold("“Acme”\u00a0– the ‘Firm’") == "\"Acme\" - the 'Firm'"


def test_line_ends_become_spaces() -> None:
    assert fold("either\r\nparty\tmay") == "either  party may"


@given(st.text())
def test_offsets_hold_after_folding_and_after_lower_case(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
