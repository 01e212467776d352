"""A summary in Markdown, for a comment on a pull request or the summary of a job.

Comments have a longest length, so a long report ends with how much was left out. What an agreement says is shown as
text and nothing else: it makes no link, no image, no heading, and calls nobody by ``@name``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Finding, Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.safe import safe_line
from alliance_lint.reports.summary import summarise, summarise_report
from alliance_lint.reports.wording import (
    SEVERITY_WORDS,
    STATUS_WORDS,
    counted,
    findings_in_words,
    place,
    shortened,
)

LONGEST = 60_000
"""Characters: GitHub takes 65,536 of a comment, and GitLab more."""

_LONGEST_QUOTE = 300
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>#|~$&]|^[-+]|^\d{1,9}[.)](?=\s|$))")
_CALLS = re.compile(r"(@|:(?=//)|[#!](?=\d)|\bwww(?=\.))", re.IGNORECASE)
"""What GitHub and GitLab make links of by themselves: names, addresses, and numbers of issues."""


def markdown_pieces(report: Report, _style: Style | None = None) -> Iterator[str]:
    """A heading, a table of the agreements, and the findings of each behind a fold; at most ``LONGEST`` characters."""
    summary = summarise_report(report)
    lead = f"## alliance-lint\n\n{counted(summary.documents, 'agreement')}: {findings_in_words(summary)}"
    if summary.suppressed:
        lead += f"; {summary.suppressed} suppressed"
    if summary.failures:
        lead += f"; {counted(summary.failures, 'file')} could not be read"
    pieces = [f"{lead}.\n", *_failures(report), *_table(report), *map(_agreement, report.documents)]
    yield from _bounded([piece for piece in pieces if piece])


def _bounded(pieces: list[str]) -> Iterator[str]:
    """The pieces until the report would be too long, and then how to get all of it."""
    length = 0
    for number, piece in enumerate(pieces):
        length += len(piece)
        if length > LONGEST:
            left = len(pieces) - number
            yield f"\n*The report is cut here ({left} more parts); `alliance-lint` itself shows all of it.*\n"
            return
        yield piece


def _failures(report: Report) -> Iterator[str]:
    for number, failure in enumerate(report.failures):
        yield ("\n" if not number else "") + f"- :x: {markdown_text(failure.path)}: {markdown_text(failure.message)}\n"


def _table(report: Report) -> Iterator[str]:
    if len(report.documents) < 2:
        return
    yield "\n| Agreement | Errors | Warnings | Notes |\n|---|--:|--:|--:|\n"
    for document in report.documents:
        found = summarise([document]).findings
        counts = " | ".join(str(found[severity] or "") for severity in SEVERITIES)
        yield f"| {markdown_text(document.path)} | {counts} |\n"


def _agreement(document: DocumentReport) -> str:
    """The findings of one agreement, the gravest first; nothing where there is none."""
    if not document.provisions:
        return f"\n**{markdown_text(document.path)}**: {_NOTHING_RECOGNISED}\n"
    found = [finding for severity in SEVERITIES for finding in document.open_findings if finding.severity == severity]
    if not found:
        return ""
    summary = findings_in_words(summarise([document]))
    head = f"\n<details><summary><b>{_html(document.path)}</b>: {summary}</summary>\n\n"
    return head + "".join(_finding(finding, document.format) for finding in found) + "\n</details>\n"


_NOTHING_RECOGNISED = "nothing in this file was recognised as a provision of an agreement, so its result means little."


def _finding(finding: Finding, form: str) -> str:
    where = markdown_text(place(finding.location, form))
    lines = [
        f"- **{finding.id} {markdown_text(finding.name)}** ({SEVERITY_WORDS[finding.severity]}, "
        f"{STATUS_WORDS[finding.status]}) {markdown_text(finding.message)}",
        f"  {'At' if finding.quote else 'Nearest clause:'} {where}.",
    ]
    if finding.quote:
        lines.append(f"  > {markdown_text(shortened(safe_line(finding.quote), _LONGEST_QUOTE))}")
    if finding.suggestion:
        where = f" {markdown_text(finding.insert)}" if finding.insert else ""
        lines.append(f"\n  Propose{where}: {markdown_text(finding.suggestion)}")
    return "\n".join(lines) + "\n"


def markdown_text(text: str) -> str:
    """The text on one line as Markdown that shows these characters and nothing more."""
    # A comment between its parts keeps an address or a name from being one; nothing of it is seen.
    return _CALLS.sub(r"\1<!-- -->", _PUNCTUATION.sub(_literal, safe_line(text)))


def _literal(match: re.Match[str]) -> str:
    # "12. " would begin a list; of its characters the stop is the one that can be escaped.
    return f"{match[0][:-1]}\\{match[0][-1]}"


def _html(text: str) -> str:
    plain = safe_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CALLS.sub(r"\1<!-- -->", plain)
