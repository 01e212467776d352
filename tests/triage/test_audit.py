"""Which findings suppressions take out of the count, and which suppressions are told of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from alliance_lint.checking.report import DocumentReport
from alliance_lint.errors import AllianceLintError
from alliance_lint.triage.audit import Rules, follow_suppressions

from .values import KNOWN, directive, document, finding

TODAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def follow(
    *documents: DocumentReport,
    today: date = TODAY,
    judged: tuple[str, ...] = ("SUP001", "SUP002"),
    named: tuple[str, ...] = (),
) -> tuple[tuple[DocumentReport, ...], tuple[AllianceLintError, ...]]:
    return follow_suppressions(documents, Rules(KNOWN, today, frozenset(judged), named))


def shown(report: DocumentReport) -> list[str]:
    """The findings that count, by id."""
    return [each.id for each in report.open_findings]


def test_a_comment_anywhere_suppresses_what_is_missing_altogether() -> None:
    (report,), errors = follow(document(finding(start=900), directives=(directive("ignore DIS004: agreed", 0, 5, 7),)))
    assert (shown(report), errors) == ([], ())
    suppression = report.findings[0].suppression
    assert suppression is not None
    assert (suppression.by, suppression.reason, suppression.until, suppression.place) == (
        "comment",
        "agreed",
        "",
        "deal.md:7",
    )


def test_a_comment_suppresses_words_only_in_what_it_is_about() -> None:
    words = [finding("DRF003", "[price]", start=at) for at in (10, 50)]
    (report,), _ = follow(document(*words, directives=(directive("ignore DRF003: listed", 40, 60),)))
    assert [each.suppression is None for each in report.findings] == [True, False]


def test_a_comment_on_the_file_suppresses_all_findings_of_the_check_in_it() -> None:
    words = [finding("DRF003", "[price]", start=at) for at in (10, 50)]
    (report,), _ = follow(document(*words, finding(), directives=(directive("ignore-file DRF003: a form"),)))
    assert shown(report) == ["DIS004"]


def test_a_comment_with_a_mistake_suppresses_nothing_and_is_an_error_at_its_place() -> None:
    (report,), errors = follow(document(finding(), directives=(directive("ignore DIS004, NOPE: x", line=4),)))
    assert shown(report) == ["DIS004"]
    assert [str(error) for error in errors] == [
        "deal.md:4:1: there is no check 'NOPE', so nothing is suppressed here; "
        "'alliance-lint rules list' shows all checks"
    ]


def test_an_unused_comment_is_a_finding_that_says_where_it_belongs() -> None:
    words = finding("DRF003", "[price]", start=50, clause="4 Price")
    (report,), _ = follow(document(words, directives=(directive("ignore DRF003: listed", 0, 9, 2),)))
    assert shown(report) == ["DRF003", "SUP001"]
    own = report.findings[-1]
    assert own.message == (
        "The suppression of DRF003 (deal.md:2) suppresses nothing; the finding stands at 4 Price: "
        "move it before that clause, or write 'ignore-file'."
    )
    assert (own.quote, own.location.line, own.severity) == ("alliance-lint: ignore DRF003: listed", 2, "warning")
    assert [check.id for check in report.checks] == ["DRF003", "SUP001"]


def test_of_a_check_that_did_not_run_no_suppression_is_called_unused() -> None:
    comment = directive("ignore EXC002: one side only, by design")
    assert shown(follow(document(finding(), directives=(comment,)))[0][0]) == ["DIS004"]
    assert shown(follow(document(ran=("EXC002",), directives=(comment,)))[0][0]) == ["SUP001"]


def test_a_suppression_holds_on_its_last_day_and_is_a_finding_from_the_next() -> None:
    report = document(finding(), directives=(directive("ignore DIS004 until 2026-06-30: soon"),))
    (before,), _ = follow(report, today=date(2026, 6, 30))
    (after,), _ = follow(report, today=date(2026, 7, 1))
    assert (shown(before), shown(after)) == ([], ["DIS004", "SUP002"])
    assert before.findings[0].suppression is not None
    assert before.findings[0].suppression.until == "2026-06-30"
    assert "held until 2026-06-30 and is over" in after.findings[-1].message


def test_findings_about_suppressions_come_only_where_they_are_asked_for() -> None:
    report = document(
        finding(), directives=(directive("ignore DIS004 until 2020-01-01: x"), directive("ignore-file EXC002: y"))
    )
    assert shown(follow(report, judged=())[0][0]) == ["DIS004"]


def sidecar(text: str, name: str = "suppressions.yaml") -> None:
    Path(name).write_text(text, encoding="utf-8")


ENTRY = "- file: {file}\n  check: {check}\n  reason: agreed\n"


def test_a_file_of_suppressions_is_found_above_the_agreement_and_names_its_place() -> None:
    sidecar(ENTRY.format(file="'pdf/*.pdf'", check="dispute-forum"))
    (report, other), errors = follow(document(finding(), path="pdf/a.pdf"), document(finding(), path="pdf/b.txt"))
    assert (shown(report), shown(other), errors) == ([], ["DIS004"], ())
    suppression = report.findings[0].suppression
    assert suppression is not None
    assert (suppression.by, suppression.place) == ("file", "suppressions.yaml:1")


def test_files_of_suppressions_beyond_the_repository_do_not_hold() -> None:
    sidecar(ENTRY.format(file="'**'", check="DIS004"))
    inner = Path("inner")
    (inner / ".git").mkdir(parents=True)
    (report,), _ = follow(document(finding(), path="inner/a.pdf"))
    assert shown(report) == ["DIS004"]


def test_a_named_file_of_suppressions_holds_instead_of_those_that_are_found() -> None:
    sidecar(ENTRY.format(file="a.pdf", check="DIS004"))
    sidecar(ENTRY.format(file="a.pdf", check="EXC002"), "other.yaml")
    report = document(finding(), finding("EXC002", "Only Beta"), path="a.pdf")
    (read,), _ = follow(report, named=("other.yaml",))
    assert shown(read) == ["DIS004"]


@pytest.mark.parametrize(
    ("narrowing", "left"),
    [
        ("  clause: '4'\n", ["12 Law", "40 Notices"]),
        ("  clause: 4.1 Price\n", ["4 Money", "12 Law", "40 Notices"]),
        ("  clause: 12 law\n", ["4 Money", "4.1 Price", "40 Notices"]),
        ("  fingerprint: 00000000000000aa\n", ["4.1 Price", "12 Law", "40 Notices"]),
    ],
)
def test_an_entry_can_be_for_one_clause_or_one_finding(narrowing: str, left: list[str]) -> None:
    sidecar(ENTRY.format(file="a.pdf", check="DRF003") + narrowing)
    places = ("4 Money", "4.1 Price", "12 Law", "40 Notices")
    prints = ("00000000000000aa", "2", "3", "4")
    words = [finding("DRF003", "[x]", clause=c, fingerprint=f) for c, f in zip(places, prints, strict=True)]
    (report,), _ = follow(document(*words, path="a.pdf"))
    assert [each.location.clause for each in report.open_findings] == left


def test_an_unused_entry_is_told_of_only_where_all_its_files_were_linted() -> None:
    for name in ("a.pdf", "b.pdf"):
        Path(name).touch()
    sidecar(ENTRY.format(file="'*.pdf'", check="DIS004"))
    a, b = (document(ran=("DIS004",), path=name) for name in ("a.pdf", "b.pdf"))
    assert shown(follow(a)[0][0]) == []
    (first, second), _ = follow(a, b)
    assert (shown(first), shown(second)) == (["SUP001"], [])
    assert first.findings[0].message == "The suppression of DIS004 (suppressions.yaml:1) suppresses nothing; delete it."


def test_an_entry_for_a_file_that_is_not_there_is_told_of() -> None:
    Path("a.pdf").touch()
    sidecar(ENTRY.format(file="gone.pdf", check="DIS004"))
    (report,), _ = follow(document(ran=("DIS004",), path="a.pdf"))
    assert "there is no such file" in report.findings[0].message


def test_an_expired_entry_is_told_of_once() -> None:
    sidecar(ENTRY.format(file="'*.pdf'", check="DIS004") + "  until: '2020-01-01'\n")
    (first, second), _ = follow(document(finding(), path="a.pdf"), document(finding(), path="b.pdf"))
    assert (shown(first), shown(second)) == (["DIS004", "SUP002"], ["DIS004"])


def test_of_two_suppressions_of_one_finding_the_second_is_told_of() -> None:
    comments = (directive("ignore DIS004: agreed", line=2), directive("ignore-file DIS004: agreed again", line=3))
    (report,), _ = follow(document(finding(), directives=comments))
    assert shown(report) == ["SUP001"]
    assert report.findings[-1].message == (
        "The suppression of DIS004 (deal.md:3) suppresses nothing; what it is about is suppressed at deal.md:2 "
        "already: delete one of the two."
    )


def test_a_suppression_that_is_over_forestalls_no_other() -> None:
    comments = (directive("ignore DIS004 until 2026-01-01: x", line=2), directive("ignore DIS004: y", line=3))
    (report,), _ = follow(document(finding(), directives=comments))
    assert shown(report) == ["SUP002"]


def test_an_entry_that_a_comment_forestalls_in_one_of_its_files_is_not_unused() -> None:
    for name in ("a.md", "b.md"):
        Path(name).touch()
    sidecar(ENTRY.format(file="'*.md'", check="DIS004"))
    comment = (directive("ignore DIS004: agreed", line=2),)
    a = document(finding(), path="a.md", directives=comment)
    (first, second), _ = follow(a, document(finding(), path="b.md"))
    assert (shown(first), shown(second)) == ([], [])
    Path("b.md").unlink()
    (alone,), _ = follow(a)
    assert shown(alone) == ["SUP001"]
    assert "(suppressions.yaml:1) suppresses nothing; what it is about is suppressed at a.md:2 already" in (
        alone.findings[-1].message
    )
