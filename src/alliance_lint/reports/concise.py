"""One line a finding, ``file:line:column: severity ID name: message``, as editors and terminals make links of."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Finding, Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.links import line_in
from alliance_lint.reports.page import Page
from alliance_lint.reports.safe import safe_line
from alliance_lint.reports.wording import SEVERITY_WORDS


def concise_pieces(report: Report, style: Style) -> Iterator[str]:
    """An agreement at a time, the findings of each in the order of its text; then the files that could not be read."""
    page = Page(colour=style.colour)
    for document in report.documents:
        findings = sorted(document.open_findings, key=_place)
        yield "".join(f"{_line(page, document, finding)}\n" for finding in findings)
    for failure in report.failures:
        path = page.paint(safe_line(failure.path), "strong")
        yield f"{path}: {page.paint('error', 'error')} not read: {safe_line(failure.message)}\n"


def _place(finding: Finding) -> tuple[int, int, int, str]:
    location = finding.location
    return location.start, location.end, SEVERITIES.index(finding.severity), finding.id


def _line(page: Page, document: DocumentReport, finding: Finding) -> str:
    location = finding.location
    path = page.paint(safe_line(document.path), "strong")
    severity = page.paint(SEVERITY_WORDS[finding.severity], finding.severity)
    place = f"{path}:{line_in(document.format, location)}:{location.column}"
    return f"{place}: {severity} {safe_line(finding.id)} {safe_line(finding.name)}: {safe_line(finding.message)}"
