from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement

Read = Callable[[str], Agreement]

AGREEMENT = """Exhibit 10.4

STRATEGIC ALLIANCE AGREEMENT

TABLE OF CONTENTS

1. Services .......... 2
2. Fees .......... 3

This Agreement is made on 3 May 2021 between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").

WHEREAS, Acme makes widgets; and

WHEREAS, Bolt sells widgets;

NOW, THEREFORE, the parties agree as follows:

1. Services. Bolt shall sell the widgets that Acme makes, in all of the Territory and at all times during the term.

Exhibit 10.4

2. Fees. Acme shall pay Bolt ten per cent of the price of each widget sold, as set forth in
Exhibit A to this Agreement, no later than the end of the month. Acme may pay earlier.

IN WITNESS WHEREOF, the parties have executed this Agreement.

Acme, Inc.
By: /s/ Ann Ames
Title: President

EXHIBIT A

Price List

Each widget costs one dollar.
"""


def zone_of(agreement: Agreement, words: str) -> str:
    for clause in agreement.clauses:
        if words in agreement.document.text[clause.start : clause.end]:
            return clause.zone
    raise AssertionError(f"no clause says {words!r}")


def test_every_part_of_an_agreement_has_its_zone(read: Read) -> None:
    agreement = read(AGREEMENT)
    assert zone_of(agreement, "STRATEGIC ALLIANCE AGREEMENT") == "title"
    assert zone_of(agreement, "Fees ....") == "contents"
    assert zone_of(agreement, "3 May 2021") == "preamble"
    assert zone_of(agreement, "Acme makes widgets") == "recital"
    assert zone_of(agreement, "NOW, THEREFORE") == "operative"
    assert zone_of(agreement, "Bolt shall sell") == "operative"
    assert zone_of(agreement, "Ann Ames") == "signature"
    assert zone_of(agreement, "one dollar") == "exhibit"


def test_an_exhibit_that_the_text_speaks_of_begins_none(read: Read) -> None:
    agreement = read(AGREEMENT)
    assert zone_of(agreement, "Acme may pay earlier") == "operative"


def test_the_number_under_which_a_filing_is_kept_is_no_exhibit(read: Read) -> None:
    assert zone_of(read(AGREEMENT), "ten per cent") == "operative"


def test_numbered_recitals_are_recitals(read: Read) -> None:
    agreement = read(
        'This Agreement is between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\nRECITALS\n\nA. Acme makes widgets.\n\n'
        "B. Bolt sells widgets.\n\nThe parties agree as follows:\n\n1. Term. The term is one year.\n"
    )
    assert zone_of(agreement, "Bolt sells") == "recital"
    assert zone_of(agreement, "one year") == "operative"


def test_without_words_of_agreement_the_first_numbered_clause_is_operative(read: Read) -> None:
    agreement = read(
        'This Agreement is made between Acme, Inc. ("Acme") and Bolt LLC ("Bolt"), both of Ohio.\n\n'
        "1. Term. The term is one year.\n\n2. Fees. There are no fees.\n"
    )
    assert zone_of(agreement, "one year") == "operative"


def test_a_clause_about_counterparts_does_not_begin_the_signatures(read: Read) -> None:
    agreement = read(
        AGREEMENT.replace(
            "IN WITNESS",
            "3. Counterparts. This Agreement may be executed in counterparts by the parties.\n\n"
            "4. Notices. All notices are given in writing.\n\nIN WITNESS",
        )
    )
    assert zone_of(agreement, "All notices") == "operative"


def test_an_excerpt_is_operative(read: Read) -> None:
    assert zone_of(read("Either party may terminate this Agreement."), "terminate") == "operative"
    long = "This Joint Venture Agreement is made between the parties, who entered into it on the first of May 2020."
    assert zone_of(read(long), "Joint Venture") == "operative"


