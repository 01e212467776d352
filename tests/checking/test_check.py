"""Checks on whole agreements: statuses, places, wording, fingerprints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alliance_lint.checking.report import DocumentReport
from alliance_lint.linting import lint_bytes
from alliance_lint.packs.load import load_pack, load_packs
from alliance_lint.packs.model import Pack
from tests.packs.pack_files import MINIMAL, write_pack

OPENING = 'This Agreement is between Alpha Inc. ("Alpha") and Beta LLC ("Beta").\n\nThe parties agree as follows:\n\n'


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return load_pack(write_pack(tmp_path))


def lint(text: str, pack: Pack, opening: str = OPENING) -> DocumentReport:
    return lint_bytes((opening + text).encode(), "deal.txt", [pack])


def test_a_satisfied_check_shows_its_evidence(pack: Pack) -> None:
    report = lint("1. Fees.\n\n1.1 Alpha shall pay a fee of $250 to Beta.", pack)
    assert report.findings == ()
    (result,) = report.checks
    assert (result.id, result.status) == ("FEE001", "satisfied")
    assert result.evidence[0].quote == "Alpha shall pay a fee of $250 to Beta."
    assert result.evidence[0].location.clause == "1.1 Fees"
    assert (result.evidence[0].location.line, result.evidence[0].location.column) == (7, 17)
    assert report.kind == "paid"
    assert [(p.kind, p.bound, dict(p.captures)) for p in report.provisions] == [("fee", ("Alpha",), {"amount": "$250"})]


def test_what_is_missing_is_reported_at_the_end_with_wording(pack: Pack) -> None:
    report = lint("1. Kindness. Alpha shall be kind.\n\n2. Notices. Notices go by post.", pack)
    (finding,) = report.findings
    assert (finding.status, finding.severity, finding.quote) == ("missing", "error", "")
    assert finding.message == "No fee is stated between Alpha and Beta."
    assert finding.suggestion == "Alpha shall pay Beta a fee of [amount]."
    assert finding.location.clause == "2 Notices"
    assert finding.insert == "at the end, after 2 Notices"
    assert finding.looked_for == "fee; open fee"


def test_what_is_partial_is_reported_at_its_words(pack: Pack) -> None:
    report = lint("1. Fees. Alpha shall pay a fee to be agreed.\n\n2. End. Goodbye.", pack)
    (finding,) = report.findings
    assert (finding.status, finding.quote) == ("partial", "Alpha shall pay a fee to be agreed.")
    assert finding.insert == "after 1 Fees"
    assert finding.suggestion == "Alpha shall pay Beta a fee of [amount]."  # no wording of its own: that for `missing`


def test_unknown_parties_become_brackets(pack: Pack) -> None:
    report = lint("Somebody is kind.", pack, opening="")
    assert report.findings[0].message == "No fee is stated between [first party] and [second party]."


def test_fingerprints_survive_edits_elsewhere(pack: Pack) -> None:
    before = lint("1. Fees. Alpha shall pay a fee to be agreed.", pack).findings[0]
    after = lint("1. New. This is new.\n\n\n2. Fees. Alpha shall pay a fee to be  agreed.", pack).findings[0]
    other = lint("1. Fees. Beta shall pay a fee to be agreed.", pack).findings[0]
    assert before.fingerprint == after.fingerprint != other.fingerprint
    assert before.location.line != after.location.line


def test_the_same_input_gives_the_same_report(pack: Pack) -> None:
    assert lint("1. Fees. Alpha shall pay a fee of $1.", pack) == lint("1. Fees. Alpha shall pay a fee of $1.", pack)


def test_wording_can_depend_on_the_kind_of_agreement(tmp_path: Path) -> None:
    own = "    suggest-for: {paid: {partial: 'The fee is [$100] each [month].'}}\n    insert:"
    text = MINIMAL.replace("    insert:", own)
    pack = load_pack(write_pack(tmp_path, pack=text))
    (partial,) = lint("1. Fees. Alpha shall pay a fee to be agreed.", pack).findings
    assert partial.suggestion == "The fee is [$100] each [month]."
    (missing,) = lint("1. Kindness. Alpha shall be kind.", pack).findings
    assert missing.suggestion == "Alpha shall pay Beta a fee of [amount]."


@pytest.mark.parametrize(
    ("general", "of_kind", "status", "wording"),
    [
        ({"missing": "a"}, {}, "partial", "a"),
        ({"missing": "a", "partial": "b"}, {}, "partial", "b"),
        ({"missing": "a"}, {"missing": "c"}, "partial", "c"),
        ({"missing": "a", "partial": "b"}, {"missing": "c"}, "partial", "b"),
        ({"missing": "a", "partial": "b"}, {"partial": "d"}, "partial", "d"),
        ({"missing": "a", "partial": "b"}, {"partial": "d"}, "missing", "a"),
    ],
)
def test_wording_for_the_status_goes_before_that_for_missing(
    pack: Pack, general: dict[str, str], of_kind: dict[str, str], status: str, wording: str
) -> None:
    check = replace(pack.checks[0], suggest=general, suggest_for={"paid": of_kind})
    assert check.wording(status, "paid") == wording
    assert check.wording(status, "free") == general.get(status, "a")


EACH = MINIMAL.replace("    severity: error\n", "    severity: error\n    report: each\n")


def test_a_check_that_reports_each_has_a_finding_for_every_place(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, pack=EACH))
    report = lint("1. One. A fee to be agreed is due.\n\n2. Two. Another fee to be agreed is due.", pack)
    assert [check.status for check in report.checks] == ["partial"]
    first, second = report.findings
    assert (first.id, first.location.clause, second.location.clause) == ("FEE001", "1 One", "2 Two")
    assert first.quote == "A fee to be agreed is due."
    assert first.insert == "in place of the words quoted"
    assert first.fingerprint != second.fingerprint


def test_a_check_that_reports_each_still_says_once_what_is_missing(tmp_path: Path) -> None:
    report = lint("1. Kindness. Alpha shall be kind.", load_pack(write_pack(tmp_path, pack=EACH)))
    (finding,) = report.findings
    assert (finding.status, finding.quote) == ("missing", "")


def test_a_lone_party_is_one_sided_against_the_other_party() -> None:
    text = "Guarantors shall pay the fees. Guarantors shall keep the shop. Guarantors shall deliver the goods by 1 May."
    report = lint_bytes(text.encode(), "guarantee.txt", load_packs())
    (finding,) = (each for each in report.findings if each.id == "SCO001")
    assert finding.message.startswith(
        "Concrete duties fall on Guarantors only; nothing says what the other party must do."
    )
