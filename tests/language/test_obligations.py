from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.obligations import (
    MODAL,
    REFERENCE,
    duties,
    find_obligations,
    named,
    resolve,
    subject_before,
)

Read = Callable[[str], Agreement]


def bound(sentence: str) -> list[str]:
    """Who · modal, with "not" for a prohibition, of each duty: "A shall", "AB may not", "- will" where nobody is."""
    return [
        f"{''.join(chr(65 + party) for party in duty.who) or '-'} {duty.modal}{' not' if duty.negated else ''}"
        for duty in duties(sentence, 2)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("@A shall pay the fee.", ["A shall"]),
        ("The @B will, at its own expense, keep records.", ["B will"]),
        ("@A must not copy the software.", ["A must not"]),
        ("@A may terminate this Agreement.", ["A may"]),
        ("@A cannot assign its rights.", ["A cannot not"]),
        ("@A agrees to keep the price.", ["A agrees to"]),
        ("@A agrees not to hire the staff of @B.", ["A agrees not to not"]),
        ("@A undertakes to insure the goods.", ["A undertakes to"]),
        ("@A shall never disclose it.", ["A shall not"]),
        ("@A hereby grants to @B a licence to use the marks.", ["A hereby grants"]),
        ("@A represents and warrants that its title is good.", ["A represents", "A warrants"]),
        ("@A is responsible for the taxes.", ["A is responsible"]),
        ("@A has the right to audit.", ["A has the right"]),
        ("@A shall have the right to audit.", ["A shall"]),
        ("@A will be liable for its acts.", ["A will"]),
        ("The parties shall meet each month.", ["AB shall"]),
        ("If Discloser asks, Recipient will return its papers.", ["AB will"]),
        ("Each party shall bear its own costs.", ["AB shall"]),
        ("Either party may, upon notice to the other party, terminate.", ["AB may"]),
        ("Neither party shall assign this Agreement.", ["AB shall not"]),
        ("No party may bind the other.", ["AB may not"]),
        ("Neither @A nor @B will sue.", ["AB will not"]),
        ("@A and @B shall share the profits.", ["AB shall"]),
        ("Each of @A and @B shall appoint a manager.", ["AB shall"]),
        ("@A, its affiliates and agents shall keep it secret.", ["A shall"]),
        ("@A's employees shall obey the rules.", ["A shall"]),
        ("@A's sales team will visit the shops.", ["A will"]),
        ("The staff of @A shall print the maps.", ["A shall"]),
        ("The representatives of each party shall meet.", ["AB shall"]),
        ("@A together with @B shall print the maps.", ["AB shall"]),
        ("@A as well as @B shall print the maps.", ["AB shall"]),
        ("It is agreed that @A shall print the maps.", ["A shall"]),
        ("@A has undertaken to print the maps.", ["A has undertaken to"]),
        ("@A promises to print the maps, and @B needs to sell them.", ["A promises to", "B needs to"]),
        ("@A shall print the maps; @B promises not to sell others.", ["A shall", "B promises not to not"]),
        ("@B should tell @A of each fault.", ["B should"]),
        ("@B is not allowed to copy the maps.", ["B is not allowed not"]),
        ("@B is forbidden from copying the maps.", ["B is forbidden not"]),
        ("The cost of the fair shall be borne by @A and @B.", ["AB shall"]),
        ("The maps are to be drawn by @A.", ["A are to"]),
        ("@A shall buy the goods and shall pay for them.", ["A shall", "A shall"]),
        ("@A shall pay and, in its sole discretion, may inspect.", ["A shall", "A may"]),
        ("@A shall not, and shall cause its staff to, compete.", ["A shall not", "A shall"]),
        ("If @A asks, @B shall answer, and it shall do so in writing.", ["B shall", "B shall"]),
        ("@B may object if it has cause, but it shall say why.", ["B may", "B shall"]),
        ("In no event shall either party be liable for lost profits.", ["AB shall not"]),
        ("IN NO EVENT WILL @A BE LIABLE TO @B FOR ANY LOSS.", ["A will not"]),
        ("@A shall not sell, nor shall @B buy.", ["A shall not", "B shall not"]),
        ("The fee shall be paid by @B within ten days.", ["B shall"]),
        ("This Agreement may also be terminated by either party.", ["AB may"]),
        ("@A shall be reimbursed by @B for its costs.", ["B shall"]),
        ("@A, which shall act alone, may enter.", ["A shall", "A may"]),
        ("The disclosing party may ask for it back.", ["AB may"]),
        ("@B acknowledges the title of @A.", ["B acknowledges"]),
        ("@A reserves the right to change the price.", ["A reserves"]),
        ("As between @A and @B, @B shall bear the risk.", ["B shall"]),
        ("@A will write about @B to its list and will hand a @B sample to clients.", ["A will", "A will"]),
        ("Each party bears its own costs.", []),
        ("@A owns its own marks.", ["A owns"]),
        ("Neither party may assign this Agreement or transfer its shares.", ["AB may not"]),
        ("@A may elect to end it or to appoint another bank.", ["A may"]),
        ("Neither party may assign it or may pledge it.", ["AB may not", "AB may not"]),
    ],
)
def test_who_must_or_may(sentence: str, expected: list[str]) -> None:
    assert bound(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The fee shall be ten dollars.",
        "@A Products shall conform to the samples.",
        "@A's products will be new.",
        "Payments to @A shall be in dollars.",
        "The failure of either party to enforce a right shall be no waiver.",
        "Any third party may inspect the goods.",
        "All parties must be provided with notice.",
        "@A is committed to sharing know-how which will be licensed to the venture.",
        "If @B asks for it, the report shall be in English.",
        "If @A accepts the goods, the risk shall pass.",
        "Any waiver may only be made by a paper signed, and sent, by @A.",
        "This Agreement shall bind the successors and assigns of the parties.",
        "The licenses and warranties granted by @A shall end.",
        "The venture may end on May 1 of each year.",
    ],
)
def test_nobody_is_bound_by_what_something_else_does(sentence: str) -> None:
    assert not any(duty.who for duty in duties(sentence, 2))


