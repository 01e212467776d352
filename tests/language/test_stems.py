"""Matches that begin with one of a few words, against `re` alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.parties import _OWNER, _OWNER_STEMS
from alliance_lint.language.speakers import _ONE, _SIDE, _SIDE_STEMS
from alliance_lint.language.stems import matches_from

_WORDS = (
    *_ONE,
    *_OWNER_STEMS,
    "Joint Venture Partner",
    "Joint Venturers",
    "Members",
    "companies",
    "shall",
    "keeps",
    "is sides",
    "Ltd",
    ",",
)
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=12).flatmap(
    lambda words: st.sampled_from((" ", "")).map(lambda between: between.join(words))
)


@given(_TEXTS)
def test_nothing_is_lost_or_added(text: str) -> None:
    for stems, pattern in ((_SIDE_STEMS, _SIDE), (_OWNER_STEMS, _OWNER)):
        assert _spans(matches_from(stems, pattern, text)) == _spans(pattern.finditer(text))


def test_a_stem_within_a_match_begins_none() -> None:
    text = "each Joint Venturer, no Venturer"
    assert [match.group() for match in matches_from(_OWNER_STEMS, _OWNER, text)] == ["Joint Venturer", "Venturer"]


def _spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]
