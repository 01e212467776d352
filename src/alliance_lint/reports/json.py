"""The report as JSON, described by ``schemas/report.schema.json``.

Written with one item a line rather than indented: Python's fast encoder cannot indent, and a line for each check,
finding and provision is what a person comparing two reports wants to see.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from alliance_lint import __version__
from alliance_lint.checking.report import (
    CheckResult,
    DocumentReport,
    Evidence,
    Failure,
    Finding,
    Location,
    NoticeReport,
    PartyReport,
    ProvisionReport,
    Report,
    Suppression,
)
from alliance_lint.reports.formats import Style
from alliance_lint.reports.safe import escape_json
from alliance_lint.reports.summary import Summary, summarise_report

SCHEMA_ID = "urn:alliance-lint:schema:report:1"

encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""A value as JSON on one line."""


def render_json(report: Report) -> str:
    """The report as one JSON object, ending in a line feed; the same report gives the same text."""
    return "".join(json_pieces(report))


def json_pieces(report: Report, _style: Style | None = None) -> Iterator[str]:
    """The same text piece by piece, an agreement at a time, so that a report on hundreds is never held as a whole."""
    yield f'{{\n"schema": {encode(SCHEMA_ID)},\n"version": {encode(__version__)},\n"documents": ['
    for number, document in enumerate(report.documents):
        yield escape_json((",\n" if number else "\n") + _document(document))
    yield ("\n" if report.documents else "") + "],\n"
    yield escape_json(f'"failures": {lines(failure_value(failure) for failure in report.failures)},\n')
    yield f'"summary": {encode(_summary(summarise_report(report)))}\n}}\n'


def _document(document: DocumentReport) -> str:
    return "\n".join(
        [
            "{",
            f'"path": {encode(document.path)},',
            f'"format": {encode(document.format)},',
            f'"title": {encode(document.title)},',
            f'"kind": {encode(document.kind)},',
            f'"fail_on": {encode(document.fail_on)},',
            f'"parties": {lines(_party(party) for party in document.parties)},',
            f'"checks": {lines(_check(check) for check in document.checks)},',
            f'"findings": {lines(finding_value(finding) for finding in document.findings)},',
            f'"provisions": {lines(_provision(provision) for provision in document.provisions)},',
            f'"notices": {lines(_notice(notice) for notice in document.notices)}',
            "}",
        ]
    )


def lines(items: Iterable[Mapping[str, Any]]) -> str:
    """A JSON array with a line for each item, an object that is not empty.

    All are encoded in one call, which takes two thirds of the time, with a mark between them. No string can look like
    it, for in a string there is a backslash before the quotation mark.
    """
    encoded = encode([each for item in items for each in (item, None)])[1 : -len(", null]")]
    return "[\n" + encoded.replace('}, null, {"', '},\n{"') + "\n]" if encoded else "[]"


def _location(location: Location) -> dict[str, Any]:
    return {
        "clause": location.clause,
        "page": location.page,
        "paragraph": location.paragraph,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "start": location.start,
        "end": location.end,
    }


def _party(party: PartyReport) -> dict[str, Any]:
    return {"name": party.name, "alias": party.alias, "role": party.role, "ours": party.ours}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"quote": evidence.quote, "location": _location(evidence.location)}


def _check(check: CheckResult) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": check.name,
        "status": check.status,
        "severity": check.severity,
        "evidence": [_evidence(evidence) for evidence in check.evidence],
    }


def finding_value(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "name": finding.name,
        "status": finding.status,
        "severity": finding.severity,
        "message": finding.message,
        "question": finding.question,
        "why": finding.why,
        "suggestion": finding.suggestion,
        "insert": finding.insert,
        "looked_for": finding.looked_for,
        "quote": finding.quote,
        "location": _location(finding.location),
        "fingerprint": finding.fingerprint,
        "against": list(finding.against),
        "suppression": None if finding.suppression is None else _suppression(finding.suppression),
    }


def _suppression(suppression: Suppression) -> dict[str, Any]:
    return {
        "by": suppression.by,
        "reason": suppression.reason,
        "until": suppression.until,
        "place": suppression.place,
    }


def _provision(provision: ProvisionReport) -> dict[str, Any]:
    return {
        "kind": provision.kind,
        "quote": provision.quote,
        "location": _location(provision.location),
        "bound": list(provision.bound),
        # Sorted, so that the order in which a pattern names its groups does not show.
        "captures": {name: provision.captures[name] for name in sorted(provision.captures)},
    }


def _notice(notice: NoticeReport) -> dict[str, Any]:
    return {
        "message": notice.message,
        "location": None if notice.location is None else _location(notice.location),
    }


def failure_value(failure: Failure) -> dict[str, Any]:
    return {"path": failure.path, "message": failure.message}


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "documents": summary.documents,
        "failures": summary.failures,
        "checks": {"total": summary.all_checks, **summary.checks},
        "findings": {"total": summary.all_findings, **summary.findings, "suppressed": summary.suppressed},
    }
