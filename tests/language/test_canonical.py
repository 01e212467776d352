from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.canonical import Canonical, Edit, canonicalise

TEXT = st.text(alphabet="ab @.", min_size=1, max_size=60)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit], Canonical]:
    text = draw(TEXT)
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=10))))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [Edit(start, end, draw(st.sampled_from(["", " ", "@A", "Parties"]))) for start, end in pairs if start < end]
    return text, edits, canonicalise(text, edits)


def test_edits_are_applied_in_order() -> None:
    canonical = canonicalise("Acme, Inc.  shall pay", [Edit(0, 10, "@A"), Edit(10, 12, " ")])
    assert canonical.text == "@A shall pay"


def test_of_two_edits_that_overlap_the_first_is_applied() -> None:
    assert canonicalise("Acme Labs", [Edit(0, 9, "@A"), Edit(5, 9, "@B")]).text == "@A"


def test_a_token_maps_back_to_the_whole_name() -> None:
    canonical = canonicalise("If Acme, Inc. pays", [Edit(3, 13, "@A")])
    assert canonical.to_document(3, 5) == (3, 13)
    assert canonical.to_document(4, 8) == (3, 16)  # a span that cuts the token takes all of the name


def test_what_is_removed_is_inside_no_span_around_it() -> None:
    canonical = canonicalise("shall [page 3] pay", [Edit(6, 15, "")])
    assert canonical.text == "shall pay"
    assert canonical.to_document(6, 9) == (15, 18)
    assert canonical.from_document(15) == 6


@given(edited())
def test_the_text_outside_edits_is_kept(case: tuple[str, list[Edit], Canonical]) -> None:
    text, edits, canonical = case
    for offset in range(len(text)):
        if not any(edit.start <= offset < edit.end for edit in edits):
            assert canonical.text[canonical.from_document(offset)] == text[offset]


@given(edited())
def test_the_way_there_and_back_is_the_same_outside_edits(case: tuple[str, list[Edit], Canonical]) -> None:
    text, edits, canonical = case
    for offset in range(len(text)):
        if not any(edit.start <= offset < edit.end for edit in edits):
            there = canonical.from_document(offset)
            assert canonical.to_document(there, there + 1) == (offset, offset + 1)


@given(edited())
def test_both_ways_are_monotonic(case: tuple[str, list[Edit], Canonical]) -> None:
    text, _, canonical = case
    there = [canonical.from_document(offset) for offset in range(len(text) + 1)]
    assert there == sorted(there)
    starts = [canonical.to_document(offset, offset)[0] for offset in range(len(canonical.text) + 1)]
    assert starts == sorted(starts)


@given(edited())
def test_a_span_of_canonical_text_maps_into_the_document(case: tuple[str, list[Edit], Canonical]) -> None:
    text, _, canonical = case
    for start in range(len(canonical.text)):
        first, last = canonical.to_document(start, len(canonical.text))
        assert 0 <= first <= last <= len(text)
