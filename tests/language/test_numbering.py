from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.fold import fold
from alliance_lint.language.numbering import Oddities, find_oddities, read_numbering

Read = Callable[[str], Agreement]


def _oddities(agreement: Agreement) -> Oddities:
    folded = fold(agreement.document.text)
    return find_oddities(agreement, folded, read_numbering(agreement, folded))


def _gaps(agreement: Agreement) -> list[str]:
    return [dict(each.details)["left_out"] for each in _oddities(agreement).gaps]


def _clauses(*numbers: str) -> str:
    return "\n\n".join(f"{number} Duty {at}. Alpha shall do thing {at}." for at, number in enumerate(numbers))


def test_the_numbers_of_an_outline_are_read(read: Read) -> None:
    agreement = read(_clauses("1.", "1.1", "1.2", "2.", "2.1", "3."))
    numbering = read_numbering(agreement, fold(agreement.document.text))
    assert [each.parts for each in numbering.tops] == [(1,), (2,), (3,)]
    assert [each.parts for each in numbering.below[(1,)]] == [(1, 1), (1, 2)]
    assert not numbering.amends


@pytest.mark.parametrize(
    ("numbers", "left_out"),
    [
        (("1.", "2.", "4.", "5."), "3"),
        (("1.", "1.1", "1.2", "1.4", "2.", "3."), "1.3"),
        (("1.", "1.01", "1.02", "1.04", "2.", "3."), "1.03"),
        (("1.", "(a)", "(b)", "(d)", "2.", "3."), "(c)"),
        (("1.", "2.", "3.", "6.", "7."), "4 and 5"),
    ],
)
def test_a_number_that_is_left_out_is_found(read: Read, numbers: tuple[str, ...], left_out: str) -> None:
    assert _gaps(read(_clauses(*numbers))) == [left_out]


def test_a_number_that_may_stand_in_the_text_is_not_missing(read: Read) -> None:
    torn = _clauses("1.", "1.1", "1.2") + " and, as flattened, 1.3 Beta shall pay.\n\n" + _clauses("1.4", "2.")
    assert _gaps(read(torn)) == []


def test_a_heading_that_lost_its_number_is_no_gap(read: Read) -> None:
    text = _clauses("1.", "2.") + "\n\nGOVERNING LAW\n\nDelaware law governs.\n\n" + _clauses("4.", "5.")
    assert _gaps(read(text)) == []


def test_an_outline_full_of_gaps_is_not_trusted(read: Read) -> None:
    assert _gaps(read(_clauses(*(f"{number}." for number in range(1, 40) if number % 5)))) == []


def test_an_amendment_uses_the_numbers_of_another_text(read: Read) -> None:
    assert _gaps(read("AMENDMENT NO. 1 TO THE LICENSE AGREEMENT\n\n" + _clauses("1.", "2.", "4.", "5."))) == []


def test_two_clauses_with_one_number_are_found(read: Read) -> None:
    found = _oddities(read(_clauses("1.", "2.", "2.", "3."))).repeats
    assert [dict(each.details) for each in found] == [{"number": "2"}]


def test_numbers_of_an_exhibit_begin_anew(read: Read) -> None:
    body = _clauses("1.", "2.", "3.")
    found = _oddities(read(f"{body}\n\nIN WITNESS WHEREOF the parties have signed.\n\nBy: ____\n\nExhibit A\n\n{body}"))
    assert found == Oddities()
