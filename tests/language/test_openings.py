from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement

Read = Callable[[str], Agreement]

GROWER_AND_WINERY = """

1. Supply. The Grower shall sell its grapes to the Winery. The Winery shall buy them.

2. Price. The Winery shall pay on delivery. The Grower shall deliver by night.
"""


def parties(agreement: Agreement) -> list[tuple[str, str]]:
    return [(party.name, party.alias) for party in agreement.parties]


@pytest.mark.parametrize(
    "opening",
    [
        # The whole of it in capitals, the two sides told apart by "part".
        "SUPPLY CONTRACT ENTERED INTO BY, ON THE ONE PART, OAK VIÑEDOS, S.A. DE C.V., REPRESENTED BY MS. ANA "
        'OTERO, WHICH SHALL HEREINAFTER BE REFERRED TO AS "THE GROWER", AND, ON THE OTHER PART, BAYARD CRUZ LUNA, IN '
        'HIS OWN RIGHT, WHO SHALL HEREINAFTER BE REFERRED TO AS "THE WINERY", AS FOLLOWS:',
        # Somebody acts for a company, and nobody else.
        "ON THE ONE HAND, Mr. Ulf Otero, of legal age, acting in the name and on behalf of OAK VIÑEDOS, S.L., with "
        "address at Calle Mayor 1 (hereinafter, the GROWER).\n\nAND ON THE OTHER HAND, Ms. Ana Luna, acting as sole "
        "administrator of BAY BODEGAS, S.A. (hereinafter, the WINERY).",
        # No quotation marks; a conjunction of another language was left.
        "concluded in Gdynia between:\n\nOak Winnica spółka z o.o. with its registered office in Gdynia, acting by:\n"
        "Ewa Lis - President of the Board,\nhereinafter referred to as the Grower,\n\na\n\nBayard Lipa, conducting "
        "business activity in Sopot,\nhereinafter referred to as the Winery.",
        # Two people are one side, and a trustee acts for a trust.
        "AGREEMENT made between Oakley B. Hurst and Carol D. Hurst, husband and wife, hereinafter called GROWER, "
        "and Ann Rowe, as Trustee of The Bay Family Trust, hereinafter called WINERY.",
        # Bold, as plain text writes it.
        "This Agreement is between **Oak Vineyards Co-op**, a farmers' cooperative (**Grower**), and **Bay Hills Wine "
        "Union**, a cooperative (the **Winery**).",
    ],
)
def test_the_parties_are_told_apart_where_parts_hands_or_bold_letters_set_them_apart(read: Read, opening: str) -> None:
    agreement = read(opening + GROWER_AND_WINERY)
    assert [alias.title() for _, alias in parties(agreement)] == ["Grower", "Winery"]
    assert [re.sub("the ", "", name.lower())[:3] for name, _ in parties(agreement)] == ["oak", "bay"]


def test_a_party_may_be_called_the_ordering_party(read: Read) -> None:
    agreement = read(
        "between Acme GmbH, hereinafter referred to as the Ordering Party, and Bolt AG, hereinafter referred to as the "
        "Contractor.\n\n1. Work. The Contractor shall build. The Ordering Party shall pay."
    )
    assert parties(agreement) == [("Acme GmbH", "Ordering Party"), ("Bolt AG", "Contractor")]
