"""Findings as an editor shows them: diagnostics with their place, and what is said where the pointer rests."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from alliance_lint.checking.report import DocumentReport, Finding, Location
from alliance_lint.errors import AllianceLintError, TermSheetError
from alliance_lint.reports.safe import safe
from alliance_lint.reports.wording import STATUS_WORDS

SOURCE = "alliance-lint"

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics_of(report: DocumentReport, lines: Sequence[str], site: str) -> list[types.Diagnostic]:
    """A diagnostic for each finding that nobody has suppressed. Positions count characters, not UTF-16 units.

    ``lines`` is the text as the editor has it; ``site`` is the address of the documentation.
    """
    return [
        types.Diagnostic(
            range=range_of(finding.location, lines),
            message=f"{finding.name} ({STATUS_WORDS[finding.status]}): {safe(finding.message)}",
            severity=_SEVERITIES[finding.severity],
            code=finding.id,
            code_description=types.CodeDescription(f"{site}checks/{finding.id}/"),
            source=SOURCE,
            data=finding.fingerprint,
        )
        for finding in report.open_findings
    ]


def diagnostics_of_error(error: AllianceLintError, lines: Sequence[str]) -> list[types.Diagnostic]:
    """A diagnostic for each mistake that keeps a file from being read."""
    parts = error.errors if isinstance(error, TermSheetError) else (error,)
    found = []
    for part in parts:
        line = min(max((part.line or 1) - 1, 0), max(len(lines) - 1, 0))
        column = (part.column or 1) - 1
        end = len(lines[line].rstrip("\r\n")) if lines else 0
        found.append(
            types.Diagnostic(
                range=_range(line, min(column, end), line, end),
                message=safe(part.message),
                severity=types.DiagnosticSeverity.Error,
                source=SOURCE,
            )
        )
    return found


def range_of(location: Location, lines: Sequence[str]) -> types.Range:
    """The place as lines and characters from 0. A place without words is the line that it is on."""
    line = min(location.line, max(len(lines), 1)) - 1
    if (location.line, location.column) == (location.end_line, location.end_column):
        text = lines[line].rstrip("\r\n") if lines else ""
        return _range(line, len(text) - len(text.lstrip()), line, len(text))
    return _range(line, location.column - 1, location.end_line - 1, location.end_column - 1)


def hover_text(finding: Finding) -> str:
    """What is wrong, why it matters, and wording to propose, in Markdown."""
    parts = [f"**{finding.id} {finding.name}** · {STATUS_WORDS[finding.status]}", _plain(finding.message)]
    if not finding.quote and finding.looked_for:
        parts.append(f"*Looked for:* {_plain(finding.looked_for)}")
    if finding.why:
        parts.append(f"*Why:* {_plain(finding.why)}")
    if finding.suggestion:
        where = f" {_plain(finding.insert)}" if finding.insert else ""
        parts.append(f"*Propose{where}:*")
        parts.append("\n".join(f"> {_plain(line)}" for line in finding.suggestion.splitlines()))
    return "\n\n".join(parts)


def covers(place: types.Range, position: types.Position) -> bool:
    """Does the range hold the position, its ends included?"""
    at = (position.line, position.character)
    return (place.start.line, place.start.character) <= at <= (place.end.line, place.end.character)


def overlaps(one: types.Range, other: types.Range) -> bool:
    """Have the two ranges a position in common?"""
    return covers(one, other.start) or covers(other, one.start)


def _range(line: int, column: int, end_line: int, end_column: int) -> types.Range:
    return types.Range(types.Position(line, column), types.Position(end_line, end_column))


def _plain(text: str) -> str:
    """Words of the agreement as words: no markup, and no control characters."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|!" else character for character in safe(text))
