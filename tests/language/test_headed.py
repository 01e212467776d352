from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.headed import headed_by, introduced_by, subject_for
from alliance_lint.language.obligations import find_obligations

Read = Callable[[str], Agreement]

OPENING = 'This Agreement is made between Korvin Maps Inc. ("Korvin") and Dell Tours LLC ("Reseller").\n\n'


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("@A's obligations", "@A"),
        ("@A'S OBLIGATIONS:", "@A"),
        ("Responsibilities of the @B", "@B"),
        ("Rights and Obligations of @B", "@B"),
        ("@B's rights and obligations:", "@B"),
        ("@B Responsibilities", "@B"),
        ("Duties and Responsibilities of @A under this Agreement.", "@A"),
        ("The @B's key tasks shall include the following:", "@B"),
        ("Obligations of both parties", "both parties"),
        ("Joint Obligations", "the parties"),
        ("Obligations of @A and @B", "@A and @B"),
        ("Obligations", ""),
        ("Release of @A's obligations on termination by @B", ""),
        ("@A's products", ""),
        ("@A", ""),
    ],
)
def test_a_heading_says_whose_duties_stand_below_it(heading: str, who: str) -> None:
    assert headed_by(heading) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("@A agrees to the following:", "@A"),
        ("@A agrees to do the following:", "@A"),
        ("The parties undertake as follows:", "the parties"),
        ("During the term @A is in charge. @B shall perform the following tasks:", "@B"),
        ("@B's responsibilities are:", "@B"),
        ("@B shall:", ""),
        ("@A may terminate this Agreement if:", ""),
    ],
)
def test_an_introduction_does_so_where_it_is_no_half_of_a_sentence(words: str, who: str) -> None:
    assert introduced_by(words) == who


@pytest.mark.parametrize(
    ("words", "listed", "leading"),
    [
        ("Provide the maps by May.", True, "@A shall"),
        ("at its own expense, insure the stock;", True, "@A shall"),
        ("Provide the maps by May.", False, "@A shall"),
        ("To train two employees of @B.", True, "@A is obliged"),
        ("Not disclose the prices.", True, "@A agrees"),
        ("Maintenance of the web site", True, "@A is responsible for"),
        ("Maintenance of the web site", False, ""),
        ("Shall keep a stock of maps.", True, "@A"),
        ("The maps will be free of errors.", True, "@A shall ensure that"),
        ("The fee shall be paid by @B.", True, ""),
        ("@A shall draw the maps.", True, ""),
        ("To enable all shops to sell them, the maps may be sent by post.", True, ""),
        ("Without limiting the foregoing, in Devon:", True, ""),
    ],
)
def test_an_item_is_given_the_subject_that_it_lacks(words: str, listed: bool, leading: str) -> None:
    assert subject_for("@A", words, listed=listed) == leading


def test_several_are_bound_in_the_plural() -> None:
    assert subject_for("the parties", "To meet each month.", listed=True) == "the parties are obliged"
    assert subject_for("@A and @B", "Not to compete.", listed=True) == "@A and @B agree"


def test_items_below_a_heading_bind_the_party_in_it(read: Read) -> None:
    agreement = read(
        OPENING + "1. Korvin's obligations\n\n(a) Provide the maps each month.\n\n(b) To train two employees.\n\n"
        "2. Responsibilities of Reseller:\n\n- Promote the maps in its shops.\n\n- Attend the yearly fair in Devon.\n\n"
        "3. Tasks\n\n3.1 Rights and duties of the Reseller\n\n3.1.1 Sell the maps to walkers.\n\n"
        "4. Law\n\nMaintain calm."
    )
    assert [(each.who, each.action) for each in find_obligations(agreement)] == [
        ((0,), "shall Provide the maps each month."),
        ((0,), "is obliged To train two employees."),
        ((1,), "shall Promote the maps in its shops."),
        ((1,), "shall Attend the yearly fair in Devon."),
        ((1,), "shall Sell the maps to walkers."),
    ]


def test_a_list_below_a_heading_without_a_number_is_no_part_of_the_numbered_clause_before(read: Read) -> None:
    agreement = read(
        OPENING + "1. Maps. Korvin draws the maps.\n\nOBLIGATIONS OF RESELLER\n\nReseller undertakes to:\n\n"
        "a) Print the maps;\n\nb) Not offer maps of others.\n"
    )
    assert [(each.who, each.negated) for each in find_obligations(agreement)] == [((1,), False), ((1,), True)]


def test_what_names_its_own_subject_is_left_alone(read: Read) -> None:
    agreement = read(OPENING + "1. Korvin's obligations\n\n(a) Reseller shall tell Korvin what it needs.\n\n(b) Maps.")
    assert [agreement.words(each) for each in agreement.sentences][-1] == "@B shall tell @A what it needs."


def test_a_party_s_name_alone_heads_what_it_does(read: Read) -> None:
    tasks = "(a) milling and packing;\n\n(b) two lorries.\n\n"
    text = f"{OPENING}4. Division of Responsibilities\n\nKorvin\n\n{tasks}Reseller\n\n{tasks}"
    agreement = read(text)
    assert [agreement.words(each) for each in agreement.sentences[-4:]] == [
        "@A is responsible for milling and packing;",
        "@A shall provide two lorries.",
        "@B is responsible for milling and packing;",
        "@B shall provide two lorries.",
    ]
    addresses = read(text.replace("Division of Responsibilities", "Addresses"))
    assert addresses.words(addresses.sentences[-1]) == "two lorries."


def test_small_lines_below_an_introduction_are_its_items(read: Read) -> None:
    agreement = read(f"{OPENING}Responsible for the tours are:\n\nfor Korvin - Ada Flint;\n\nfor Reseller - its owner.")
    assert agreement.words(agreement.sentences[-1]) == "Responsible for the tours are: for @B - its owner."
