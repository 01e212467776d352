from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.read import NO_PARTY

Read = Callable[[str], Agreement]

CLAUSES = """

1. Duties. Acme shall make widgets. Bolt shall sell widgets. Acme will help Bolt. Bolt will pay Acme.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1. Fees\n\nThe reseller shall pay the fees within thirty days.\n", [NO_PARTY]),
        ('This Agreement is between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").' + CLAUSES, []),
    ],
)
def test_an_agreement_without_a_party_that_is_recognised_gets_a_notice(read: Read, text: str, told: list[str]) -> None:
    assert [notice.message for notice in read(text).document.notices] == told


def parties(agreement: Agreement) -> list[tuple[str, str]]:
    return [(party.name, party.alias) for party in agreement.parties]


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (
            'This Agreement is made as of May 3, 2021 (the "Effective Date") by and between Acme Labs, Inc., a '
            "Delaware "
            'corporation with offices at 1 Main St., Suite 5, Dayton, Ohio 45401 ("Acme"), and Bolt LLC, an '
            "Ohio limited "
            'liability company (the "Distributor"). Each is a "Party" and together they are the "Parties".',
            [("Acme Labs, Inc.", "Acme"), ("Bolt LLC", "Distributor")],
        ),
        (
            'THIS AGREEMENT is entered into between Acme Corporation, a Nevada Corporation ("Acme"), and Bolt '
            "Register, "
            'acting through its office in Paris ("Bolt" and, together with Acme, the "Parties").',
            [("Acme Corporation", "Acme"), ("Bolt Register", "Bolt")],
        ),
        (
            'between Dr. Ann B. Ames (the "Affiliate") and BOLT DENTAL CORP., a Florida corporation ("BDC") '
            '(collectively, Affiliate and BDC are the "Parties")',
            [("Dr. Ann B. Ames", "Affiliate"), ("BOLT DENTAL CORP.", "BDC")],
        ),
        (
            "PARTIES\n\n(1) ACME (ASIA) LTD, a company incorporated in Hong Kong whose registered office is at "
            "3 Road and "
            'Harbour Plaza ("ACME"); and\n\n(2) BOLT GROUP PLC, a company incorporated in Malta ("Bolt"),\n\n'
            'each a "Party".',
            [("ACME (ASIA) LTD", "ACME"), ("BOLT GROUP PLC", "Bolt")],
        ),
        (
            'BETWEEN:\n\nACME RESOURCES CORPORATION, a company of Utah, with an office at 2 Lane ("Acme" or "the '
            'Company")\n\nAND:\n\nBOLT HOLDINGS LIMITED, a company of England and Wales ("Bolt")',
            [("ACME RESOURCES CORPORATION", "Acme"), ("BOLT HOLDINGS LIMITED", "Bolt")],
        ),
        (
            "Party A: Acme (Beijing) Technology Co., Ltd.\n\nAddress: 1 Road\n\nParty B: Bolt Network Co., Ltd.\n\n"
            "Party A shall pay Party B.",
            [("Acme (Beijing) Technology Co., Ltd.", "Party A"), ("Bolt Network Co., Ltd.", "Party B")],
        ),
        (
            "by and between Acme Corporation, a Pennsylvania Corporation at 1 Road (hereinafter Acme) and Bolt "
            "Pty Ltd "
            "(hereinafter Bolt) agree to work together. This Agreement (SAA) says how.",
            [("Acme Corporation", "Acme"), ("Bolt Pty Ltd", "Bolt")],
        ),
        (
            'by and between Acme Brands LLC, a limited liability company of Delaware (U.S.A.) ("Acme"), and USA Bolt '
            "Organization (USA BOLT) A Texas corporation.",
            [("Acme Brands LLC", "Acme"), ("USA Bolt Organization", "USA BOLT")],
        ),
        (
            'made between ACME LIMITED, a Canadian corporation ("ACM"), and\n---\nBOLT INC., a Maryland corporation '
            '("BLT").\n---',
            [("ACME LIMITED", "ACM"), ("BOLT INC.", "BLT")],
        ),
        (
            'between _______________, a corporation ("Distributor"), and Stone and Sons, Inc., an Ohio corporation '
            '("Stone")',
            [("_______________", "Distributor"), ("Stone and Sons, Inc.", "Stone")],
        ),
        (
            'by and between i4 Labs, LLC ("Reseller") and the company set forth below ("Company"):\n\nCompany: Bolt '
            "Networks, Inc. (BNI)",
            [("i4 Labs, LLC", "Reseller"), ("Bolt Networks, Inc.", "Company")],
        ),
        (
            "by and between: ACME LTD., with its principal place of business at Acme House, Haifa, Israel. Hereinafter "
            'referred to as "Customer" And BOLT ISRAEL LTD. with a principal place of business at P.O.B. 8, Israel. '
            'Hereinafter referred to as "Contractor." Whereas Customer makes drills',
            [("ACME LTD.", "Customer"), ("BOLT ISRAEL LTD.", "Contractor")],
        ),
        (
            'Between: Acme Capital Inc., having its office at 1 Road, hereinafter referred to as "ACI"; And: A Bolt '
            'Company to be formed by Ann Ames and Bob Boone, hereinafter referred to as "BLT".',
            [("Acme Capital Inc.", "ACI"), ("A Bolt Company", "BLT")],
        ),
        (
            'Acme, Inc. ("Acme") and Bolt Tech, Inc. ("Bolt"), (the "Parties" or "Joint Venturers" if referred to '
            "collectively), by this Agreement form a joint venture.",
            [("Acme, Inc.", "Acme"), ("Bolt Tech, Inc.", "Bolt")],
        ),
        (
            'by and among ACME, INC. (The "Company" or "Acme"), JAMES W. STONE III ("Stone") and STONE MEDIA, INC. '
            '("Stone Media"), effective today',
            [("ACME, INC.", "Company"), ("JAMES W. STONE III", "Stone"), ("STONE MEDIA, INC.", "Stone Media")],
        ),
    ],
)
def test_parties_are_found_in_the_preamble(read: Read, preamble: str, expected: list[tuple[str, str]]) -> None:
    found = parties(read(preamble + CLAUSES))
    assert [name for name, _ in found] == [name for name, _ in expected]
    for (_, alias), (_, wanted) in zip(found, expected, strict=True):
        assert alias in (wanted, "Acme")


def test_a_cover_page_and_a_preamble_name_the_same_parties(read: Read) -> None:
    agreement = read(
        "ALLIANCE AGREEMENT\n\nbetween\n\nACME LABS, INC.\n\nand\n\nBOLT LLC\n\nTABLE OF CONTENTS\n\n1. Duties "
        "..... 2\n\n"
        'This Agreement is made between Acme Labs, Inc., an Ohio corporation ("Acme"), and Bolt LLC ("Bolt").' + CLAUSES
    )
    assert [alias for _, alias in parties(agreement)] == ["Acme", "Bolt"]


def test_a_party_without_alias_is_called_as_the_text_calls_it(read: Read) -> None:
    agreement = read("between ACME BIOPHARMA Inc., a Delaware company, and BOLT S.R.L., an Italian company." + CLAUSES)
    assert [alias for _, alias in parties(agreement)] == ["Acme", "Bolt"]
    assert "@A shall make widgets." in agreement.canonical.text


def test_nouns_that_stand_for_any_party_are_nobodys_name(read: Read) -> None:
    agreement = read(
        'between Acme, Inc. and Bolt LLC (individually the "Member" and collectively the "Members").\n\n'
        "1. Votes. Each Member has one vote. The Members meet in May.\n"
    )
    assert "Each Party has one vote. The Parties meet in May." in agreement.canonical.text


def test_without_a_preamble_those_who_must_act_are_the_parties(read: Read) -> None:
    agreement = read(
        "1. Licence. Provider shall grant access. Customer shall pay. Provider will give support. Customer will keep "
        "the key. Provider must keep records. Customer must not copy. The Software shall be used by Customer only.\n"
    )
    assert {party.name for party in agreement.parties} == {"Provider", "Customer"}


def test_a_later_between_does_not_bring_in_parties(read: Read) -> None:
    agreement = read(
        'This Agreement is between Acme, Inc. ("Acme") and Bolt LLC ("Bolt"). Acme is a subsidiary of Coil '
        "Group, Inc., "
        '("Coil").\n\nWHEREAS, a lease between Dart Corp. ("Dart") and Edge Corp. ("Edge") has ended;' + CLAUSES
    )
    assert [alias for _, alias in parties(agreement)] == ["Acme", "Bolt"]


def test_a_text_that_names_nobody_has_no_parties(read: Read) -> None:
    assert read("The weather is fine. It may rain tomorrow.").parties == ()


@pytest.mark.parametrize(
    ("names", "aliases"),
    [
        ('Shenzhen Foo Trading Ltd. ("Party A") and Bar LLC ("Party B")', ["Party A", "Party B"]),
        ('eBay Inc. ("eBay") and athenahealth, Inc. ("athenahealth")', ["eBay", "athenahealth"]),
        ('Ärzte GmbH ("Ärzte") and Şirket Ltd. ("Şirket")', ["Ärzte", "Şirket"]),
    ],
)
def test_lettered_parties_and_names_that_begin_small_or_beyond_latin(
    read: Read, names: str, aliases: list[str]
) -> None:
    agreement = read(f"This Agreement is made between {names}.\n\n1. {aliases[0]} shall pay {aliases[1]}.")
    assert [party.alias for party in agreement.parties] == aliases
    assert agreement.words(agreement.sentences[-1]) == "@A shall pay @B."


def test_owners_stand_for_all_parties_without_being_declared(read: Read) -> None:
    agreement = read(
        'This Agreement is made between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n'
        "1. Each Shareholder shall pay. Neither Shareholder may sell. Both Shareholders shall meet.\n"
    )
    assert "Each Party shall pay. Neither Party may sell. Both Parties shall meet." in agreement.canonical.text


def test_participants_are_the_parties_where_they_agree_and_not_where_they_sign_up(read: Read) -> None:
    opening = 'This Agreement is made between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n1. '
    rest = "Each Participant shall pay. No Participant may sell. All Participants shall meet.\n"
    assert "Each Party shall pay." in read(opening + "The Participants form a venture. " + rest).canonical.text
    assert "Each Participant shall pay." in read(opening + "Acme offers courses. " + rest).canonical.text


def test_what_the_parties_are_called_individually_and_collectively_is_any_of_them(read: Read) -> None:
    agreement = read(
        "This Agreement is made between Acme, Inc., a Delaware corporation, and Bolt LLC, an Ohio company "
        '(individually and collectively the Joint Venture Owners "JVO").\n\n'
        "1. The JVO shall meet. Each Owner shall pay. No Joint Venture Owner may sell.\n"
    )
    assert "The Party shall meet. Each Party shall pay. No Party may sell." in agreement.canonical.text


def test_a_letter_names_the_company_and_the_person_that_it_engages(read: Read) -> None:
    agreement = read(
        'Dear Ann:\n\nAcme Foods, Inc. (the "Company") is pleased to engage Ann Heron ("Consultant") as follows:\n\n'
        "1. Consultant shall cook. Company shall pay. Consultant will taste. Company will serve."
    )
    assert [(party.name, party.alias) for party in agreement.parties] == [
        ("Acme Foods, Inc.", "Company"),
        ("Ann Heron", "Consultant"),
    ]


@pytest.mark.parametrize(
    ("opening", "each"),
    [
        ("COOPERATION AGREEMENT\n\nAcme Ltd.\n\nand\n\nBolt S.A.\n\nThe above agree:\n\n", "party"),
        ("MARKETING FORM\n\nSupplier: Acme Ltd., 1 High Street\n\nVendor: Bolt S.A., 2 Rue Haute\n\n", "party"),
        ("Dear Anna:\n\nThis letter says how Acme LLC and Bolt, Inc. will work together.\n\n", "party"),
        ("The undersigned, Acme LLC and Bolt, Inc., agree as follows:\n\n", "party"),
        ('Company A (hereinafter "Party A"): Acme Ltd.\n\nCompany B (hereinafter "Party B"): Bolt Ltd.\n\n', "side"),
        ("This is what Acme and Bolt have agreed on May 3.\n\n", "firm"),
        ('This Agreement is between Acme LLC and Bolt, Inc. (the "Companies").\n\n', "Company"),
        ('JOINT VENTURE between Acme LLC and Bolt, Inc., jointly called the "Venturers".\n\n', "Venturer"),
        ("Agreement between Acme LLC, party of the first part, and Bolt Inc., party of the second part.\n\n", "party"),
    ],
)
def test_parties_without_a_preamble_or_with_names_for_both(read: Read, opening: str, each: str) -> None:
    words = f"1. Acme shall print maps. Bolt shall pay Acme. Each {each} shall keep them."
    agreement = read(opening + words)
    assert [party.name.split()[0].strip(",") for party in agreement.parties] == ["Acme", "Bolt"]
    assert agreement.canonical.text.lower().endswith(
        "@a shall print maps. @b shall pay @a. each party shall keep them."
    )


def test_each_of_two_parts_is_one_party(read: Read) -> None:
    agreement = read(
        "Agreement between Acme LLC, hereinafter the party of the first part, and Bolt, Inc., hereinafter the party "
        "of the second part.\n\n1. The party of the first part shall pay the party of the second part.\n"
    )
    assert agreement.canonical.text.strip().endswith("The @A shall pay the @B.")
    assert [party.short for party in agreement.parties] == ["Acme LLC", "Bolt, Inc."]


def test_companies_that_others_name_are_not_the_parties_of_a_text_in_which_others_act(read: Read) -> None:
    agreement = read(
        "Notices go to Corner Ltd. and Harbour Ltd.\n\n" + "Acme shall pay. Bolt shall print maps.\n\n" * 3
    )
    assert [party.name for party in agreement.parties] == ["Acme", "Bolt"]


CONTINENTAL = """

