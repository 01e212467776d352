"""One agreement in a process of its own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from alliance_lint.errors import ReadingError
from alliance_lint.serving.worker import Order, carry_out

WORD = Path(__file__).resolve().parents[2] / "sample_agreements" / "careless-alliance.docx"
TODAY = "2030-01-15"
SHEET = b"parties:\n  - name: Alpha Inc.\n  - name: Beta LLC\n"
AGREEMENT = b'This Agreement is between Alpha Inc. ("Alpha") and Beta LLC ("Beta"). Alpha shall pay Beta.\n'


def test_an_agreement_becomes_a_page_that_leads_back() -> None:
    page = carry_out(Order("deal.txt", TODAY, reviewed="/report/x/reviewed"), AGREEMENT).decode()
    assert "Alpha shall pay Beta." in page
    assert '<a class="back" href="/">' in page
    assert '<a class="button" href="/report/x/reviewed">' in page


def test_the_page_on_a_term_sheet_offers_no_reviewed_copy() -> None:
    page = carry_out(Order("deal.yaml", TODAY, reviewed="/report/x/reviewed"), SHEET).decode()
    assert "Beta LLC" in page
    assert "/report/x/reviewed" not in page


def test_the_page_on_a_word_file_offers_its_reviewed_copy_which_has_comments() -> None:
    page = carry_out(Order(WORD.name, TODAY, reviewed="/report/x/reviewed"), WORD.read_bytes()).decode()
    assert 'href="/report/x/reviewed"' in page
    copy = carry_out(Order(WORD.name, TODAY, review=True), WORD.read_bytes())
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert b"<w:comment " in package.read("word/comments.xml")


def test_why_there_is_no_reviewed_copy_is_told() -> None:
    with pytest.raises(ReadingError, match=r"^deal\.yaml: "):
        carry_out(Order("deal.yaml", TODAY, review=True), SHEET)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("deal.docx", b"PK\x03\x04 and then nothing", "not a valid Word file|damaged|zip"),
        ("deal.yaml", b"parties: []\ngoverning_law: X\n", "^deal.yaml: line 1: "),
        ("deal.pdf", b"%PDF-1.7\n", "PDF"),
    ],
)
def test_what_cannot_be_read_ends_in_one_line(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as error:
        carry_out(Order(name, TODAY), data)
    assert "\n" not in error.value.message


def test_an_agreement_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(ReadingError, match="more than 0 seconds"):
        carry_out(Order("deal.txt", TODAY), AGREEMENT, seconds=0.01)


def test_a_rule_pack_that_has_gone_is_told() -> None:
    with pytest.raises(ReadingError, match="no-such-pack"):
        carry_out(Order("deal.txt", TODAY, packs=("no-such-pack",)), AGREEMENT)


def test_comments_in_an_agreement_are_followed_until_their_day() -> None:
    comment = b"<!-- alliance-lint: ignore-file DIS004 until 2030-01-31: settled in a side letter -->\n\n"
    mistaken = b"<!-- alliance-lint: ignore-file XYZ999: no such check -->\n\n"
    page = carry_out(Order("deal.md", TODAY), comment + mistaken + AGREEMENT).decode()
    assert "until 2030-01-31: settled in a side letter" in page
    assert "line 3: there is no check &#39;XYZ999&#39;" in page
    later = carry_out(Order("deal.md", "2030-02-01"), comment + AGREEMENT).decode()
    assert "until 2030-01-31" not in later
