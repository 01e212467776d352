"""What a redraft fixed and broke, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_lint.checking.report import DocumentReport, Finding
from alliance_lint.reports.page import Page, Tone
from alliance_lint.reports.safe import safe_line
from alliance_lint.reports.text import show_finding
from alliance_lint.reports.wording import STATUS_WORDS, counted, place
from alliance_lint.triage.comparison import Change, Comparison, Turn

_TURNS: dict[Turn, tuple[str, Tone]] = {
    "better": ("better", "good"),
    "worse": ("worse", "error"),
    "changed": ("changed", "plain"),
}


def render_comparison(comparison: Comparison, *, width: int = 80, colour: bool = False, suggest: bool = False) -> str:
    """The comparison as text of at most ``width`` columns (but paths stay whole), ending in a line feed.

    Findings of the redraft are shown in full, with ``suggest`` with wording to propose; those that it fixed in brief.
    """
    page = Page(width, colour)
    old, new = comparison.old, comparison.new
    page.line(f"{safe_line(old.path)} → {safe_line(new.path)}", "strong")
    title = safe_line(new.title) or "Untitled"
    page.paragraph(
        title if title == safe_line(old.title) else f"{safe_line(old.title) or 'Untitled'} → {title}", indent="  "
    )
    _in_full(page, f"{len(comparison.broken)} NEW", "error", comparison.broken, new, suggest)
    _in_full(
        page,
        f"{len(comparison.eased)} EASED (missing before, partly settled now)",
        "warning",
        comparison.eased,
        new,
        suggest,
    )
    _in_brief(page, f"{len(comparison.fixed)} FIXED", "good", comparison.fixed, old)
    _in_brief(page, f"{len(comparison.remaining)} REMAINING", "plain", comparison.remaining, new)
    _changes(page, comparison.changes)
    page.blank()
    page.paragraph(_summary(comparison), tone="strong")
    return page.text()


def _in_full(
    page: Page, heading: str, tone: Tone, findings: Iterable[Finding], document: DocumentReport, suggest: bool
) -> None:
    told: set[str] = set()
    for finding in findings:
        if not told:
            page.blank()
            page.line(f"  {heading}", tone)
        page.blank()
        show_finding(page, finding, document.format, suggest, reason=finding.id not in told)
        told.add(finding.id)


def _in_brief(page: Page, heading: str, tone: Tone, findings: tuple[Finding, ...], document: DocumentReport) -> None:
    if not findings:
        return
    page.blank()
    page.line(f"  {heading}", tone)
    for finding in findings:
        where = place(finding.location, document.format)
        page.paragraph(
            f"{safe_line(finding.name)} · {STATUS_WORDS[finding.status]} · {safe_line(finding.message)} ({where})",
            indent="  ",
            hanging="    ",
            lead=safe_line(finding.id),
        )


def _changes(page: Page, changes: Iterable[Change]) -> None:
    rows = [
        (
            f"{safe_line(each.id)} {safe_line(each.name)}",
            "not run" if each.was is None else STATUS_WORDS[each.was],
            "not run" if each.now is None else STATUS_WORDS[each.now],
            *_TURNS[each.turn],
        )
        for each in changes
    ]
    if not rows:
        return
    page.blank()
    page.line("  Answers that are others now")
    longest = max(len(name) for name, *_ in rows)
    for name, was, now, turn, tone in rows:
        page.line(f"  {name.ljust(longest)}  {was} → {now}  {page.paint(turn, tone)}")


def _summary(comparison: Comparison) -> str:
    eased = f" · {len(comparison.eased)} eased" if comparison.eased else ""
    return (
        f"{counted(len(comparison.fixed), 'finding')} fixed · {len(comparison.broken)} new{eased} · "
        f"{len(comparison.remaining)} remaining"
    )