Preamble

The Mill grinds corn and the Bakery bakes bread in Tiefental.

§ 1 Duties

(1) The Mill shall deliver flour. The Bakery shall bake bread. The Mill will help the Bakery.
"""


@pytest.mark.parametrize(
    ("preamble", "first", "second"),
    [
        (
            "between\n\nKornkammer Tiefental GmbH, seat in Tiefental, registered under HRB 11, represented by its "
            'managing director Eva Lang\n- hereinafter "Mill" -\n\nand\n\nBackkreis Ostheim GbR, Ostheim, '
            'represented by its partners Jan Ott and Ina Ruf\n- hereinafter "Bakery" -',
            "Kornkammer Tiefental GmbH",
            "Backkreis Ostheim GbR",
        ),
        (
            'between\n\nKornkammer OHG, Talweg 3, Tiefental\n(hereinafter referred to as the "Mill")\n\nand\n\n'
            'Backkreis e.V., Ostheim, represented by its chairman\n(hereinafter referred to as the "Bakery")',
            "Kornkammer OHG",
            "Backkreis e.V.",
        ),
        (
            "between\n\nKornkammer KG, Talweg 3\n– hereinafter called the Mill –\n\nand\n\n"
            "Jan Ott e.K., Ostheim\n– hereinafter called Bakery –",
            "Kornkammer KG",
            "Jan Ott e.K.",
        ),
        (
            'between\n\nKornmolen B.V., Utrecht\n- in the following: "Mill" -\n\nand\n\n'
            'Boulangerie du Nord S.A.S., Lille\n- in the following: "Bakery" -',
            "Kornmolen B.V.",
            "Boulangerie du Nord S.A.S.",
        ),
        (
            "between\n\nMłyn Dolny Sp. z o.o., Warsaw\n- in the following Mill -\n\nand\n\n"
            "Backkreis GmbH & Co. KG, Ostheim\n- in the following Bakery -",
            "Młyn Dolny Sp. z o.o.",
            "Backkreis GmbH & Co. KG",
        ),
        (
            "between\n\nKornkammer GbR\nTalweg 3\n12345 Tiefental\nrepresented by Eva Lang\n- hereinafter referred "
            "to as „Mill“ -\n\nand\n\nBackkreis eG\n\nHafenstrasse 4\n\n54321 Ostheim\n\n"
            "- hereinafter referred to as „Bakery“ -\n\n- jointly the „Parties“ -",
            "Kornkammer GbR",
            "Backkreis eG",
        ),
        (
            "between\nKornkammer GmbH, Talweg 3\n- hereinafter 'Mill' -\nand\nStichting Backkreis, Ostheim\n"
            "- hereinafter 'Bakery' -",
            "Kornkammer GmbH",
            "Stichting Backkreis",
        ),
        (
            'Between the undersigned:\n\nMoulin du Val S.A.S., represented by Mrs Eva Lang\nHereafter "the Mill"\n\n'
            'And\n\nBackkreis Vof, established in Utrecht\nHereafter "the Bakery"',
            "Moulin du Val S.A.S.",
            "Backkreis Vof",
        ),
        (
            "THE UNDERSIGNED:\n\n1. Kornmolen B.V., having its office in Utrecht, hereinafter referred to as: "
            '"the Mill";\n\nand\n\n2. Bakkerij Zuid V.O.F., Breda, hereinafter referred to as: "the Bakery";',
            "Kornmolen B.V.",
            "Bakkerij Zuid V.O.F.",
        ),
        (
            'between\n\nUniversity of Tiefental, Talweg 3, represented by its president\n- hereinafter "Mill" -\n\n'
            'and\n\nMunicipality of Ostheim\n- hereinafter "Bakery" -',
            "University of Tiefental",
            "Municipality of Ostheim",
        ),
        (
            'between\n\nKornkammer KG, represented by Eva Lang and Jan Ott, hereinafter "Mill",\n\nand\n\n'
            'Backkreis e.V., represented by Ina Ruf and Uwe Tal, hereinafter "Bakery"',
            "Kornkammer KG",
            "Backkreis e.V.",
        ),
        (
            "between\nthe company Kornkammer GmbH, Tiefental\n- Mill -\nand\nthe company Backkreis GbR, Ostheim\n"
            '- "Bakery" -',
            "Kornkammer GmbH",
            "Backkreis GbR",
        ),
    ],
)
def test_each_party_may_stand_on_lines_of_its_own_with_what_it_is_called_between_dashes(
    read: Read, preamble: str, first: str, second: str
) -> None:
    agreement = read("COOPERATION AGREEMENT\n\n" + preamble + CONTINENTAL)
    assert parties(agreement) == [(first, "Mill"), (second, "Bakery")]
    assert all("Tiefental" not in party.names for party in agreement.parties)


GROWER_AND_WINERY = """

