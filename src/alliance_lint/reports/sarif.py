"""SARIF 2.1.0 (OASIS standard of 27 March 2020), within what GitHub code scanning takes of it.

GitHub asks for relative paths, a ``startLine`` for each result, fingerprints, and at most 25,000 results and 20 tags a
rule. Editors and other viewers read the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from alliance_lint import __version__
from alliance_lint.checking.report import (
    SEVERITIES,
    CheckResult,
    DocumentReport,
    Finding,
    Location,
    Report,
    Severity,
    Suppression,
)
from alliance_lint.reports.formats import Style
from alliance_lint.reports.json import encode, lines
from alliance_lint.reports.links import DOCUMENTATION, check_page, line_in, numbered, uri_from
from alliance_lint.reports.safe import escape_json, safe, safe_line
from alliance_lint.reports.wording import SUPPRESSED_BY

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"
_LINK = re.compile(r"\](?=\()")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def sarif_pieces(report: Report, style: Style | None = None) -> Iterator[str]:
    """One run. A rule for each check that was run, a result a line for each finding, the suppressed ones too.

    Files that could not be read, and what else there is to know about the others, are notifications of the invocation.
    """
    base = style.base if style else ""
    rules = _rules(report)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    found = [(d, finding, number) for d in report.documents for finding, number in numbered(d.findings)]
    kept = _kept([finding for _, finding, _ in found])
    results = [_result(*found[at], index, base) for at in kept]
    invocation = {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": _notifications(report, len(found), len(results), base),
    }
    yield f'{{\n"$schema": {encode(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n"tool": {{"driver": {{'
    yield f'"name": "alliance-lint", "informationUri": {encode(DOCUMENTATION)}, "version": {encode(__version__)}, '
    yield f'"semanticVersion": {encode(__version__)}, "rules": {escape_json(lines(rules))}}}}},\n'
    yield f'"columnKind": "unicodeCodePoints",\n"originalUriBaseIds": {encode(_BASES)},\n'
    yield f'"invocations": [{escape_json(encode(invocation))}],\n"results": {escape_json(lines(results))}\n}}]\n}}\n'


_BASES = {_ROOT: {"description": {"text": "The folder of the repository, or else the one that was linted from."}}}


def _rules(report: Report) -> list[dict[str, Any]]:
    """The checks that were run on any agreement, each once, in the order of the packs."""
    checks: dict[str, CheckResult] = {}
    for document in report.documents:
        for check in document.checks:
            checks.setdefault(check.id, check)
    return [_rule(check) for check in checks.values()]


def _rule(check: CheckResult) -> dict[str, Any]:
    page = check_page(check)
    more = f"'alliance-lint explain {check.id}' says why it matters, how it is decided and what to propose."
    linked = f"`alliance-lint explain {check.id}` says why it matters, how it is decided and what to propose."
    tags = [safe_line(tag) for tag in ("agreement", check.family) if tag]
    rule: dict[str, Any] = {
        "id": check.id,
        "name": check.name,
        "shortDescription": {"text": _message(check.question or check.name)},
        "fullDescription": {"text": _message(check.question or check.name)},
        "help": {
            "text": _message(f"{check.question} {more}".strip()),
            "markdown": _message(f"{check.question}\n\n{linked}" + (f" See also [{check.id}]" if page else ""))
            + (f"({page})." if page else ""),
        },
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {
            "tags": tags,
            "problem.severity": {"error": "error", "warning": "warning", "info": "recommendation"}[check.severity],
        },
    }
    if page:
        rule["helpUri"] = page
    return rule


def _result(
    document: DocumentReport, finding: Finding, number: int, index: dict[str, int], base: str
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.id,
        **({"ruleIndex": index[finding.id]} if finding.id in index else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(_told(finding))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(base, document.path),
                    "region": _region(document.format, finding.location, finding.quote),
                },
                **_clause(finding.location),
            }
        ],
        # GitHub follows an alert from upload to upload by the first of these.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:{number}",
            "allianceLint/v1": f"{finding.fingerprint}:{number}",
        },
        "properties": _properties(finding),
    }
    if finding.suppression is not None:
        result["suppressions"] = [_suppression(finding.suppression)]
    return result


def _told(finding: Finding) -> str:
    """The message with all that a reader of the alert needs: viewers show nothing else of a result."""
    parts = [finding.message]
    if finding.quote:
        parts.append(f"Quote: {finding.quote}")
    elif finding.looked_for:
        parts.append(f"Looked for: {finding.looked_for}")
    if finding.why:
        parts.append(f"Why: {finding.why}")
    if finding.suggestion:
        parts.append(f"Propose {finding.insert}:".replace(" :", ":") + f"\n{finding.suggestion}")
    return "\n\n".join(parts)


def _message(text: str) -> str:
    """The text as a SARIF message (section 3.11): it holds no link and no placeholder."""
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub("] ", safe(text)))


def _artifact(base: str, path: str) -> dict[str, str]:
    uri = uri_from(base, path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _region(form: str, location: Location, quote: str) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": line_in(form, location)}
    if form != "pdf":
        region |= {"startColumn": location.column, "endLine": location.end_line, "endColumn": location.end_column}
    if quote:
        region["snippet"] = {"text": safe(quote)}
    return region


def _clause(location: Location) -> dict[str, Any]:
    """The clause as a logical location: where a Word file or a PDF is concerned, the one place that means something."""
    if not location.clause:
        return {}
    return {"logicalLocations": [{"fullyQualifiedName": safe_line(location.clause), "kind": "clause"}]}


def _properties(finding: Finding) -> dict[str, Any]:
    location = finding.location
    values: dict[str, Any] = {
        "status": finding.status,
        "paragraph": location.paragraph,
        "page": location.page,
        "insert": safe(finding.insert),
        "suggestion": safe(finding.suggestion),
        "against": [safe_line(name) for name in finding.against],
    }
    return {name: value for name, value in values.items() if value}


def _suppression(suppression: Suppression) -> dict[str, Any]:
    """Section 3.35: in the agreement itself, or outside of it."""
    until = f" (until {suppression.until})" if suppression.until else ""
    place = {"place": safe_line(suppression.place)} if suppression.place else {}
    return {
        "kind": "inSource" if suppression.by == "comment" else "external",
        "status": "accepted",
        "justification": (safe(suppression.reason) or SUPPRESSED_BY[suppression.by]) + until,
        "properties": {"by": suppression.by, **place},
    }


def _kept(findings: Sequence[Finding]) -> Sequence[int]:
    """The positions of the findings to write: of more than GitHub takes the gravest, in their order."""
    every = range(len(findings))
    gravest = sorted(
        every, key=lambda at: (findings[at].suppression is not None, SEVERITIES.index(findings[at].severity))
    )
    return sorted(gravest[:MOST_RESULTS])


def _notifications(report: Report, found: int, written: int, base: str) -> list[dict[str, Any]]:
    notifications = [
        _notification("error", f"The file was not read: {f.message}", f.path, base) for f in report.failures
    ]
    if written < found:
        left = f"Of {found} findings the gravest {written} are given: GitHub takes no more. The JSON report has all."
        notifications.append({"level": "warning", "message": {"text": left}})
    return notifications + [
        _notification("note", notice.message, document.path, base)
        for document in report.documents
        for notice in document.notices
    ]


def _notification(level: str, text: str, path: str, base: str) -> dict[str, Any]:
    return {
        "level": level,
        "message": {"text": _message(text)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(base, path)}}],
    }
