from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.fold import fold
from alliance_lint.language.observation import Observation
from alliance_lint.language.party_names import find_other_names
from alliance_lint.language.terms import (
    Defined,
    find_defined,
    find_terms_defined_twice,
    find_unused_terms,
)
from alliance_lint.language.undefined_terms import find_undefined_terms

Read = Callable[[str], Agreement]
Find = Callable[[Agreement, str, tuple[Defined, ...]], Iterable[Observation]]

DEFINED = (
    '1. Definitions. "Products" means software. "Customer" means a buyer of Products. "Net Sales" means all that a '
    "Customer has paid.\n\n2. Sales. Beta shall count Net Sales. {more}\n\n3. Term. The term is a year.\n"
)


def _terms(agreement: Agreement, find: Find) -> list[str]:
    folded = fold(agreement.document.text)
    return [dict(each.details)["term"] for each in find(agreement, folded, find_defined(agreement, folded))]


def test_terms_are_defined_by_meaning_and_in_brackets(read: Read) -> None:
    agreement = read('1. Terms. “Net Sales” means cash. Alpha shall pay on the last day (the "Due Date").')
    found = find_defined(agreement, fold(agreement.document.text))
    assert [(each.term, each.bracket) for each in found] == [("Net Sales", False), ("Due Date", True)]


def test_a_term_that_is_never_used_is_found(read: Read) -> None:
    agreement = read(DEFINED.format(more='"Launch Partner" means the first Customer.'))
    assert _terms(agreement, find_unused_terms) == ["Launch Partner"]


@pytest.mark.parametrize(
    "more",
    [
        '"Launch Partner" means the first Customer. Launch Partners pay less.',
        '"Launch Partner" means the first Customer. LAUNCH PARTNERS PAY LESS.',
        '"Launch Partner(s)" means the first Customers. A launch partner pays less.',
        '"Loss or Losses" means damage. Each party bears its losses.',
        '"Client Materials" means files. Beta keeps the Client\'s Materials safe.',
        '"Launch Partner" means a first Customer. A launch\n               partner pays less.',
        '"Launch Partner" or "LP" means the first Customer. Each LP pays less.',
        '"Launch Partner" has the meaning set forth in the Supply Agreement.',
        'Beta may use the marks of Alpha (including but not limited to "The Good Kettle") on its site.',
    ],
)
def test_a_term_that_is_used_in_any_form_is_left_alone(read: Read, more: str) -> None:
    assert _terms(read(DEFINED.format(more=more)), find_unused_terms) == []


def test_a_term_with_two_meanings_is_found(read: Read) -> None:
    agreement = read(
        DEFINED.format(more='For the royalty, the parties agree. "Net Sales" means the cash of a quarter.')
    )
    assert _terms(agreement, find_terms_defined_twice) == ["Net Sales"]


@pytest.mark.parametrize(
    "more",
    [
        '"Net Sales" has the meaning set forth in Section 1.',
        'For purposes of this Section, "Net Sales" means the cash of a quarter.',
        'When used as a verb, "Net Sales" means to sell.',
        '"Net Sales" means all that a Customer has paid.',
    ],
)
def test_a_term_that_is_defined_again_alike_or_for_one_place_is_left_alone(read: Read, more: str) -> None:
    assert _terms(read(DEFINED.format(more=more)), find_terms_defined_twice) == []


def _using(term: str) -> str:
    uses = f"Beta shall sell in the {term}, shall advertise in the {term}, and may hire in the {term}."
    return DEFINED.format(more=f'"Term" means a year. {uses}')


def test_a_term_without_a_definition_is_found(read: Read) -> None:
    assert _terms(read(_using("Territory")), find_undefined_terms) == ["Territory"]


@pytest.mark.parametrize(
    "more",
    [
        'The territory is Canada (the "Territory").',
        "Territory: Canada.",
        "The Territory is the Dominion of Canada.",
        "Terms that are not defined here have the meaning of the Supply Agreement.",
        "The Key Terms say the rest.",
    ],
)
def test_a_term_that_is_explained_in_any_way_is_left_alone(read: Read, more: str) -> None:
    assert _terms(read(f"{_using('Territory')}\n4. More. {more}"), find_undefined_terms) == []


OPENING = 'This Agreement is made between Alpha Inc., a Delaware corporation ("Alpha"), and Beta LLC ("Beta").\n\n'


def _other_names(agreement: Agreement) -> list[str]:
    return [dict(each.details)["other"] for each in find_other_names(agreement, fold(agreement.document.text))]


def test_a_party_under_another_legal_form_is_found(read: Read) -> None:
    assert _other_names(read(OPENING + "1. Fees. Alpha LLC shall pay Beta a fee.")) == ["Alpha LLC"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Fees. Alpha, Incorporated shall pay Beta a fee.",
        '1. Fees. Alpha LLC (the "Guarantor") shall pay Beta a fee. Alpha LLC shall not resign.',
        "1. Fees. Alpha may act through its subsidiary Alpha LLC.",
    ],
)
def test_the_same_form_and_another_company_are_left_alone(read: Read, text: str) -> None:
    assert _other_names(read(OPENING + text)) == []
