"""Text is wrapped as Python's own textwrap does it, only faster."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.reports.page import wrapped

WORDS = st.lists(st.text("ab-.,\u00a0é", min_size=1, max_size=30), max_size=30).map(" ".join)
ANY = st.text(" \t\nab-", max_size=200)


@given(WORDS | ANY, st.integers(20, 60), st.sampled_from(["", "  ", "    > "]), st.sampled_from(["", "      "]))
def test_lines_break_where_textwrap_breaks_them(text: str, width: int, indent: str, hanging: str) -> None:
    expected = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False)
    assert wrapped(text, width, indent, hanging) == expected
