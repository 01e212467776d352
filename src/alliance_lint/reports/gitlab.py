"""GitLab's code quality report: what merge requests show, and compare with the target branch by fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from alliance_lint.checking.report import DocumentReport, Finding, Report, Severity
from alliance_lint.reports.formats import Style
from alliance_lint.reports.json import encode
from alliance_lint.reports.links import identity, line_in, numbered, path_from
from alliance_lint.reports.safe import escape_json, safe_line

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def gitlab_pieces(report: Report, style: Style | None = None) -> Iterator[str]:
    """A JSON array with an entry a line. Paths are relative to the project, as GitLab looks them up."""
    base = style.base if style else ""
    entries = [
        _finding(document, finding, number, path_from(base, document.path))
        for document in report.documents
        for finding, number in numbered(document.open_findings)
    ]
    for failure in report.failures:
        path = path_from(base, failure.path)
        entries.append(
            _entry(
                f"The file was not read: {failure.message}", "not-read", identity(path, "not-read"), "blocker", path, 1
            )
        )
    yield escape_json("[\n" + ",\n".join(map(encode, entries)) + "\n]\n") if entries else "[]\n"


def _finding(document: DocumentReport, finding: Finding, number: int, path: str) -> dict[str, Any]:
    # GitLab takes two entries with one fingerprint for the same one, in whatever file they are.
    key = identity(path, finding.fingerprint, str(number))
    description = f"{finding.name}: {finding.message}"
    line = line_in(document.format, finding.location)
    return _entry(description, finding.id, key, _SEVERITIES[finding.severity], path, line)


def _entry(description: str, check: str, fingerprint: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": safe_line(description),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
