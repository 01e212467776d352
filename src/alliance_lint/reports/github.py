"""Workflow commands of GitHub Actions: annotations on the files of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step, and of a file the line that is named. The gravest come
first, therefore, and a last line counts them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Finding, Report, Severity
from alliance_lint.reports.formats import Style
from alliance_lint.reports.links import line_in, path_from, title_of
from alliance_lint.reports.safe import inert_in_actions, safe_line
from alliance_lint.reports.summary import summarise_report
from alliance_lint.reports.wording import counted, findings_in_words, place

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def github_pieces(report: Report, style: Style | None = None) -> Iterator[str]:
    """One annotation a line: files that could not be read, then errors, warnings and notes."""
    base = style.base if style else ""
    for failure in report.failures:
        properties = {"file": path_from(base, failure.path), "title": "alliance-lint: the file was not read"}
        yield _command("error", properties, failure.message)
    for severity in SEVERITIES:
        for document in report.documents:
            for finding in document.open_findings:
                if finding.severity == severity:
                    yield _annotation(document, finding, base)
    summary = summarise_report(report)
    unread = f", {counted(summary.failures, 'file')} could not be read" if summary.failures else ""
    yield f"alliance-lint: {counted(summary.documents, 'document')}, {findings_in_words(summary)}{unread}\n"


def _annotation(document: DocumentReport, finding: Finding, base: str) -> str:
    location = finding.location
    line = line_in(document.format, location)
    properties = {"file": path_from(base, document.path), "line": str(line)}
    if document.format != "pdf" and location.end_line == location.line and location.end_column > location.column:
        # Columns mean something within one line only.
        properties |= {"col": str(location.column), "endColumn": str(location.end_column)}
    elif document.format != "pdf":
        properties["endLine"] = str(location.end_line)
    where = place(location, document.format)
    properties["title"] = title_of(finding)
    return _command(_COMMANDS[finding.severity], properties, f"{finding.message} ({where})")


def _command(name: str, properties: dict[str, str], message: str) -> str:
    """``::name key=value,key=value::message``, with what would end a value escaped (actions/toolkit, command.ts)."""
    listed = ",".join(f"{key}={_escaped(value, property_too=True)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(message)}\n"


def _escaped(text: str, *, property_too: bool = False) -> str:
    text = safe_line(text).replace("%", "%25")
    return text.replace(":", "%3A").replace(",", "%2C") if property_too else inert_in_actions(text)