1. Supply. The Grower shall sell its grapes to the Winery. The Winery shall buy them.

2. Price. The Winery shall pay on delivery. The Grower shall deliver by night.
"""


@pytest.mark.parametrize(
    "opening",
    [
        "BETWEEN:\tOak Vineyards Pty Ltd ACN 111 222 333 of Lot 9, Mudgee (Grower)\n\n"
        "AND:\t\tBay Wines Limited ACN 444 555 666 of 1 Cellar Lane, Orange (Winery)",
        "PARTIES\n\n1    Oak Vineyards Limited - Grower\n\n2    Bay Wines Limited - Winery",
        "Grower:\n\nOak Vineyards LLC\n\na Colorado limited liability company\n\n"
        "Winery:\n\nBay Wines, Inc.\n\na Pennsylvania corporation",
        "Grower:          Oak Vineyards LLC\n\nGrower address:  PO Box 5, Spokane\n\nWinery:          Bay Wines LLC",
        "THE UNDERSIGNED:\n\n1. The private company with limited liability Oak Vineyards B.V., having its statutory "
        'seat in Breda, hereby represented by Mr W. Ott, hereinafter: "Grower";\n\nand\n\n2. Bay Wines B.V., having '
        'its statutory seat in Delft, hereinafter: "Winery";\n\nDECLARE TO HAVE AGREED AS FOLLOWS:',
        "BETWEEN THE UNDERSIGNED:\n\nOAK VINEYARDS SAS, a company registered in Annecy, represented by Mrs Odile Franc,"
        '\n\nHereinafter referred to as "the Grower",\n\nON THE ONE HAND,\n\nAND:\n\nBAY WINES SARL, registered in '
        'Valence,\n\nHereinafter referred to as "the Winery",\n\nON THE OTHER HAND,',
        'Oak Budo Kabushiki Kaisha (hereinafter referred to as "Grower") and Bay Wines Co., Ltd. (hereinafter referred '
        'to as "Winery") hereby enter into this Agreement as set forth below.',
    ],
)
def test_what_a_party_is_called_needs_no_quotation_marks_and_no_between(read: Read, opening: str) -> None:
    agreement = read("GRAPE SUPPLY AGREEMENT\n\n" + opening + GROWER_AND_WINERY)
    assert [alias for _, alias in parties(agreement)] == ["Grower", "Winery"]
    assert [name.lower()[:3] for name, _ in parties(agreement)] == ["oak", "bay"]


def test_a_role_in_parentheses_without_quotation_marks_is_what_a_party_is_called(read: Read) -> None:
    agreement = read(
        "RESELLER AGREEMENT\n\nbetween\n\nAcme Networks Incorporated (Vendor)\n\nand\n\nBolt Office Systems (Reseller)"
        "\n\n1. Duties. Vendor shall ship the goods. Reseller shall sell them."
    )
    assert parties(agreement) == [("Acme Networks Incorporated", "Vendor"), ("Bolt Office Systems", "Reseller")]
