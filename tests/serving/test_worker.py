"""One agreement in a process of its own."""

from __future__ import annotations

import pytest

from alliance_lint.errors import ReadingError
from alliance_lint.serving.worker import Order, carry_out

AGREEMENT = b'This Agreement is between Alpha Inc. ("Alpha") and Beta LLC ("Beta"). Alpha shall pay Beta.\n'


def test_an_agreement_becomes_a_page_with_the_links_of_the_server() -> None:
    page = carry_out(Order("deal.txt", reviewed="/report/x/reviewed"), AGREEMENT).decode()
    assert "Alpha shall pay Beta." in page
    assert '<a class="back" href="/">' in page
    assert 'href="/report/x/reviewed" download' in page


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
        carry_out(Order(name), data)
    assert "\n" not in error.value.message


def test_an_agreement_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(ReadingError, match="more than 0 seconds"):
        carry_out(Order("deal.txt"), AGREEMENT, seconds=0.01)


def test_a_rule_pack_that_has_gone_is_told() -> None:
    with pytest.raises(ReadingError, match="no-such-pack"):
        carry_out(Order("deal.txt", packs=("no-such-pack",)), AGREEMENT)
