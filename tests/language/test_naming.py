from __future__ import annotations

from collections.abc import Callable

from alliance_lint.language.agreement import Agreement

Read = Callable[[str], Agreement]

ACME = 'This Agreement is between Acme Imaging Ltd. ("Supplier") and Bolt Bank, N.A. (the "Bank").\n\n1. Duties. '


def text_of(agreement: Agreement) -> str:
    return agreement.canonical.text.partition("Duties. ")[2]


def test_every_form_of_a_name_becomes_the_token(read: Read) -> None:
    agreement = read(ACME + "Supplier shall act. ACME IMAGING LTD. shall act. Acme Imaging may act. SUPPLIER may act.")
    assert text_of(agreement) == "@A shall act. @A shall act. @A may act. @A may act."


def test_the_first_word_of_a_name_counts_where_the_text_uses_it_alone(read: Read) -> None:
    assert text_of(read(ACME + "Acme shall act. If Acme fails, Supplier pays.")).startswith("@A shall act. If @A fails")
    assert "Acme" in text_of(read(ACME + "Acme Tools Ltd. is a stranger."))


def test_the_first_word_of_what_a_party_is_called_counts_where_it_acts(read: Read) -> None:
    heron = ACME.replace('Acme Imaging Ltd. ("Supplier")', 'Heron Kilns Ltd. ("Heron Kilns")')
    assert text_of(read(heron + "Heron Kilns shall bake. Heron may end it.")) == "@A shall bake. @A may end it."
    assert "The Heron flies" in text_of(read(heron + "The Heron flies. Heron feathers are grey. Heron may nest."))


def test_a_role_in_lower_case_is_a_common_noun(read: Read) -> None:
    assert text_of(read(ACME + "A bank or another supplier may act.")) == "A bank or another supplier may act."


def test_a_role_inside_a_longer_name_is_left_alone(read: Read) -> None:
    text = text_of(
        read(ACME + "Funds go to Deutsche Bank or to the Bank of Ohio, and the Bank pays. If Bank fails, tell us.")
    )
    assert text == "Funds go to Deutsche Bank or to the Bank of Ohio, and the @B pays. If @B fails, tell us."


def test_a_role_right_after_the_word_agreement_acts_where_the_comma_is_left_out(read: Read) -> None:
    assert "in this Agreement @B will" in text_of(read(ACME + "Whatever is in this Agreement Bank will pay."))


def test_a_role_before_a_noun_says_whose_it_is(read: Read) -> None:
    assert text_of(read(ACME + "The Supplier Data stays here.")) == "The @A Data stays here."


def test_a_name_broken_by_a_line_end_is_still_a_name(read: Read) -> None:
    assert text_of(read(ACME + "It is owned by Acme\nImaging Ltd. and by no other.")) == (
        "It is owned by @A and by no other."
    )


def test_the_full_stop_of_a_suffix_still_ends_the_sentence(read: Read) -> None:
    assert text_of(read(ACME + "It is owned by Acme Imaging Ltd. The price is fair.")) == (
        "It is owned by @A. The price is fair."
    )


def test_a_possessive_keeps_its_ending(read: Read) -> None:
    assert text_of(read(ACME + "Supplier's agents obey.")) == "@A's agents obey."


def test_letters_of_an_acronym_are_not_matched_in_words(read: Read) -> None:
    agreement = read(
        'between Acme Industries, Inc. ("AI") and Bolt Information Trust ("IT").\n\n1. Duties. If AI asks, it is done.'
    )
    assert text_of(agreement) == "If @A asks, it is done."


def test_we_and_you_are_parties_where_the_preamble_says_so(read: Read) -> None:
    agreement = read(
        'This Agreement is between Acme, Inc. ("we" or "us") and the Franchisee named below ("you").\n\n'
        "1. Duties. You shall pay our fee. We may waive it. You keep your books.\n"
    )
    assert text_of(agreement).strip() == "@B shall pay @A's fee. @A may waive it. @B keep @B's books."


def test_two_parties_of_one_family_share_no_short_name(read: Read) -> None:
    agreement = read(
        'between Acme Europe, Inc. ("Europe") and Acme Asia, Inc. ("Asia").\n\n1. Duties. Acme is a mark. Acme sells.'
    )
    assert text_of(agreement) == "Acme is a mark. Acme sells."


def test_the_first_word_of_an_alias_counts_where_it_acts(read: Read) -> None:
    opening = 'between Drakon Systems, Inc. ("Drakon Systems") and Bolt LLC ("Bolt").\n\n1. Duties. '
    assert text_of(read(opening + "Drakon shall act. Drakon will pay.")) == "@A shall act. @A will pay."
    assert text_of(read(opening + "Drakon Systems shall act. The Drakon Gate is open.")).endswith(
        "Drakon Gate is open."
    )
    capitals = 'between DRAKON SYSTEMS, INC. ("DRAKON SYSTEMS") and BOLT LLC ("BOLT").\n\n1. Duties. '
    assert text_of(read(capitals + "Drakon shall act. Drakon may pay.")) == "@A shall act. @A may pay."
    common = 'between Global Systems, Inc. ("Global Systems") and Bolt LLC ("Bolt").\n\n1. Duties. '
    assert text_of(read(common + "Global shall act. Global will pay.")) == "Global shall act. Global will pay."


def test_a_party_whose_name_is_still_blank_is_called_by_its_place(read: Read) -> None:
    agreement = read(
        'This Agreement is between Acme Franchise Systems, Inc. ("we", "us") and ____________________ ("you").\n\n'
        "1. Duties. We will train you. You will pay us."
    )
    assert [party.short for party in agreement.parties] == ["Acme Franchise Systems, Inc.", "Party B"]
    assert "@B will pay @A" in agreement.canonical.text


def test_a_role_that_begins_a_paragraph_is_no_part_of_the_heading_before_it(read: Callable[[str], Agreement]) -> None:
    agreement = read(
        'This Agreement is made between Korvin Maps Inc. ("Korvin") and Dell Tours LLC ("Distributor").\n\n'
        "7.2 Sales Efforts\n\nDistributor shall sell the maps."
    )
    assert agreement.words(agreement.sentences[-1]) == "@B shall sell the maps."


def test_a_role_may_be_written_small_after_its_article(read: Callable[[str], Agreement]) -> None:
    agreement = read(
        'This Agreement is made between Korvin Maps Inc. (the "Company") and Dell Tours LLC ("Dell").\n\n'
        "1. The company shall print the maps. A company in Devon sells them."
    )
    assert [agreement.words(each) for each in agreement.sentences][-2:] == [
        "@A shall print the maps.",
        "A company in Devon sells them.",
    ]


def test_a_party_that_speaks_does_so_in_capitals_too(read: Read) -> None:
    agreement = read(
        'This Agreement is between Acme, Inc. ("we" or "us") and Bolt LLC ("you").\n\n'
        "1. Limit. In any case OUR TOTAL LIABILITY ends there.\n"
    )
    assert "@A's TOTAL LIABILITY" in agreement.canonical.text
