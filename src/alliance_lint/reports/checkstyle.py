"""Checkstyle's XML, which Jenkins, SonarQube, reviewdog and many others read."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_lint.checking.report import DocumentReport, Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.links import line_in
from alliance_lint.reports.xml import attributes

_VERSION = "4.3"
"""Of the format, not of this program: what tools that write it for others put here."""


def checkstyle_pieces(report: Report, _style: Style | None = None) -> Iterator[str]:
    """A ``file`` element for each agreement, those without findings too, and for each input that was not read."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{_VERSION}">\n'
    for document in report.documents:
        yield f"  <file{attributes(name=document.path)}>\n{_errors(document)}  </file>\n"
    for failure in report.failures:
        error = attributes(line=1, severity="error", message=failure.message, source="alliance-lint.not-read")
        yield f"  <file{attributes(name=failure.path)}>\n    <error{error}/>\n  </file>\n"
    yield "</checkstyle>\n"


def _errors(document: DocumentReport) -> str:
    return "".join(
        "    <error"
        + attributes(
            line=line_in(document.format, finding.location),
            column=finding.location.column,
            severity=finding.severity,
            message=f"{finding.name}: {finding.message}",
            source=f"alliance-lint.{finding.id}",
        )
        + "/>\n"
        for finding in document.open_findings
    )
