"""What a redraft fixed and broke, for programs: described by ``schemas/comparison.schema.json``."""

from __future__ import annotations

from typing import Any

from alliance_lint import __version__
from alliance_lint.checking.report import DocumentReport
from alliance_lint.reports.json import encode, finding_value, lines
from alliance_lint.reports.safe import escape_json
from alliance_lint.triage.comparison import Change, Comparison

SCHEMA_ID = "urn:alliance-lint:schema:comparison:1"

_LISTS = ("fixed", "broken", "eased", "remaining")


def render_comparison_json(comparison: Comparison) -> str:
    """The comparison as one JSON object with a line for each finding and change, ending in a line feed."""
    lists = {name: [finding_value(each) for each in getattr(comparison, name)] for name in _LISTS}
    members = [
        f'"schema": {encode(SCHEMA_ID)}',
        f'"version": {encode(__version__)}',
        f'"old": {encode(_document(comparison.old))}',
        f'"new": {encode(_document(comparison.new))}',
        *(f'"{name}": {lines(values)}' for name, values in lists.items()),
        f'"changes": {lines(_change(each) for each in comparison.changes)}',
        f'"summary": {encode({name: len(values) for name, values in lists.items()})}',
    ]
    return escape_json("{\n" + ",\n".join(members) + "\n}\n")


def _document(document: DocumentReport) -> dict[str, Any]:
    return {"path": document.path, "format": document.format, "title": document.title}


def _change(change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "name": change.name,
        "severity": change.severity,
        "was": change.was,
        "now": change.now,
        "turn": change.turn,
    }
