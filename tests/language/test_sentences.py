from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.sentences import LONGEST, split_sentences

Read = Callable[[str], Agreement]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in split_sentences(text, 0, len(text))]


def test_sentences_end_at_full_stops() -> None:
    assert split('@A shall pay. @B shall deliver. "Fee" means the fee.') == [
        "@A shall pay.",
        "@B shall deliver.",
        '"Fee" means the fee.',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bolt Corp. The Netherlands branch pays.",
        "The notice goes to Mr. Smith of Dept. 5.",
        "It is filed under No. 5 of the list.",
        "The U.S. Federal Reserve sets it.",
        "Acme Inc. Products are sold, e.g. Widgets.",
        "George D. Green signs at 5 p.m. Eastern time.",
        "See Sec. 4 and Art. 7 of the rules.",
    ],
)
def test_abbreviations_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


def test_a_long_enumeration_is_cut_into_items_that_keep_their_lead() -> None:
    items = "; ".join(f"({letter}) {'the other party fails to perform a material duty ' * 2}" for letter in "abcde")
    text = f"Either party may terminate this Agreement if: {items}."
    found = [(text[start:end], lead) for start, end, lead in split_sentences(text, 0, len(text))]
    assert found[0] == ("Either party may terminate this Agreement if:", None)
    assert found[1][0].startswith("(a) the other party")
    assert all(lead and text[slice(*lead)] == "Either party may terminate this Agreement if:" for _, lead in found[1:])


def test_no_sentence_is_longer_than_the_limit() -> None:
    assert max(map(len, split("word " * LONGEST))) <= LONGEST


def test_items_in_paragraphs_of_their_own_are_read_with_their_lead(read: Read) -> None:
    agreement = read(
        "1. Termination. Either party may terminate this Agreement if:\n\n(a) the other party is insolvent; or\n\n"
        "(b) the other party is sold. A sale of assets is no sale.\n\n2. Effect. All rights end.\n"
    )
    words = [agreement.words(sentence) for sentence in agreement.sentences]
    lead = "Either party may terminate this Agreement if:"
    assert f"{lead} the other party is insolvent; or" in words
    assert f"{lead} the other party is sold." in words
    assert "A sale of assets is no sale." in words
    assert "All rights end." in words


def test_items_below_a_paragraph_without_a_number_are_read_with_it(read: Read) -> None:
    agreement = read(
        "The following need the consent of both parties:\n\n(a) a new product; and\n\n(b) a loan.\n\n"
        "The fee is $100.\n\n(a) Maps are sold.\n"
    )
    words = [agreement.words(sentence) for sentence in agreement.sentences]
    assert "The following need the consent of both parties: a new product; and" in words
    assert "The following need the consent of both parties: a loan." in words
    assert "Maps are sold." in words


def test_a_genitive_ends_a_sentence_and_an_abbreviation_at_its_beginning_does_not() -> None:
    assert split("The designs are the @A's. Any other thing is new. Dr. Roth of @A leads.") == [
        "The designs are the @A's.",
        "Any other thing is new.",
        "Dr. Roth of @A leads.",
    ]
