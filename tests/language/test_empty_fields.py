from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.empty_fields import find_empty_fields
from alliance_lint.language.fold import fold

Read = Callable[[str], Agreement]

OPENING = (
    'This Alliance Agreement is made between Alpha Inc. ("Alpha") and Beta LLC ("Beta").\n\n'
    "1. Aim\n\nBoth sell maps.\n\n"
)
CLOSING = "\n\n9. Law\n\nThe laws of Delaware apply.\n"


def _empty(agreement: Agreement) -> list[str]:
    return [dict(each.details)["field"] for each in find_empty_fields(agreement, fold(agreement.document.text))]


@pytest.mark.parametrize(
    ("notices", "field"),
    [
        ("Alpha Inc., 5 Harbour Road\nAttention: Maria Lund\nFax:", "Fax"),
        ("Alpha Inc., 5 Harbour Road\n\nWith a copy to:", "With a copy to"),
        ("Beta shall pay to the following address:", "the following address"),
        ("Attention:\n\nTelephone:\n\nE-mail:", "Attention, Telephone, E-mail"),
        ("Attn: Email: or at such other address as Alpha tells.", "Attn, Email"),
        ("Contact person: Maria Lund Tel:    Name of account: Alpha Inc. Bank: Harbour Bank", "Tel"),
        ("(Telephone/Mobile number:) Address: E-mail: 8.2 Beta is in Hull.", "Mobile number, Address, E-mail"),
        ("Attention: Telephone: 555 0100", "Attention"),
        ("Attention: Telephone: none", "Attention"),
        ("Harbour Bank A/C:\n\nBeta LLC is paid there, too.", "A/C"),
    ],
)
def test_a_field_with_nothing_after_it_is_found(read: Read, notices: str, field: str) -> None:
    assert _empty(read(f"{OPENING}8. Notices\n\n{notices}{CLOSING}")) == [field]


@pytest.mark.parametrize(
    "notices",
    [
        "Attention: Maria Lund, Telephone: 555 0100, E-mail: lund@alpha.example",
        "With a copy to:\nAttention: Maria Lund\nHill & Dale LLP",
        "Notices go to the following address: (a) if to Alpha: 5 Harbour Road; (b) if to Beta: 7 Hill Street.",
        "Fax: Fax: 555 0100 555 0200",
        "Telephone:\nFax:\n\n555 0100\n555 0200",
        "Contact person: Maria Lund\nPhone: TBD",
        "Contact person: Maria Lund\nFax: n/a",
        "Fax: none",
        "Telephone: [***] Fax: XXXXXXXX Email: XXXXXXXX",
        "Alpha shall draw attention to this: maps fade.",
    ],
)
def test_a_field_that_may_be_filled_in_is_left_alone(read: Read, notices: str) -> None:
    assert _empty(read(f"{OPENING}8. Notices\n\n{notices}{CLOSING}")) == []


def test_fields_of_signatures_and_of_attached_forms_are_left_alone(read: Read) -> None:
    signed = "\n\nIN WITNESS WHEREOF the parties have signed.\n\nAlpha Inc.\n\nBy: ________\n\nAddress:\n\nFax:\n\n"
    form = "EXHIBIT A\n\nForm of order\n\nContact person:\n\nTelephone:\n\nE-mail:\n"
    assert _empty(read(OPENING + CLOSING + signed + form)) == []
