"""The text report, as a person sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.text import render_text

from .values import ACME_AND_BETA, ALL_SETTLED, NO_FORUM, NOTHING_RECOGNISED, ONE_SIDED_EXCLUSIVITY

ACME_AND_BETA_AS_TEXT = """\
contracts/acme-beta.md
  Strategic Alliance Agreement (kind of agreement: reseller)
  Parties: Acme Corporation ("Acme", supplier) and Beta GmbH ("Beta")

  1 ERROR

  DIS004 dispute-forum · missing
    Nothing says where a dispute is decided.
    Nearest clause: 12.1 Governing Law, line 88
    Looked for: courts, venue, arbitration
    Why: Without a place the first quarrel is about where to quarrel.

  1 WARNING

  EXC002 exclusivity-reciprocal · one-sided
    Only Beta is bound to exclusivity.
    At 3.2 Sales, line 30
    > Beta shall not market any product that competes with the Products.
    Why: A promise that only one side makes is soon felt to be unfair.

  4 checks: 1 satisfied · 2 findings (1 error, 1 warning) · 1 not applicable

  Notices about the file
  - Tracked changes were read as accepted. (3.2 Sales, line 30)
  - The file is not UTF-8.

Add --suggest to see wording to propose. 'alliance-lint explain DIS004' says
more about a check.
"""


def test_findings_come_with_place_words_and_reason_the_gravest_first() -> None:
    assert render_text(Report((ACME_AND_BETA,))) == ACME_AND_BETA_AS_TEXT


def test_wording_to_propose_stands_below_its_finding() -> None:
    text = render_text(Report((ACME_AND_BETA,)), suggest=True)
    assert (
        """\
    Propose after 12.1 Governing Law:
    + Any dispute is decided by the courts of [place].
    +
    + Each party submits to their jurisdiction.
"""
        in text
    )
    assert "Add --suggest" not in text


def test_an_agreement_without_findings_is_said_to_have_none_and_no_more() -> None:
    assert (
        render_text(Report((ALL_SETTLED,)))
        == """\
settled.md
  Strategic Alliance Agreement (kind of agreement: reseller)
  Parties: Acme Corporation ("Acme", supplier) and Beta GmbH ("Beta")

  No findings. 2 checks: 1 satisfied · 1 not applicable
"""
    )


def test_a_file_in_which_nothing_was_recognised_is_never_called_clean() -> None:
    text = render_text(Report((NOTHING_RECOGNISED,)))
    assert "No findings." not in text
    assert "No provision of any known kind was recognised" in text
    assert "Parties: none recognised" in text


def test_several_files_end_in_a_summary() -> None:
    report = Report((ACME_AND_BETA, ALL_SETTLED), (Failure("scan.pdf", "PDF is not read yet"),))
    assert "\n2 documents: 2 findings (1 error, 1 warning) · scan.pdf could not be read\n" in render_text(report)


def test_word_files_have_paragraphs_instead_of_lines() -> None:
    text = render_text(Report((replace(ACME_AND_BETA, format="docx"),)))
    assert "Nearest clause: 12.1 Governing Law, paragraph 40" in text
    assert "line 88" not in text


def test_pages_are_named_where_there_are_any() -> None:
    finding = replace(NO_FORUM, location=replace(NO_FORUM.location, page=3))
    text = render_text(Report((replace(ACME_AND_BETA, findings=(finding,)),)))
    assert "12.1 Governing Law, page 3, line 88" in text


@pytest.mark.parametrize("width", [50, 80, 120])
def test_lines_fit_the_terminal(width: int) -> None:
    long = replace(
        ONE_SIDED_EXCLUSIVITY, quote="Beta shall not market competing products. " * 20, why="Because it matters. " * 20
    )
    text = render_text(Report((replace(ACME_AND_BETA, findings=(long, NO_FORUM)),)), width=width, suggest=True)
    assert max(len(line) for line in text.splitlines()) <= width


def test_a_long_quote_is_cut_after_a_word() -> None:
    long = replace(ONE_SIDED_EXCLUSIVITY, quote="Beta shall not market competing products. " * 20)
    text = render_text(Report((replace(ACME_AND_BETA, findings=(long,)),)))
    assert " [...]\n" in text
    assert text.count("competing") < 10


def test_there_is_no_colour_unless_asked_for() -> None:
    assert "\x1b" not in render_text(Report((ACME_AND_BETA,)))
    assert "\x1b[1;31mDIS004\x1b[0m" in render_text(Report((ACME_AND_BETA,)), colour=True)


def test_no_field_of_a_document_reaches_the_terminal_raw() -> None:
    hostile = "\x1b]0;owned\x07\u202e\x9b2J"
    finding = replace(
        NO_FORUM,
        message=hostile,
        why=hostile,
        suggestion=hostile,
        insert=hostile,
        looked_for=hostile,
        location=replace(NO_FORUM.location, clause=hostile),
    )
    document = replace(
        ACME_AND_BETA,
        path=hostile,
        title=hostile,
        kind=hostile,
        parties=tuple(
            replace(party, name=hostile, alias=hostile + "x", role=hostile) for party in ACME_AND_BETA.parties
        ),
        findings=(finding, replace(finding, quote=hostile)),
        notices=tuple(replace(notice, message=hostile) for notice in ACME_AND_BETA.notices),
    )
    text = render_text(Report((document,)), suggest=True)
    assert not set(text) & set("\x1b\x07\u202e\x9b")
    assert r"\x1b]0;owned\x07\u202e\x9b2J" in text
