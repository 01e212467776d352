"""A report made by hand, and the checks it knows, for the tests of what takes findings out of the count."""

from __future__ import annotations

from dataclasses import replace

from alliance_lint.checking.report import CheckResult, DirectiveReport, DocumentReport, Finding, Location
from alliance_lint.triage.grammar import Known

KNOWN = Known(
    {
        "dis004": "DIS004",
        "dispute-forum": "DIS004",
        "exc002": "EXC002",
        "exclusivity-reciprocal": "EXC002",
        "drf003": "DRF003",
        "sup001": "SUP001",
    }
)


def finding(
    check: str = "DIS004", quote: str = "", *, start: int = 0, clause: str = "", fingerprint: str = ""
) -> Finding:
    """A finding at characters ``[start, start + len(quote))``."""
    return Finding(
        id=check,
        name=check.lower(),
        status="partial" if quote else "missing",
        severity="error",
        message=f"{check} is open.",
        question="",
        why="",
        suggestion="",
        insert="",
        looked_for="",
        quote=quote,
        location=Location(clause, 1, 1, 1, 1, 1, start, start + len(quote)),
        fingerprint=fingerprint or f"{check}{quote}",
    )


def directive(text: str, start: int = 0, end: int = 0, line: int = 1) -> DirectiveReport:
    """A comment in ``line`` about the characters ``[start, end)``."""
    return DirectiveReport(text, Location("", 1, line, 1, line, 1, start, start), start, end)


def document(
    *findings: Finding, directives: tuple[DirectiveReport, ...] = (), path: str = "deal.md", ran: tuple[str, ...] = ()
) -> DocumentReport:
    """A report on one agreement; the checks that ran are those of the findings and ``ran``."""
    ids = dict.fromkeys([*(each.id for each in findings), *ran])
    checks = tuple(CheckResult(each, each.lower(), "missing", "error") for each in ids)
    return DocumentReport(path, "markdown", "", "", (), checks, findings, (), (), directives=directives)


def moved(report: DocumentReport, path: str) -> DocumentReport:
    """The same report under another name."""
    return replace(report, path=path)
