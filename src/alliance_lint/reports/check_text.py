"""One check in full, for a person at a terminal: everything that its rule pack says."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_lint.checking.conditions import looked_for
from alliance_lint.checking.report import NO_FINDING
from alliance_lint.packs.model import Check, Pack
from alliance_lint.reports.page import Page
from alliance_lint.reports.safe import safe, safe_line
from alliance_lint.reports.wording import SEVERITY_WORDS, STATUS_WORDS


def render_check(check: Check, pack: Pack, *, width: int = 80, colour: bool = False) -> str:
    """Question, reason, statuses, wording, examples and sources, as text of at most ``width`` columns."""
    page = Page(width, colour)
    page.line(f"{page.paint(safe_line(check.id), check.severity)} {page.paint(safe_line(check.name), 'strong')}")
    page.paragraph(safe_line(check.question))
    page.blank()
    off = "" if check.by_default else " Off by default: it runs with --all, or when --select names it."
    severity = SEVERITY_WORDS[check.severity]
    page.paragraph(f"Severity: {severity}. Rule pack: {safe_line(pack.title or pack.name)}.{off}")
    _section(page, "Why it matters")
    page.paragraph(safe_line(check.why), indent="  ")
    explained = _legend(page, [check.why])
    _decision(page, check, pack, explained=explained)
    explained = explained or _has_braces(check.message.values())
    for wording, where in proposed_wordings(check).items():
        _section(page, f"Wording to propose where the status is {where}")
        page.block(safe(wording), indent="  + ", tone="good")
        explained = explained or _legend(page, [wording])
    if check.examples:
        _section(page, "Examples")
    for example in check.examples:
        page.paragraph(f"{STATUS_WORDS[example.status]}:", indent="  ")
        page.block(safe(example.text), indent="    > ")
    if check.sources:
        _section(page, "Sources")
    for tag in check.sources:
        title = pack.sources.get(tag, "")
        page.paragraph(
            f"{safe_line(tag)}: {safe_line(title)}" if title else safe_line(tag), indent="  ", hanging="    "
        )
    return page.text()


def _section(page: Page, title: str) -> None:
    page.blank()
    page.line(title, "strong")


def _has_braces(texts: Iterable[str]) -> bool:
    return any("{" in text for text in texts)


def _legend(page: Page, texts: Iterable[str]) -> bool:
    """Says what braces mean, below the first texts that have any; whether these did."""
    if not _has_braces(texts):
        return False
    page.paragraph("Words in {braces} are filled in from the agreement.", indent="  ", tone="faint")
    return True


def _decision(page: Page, check: Check, pack: Pack, *, explained: bool) -> None:
    _section(page, "What it can say, in the order tried")
    for status in dict.fromkeys(case.status for case in check.decide):
        message = safe_line(check.message.get(status, ""))
        said = f"{STATUS_WORDS[status]}: {message}" if message else STATUS_WORDS[status]
        page.paragraph(said, indent="  ", hanging="    ")
    if not explained:
        _legend(page, check.message.values())
    titles = {kind.kind: kind.title for kind in pack.provisions}
    kinds = looked_for(check)
    if kinds:
        _section(page, "What it looks for")
        page.paragraph("; ".join(safe_line(titles.get(kind, kind)) for kind in kinds), indent="  ")


def proposed_wordings(check: Check) -> dict[str, str]:
    """Each wording to propose, with the statuses that it is for, and the kind of agreement if it is for one only."""
    found: dict[str, str] = {}
    for kind in ("", *check.suggest_for):
        answers: dict[str, list[str]] = {}
        for status in dict.fromkeys(case.status for case in check.decide):
            wording = check.wording(status, kind)
            if status not in NO_FINDING and wording and wording not in found:
                answers.setdefault(wording, []).append(STATUS_WORDS[status])
        kinds = f" and the agreement is of the kind {safe_line(kind)}" if kind else ""
        found |= {wording: " or ".join(statuses) + kinds for wording, statuses in answers.items()}
    return found
