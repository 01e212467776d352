from __future__ import annotations

import pytest

from alliance_lint.language.names import bare_name, read_name, traded_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme, Inc., a Delaware corporation", "Acme, Inc."),
        ("Acme Holdings LLC with offices in Ohio", "Acme Holdings LLC"),
        ("ACME BRANDS LIMITED, a company", "ACME BRANDS LIMITED"),
        ("The Bolt Company LLC (the", "The Bolt Company LLC"),
        ("the University of Ohio, located", "University of Ohio"),
        ("Acme (Shanghai) Trading Co., Ltd. Address", "Acme (Shanghai) Trading Co., Ltd."),
        ("Bolt GmbH & Co. KG, Hamburg", "Bolt GmbH & Co. KG"),
        ("Dr. Ann B. Ames (the", "Dr. Ann B. Ames"),
        ("JAMES W. STONE III (", "JAMES W. STONE III"),
        ("Ann Ames, M.D., an individual", "Ann Ames, M.D."),
        ("widgets.com, inc., a", "widgets.com, inc."),
        ("i4 Labs, LLC (", "i4 Labs, LLC"),
        ("R. C. Stone Partners, L.P., a Texas", "R. C. Stone Partners, L.P."),
        ("12345 B.C. Ltd. dba Bolt Telecom, having", "12345 B.C. Ltd. dba Bolt Telecom"),
        ("_______________, a corporation", "_______________"),
        ("Stone & Sons S.p.A. of Milan", "Stone & Sons S.p.A."),
        ("Bank of Ohio, N.A. (", "Bank of Ohio, N.A."),
        ("Backkreis Ostheim e.V., Ostheim", "Backkreis Ostheim e.V."),
        ("Backkreis UG (haftungsbeschränkt), Ostheim", "Backkreis UG (haftungsbeschränkt)"),
        ("Młyn Dolny Sp. z o.o. with its seat", "Młyn Dolny Sp. z o.o."),
        ("Bakkerij Zuid V.O.F. in Breda", "Bakkerij Zuid V.O.F."),
    ],
)
def test_a_name_ends_where_its_description_begins(text: str, name: str) -> None:
    span = read_name(text, 0)
    assert span is not None
    assert text[span.start : span.end] == name


@pytest.mark.parametrize(
    "text",
    ["a Nevada corporation", "whose offices", "this Agreement", "December 2020", "the parties", "16.1 The Company"],
)
def test_what_is_no_name(text: str) -> None:
    assert read_name(text, 0) is None


def test_a_name_may_go_on_over_and() -> None:
    text = "Stone and Sons, Inc., an Ohio corporation"
    whole, first = read_name(text, 0, joined=True), read_name(text, 0)
    assert whole is not None
    assert first is not None
    assert text[whole.start : whole.end] == "Stone and Sons, Inc."
    assert text[first.start : first.end] == "Stone"


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Acme Labs, Inc.", "Acme Labs"), ("The Bolt Company LLC", "Bolt"), ("Acme (Asia) Co., Ltd.", "Acme (Asia)")],
)
def test_the_bare_name_has_no_suffix(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_what_a_party_trades_as() -> None:
    assert traded_name("12345 B.C. Ltd. dba Bolt Telecom") == "Bolt Telecom"
    assert traded_name("Acme, Inc.") == ""
