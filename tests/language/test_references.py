from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.exhibits import find_missing_exhibits
from alliance_lint.language.fold import fold
from alliance_lint.language.numbering import read_numbering
from alliance_lint.language.references import find_broken_references

Read = Callable[[str], Agreement]

OUTLINE = """\
1. Duties.

1.1 Alpha shall deliver.

1.2 Beta shall pay. {citing}

2. Money. (a) Beta shall pay fees; (b) Beta shall pay interest.

3. Term. The term is a year.

4. Notices. Notices go by post.

5. Law. Delaware law governs.

6. General. This is the entire agreement.
"""


def _dead(agreement: Agreement) -> list[tuple[str, str]]:
    folded = fold(agreement.document.text)
    found = find_broken_references(agreement, folded, read_numbering(agreement, folded))
    return [(dict(each.details)["target"], dict(each.details)["last"]) for each in found]


@pytest.mark.parametrize(
    ("citing", "target", "last"),
    [
        ("This is subject to Section 1.4.", "Section 1.4", "1.2"),
        ("Sections 1.1, 1.3 and 2 survive.", "Section 1.3", "1.2"),
        ("Subject to Section 9 hereof, it is final.", "Section 9", "6"),
        ("See Section 2(d) of this Agreement.", "Section 2(d)", "2(b)"),
    ],
)
def test_a_reference_that_leads_nowhere_is_found(read: Read, citing: str, target: str, last: str) -> None:
    assert _dead(read(OUTLINE.format(citing=citing))) == [(target, last)]


@pytest.mark.parametrize(
    "citing",
    [
        "This is subject to Sections 1.1 and 2(b).",
        "This is subject to Section 1.4 of the Master Agreement.",
        "Under the Master Agreement, Section 1.4 governs.",
        "Section 9 of the Securities Act applies.",
        "Beta keeps its rights under Section 365(n) of the Bankruptcy Code.",
        "This is subject to Section 1.3 thereof.",
        "As flattened, 1.3 Alpha shall advertise. This is subject to Section 1.3.",
    ],
)
def test_a_reference_that_may_lead_somewhere_is_left_alone(read: Read, citing: str) -> None:
    assert _dead(read(OUTLINE.format(citing=citing))) == []


def test_nothing_is_said_where_nothing_is_numbered(read: Read) -> None:
    assert _dead(read("Alpha shall deliver as Section 7.4 says.\n\nBeta shall pay.")) == []


def test_nothing_is_said_where_half_of_the_references_seem_dead(read: Read) -> None:
    citing = " ".join(f"It is subject to Section 1.{number}." for number in range(3, 12))
    assert _dead(read(OUTLINE.format(citing=citing))) == []


def _missing(agreement: Agreement) -> list[str]:
    return [dict(each.details)["exhibit"] for each in find_missing_exhibits(agreement, fold(agreement.document.text))]


SIGNED = "\n\nIN WITNESS WHEREOF the parties have signed.\n\nBy: ____________\n\n"
BODY = "1. Products. The products are listed in Exhibit A and the prices in Exhibit B.\n\n2. Term. The term is a year."


def test_an_exhibit_that_is_not_attached_is_found_where_others_are(read: Read) -> None:
    assert _missing(read(f"{BODY}{SIGNED}Exhibit A\n\nProducts")) == ["Exhibit B"]


@pytest.mark.parametrize(
    "after",
    [
        "Exhibit A\n\nProducts\n\nExhibit B\n\nPrices",
        "Exhibits: Exhibit A Products Exhibit B Prices",
        "Exhibit A\n\nProducts\n\nExhibit B-1\n\nPrices",
        "Exhibit A\n\nProducts\n\n[Exhibit B has been omitted from this filing.]",
        "",
    ],
)
def test_an_exhibit_that_may_be_attached_is_left_alone(read: Read, after: str) -> None:
    assert _missing(read(f"{BODY}{SIGNED}{after}")) == []


def test_an_exhibit_of_another_agreement_is_left_alone(read: Read) -> None:
    body = "1. Products. The products are listed in Exhibit A. Prices are those of Exhibit B to the Supply Agreement."
    assert _missing(read(f"{body}{SIGNED}Exhibit A\n\nProducts")) == []