def test_a_letter_gets_to_the_point_where_it_promises(read: Read) -> None:
    agreement = read(
        "Larch Mills Ltd\n\nDear Rosa\n\nIt was a pleasure to meet you at the fair.\n\n"
        'In this letter "we" and "us" mean Larch Mills Ltd, and "you" means Firth Bakers Ltd.\n\n'
        "We'll bring you the flour on every Monday of the year, and you'll bake our bread from it.\n\n"
        "You keep the ovens clean.\n\n"
        "As between you and us, nobody answers for lost profits or for any loss that is not direct."
    )
    zones = [agreement.clauses[sentence.clause].zone for sentence in agreement.sentences]
    assert zones[-3:] == ["operative"] * 3
    assert "operative" not in zones[:3]


def test_another_agreement_that_the_parties_have_executed_is_no_signature(read: Read) -> None:
    agreement = read(
        AGREEMENT.replace(
            "Exhibit 10.4\n\n2. Fees.",
            "2. Secrecy\n\nThe parties have executed a Mutual Secrecy Agreement, which remains in force.\n\n3. Fees.",
        )
    )
    assert zone_of(agreement, "Mutual Secrecy Agreement") == "operative"
    assert zone_of(agreement, "IN WITNESS") == "signature"


def test_a_plain_agreement_begins_before_its_first_list(read: Read) -> None:
    agreement = read(
        "HOW ALDER AND BIRCH WORK TOGETHER\n\nWho we are\n\nAlder Design LLC and Birch Media Inc. are two studios.\n\n"
        "We stay two separate businesses, and neither of us can sign for the other in any matter of this document.\n\n"
        "Money\n\nThe client's fee is divided once the client has paid, in this order, whichever of us leads:\n\n"
        "1. costs that were in the budget;\n\n2. a tenth to the leader, for its trouble;\n\n"
        "If something falls between the two, whoever has the time does it, and tells the other one on Slack.\n\n"
        "Law\n\nThis document is the entire agreement between the two of us. Changes need a yes from both.\n\n"
        "If we part, we finish what we have begun."
    )
    assert {agreement.clauses[sentence.clause].zone for sentence in agreement.sentences} == {"operative"}


def test_lines_for_place_and_names_begin_the_signatures(read: Read) -> None:
    agreement = read(
        'This Agreement is made between Acme GmbH ("Acme") and Bolt KG ("Bolt").\n\n1. Services. Bolt shall sell the '
        "widgets that Acme makes, in all of the Territory and at all times during the term.\n\n2. Law. German law "
        "applies.\n\nPlace, date: ____________\n\nFor Acme: ____________\n\nEva Lang: ____________\n"
    )
    assert [clause.zone for clause in agreement.clauses[-2:]] == ["operative", "signature"]
    assert agreement.clauses[-1].start == agreement.document.text.index("Place")


def test_a_numbered_list_of_the_parties_opens_no_agreement(read: Read) -> None:
    agreement = read(
        "THE UNDERSIGNED:\n\n1. Oak Vineyards B.V., having its statutory seat in Breda, represented by Mr W. Ott, "
        'hereinafter: "Grower";\n\nand\n\n2. Bay Wines B.V., having its statutory seat in Delft, hereinafter: "Winery";'
        "\n\nTAKING INTO CONSIDERATION THAT:\n\n- Grower has grapes to sell;\n\n- Winery has too few;\n\n"
        "DECLARE TO HAVE AGREED AS FOLLOWS:\n\nArticle 1 - Supply\n\n1.1 Grower sells its grapes to Winery."
    )
    assert zone_of(agreement, "has grapes to sell") == "recital"
    assert zone_of(agreement, "sells its grapes") == "operative"


