"""The words and signs of the page."""

from __future__ import annotations

import re

from alliance_lint.checking.report import DutyKind, Severity, Status

GLYPHS: dict[Status, str] = {
    "satisfied": "✓",
    "partial": "◐",
    "missing": "✕",
    "one_sided": "◧",
    "conflict": "≠",
    "not_applicable": "–",
}
"""A shape for each status, so that nobody has to tell them apart by colour."""

WORST_FIRST: tuple[Status, ...] = ("conflict", "missing", "one_sided", "partial", "not_applicable", "satisfied")

SEVERITY_PLURALS: dict[Severity, str] = {"error": "Errors", "warning": "Warnings", "info": "Notes"}

DUTY_TITLES: dict[DutyKind, str] = {
    "must": "Must",
    "must_not": "Must not",
    "may": "May, or need not",
    "states": "Grants or declares",
}

_BRACKETS = re.compile(r"(\[[^\[\]]*\])")


def bracketed(wording: str) -> list[tuple[str, bool]]:
    """The wording in pieces, each with whether it is a bracket to be filled in: innermost brackets only."""
    pieces = _BRACKETS.split(wording)
    return [(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece]


def kind_words(kind: str) -> str:
    """A kind of provision for people to read: ``governing law``."""
    return kind.replace("-", " ")
