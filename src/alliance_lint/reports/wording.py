"""The English that the reports for people share: counts, lists, places, parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Location, PartyReport, Severity, Status
from alliance_lint.reports.safe import safe_line
from alliance_lint.reports.summary import Summary

SEVERITY_WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

STATUS_WORDS: dict[Status, str] = {
    "satisfied": "satisfied",
    "partial": "partial",
    "missing": "missing",
    "one_sided": "one-sided",
    "conflict": "conflict",
    "not_applicable": "not applicable",
}

SUPPRESSED_BY: dict[str, str] = {
    "comment": "Suppressed by a comment in the agreement",
    "file": "Suppressed by a file of suppressions",
    "baseline": "In the baseline",
    "revision": "Not new",
}

_PARAGRAPH_FORMATS = frozenset({"docx", "odt", "rtf"})
"""Word processors lay out lines anew each time; people count paragraphs there."""

_LONGEST_CLAUSE = 80
_OMISSION = " [...]"


def counted(number: int, noun: str) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def findings_in_words(summary: Summary) -> str:
    """``6 findings (3 errors, 2 warnings, 1 note)``."""
    kinds = [
        counted(summary.findings[severity], SEVERITY_WORDS[severity])
        for severity in SEVERITIES
        if summary.findings[severity]
    ]
    return counted(summary.all_findings, "finding") + (f" ({', '.join(kinds)})" if kinds else "")


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def shortened(text: str, longest: int) -> str:
    """The text cut after a word so that it has at most ``longest`` characters, with ``[...]`` where it was cut."""
    if len(text) <= longest:
        return text
    kept = text[: longest - len(_OMISSION) + 1]
    head, space, _ = kept.rpartition(" ")
    return (head if space else kept[:-1]) + _OMISSION


def place(location: Location, form: str) -> str:
    """Where a finding stands, as people cite it: ``12.1 Governing Law, page 3, line 88``.

    ``form`` is the document's format: a Word file has paragraphs instead of lines.
    """
    parts = [shortened(safe_line(location.clause), _LONGEST_CLAUSE)] if location.clause else []
    if location.page is not None:
        parts.append(f"page {location.page}")
    parts.append(line_or_paragraph(form, location.line, location.paragraph))
    return ", ".join(parts)


def line_or_paragraph(form: str, line: int, paragraph: int) -> str:
    """``line 88``, or ``paragraph 12`` for the formats that have no lines of their own."""
    return f"paragraph {paragraph}" if form in _PARAGRAPH_FORMATS else f"line {line}"


def party(party: PartyReport) -> str:
    """``Acme Corporation ("Acme", supplier)``, or ``Acme Corporation ("Acme", supplier, your side)``."""
    name, alias, role = safe_line(party.name), safe_line(party.alias), safe_line(party.role)
    known_as = [f'"{alias}"'] if alias and alias != name else []
    called = ", ".join([*known_as, *([role] if role else []), *(["your side"] if party.ours else [])])
    return f"{name} ({called})" if called else name


def set_aside(documents: Iterable[DocumentReport]) -> list[str]:
    """What does not count, and why: ``2 suppressed``, ``5 in the baseline``, ``7 not new``."""
    said = Counter(
        _SET_ASIDE[finding.suppression.by]
        for document in documents
        for finding in document.findings
        if finding.suppression is not None
    )
    return [f"{said[words]} {words}" for words in dict.fromkeys(_SET_ASIDE.values()) if said[words]]


_SET_ASIDE = {"comment": "suppressed", "file": "suppressed", "baseline": "in the baseline", "revision": "not new"}
