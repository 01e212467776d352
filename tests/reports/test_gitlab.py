from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.gitlab import gitlab_pieces

from .values import ACME_AND_BETA, NO_FORUM


def _read(report: Report, base: str = "") -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads("".join(gitlab_pieces(report, Style(base=base))))
    return entries


def test_an_entry_has_what_gitlab_asks_for() -> None:
    entry = _read(Report((ACME_AND_BETA,)))[1]
    assert entry.pop("fingerprint")
    assert entry == {
        "description": "dispute-forum: Nothing says where a dispute is decided.",
        "check_name": "DIS004",
        "severity": "major",
        "location": {"path": "contracts/acme-beta.md", "lines": {"begin": 88}},
    }


def test_no_two_entries_have_the_same_fingerprint() -> None:
    twice = replace(ACME_AND_BETA, findings=(NO_FORUM, NO_FORUM))
    entries = _read(Report((twice, replace(twice, path="other.md")), (Failure("other.md", "unreadable"),)))
    assert len({entry["fingerprint"] for entry in entries}) == 5


def test_a_fingerprint_outlives_edits_elsewhere() -> None:
    moved = replace(NO_FORUM, location=replace(NO_FORUM.location, line=99, clause="13 Law"))
    before, after = (_read(Report((replace(ACME_AND_BETA, findings=(one,)),))) for one in (NO_FORUM, moved))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


def test_a_file_that_was_not_read_blocks() -> None:
    assert _read(Report((), (Failure("scan.pdf", "no text layer"),)))[0]["severity"] == "blocker"


def test_no_finding_is_an_empty_array() -> None:
    assert _read(Report(())) == []
