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


def duties(one: str, other: str) -> str:
    return (
        f"\n\n1. Duties. {one} shall supply the gadgets. {other} shall sell them.\n\n2. Fees. {other} shall pay {one} "
        f"each month. {one} shall give notice of defects."
    )


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "THIS AGREEMENT is made and executed at Pune on this 4th day of June, 2018\n\nBETWEEN\n\nM/s. Kaveri "
            "Agro Foods, a partnership firm having its office at 4 MG Road, Pune, represented by its partner Shri"
            ' Ravi Kale (hereinafter referred to as "the Supplier", which expression shall, unless repugnant to'
            " the context, include its successors and assigns) of the FIRST PART;\n\nAND\n\nM/s Sindhu Traders "
            'Pvt. Ltd., a company incorporated under the Companies Act, 1956 (hereinafter referred to as "the '
            'Buyer", which expression shall include its successors) of the SECOND PART.\n\nWHEREAS the Supplier '
            "grows onions;\n\nNOW THIS AGREEMENT WITNESSETH AS FOLLOWS:" + duties("The Supplier", "The Buyer"),
            [("Kaveri Agro Foods", "Supplier"), ("Sindhu Traders Pvt. Ltd.", "Buyer")],
        ),
        (
            "LEAVE AND LICENCE AGREEMENT\n\nThis Agreement made at Mumbai on 1 May 2019 between Mrs. Asha Rane, "
            "aged 52, residing at Flat 4, Dadar, hereinafter called the Licensor (which expression shall mean and"
            " include her heirs) of the One Part and Shri Vikram Joshi, aged 30, residing at Thane, hereinafter "
            "called the Licensee of the Other Part.\n\nAnd whereas the Licensor owns a flat,\n\nNow it is hereby "
            "agreed by and between the parties as under:" + duties("The Licensor", "The Licensee"),
            [("Asha Rane", "Licensor"), ("Vikram Joshi", "Licensee")],
        ),
        (
            "By the present private instrument, the parties:\n\nGRANJA BOA VISTA LTDA., a limited company "
            "headquartered in Recife, enrolled with CNPJ No. 55.555.123/0001-09, herein represented in accordance"
            " with its articles, hereinafter referred to simply as SUPPLIER; and\n\nPADARIA SOL S.A., "
            "headquartered in Natal, hereinafter referred to simply as CLIENT;\n\nhave agreed as follows:"
            + duties("SUPPLIER", "CLIENT"),
            [("GRANJA BOA VISTA LTDA.", "SUPPLIER"), ("PADARIA SOL S.A.", "CLIENT")],
        ),
        (
            "Between the undersigned, Mr. Ernesto Paz, of legal age, holder of ID 55501, acting as legal "
            "representative of PESQUERA AUSTRAL LTDA., who for the purposes of this contract shall be called THE "
            "SELLER, and Ms. Rosa Gil, of legal age, in her own name, who shall be called THE BUYER, this "
            "contract is made, governed by the following clauses:" + duties("THE SELLER", "THE BUYER"),
            [("PESQUERA AUSTRAL LTDA.", "SELLER"), ("Rosa Gil", "BUYER")],
        ),
        (
            "concluded pursuant to Section 2586 of the Civil Code\n\nI. Contracting Parties\n\nCustomer: Sklárny "
            "Lužice a.s.\nwith its seat at Lužice 5\nID No.: 05551234\n(hereinafter the "
            '"Customer")\n\nand\n\nContractor: Petr Novotný\nplace of business: Brno\nID No.: '
            '05554321\n(hereinafter the "Contractor")\n\nII. Subject of the Contract'
            + duties("The Contractor", "The Customer"),
            [("Sklárny Lužice a.s.", "Customer"), ("Petr Novotný", "Contractor")],
        ),
        (
            "CONTRACT\n\nARTICLE 1 - PARTIES\n\n1.1 Deniz Iplik Sanayi A.Ş., resident at Cadde 5, Izmir (shall be"
            " referred to as DENIZ hereinafter).\n\n1.2 Moor Yarns Ltd., resident at 4 Mill Lane, Leeds (shall be"
            " referred to as MOOR hereinafter).\n\nARTICLE 2 - SUBJECT\n\nDENIZ shall spin the gadgets for "
            "MOOR.\n\nMOOR shall pay DENIZ monthly. MOOR shall inspect.",
            [("Deniz Iplik Sanayi A.Ş.", "DENIZ"), ("Moor Yarns Ltd.", "MOOR")],
        ),
        (
            "Agreement between Hollow Oak Press Ltd (_Publisher_) and Martha Quill (_Author_)."
            + duties("Publisher", "Author"),
            [("Hollow Oak Press Ltd", "Publisher"), ("Martha Quill", "Author")],
        ),
        (
            "THIS AGREEMENT, by and between HOLLOW OAK PRESS, INC., an Ohio corporation, hereinafter PUBLISHER, "
            "and MARTHA QUILL, of York, Pennsylvania, hereinafter AUTHOR,\n\nW I T N E S S E T H:\n\nWHEREAS, "
            "AUTHOR wrote a book;\n\nNOW, THEREFORE, the parties agree:" + duties("PUBLISHER", "AUTHOR"),
            [("HOLLOW OAK PRESS, INC.", "PUBLISHER"), ("MARTHA QUILL", "AUTHOR")],
        ),
        (
            'TRIPARTITE AGREEMENT among:\n\nAlder University, a public university (the "University");\nSt. '
            'Birch Hospital, a charity (the "Hospital"); and\nCedar Genomics, Inc. (the "Sponsor").'
            + duties("The University", "The Hospital"),
            [
                ("Alder University", "University"),
                ("St. Birch Hospital", "Hospital"),
                ("Cedar Genomics, Inc.", "Sponsor"),
            ],
        ),
        (
            "THIS CONTRACT is made between the STATE OF ALDERA, acting by and through its Department of "
            "Fisheries, hereinafter referred to as the State, and Pike & Sons, Inc., hereinafter referred to as "
            "the Contractor." + duties("The State", "The Contractor"),
            [("STATE OF ALDERA", "State"), ("Pike & Sons, Inc.", "Contractor")],
        ),
        (
            "BETWEEN\n\nHer Majesty the Queen in right of Canada, as represented by the Minister of Fisheries "
            '("Canada")\n\nAND\n\nThe Town of Pike Bay (the "Town")' + duties("Canada", "The Town"),
            [("Her Majesty the Queen in right of Canada", "Canada"), ("Town of Pike Bay", "Town")],
        ),
        (
            "| Client | Fernleigh Dairy LLC |\n| Consultant | Oscar Wend |\n| Start | May 1, 2020 |"
            + duties("Consultant", "Client"),
            [("Fernleigh Dairy LLC", "Client"), ("Oscar Wend", "Consultant")],
        ),
        (
            "SERVICE ORDER\n\nSupplier                         Customer\nFernleigh Dairy LLC              Oscar "
            "Wend Cheese, Inc.\n12 Low Road                      9 High Street\nBurlington, VT                   "
            "Albany, NY" + duties("Supplier", "Customer"),
            [("Fernleigh Dairy LLC", "Supplier"), ("Oscar Wend Cheese, Inc.", "Customer")],
        ),
        (
            "Name of Landlord: Fernleigh Estates LLC\nName of Tenant: Oscar Wend\nPremises: 4 Low Road"
            + duties("Landlord", "Tenant"),
            [("Fernleigh Estates LLC", "Landlord"), ("Oscar Wend", "Tenant")],
        ),
        (
            "Disclosing Party:\tFernleigh Estates LLC\nReceiving Party:\tOscar Wend\nDate:\t4 May 2021"
            + duties("The Disclosing Party", "The Receiving Party"),
            [("Fernleigh Estates LLC", "Disclosing Party"), ("Oscar Wend", "Receiving Party")],
        ),
        (
            "TO:    Ida Holm (Illustrator)\nFROM:  The Lantern Review (Magazine)\nDATE:  May 1, 2020"
            + duties("Illustrator", "Magazine"),
            [("Ida Holm", "Illustrator"), ("Lantern Review", "Magazine")],
        ),
        (
            "CONTRACT DATA\n\nThe Contractor is\n\tName\t\tTamar Bridges (Pty) Ltd\n\tAddress\t\t5 Park "
            "Road\n\nThe Subcontractor is\n\tName\t\tKoba Steel CC\n\tAddress\t\t6 Park Road\n\nThe works "
            "are\tpainting" + duties("The Contractor", "The Subcontractor"),
            [("Tamar Bridges (Pty) Ltd", "Contractor"), ("Koba Steel CC", "Subcontractor")],
        ),
        (
            "Fernleigh Dairy LLC\n12 Low Road\n\nMay 1, 2020\n\nMr. Oscar Wend\n9 High Street\n\nDear Mr. "
            'Wend:\n\nThis letter confirms the terms on which you ("Consultant") will advise Fernleigh Dairy '
            'LLC (the "Company").' + duties("Consultant", "The Company"),
            [("Oscar Wend", "Consultant"), ("Fernleigh Dairy LLC", "Company")],
        ),
        (
            "GARDENING DEAL\n\nWe are Fernleigh Gardens Ltd. You are the Wend House Association.\n\n1. We will "
            "mow the gadgets. You will pay us. We will prune. You must water. We can stop. You can stop. We shall"
            " come.",
            [("Fernleigh Gardens Ltd", "we"), ("Wend House Association", "you")],
        ),
        (
            'We, Fernleigh Gardens Ltd ("Gardens") and Oscar Wend ("Oscar"), sign this agreement on May 5, '
            "2020.\n\nOscar owns a house.\n\nSo we agree:" + duties("Gardens", "Oscar"),
            [("Fernleigh Gardens Ltd", "Gardens"), ("Oscar Wend", "Oscar")],
        ),
        (
            "KNOW ALL MEN BY THESE PRESENTS:\n\nTHAT the Estate of Otto Wend, acting by Eva Wend, its executor "
            '(the "Assignor"), and the Lantern Archive, a Maine nonprofit corporation (the "Assignee"), do '
            "make this Assignment." + duties("Assignor", "Assignee"),
            [("Estate of Otto Wend", "Assignor"), ("Lantern Archive", "Assignee")],
        ),
        (
            "Agreement between Prairie Seed Growers Cooperative, Alma, Iowa\nand Elm County Rail Services, Inc., "
            "Alma, Iowa, effective October 1, 2009.\n\nECRS owns a track. PSGC ships seed.\n\nIt is agreed:"
            + duties("ECRS", "PSGC"),
            [("Prairie Seed Growers Cooperative", "PSGC"), ("Elm County Rail Services, Inc.", "ECRS")],
        ),
        (
            'The undersigned, Eva Holm, teacher, residing at Kade 5, Ghent,\n\nhereinafter "the '
            'Client",\n\ngives a mandate to\n\nLantern Stamps BVBA, Laan 8, Antwerp,\n\nhereinafter "the '
            'Agent", which accepts,\n\nto sell the collection under the following conditions:'
            + duties("The Agent", "The Client"),
            [("Eva Holm", "Client"), ("Lantern Stamps BVBA", "Agent")],
        ),
        (
            "the private limited liability company Lantern Zegels B.V., established in Breda, hereinafter: "
            "Dealer,\n\nand\n\nthe foundation Stichting Holm, established in Delft, hereinafter: "
            "Collector,\n\nagree as follows:" + duties("Dealer", "Collector"),
            [("Lantern Zegels B.V.", "Dealer"), ("Stichting Holm", "Collector")],
        ),
        (
            "Agreement between Prairie Seed Growers Cooperative, Alma, Iowa\nand Elm Rail Services, Inc., Alma, Iowa."
            "\n\nERS owns a track. PSGC ships seed.\n\nIt is agreed:" + duties("ERS", "PSGC") + "\n\nPRAIRIE SEED"
            "                    ELM RAIL\nGROWERS COOPERATIVE             SERVICES, INC.\n",
            [("Prairie Seed Growers Cooperative", "PSGC"), ("Elm Rail Services, Inc.", "ERS")],
        ),
        (
            "This agreement is between Hollow Oak Press Ltd, referred to in this agreement as Publisher, and Martha "
            "Quill, referred to in this agreement as Author." + duties("Publisher", "Author"),
            [("Hollow Oak Press Ltd", "Publisher"), ("Martha Quill", "Author")],
        ),
        (
            "Acme Farms Ltd, with seat in York (hereinafter: Grower), and\nBolt Wines Ltd, with seat in Bath "
            "(hereinafter: Winery),\nhave today concluded the following contract:" + duties("Grower", "Winery"),
            [("Acme Farms Ltd", "Grower"), ("Bolt Wines Ltd", "Winery")],
        ),
        (
            "THE PARTIES\n\nThe Grower is Acme Farms Ltd of York.\n\nThe Winery is Bolt Wines Ltd of Bath."
            + duties("The Grower", "The Winery"),
            [("Acme Farms Ltd", "Grower"), ("Bolt Wines Ltd", "Winery")],
        ),
        (
            'Owner ("Chapel"):  St. Olaf Chapel of Elk Grove\nUser ("Club"):  Elk Grove Chess Club\nRoom:  Hall'
            + duties("Chapel", "Club"),
            [("St. Olaf Chapel", "Chapel"), ("Elk Grove Chess Club", "Club")],
        ),
        (
            "between Les Vergers, a company registered in Lille,\n\nhereinafter called 'the Producer'\n\nand\n\nMrs. "
            "Claire Dumont, residing in Arras,\n\nhereinafter called 'the Distributor'"
            + duties("The Producer", "The Distributor"),
            [("Les Vergers", "Producer"), ("Claire Dumont", "Distributor")],
        ),
        (
            "ON THE FIRST PART: ACME FARMS LTD, registered in York, HEREINAFTER REFERRED TO AS THE GROWER\n\nON THE "
            "SECOND PART: BOLT WINES LTD, registered in Bath, HEREINAFTER REFERRED TO AS THE WINERY\n\nagree:"
            + duties("The Grower", "The Winery"),
            [("ACME FARMS LTD", "GROWER"), ("BOLT WINES LTD", "WINERY")],
        ),
        (
            "by and between\n\nACME FARMS LTD\n\nas Grower\n\nand\n\nBOLT WINES LTD\n\nas Winery\n\ndated as of May 3"
            + duties("The Grower", "The Winery"),
            [("ACME FARMS LTD", "Grower"), ("BOLT WINES LTD", "Winery")],
        ),
        (
            'This agreement is between us, Acme Farms Ltd ("the Grower"), and you, Bolt Wines Ltd ("the Winery").'
            + duties("The Grower", "The Winery"),
            [("Acme Farms Ltd", "Grower"), ("Bolt Wines Ltd", "Winery")],
        ),
        (
            'This Grant Agreement is entered into by the Department of Wetlands (the "Department"), an office '
            'of Aldera, and Bolt Rivers, a nonprofit corporation (the "Grantee").'
            + duties("The Department", "The Grantee"),
            [("Department of Wetlands", "Department"), ("Bolt Rivers", "Grantee")],
        ),
        (
            "ORDER\n\nProvider                    Customer\n----------------------      ----------------------\n"
            "Name:  Oak Software Corp.   Name:  Bay & Fir Inns, Inc.\n\n1. Provider hosts it. Customer pays for it.",
            [("Oak Software Corp.", "Provider"), ("Bay & Fir Inns, Inc.", "Customer")],
        ),
    ],
)
def test_openings_of_many_lands_and_trades_name_their_parties(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    agreement = read(text)
    assert len(agreement.parties) == len(expected)
    for party, (name, alias) in zip(agreement.parties, expected, strict=True):
        assert name.lower() in party.name.lower()
        assert alias.lower() in {each.lower() for each in (party.alias, *party.names)}