def test_a_duty_ends_where_the_next_begins() -> None:
    sentence = "@A shall make the goods and @B shall sell them."
    assert [sentence[duty.start : duty.end] for duty in duties(sentence, 2)] == [
        "shall make the goods and @B ",
        "shall sell them.",
    ]


@pytest.mark.parametrize(
    ("words", "before", "expected"),
    [
        ("@B", "", (1,)),
        ("@B and @A", "", (0, 1)),
        ("either party", "", (0, 1)),
        ("the breaching party", "", (0, 1)),
        ("it", "@B shall pay if", (1,)),
        ("it", "", ()),
        ("a third party", "", ()),
        ("the committee", "", ()),
    ],
)
def test_words_stand_for_parties(words: str, before: str, expected: tuple[int, ...]) -> None:
    assert resolve(words, 2, before) == expected


def test_obligations_of_an_agreement_have_their_place_and_names(read: Read) -> None:
    text = (
        'This Agreement is between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\nWHEREAS, Acme may sell widgets;\n\n'
        "1. Fees. Bolt shall pay Acme the fee.\n\n2. End. Either party may end this Agreement if:\n\n"
        "(a) the other party shall fail to pay.\n"
    )
    agreement = read(text)
    found = list(find_obligations(agreement))
    first = found[0]
    assert (first.who, first.modal, first.negated) == ((1,), "shall", False)
    assert first.action == "shall pay Acme the fee."
    assert text[first.start : first.end] == "shall pay Acme the fee."
    assert agreement.clauses[first.clause].number == "1"
    assert not any("sell widgets" in obligation.action for obligation in found)


def test_an_item_of_a_list_is_read_with_the_words_that_bind(read: Read) -> None:
    agreement = read(
        'between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n1. Duties. Acme shall:\n\n(a) make the goods;\n\n'
        "(b) pack them.\n"
    )
    assert [each.action for each in find_obligations(agreement)][-2:] == ["shall: make the goods", "shall: pack them."]


def test_names_are_put_back(read: Read) -> None:
    agreement = read('between Acme, Inc. ("Acme") and Bolt LLC (the "Seller").\n\n1. Duties. Acme shall act.\n')
    assert named("@A pays @B", agreement.parties) == "Acme pays Seller"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Neither party shall publish it.", ["shall not publish it."]),
        ("No party may bind the other.", ["may not bind the other."]),
        ("Bolt shall not copy it.", ["shall not copy it."]),
        ("Bolt shall never copy it.", ["shall never copy it."]),
        ("Neither party is liable for delay.", ["is not liable for delay."]),
        ("Neither party has the right to enter.", ["has no right to enter."]),
        ("Neither party agrees to pay.", ["agrees not to pay."]),
        ("Neither party grants a licence.", ["does not grant a licence."]),
        ("In no event shall either party be liable for lost profit.", ["shall not be liable for lost profit."]),
        (
            "Neither party shall pass on its list, and neither shall use this list.",
            ["shall not pass on its list", "shall not use this list."],
        ),
        (
            "Acme shall supply the photographs, and Bolt shall supply the maps.",
            ["shall supply the photographs", "shall supply the maps."],
        ),
        ("Acme shall pay the fee that Bolt may ask for.", ["shall pay the fee that Bolt may ask for.", "may ask for."]),
        ("Acme shall pay if the other party shall ask.", ["shall pay if the other party shall ask.", "shall ask."]),
        ("Acme shall pay and shall report.", ["shall pay", "shall report."]),
        ("Acme shall pay; the fee shall be small.", ["shall pay"]),
        (
            "Acme is responsible for, and shall pay, the tax.",
            ["is responsible for, and shall pay, the tax.", "shall pay, the tax."],
        ),
        ("Each party keeps its own customers.", []),
    ],
)
def test_an_action_is_whole_and_says_not(read: Read, sentence: str, expected: list[str]) -> None:
    agreement = read('This Agreement is between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n1. Duties. ' + sentence)
    assert [each.action for each in find_obligations(agreement)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("@A is to deliver the maps.", ["A is to"]),
        ("Both parties commit to two meetings.", ["AB commit to"]),
        ("@B commits itself to buying them.", ["B commits itself to"]),
        ("@A has to answer within a week.", ["A has to"]),
    ],
)
def test_other_words_for_shall(sentence: str, expected: list[str]) -> None:
    assert bound(sentence) == expected


def test_the_subject_of_any_verb() -> None:
    sentence = "@A and @B each hold a permit, and the clerk holds a key."
    assert subject_before(sentence, sentence.index("hold "), 2) == (0, 1)
    assert subject_before(sentence, sentence.index("holds "), 2) == ()


@pytest.mark.parametrize("expression", [MODAL, REFERENCE])
def test_the_letters_that_an_expression_looks_for_first_leave_nothing_out(expression: re.Pattern[str]) -> None:
    letters = re.compile(r"\(\?=\[[@a-z]+\]\)")
    assert letters.search(expression.pattern)
    every = re.compile(letters.sub("", expression.pattern))
    for word in sorted(set(re.findall(r"[a-z]{2,}", expression.pattern))):
        for text in ("{} will", "{} party", "{} of the parties", "the {}", "{} to pay", "{} the right", "{}s"):
            said = text.format(word)
            assert [m.span() for m in expression.finditer(said)] == [m.span() for m in every.finditer(said)], said
