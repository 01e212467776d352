from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.obligations import find_obligations

Read = Callable[[str], Agreement]

ACME = 'Acme, Inc., a Delaware corporation ("Acme")'
BOLT = 'Bolt LLC, a Texas limited liability company ("Bolt")'


def duties(side: str) -> str:
    return f"\n\n1. Duties. {side} shall deliver. {side} shall report. Harbour shall pay. {side}'s staff may visit."


@pytest.mark.parametrize(
    ("preamble", "side"),
    [
        (
            f'{ACME}, Bolt LLC, a Texas limited liability company ("Bolt", and together with Acme, the "Sellers"), and '
            'Harbour Stores Corp. ("Harbour")',
            "Sellers",
        ),
        (
            f'{ACME}, Bolt LLC (the "Subsidiary," and collectively with Acme, "Growers") and Harbour Stores Corp. '
            '("Harbour")',
            "Growers",
        ),
        (f'{ACME} and {BOLT} (collectively, the "Sellers"), and Harbour Stores Corp. ("Harbour")', "Sellers"),
        (
            'Harbour Stores Corp., an Ohio corporation ("Harbour"), and White Hat LP, a Delaware limited partnership, '
            'and White Hat Partners LLC, a Delaware limited liability company (collectively, the "White Hat Parties")',
            "White Hat Parties",
        ),
        (
            f'Harbour Stores Corp. ("Harbour"), {ACME} and {BOLT} (Acme and Bolt shall be individually and '
            'collectively referred to as "Provider")',
            "Provider",
        ),
        (
            f'{ACME}, {BOLT} and Harbour Stores Corp. ("Harbour"). Acme and Bolt are hereinafter collectively '
            'referred to as the "Sellers"',
            "Sellers",
        ),
    ],
)
def test_those_who_act_under_one_name_are_one_party(read: Read, preamble: str, side: str) -> None:
    agreement = read(f"This Agreement is made by and between {preamble}.{duties('The ' + side)}")
    assert len(agreement.parties) == 2
    one = next(party for party in agreement.parties if party.alias == side)
    assert len(one.name.split(" and ")) == 2
    assert {duty.who for duty in find_obligations(agreement)} == {(0,), (1,)}


def test_a_member_stands_for_its_side(read: Read) -> None:
    agreement = read(
        f'This Agreement is between {ACME} and {BOLT} (collectively, the "Sellers"), and Harbour Stores Corp. '
        '("Harbour").'
        f"{duties('The Sellers')} Bolt shall insure the goods."
    )
    assert [(party.name, party.short) for party in agreement.parties] == [
        ("Acme, Inc. and Bolt LLC", "Sellers"),
        ("Harbour Stores Corp.", "Harbour"),
    ]
    assert list(find_obligations(agreement))[-1].who == (0,)


@pytest.mark.parametrize(
    "preamble",
    [
        f'{ACME}, {BOLT} and Harbour Stores Corp. ("Harbour") (collectively, the "Parties")',
        f'{ACME}, {BOLT} and Harbour Stores Corp. ("Harbour") (collectively, the "Growers")',
        f'{ACME}, Bolt LLC ("Bolt", together with its affiliates, the "Bolt Group") and Harbour Stores Corp. '
        '("Harbour")',
        f'{ACME} (together with its software, the "Products"), {BOLT} and Harbour Stores Corp. ("Harbour")',
    ],
    ids=["the parties", "all of them", "a party and its affiliates", "a thing"],
)
def test_other_names_join_nobody(read: Read, preamble: str) -> None:
    agreement = read(
        f"This Agreement is made by and among {preamble}.\n\n1. Duties. Acme shall deliver. Bolt shall deliver. The "
        "Growers shall meet. The Growers may vote. The Growers will report. The Bolt Group shall pay. The Bolt Group "
        "may go. The Bolt Group will stay. The Products shall last. The Products may fail. The Products will be sold."
    )
    assert len(agreement.parties) == 3


def test_a_name_under_which_nobody_acts_joins_nobody(read: Read) -> None:
    agreement = read(
        f'This Agreement is between {ACME} and {BOLT} (collectively, the "Sellers"), and Harbour Stores Corp. '
        '("Harbour").\n\n1. Duties. Acme shall deliver. Bolt shall insure the goods. Harbour shall pay the Sellers.'
    )
    assert [party.short for party in agreement.parties] == ["Acme", "Bolt", "Harbour"]
