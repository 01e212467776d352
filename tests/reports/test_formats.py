"""What holds for every format of the registry: same input, same bytes, and nothing of a document in control of it."""

from __future__ import annotations

import pytest

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.formats import FORMATS, Style, report_pieces

from .values import ACME_AND_BETA, ATTACK, SUPPRESSED

UNREAD = Failure("scan\x1b[2J.pdf", "no text layer; run OCR ::error::")


@pytest.fixture(params=list(FORMATS))
def form(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def _report(form: str, report: Report) -> str:
    return "".join(report_pieces(form, report, Style()))


def test_hostile_words_neither_command_a_terminal_nor_turn_a_line_around(form: str) -> None:
    text = _report(form, Report((ATTACK,), (UNREAD,)))
    assert not set(text) & set("\x1b\x07\u202e\x9b")
    assert text.encode("utf-8")


def test_the_same_report_gives_the_same_text(form: str) -> None:
    report = Report((ACME_AND_BETA, ATTACK), (UNREAD,))
    assert _report(form, report) == _report(form, report)


def test_a_run_without_agreements_can_be_reported(form: str) -> None:
    assert isinstance(_report(form, Report(())), str)


def test_a_suppressed_finding_is_shown_only_where_it_is_marked_as_such(form: str) -> None:
    marked = form in ("json", "jsonl", "sarif", "html")
    text = _report(form, Report((SUPPRESSED,)))
    assert ("Nothing says where a dispute is decided" in text) == marked
    assert ("agreed by email" in text) == marked


def test_a_file_that_was_not_read_is_in_every_format_for_programs(form: str) -> None:
    if form != "text":
        assert "no text layer" in _report(form, Report((), (UNREAD,)))
