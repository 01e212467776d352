from __future__ import annotations

from dataclasses import replace

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.github import github_pieces

from .values import ACME_AND_BETA, ATTACK, LAW, NO_FORUM


def _lines(report: Report) -> list[str]:
    return "".join(github_pieces(report, Style())).splitlines()


def test_the_gravest_come_first_because_github_shows_ten_of_a_kind() -> None:
    assert _lines(Report((ACME_AND_BETA,), (Failure("scan.pdf", "no text layer"),))) == [
        "::error file=scan.pdf,title=alliance-lint%3A the file was not read::no text layer",
        "::error file=contracts/acme-beta.md,line=88,col=1,endColumn=58,title=DIS004 dispute-forum"
        "::Nothing says where a dispute is decided. (12.1 Governing Law, line 88)",
        "::warning file=contracts/acme-beta.md,line=30,endLine=31,title=EXC002 exclusivity-reciprocal"
        "::Only Beta is bound to exclusivity. (3.2 Sales, line 30)",
        "alliance-lint: 1 document, 2 findings (1 error, 1 warning), 1 file could not be read",
    ]


def test_columns_are_given_within_one_line_only() -> None:
    point = replace(NO_FORUM, location=replace(LAW, end_column=1))
    assert "line=88,endLine=88,title" in _lines(Report((replace(ACME_AND_BETA, findings=(point,)),)))[0]
    pdf = replace(ACME_AND_BETA, format="pdf")
    assert "line=40,title" in _lines(Report((pdf,)))[0]


def test_no_words_of_an_agreement_are_a_command_of_their_own() -> None:
    lines = _lines(Report((ATTACK,)))
    assert len(lines) == 3
    for line in lines[:2]:
        head, message = line[2:].split("::", 1)
        command, properties = head.split(" ", 1)
        assert command in ("error", "warning")
        names = [value.split("=")[0] for value in properties.split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert not message.startswith("::")
        assert "##[" not in line
