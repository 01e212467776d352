"""The report for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Finding, Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.page import Page
from alliance_lint.reports.safe import safe, safe_line
from alliance_lint.reports.summary import summarise, summarise_report
from alliance_lint.reports.wording import (
    SEVERITY_WORDS,
    STATUS_WORDS,
    SUPPRESSED_BY,
    counted,
    findings_in_words,
    listed,
    party,
    place,
    set_aside,
    shortened,
)

_LONGEST_QUOTE = 300
"""Characters: enough to recognise a sentence. The whole of it is in the JSON report."""


def render_text(
    report: Report, *, width: int = 80, colour: bool = False, suggest: bool = False, show_suppressed: bool = False
) -> str:
    """The report as text of at most ``width`` columns (but paths stay whole), ending in a line feed.

    With ``suggest`` each finding is followed by the wording to propose; with ``show_suppressed`` the suppressed
    findings are listed after the others. Nothing from a document is printed raw.
    """
    page = Page(width, colour)
    for number, document in enumerate(report.documents):
        if number:
            page.blank()
            page.line("")
        _document(page, document, suggest, show_suppressed)
    page.blank()
    if len(report.documents) != 1 or report.failures:
        _whole_run(page, report)
    _hints(page, report, suggest, show_suppressed)
    return page.text()


def text_pieces(report: Report, style: Style) -> Iterator[str]:
    """The same, as one piece."""
    yield render_text(
        report,
        width=style.width,
        colour=style.colour,
        suggest=style.suggest,
        show_suppressed=style.show_suppressed,
    )


def _document(page: Page, document: DocumentReport, suggest: bool, show_suppressed: bool) -> None:
    page.line(safe_line(document.path), "strong")
    title = safe_line(document.title) or "Untitled"
    kind = f" (kind of agreement: {safe_line(document.kind)})" if document.kind else ""
    page.paragraph(title + kind, indent="  ", hanging="    ")
    parties = listed([party(one) for one in document.parties]) or "none recognised"
    page.paragraph(f"Parties: {parties}", indent="  ", hanging="    ")
    if not document.provisions:
        page.blank()
        page.paragraph(_NOTHING_RECOGNISED, indent="  ", tone="warning")
    for severity in SEVERITIES:
        findings = [finding for finding in document.open_findings if finding.severity == severity]
        if findings:
            page.blank()
            page.line(f"  {counted(len(findings), SEVERITY_WORDS[severity])}".upper(), severity)
        told: set[str] = set()
        for finding in findings:
            page.blank()
            show_finding(page, finding, document.format, suggest, reason=finding.id not in told)
            told.add(finding.id)
    if show_suppressed:
        _suppressed(page, document)
    page.blank()
    _checklist(page, document)
    _notices(page, document)


_NOTHING_RECOGNISED = (
    "No provision of any known kind was recognised in this file, so its result means little. "
    "Is it an agreement, in English, and complete? 'alliance-lint inspect' shows what was read."
)


def show_finding(page: Page, finding: Finding, form: str, suggest: bool, *, reason: bool) -> None:
    """One finding. A check can have several; ``reason`` says whether this one is to tell why it matters."""
    heading = page.paint(safe_line(finding.id), finding.severity)
    name = page.paint(safe_line(finding.name), "strong")
    page.line(f"  {heading} {name} · {STATUS_WORDS[finding.status]}")
    page.paragraph(safe_line(finding.message), indent="    ")
    where = place(finding.location, form)
    page.paragraph(f"At {where}" if finding.quote else f"Nearest clause: {where}", indent="    ", tone="faint")
    if finding.quote:
        page.paragraph(shortened(safe_line(finding.quote), _LONGEST_QUOTE), indent="    > ")
    elif finding.looked_for:
        page.paragraph(f"Looked for: {safe_line(finding.looked_for)}", indent="    ", hanging="      ", tone="faint")
    if finding.why and reason:
        page.paragraph(f"Why: {safe_line(finding.why)}", indent="    ", hanging="      ")
    if suggest and finding.suggestion:
        where = f" {safe_line(finding.insert)}" if finding.insert else ""
        page.paragraph(f"Propose{where}:", indent="    ", hanging="      ")
        page.block(safe(finding.suggestion), indent="    + ", tone="good")


def _suppressed(page: Page, document: DocumentReport) -> None:
    """The suppressed findings, each with who says so and why."""
    found = [(finding, said) for finding in document.findings if (said := finding.suppression) is not None]
    if not found:
        return
    page.blank()
    page.line(f"  {len(found)} SUPPRESSED", "strong")
    for finding, said in found:
        page.blank()
        page.line(f"  {safe_line(finding.id)} {safe_line(finding.name)} · {STATUS_WORDS[finding.status]}")
        page.paragraph(safe_line(finding.message), indent="    ")
        page.paragraph(f"At {place(finding.location, document.format)}", indent="    ", tone="faint")
        until = f", until {safe_line(said.until)}" if said.until else ""
        where = f"{SUPPRESSED_BY[said.by]} ({safe_line(said.place)}{until})" if said.place else SUPPRESSED_BY[said.by]
        reason = f": {safe_line(said.reason)}" if said.reason else ""
        page.paragraph(f"{where}{reason}", indent="    ", hanging="      ")


def _checklist(page: Page, document: DocumentReport) -> None:
    """One line of counts; where there is no finding, in words that promise no more than that."""
    summary = summarise([document])
    counts = f"{counted(summary.all_checks, 'check')}: {summary.checks['satisfied']} satisfied"
    inapplicable = f"{summary.checks['not_applicable']} not applicable"
    hidden = "".join(f" · {part}" for part in set_aside([document]))
    if summary.all_findings or not document.provisions:
        page.paragraph(f"{counts} · {findings_in_words(summary)}{hidden} · {inapplicable}", indent="  ", hanging="    ")
    else:
        opening = "No other findings" if hidden else "No findings"
        page.paragraph(f"{opening}. {counts}{hidden} · {inapplicable}", indent="  ", hanging="    ", tone="good")


def _notices(page: Page, document: DocumentReport) -> None:
    if not document.notices:
        return
    page.blank()
    page.line("  Notices about the file")
    for notice in document.notices:
        where = "" if notice.location is None else f" ({place(notice.location, document.format)})"
        page.paragraph(safe_line(notice.message) + where, indent="  - ", hanging="    ")


def _unread(report: Report) -> str:
    """The file that could not be read by its name; more than one are counted, and named on standard error."""
    only = report.failures[0] if len(report.failures) == 1 else None
    return safe_line(only.path) if only else counted(len(report.failures), "file")


def _whole_run(page: Page, report: Report) -> None:
    summary = summarise_report(report)
    unread = f" · {_unread(report)} could not be read" if report.failures else ""
    hidden = "".join(f" · {part}" for part in set_aside(report.documents))
    documents = counted(summary.documents, "document")
    page.paragraph(f"{documents}: {findings_in_words(summary)}{hidden}{unread}", tone="strong")


def _hints(page: Page, report: Report, suggest: bool, show_suppressed: bool) -> None:
    """What to do next, once, at the end."""
    findings = [finding for document in report.documents for finding in document.open_findings]
    hints = []
    if not suggest and any(finding.suggestion for finding in findings):
        hints.append("Add --suggest to see wording to propose.")
    if findings:
        gravest = min(findings, key=lambda finding: SEVERITIES.index(finding.severity))
        hints.append(f"'alliance-lint explain {safe_line(gravest.id)}' says more about a check.")
    hidden = ", ".join(set_aside(report.documents))
    if hidden and not show_suppressed:
        hints.append(f"{hidden}; --show-suppressed lists them.")
    if not hints:
        return
    page.blank()
    page.paragraph(" ".join(hints), tone="faint")
