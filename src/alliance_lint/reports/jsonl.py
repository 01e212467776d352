"""JSON Lines (jsonlines.org): a line for each finding, and one for each file that could not be read.

For programs that take one thing after the other. The values are those of the JSON report, with the path added.
"""

from __future__ import annotations

from collections.abc import Iterator

from alliance_lint.checking.report import Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.json import encode, failure_value, finding_value
from alliance_lint.reports.safe import escape_json


def jsonl_pieces(report: Report, _style: Style | None = None) -> Iterator[str]:
    """An agreement at a time. Suppressed findings are there, too, and say so."""
    for document in report.documents:
        lines = (
            encode({"type": "finding", "path": document.path, **finding_value(finding)})
            for finding in document.findings
        )
        yield escape_json("".join(f"{line}\n" for line in lines))
    for failure in report.failures:
        yield escape_json(encode({"type": "failure", **failure_value(failure)}) + "\n")
