"""How often each check had a finding, and how long the files took.

For a person who tunes the settings of many agreements. It holds times, so it is no report: no two runs print the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Severity
from alliance_lint.reports.page import Page
from alliance_lint.reports.safe import safe_line
from alliance_lint.reports.wording import SEVERITY_WORDS, counted

SLOWEST = 3
"""Files that are named as those that took longest."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one file took, and whether it was known from an earlier run."""

    path: str
    seconds: float
    cached: bool


def render_statistics(documents: Sequence[DocumentReport], timings: Sequence[Timing], seconds: float) -> str:
    """A table of the checks that had findings, the most frequent first, and a line or two on times."""
    page = Page()
    findings = [finding for document in documents for finding in document.open_findings]
    counts = Counter((finding.id, finding.name, finding.severity) for finding in findings)
    concerned = Counter(key for document in documents for key in {finding.id for finding in document.open_findings})
    if counts:
        page.blank()
        page.line("Findings  Agreements  Check", "strong")
    for (identity, name, severity), number in sorted(counts.items(), key=_rank):
        check = f"{safe_line(identity)} {safe_line(name)} ({SEVERITY_WORDS[severity]})"
        page.line(f"{number:8}  {concerned[identity]:10}  {check}")
    page.blank()
    known = sum(timing.cached for timing in timings)
    from_cache = f", {known} of them unchanged and taken from the cache" if known else ""
    page.paragraph(f"{counted(len(timings), 'file')}{from_cache}, in {seconds:.2f} s.")
    slow = sorted(
        (timing for timing in timings if not timing.cached), key=lambda timing: (-timing.seconds, timing.path)
    )
    if slow:
        named = ", ".join(f"{safe_line(timing.path)} {timing.seconds:.2f} s" for timing in slow[:SLOWEST])
        page.paragraph(f"Slowest: {named}.")
    return page.text()


def _rank(entry: tuple[tuple[str, str, Severity], int]) -> tuple[int, int, str]:
    (identity, _, severity), number = entry
    return -number, SEVERITIES.index(severity), identity
