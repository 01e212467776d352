"""Counts that every report format shows the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Report, Severity, Status

STATUSES: tuple[Status, ...] = get_args(Status)
"""In the order in which reports list them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How many documents were read and could not be, checks by status, and findings by severity.

    ``checks`` and ``findings`` hold every status and severity, those with no entry as 0, in a fixed order. Of the
    findings those are counted that nobody has suppressed; ``suppressed`` is the number of the others.
    """

    documents: int
    failures: int
    checks: dict[Status, int]
    findings: dict[Severity, int]
    suppressed: int = 0

    @property
    def all_checks(self) -> int:
        """The number of answers: checks times documents."""
        return sum(self.checks.values())

    @property
    def all_findings(self) -> int:
        """The number of findings of any severity that are not suppressed."""
        return sum(self.findings.values())


def summarise(documents: Iterable[DocumentReport], failures: int = 0) -> Summary:
    """Count the checks and findings of these documents."""
    read = tuple(documents)
    statuses = Counter(check.status for document in read for check in document.checks)
    severities = Counter(finding.severity for document in read for finding in document.open_findings)
    return Summary(
        documents=len(read),
        failures=failures,
        checks={status: statuses[status] for status in STATUSES},
        findings={severity: severities[severity] for severity in SEVERITIES},
        suppressed=sum(finding.suppression is not None for document in read for finding in document.findings),
    )


def summarise_report(report: Report) -> Summary:
    """Count over a whole run."""
    return summarise(report.documents, len(report.failures))


def fails(document: DocumentReport) -> bool:
    """True if any finding that is not suppressed is as grave as the agreement's settings let fail, or graver."""
    return any(finding.severity in document.failing for finding in document.open_findings)
