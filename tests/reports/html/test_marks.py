"""The text in pieces: every character once, each with what stands there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.checking.report import Finding, ProvisionReport, TextBlock
from alliance_lint.reports.html.marks import MarkedBlock, marked_text

from .values import BLOCKS, EXCLUSIVITY, FORUM, LAW_FOUND, LAW_WORDS, SALES_WORDS, at


def blocks(
    findings: tuple[Finding, ...] = (),
    provisions: tuple[ProvisionReport, ...] = (),
    of: tuple[TextBlock, ...] = BLOCKS,
) -> list[MarkedBlock]:
    return [block for chunk in marked_text(of, findings, provisions) for block in chunk]


def test_words_concerned_are_marked_with_the_number_and_severity_of_their_finding() -> None:
    _, sales, _ = blocks((FORUM, EXCLUSIVITY))
    (piece,) = sales.pieces
    assert (piece.text, piece.findings, piece.first, piece.severity) == (SALES_WORDS, (2,), (2,), "warning")
    assert [(pin.number, pin.marked) for pin in sales.pins] == [(2, True)]


def test_what_is_missing_is_pinned_to_the_block_where_it_belongs() -> None:
    _, _, law = blocks((FORUM,))
    assert [piece.findings for piece in law.pieces] == [()]
    assert [(pin.number, pin.marked) for pin in law.pins] == [(1, False)]


def test_provisions_are_marked_by_kind() -> None:
    _, _, law = blocks((), (LAW_FOUND,))
    assert [(piece.text, piece.provisions) for piece in law.pieces] == [
        (LAW_WORDS[:18], ""),
        (LAW_WORDS[18:50], "governing law"),
        (LAW_WORDS[50:], ""),
    ]


def test_of_two_findings_in_the_same_words_the_graver_gives_the_colour() -> None:
    grave = replace(EXCLUSIVITY, severity="error", location=at(20, 40))
    _, sales, _ = blocks((EXCLUSIVITY, grave))
    assert [(piece.severity, piece.findings, piece.first) for piece in sales.pieces] == [
        ("warning", (1,), (1,)),
        ("error", (1, 2), (2,)),
        ("warning", (1,), ()),
    ]


def test_words_that_reach_over_two_blocks_are_marked_in_both_and_begin_once() -> None:
    _, sales, law = blocks((replace(EXCLUSIVITY, location=at(60, 104)),))
    assert [piece.first for piece in sales.pieces] == [(), (1,)]
    assert [piece.findings for piece in law.pieces] == [(1,), ()]
    assert [piece.first for piece in law.pieces] == [(), ()]
    assert law.pins == ()


def test_a_finding_beyond_the_text_is_pinned_to_the_last_block() -> None:
    _, _, law = blocks((replace(EXCLUSIVITY, location=at(900, 950)),))
    assert [pin.marked for pin in law.pins] == [False]


def test_headings_leave_no_level_out() -> None:
    levels = (1, 4, 2, None, 6)
    headings = tuple(TextBlock(n, "x", kind="heading", level=level) for n, level in enumerate(levels))
    assert [each.heading for each in blocks(of=headings)] == [3, 4, 4, 3, 4]


def test_a_page_is_named_where_it_begins() -> None:
    assert [each.page for each in blocks()] == [1, None, 2]


@given(st.lists(st.tuples(st.integers(0, 170), st.integers(0, 90), st.booleans()), max_size=12))
def test_whatever_is_marked_the_text_stays_whole(spans: list[tuple[int, int, bool]]) -> None:
    findings = tuple(replace(EXCLUSIVITY, location=at(start, start + size)) for start, size, is_one in spans if is_one)
    provisions = tuple(
        replace(LAW_FOUND, location=at(start, start + size)) for start, size, is_one in spans if not is_one
    )
    marked = blocks(findings, provisions)
    assert ["".join(piece.text for piece in each.pieces) for each in marked] == [block.text for block in BLOCKS]
    assert sorted(pin.number for each in marked for pin in each.pins) == list(range(1, len(findings) + 1))
    firsts = [number for each in marked for piece in each.pieces for number in piece.first]
    assert len(firsts) == len(set(firsts))