@pytest.mark.parametrize(
    ("recital", "agreed"),
    [
        ("Acme and Bolt are parties to a supply contract and wish to amend it.", "Therefore, Acme and Bolt agree:"),
        ("WHEREAS\n\nAcme makes widgets, and Bolt has agreed to consent to it.", "NOW THIS DEED WITNESSES as follows:"),
        ("D E C L A R A T I O N S\n\nI. Acme declares that it makes widgets.", "C L A U S E S"),
        ("STATE\n\nI. That Acme makes widgets.\n\nII. That Bolt has no widgets.", "CLAUSES"),
        ("INTRODUCTION\n\nAcme makes widgets and Bolt sells widgets in all of Ohio.", "TERMS"),
    ],
)
def test_the_clauses_begin_below_the_words_that_end_the_recitals(read: Read, recital: str, agreed: str) -> None:
    agreement = read(
        'DEED\n\nThis deed is made on 3 May 2021 between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n'
        f"{recital}\n\n{agreed}\n\n1. Duties. Bolt shall sell the gadgets that Acme makes.\n\n2. Fees. Acme shall pay."
    )
    for line in recital.split("\n\n"):
        assert zone_of(agreement, line) == ("preamble" if line.startswith("Acme and") else "recital")
    assert zone_of(agreement, "gadgets") == "operative"


def test_parties_numbered_below_their_heading_are_no_clauses(read: Read) -> None:
    agreement = read(
        "DEED\n\nPARTIES\n\n1    Acme Limited - Maker\n\n2    Bolt Limited - Seller\n\nINTRODUCTION\n\n"
        "Acme makes widgets.\n\nTERMS\n\n1    Duties\n\nThe Seller shall sell the gadgets. The Maker shall pay."
    )
    assert zone_of(agreement, "makes widgets") == "recital"
    assert zone_of(agreement, "Bolt Limited") != "operative"
    assert zone_of(agreement, "gadgets") == "operative"


def test_a_sentence_before_the_recitals_is_no_title(read: Read) -> None:
    agreement = read(
        'We, Acme, Inc. ("Acme") and Bolt LLC ("Bolt"), sign this paper on 3 May 2021.\n\nAcme owns half of the mill '
        "by the river and Bolt the rest of it.\n\nSo we agree:\n\n1. Duties. Bolt sells gadgets. Acme shall pay."
    )
    assert zone_of(agreement, "half of the mill") == "preamble"
    assert zone_of(agreement, "gadgets") == "operative"


@pytest.mark.parametrize(
    "recital",
    [
        "(A) Acme makes widgets.\n\n(B) Bolt sells widgets.\n\nThe parties agree as follows:",
        "GIVEN THAT:\n\n- Acme makes widgets;\n- Bolt sells widgets;\n\nTHE PARTIES HAVE AGREED AS FOLLOWS:",
        "Considering:\n\n1. that Acme makes widgets;\n\n2. that Bolt sells widgets;\n\nagree as follows:",
    ],
)
def test_what_is_said_before_the_words_of_agreement_is_no_clause(read: Read, recital: str) -> None:
    agreement = read(
        'DEED\n\nThis deed is made on 3 May 2021 between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n'
        f"{recital}\n\n1. Duties. Bolt shall sell the gadgets that Acme makes.\n\n2. Fees. Acme shall pay."
    )
    assert zone_of(agreement, "Acme makes widgets") != "operative"
    assert zone_of(agreement, "Bolt sells widgets") != "operative"
    assert zone_of(agreement, "gadgets") == "operative"


def test_words_of_agreement_may_follow_the_table_of_contents_at_once(read: Read) -> None:
    titles = ("Supply", "Price", "Term", "Law", "Notices")
    agreement = read(
        'SUPPLY AGREEMENT\n\nThis Agreement is entered into by and between Acme LLC ("Acme") and Bolt LLC ("Bolt").\n\n'
        "Table of Contents\n\n"
        + "\n\n".join(f"{number}. {title} ........ {number}" for number, title in enumerate(titles, 1))
        + "\n\nNOW, THEREFORE, in consideration of the mutual promises made herein and of other good and valuable "
        "consideration, the parties hereby agree as follows:\n\n"
        + "\n\n".join(f"{number}. {title}. Acme shall see to it for Bolt." for number, title in enumerate(titles, 1))
    )
    assert zone_of(agreement, "see to it") == "operative"
