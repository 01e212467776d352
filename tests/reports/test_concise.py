from __future__ import annotations

from dataclasses import replace

from alliance_lint.checking.report import Report
from alliance_lint.reports.concise import concise_pieces
from alliance_lint.reports.formats import Style

from .values import ACME_AND_BETA, ATTACK


def test_findings_are_a_line_each_in_the_order_of_the_text() -> None:
    assert "".join(concise_pieces(Report((ACME_AND_BETA,)), Style())) == (
        "contracts/acme-beta.md:30:5: warning EXC002 exclusivity-reciprocal: Only Beta is bound to exclusivity.\n"
        "contracts/acme-beta.md:88:1: error DIS004 dispute-forum: Nothing says where a dispute is decided.\n"
    )


def test_the_place_in_a_pdf_is_the_paragraph_because_its_lines_start_anew_on_each_page() -> None:
    pdf = replace(ACME_AND_BETA, path="a.pdf", format="pdf")
    assert "".join(concise_pieces(Report((pdf,)), Style())).startswith("a.pdf:12:5: warning")


def test_words_of_an_agreement_stay_on_the_line_of_their_finding() -> None:
    assert len("".join(concise_pieces(Report((ATTACK,)), Style())).splitlines()) == 2


def test_colours_can_be_had() -> None:
    assert "\x1b[1;31merror\x1b[0m" in "".join(concise_pieces(Report((ACME_AND_BETA,)), Style(colour=True)))
