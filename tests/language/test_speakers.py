from __future__ import annotations

from collections.abc import Callable

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.obligations import find_obligations

Read = Callable[[str], Agreement]

OPENING = 'This Agreement is between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n1. Duties. '


def text_of(agreement: Agreement) -> str:
    return agreement.canonical.text.partition("Duties. ")[2]


def test_each_of_us_is_each_party(read: Read) -> None:
    agreement = read(
        OPENING + "Each of us may use it. Neither of us will sell it. Both of us must agree. We will meet."
    )
    assert text_of(agreement) == (
        "Each Party may use it. Neither Party will sell it. Both Parties must agree. The Parties will meet."
    )
    duties = list(find_obligations(agreement))
    assert [duty.who for duty in duties] == [(0, 1)] * 4
    assert duties[1].action == "will not sell it."


def test_we_are_all_parties_where_we_often_act(read: Read) -> None:
    agreement = read(OPENING + "We will meet. We agree to share our plans. If it fails, we may end it.")
    assert text_of(agreement) == (
        "The Parties will meet. The Parties agree to share the Parties' plans. If it fails, the Parties may end it."
    )


def test_we_are_not_all_parties_where_somebody_is_spoken_to(read: Read) -> None:
    assert "We will meet you" in text_of(
        read(OPENING + "We will meet you. Neither of us will sell. We agree. We may go.")
    )


def test_either_of_us_is_either_party_where_one_party_speaks(read: Read) -> None:
    agreement = read(
        'This Agreement is between Acme, Inc. ("we", "us") and Bolt LLC ("you").\n\n1. Duties. '
        "We will pay you. Either of us can end it."
    )
    assert text_of(agreement) == "@A will pay @B. Either Party can end it."


def test_sides_and_companies_that_must_do_something_are_the_parties(read: Read) -> None:
    agreement = read(OPENING + "Both sides shall meet. Each side keeps its own customers. A side dish is free.")
    assert text_of(agreement) == ("Both Parties shall meet. Each Party keeps its own customers. A side dish is free.")
    assert "each company that" in text_of(read(OPENING + "Acme shall list each company that buys maps."))


def test_we_both_are_both_parties_where_one_party_speaks(read: Read) -> None:
    agreement = read(
        'This Agreement is between Acme, Inc. ("we", "us") and Bolt LLC ("you").\n\n1. Duties. '
        "We pay you. We both obey the law, and we each insure our vans."
    )
    assert text_of(agreement) == "@A pay @B. Both Parties obey the law, and each Party insure @A's vans."
