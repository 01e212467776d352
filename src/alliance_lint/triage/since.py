"""Tells what is new in an agreement from what was there before."""

from __future__ import annotations

from dataclasses import replace

from alliance_lint.checking.report import DocumentReport, Suppression
from alliance_lint.triage.remembered import match, remember


def without_former(now: DocumentReport, then: DocumentReport, place: str) -> DocumentReport:
    """The report with the open findings that ``then``, the same agreement at a revision, had open too, suppressed.

    ``place`` says which revision, and what the file was called then. A finding that was suppressed then and no longer
    is counts as new.
    """
    open_at = [at for at, finding in enumerate(now.findings) if finding.suppression is None]
    known = match([now.findings[at] for at in open_at], remember(then.open_findings)).known
    old = {open_at[at] for at in known}
    said = Suppression("revision", "", "", place)
    return replace(
        now,
        findings=tuple(
            replace(finding, suppression=said) if at in old else finding for at, finding in enumerate(now.findings)
        ),
    )
