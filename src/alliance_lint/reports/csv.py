"""A table of the findings (RFC 4180), for spreadsheets.

A cell that begins like a formula would be computed when the table is opened; it is preceded by an apostrophe, which
spreadsheets take for "this is text". The byte order mark is what tells Excel that the file is UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from alliance_lint.checking.report import Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.safe import safe
from alliance_lint.reports.wording import SEVERITY_WORDS, STATUS_WORDS

COLUMNS = (
    "path", "severity", "id", "name", "status", "clause", "page", "paragraph", "line", "column",
    "message", "quote", "question", "why", "looked_for", "insert", "suggestion", "fingerprint",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are the full-width signs, which some spreadsheets read like the others."""


def csv_pieces(report: Report, _style: Style | None = None) -> Iterator[str]:
    """A row of names, then a row for each finding and for each file that could not be read."""
    yield "\ufeff" + _row(COLUMNS)
    for document in report.documents:
        for finding in document.open_findings:
            location = finding.location
            yield _row(
                (
                    document.path,
                    SEVERITY_WORDS[finding.severity],
                    finding.id,
                    finding.name,
                    STATUS_WORDS[finding.status],
                    location.clause,
                    location.page,
                    location.paragraph,
                    location.line,
                    location.column,
                    finding.message,
                    finding.quote,
                    finding.question,
                    finding.why,
                    finding.looked_for,
                    finding.insert,
                    finding.suggestion,
                    finding.fingerprint,
                )
            )
    for failure in report.failures:
        cells = {"path": failure.path, "severity": "error", "id": "not-read", "message": failure.message}
        yield _row(tuple(cells.get(column) for column in COLUMNS))


def _row(cells: tuple[object, ...]) -> str:
    return ",".join(map(_cell, cells)) + "\r\n"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = safe(str(value))
    if text.lstrip(" \n").startswith(_FORMULA):
        text = f"'{text}"
    # In quotes always: they end a cell even where a spreadsheet takes another sign than the comma.
    return '"' + text.replace('"', '""') + '"'
