"""The fields of a term sheet as provisions: which values count, and what must stand beside them."""

from __future__ import annotations

import json
from typing import Any

from alliance_lint.language.term_sheet import understand_term_sheet
from alliance_lint.matching.provision import Provision
from alliance_lint.matching.term_sheet import term_sheet_provisions
from alliance_lint.packs.model import Field, ProvisionKind
from alliance_lint.reading.term_sheet import read_term_sheet

PARTIES = [{"name": "Mill Lane Bakery Ltd", "alias": "Mill"}, {"name": "Fern Catering LLP", "alias": "Fern"}]


def provisions(field: Field, **fields: Any) -> tuple[Provision, ...]:
    sheet = read_term_sheet(json.dumps({"parties": PARTIES, **fields}).encode(), "sheet.json", "json")
    return term_sheet_provisions(sheet, understand_term_sheet(sheet), [ProvisionKind("it", "it", (), (field,))]).all


def test_a_field_is_a_provision_with_whom_it_binds_and_what_it_says() -> None:
    field = Field("disputes.forum", captures={"place": "place"})
    (found,) = provisions(field, disputes={"forum": {"tribunal": "arbitration", "place": "Perth"}})
    assert (found.kind, found.capture("place"), found.bound) == ("it", "Perth", frozenset())
    (found,) = provisions(Field("conduct", bound="binds"), conduct={"binds": ["Fern"], "terms": "The law."})
    assert found.bound == frozenset({1})


def test_each_entry_of_a_list_is_one() -> None:
    entries = [{"binds": ["Mill"], "what": "Bake."}, {"binds": "both", "what": "Serve."}]
    found = provisions(Field("commitments", bound="binds"), commitments=entries)
    assert [each.bound for each in found] == [frozenset({0}), frozenset({0, 1})]


def test_fields_beside_it_must_have_the_values_asked_for() -> None:
    field = Field("relationship", required={"form": "company"})
    assert provisions(field, relationship={"form": "company"})
    assert not provisions(field, relationship={"form": "agency"})


def test_or_must_be_left_out() -> None:
    field = Field("relationship", required={"form": None})
    assert provisions(field, relationship={"terms": "Friends."})
    assert not provisions(field, relationship={"form": "agency", "terms": "Friends."})


def test_or_must_be_filled_in() -> None:
    field = Field("money", present=("payer", "payee"))
    assert provisions(field, money={"payer": ["Mill"], "payee": ["Fern"]})
    assert not provisions(field, money={"payer": ["Mill"], "payee": []})


def test_what_is_blank_or_false_says_nothing() -> None:
    assert not provisions(Field("money.to_be_agreed"), money={"to_be_agreed": False})
    assert not provisions(Field("purpose"), purpose=" ")
