"""A one-sided term leaves somebody worse off: whom it binds, or the others, as its check says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alliance_lint.checking.against import worse_off
from alliance_lint.language.agreement import Party
from alliance_lint.linting import lint_bytes, load_packs
from alliance_lint.matching.provision import Provision
from alliance_lint.packs.model import Side

from ..reports.packs import FORUM

THREE = (Party(0, "Acme Inc.", "Acme"), Party(1, "Beta LLC"), Party(2, "Gamma SA", "Gamma"))
TWO = THREE[:2]


def bound(kind: str, *parties: int) -> Provision:
    return Provision(kind, 0, 1, "", 0, (), frozenset(parties))


@pytest.mark.parametrize(
    ("side", "parties", "by", "expected"),
    [
        ({"": "bound"}, TWO, [bound("a", 0)], ("Acme",)),
        ({"": "others"}, TWO, [bound("a", 0)], ("Beta LLC",)),
        ({"": "others"}, THREE, [bound("a", 1)], ("Acme", "Gamma")),
        ({"": "bound"}, THREE, [bound("a", 2), bound("b", 0)], ("Acme", "Gamma")),
        ({"a": "bound", "b": "others"}, TWO, [bound("a", 0), bound("b", 1)], ("Acme",)),
        ({"a": "bound", "b": "others"}, TWO, [bound("a", 0), bound("b", 0)], ()),
        ({"a": "bound"}, TWO, [bound("a", 0), bound("c", 1)], ("Acme",)),
        ({"": "others"}, TWO, [bound("a")], ()),
        ({"": "bound"}, TWO, [bound("a", 0, 1)], ()),
        ({}, TWO, [bound("a", 0)], ()),
        ({"": "others"}, (), [], ()),
    ],
)
def test_the_party_that_is_worse_off(
    side: dict[str, Side], parties: tuple[Party, ...], by: list[Provision], expected: tuple[str, ...]
) -> None:
    assert worse_off(replace(FORUM, against=side), by, parties) == expected


def test_every_built_in_check_that_can_be_one_sided_says_against_whom_and_shows_it() -> None:
    one_sided = [
        check for pack in load_packs() for check in pack.checks if any(c.status == "one_sided" for c in check.decide)
    ]
    assert len(one_sided) > 10
    assert [check.id for check in one_sided if not check.against] == []
    assert [check.id for check in one_sided if not any(each.against for each in check.examples)] == []


def test_a_finding_names_the_party_that_it_is_against() -> None:
    text = (
        'This Agreement is between Alpha Inc. ("Alpha") and Beta LLC ("Beta").\n\nThe parties agree as follows:\n\n'
        "1. Secrets. Beta shall not disclose any confidential information of Alpha.\n\n"
        "2. End. Alpha may terminate this Agreement without cause upon thirty days' written notice.\n"
    )
    report = lint_bytes(text.encode(), "deal.txt", load_packs(), select=["IPC002", "TRM003", "DIS004"])
    assert [(finding.id, finding.against) for finding in report.findings] == [
        ("IPC002", ("Beta",)),
        ("TRM003", ("Beta",)),
        ("DIS004", ()),
    ]
