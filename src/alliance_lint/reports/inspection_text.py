"""What the linter sees in an agreement, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alliance_lint.checking.report import PartyReport
from alliance_lint.reports.page import Page
from alliance_lint.reports.safe import safe_line
from alliance_lint.reports.wording import line_or_paragraph, listed, party, shortened

if TYPE_CHECKING:
    from alliance_lint.checking.inspection import Inspection
    from alliance_lint.language.agreement import Agreement, Clause, Definition, Obligation
    from alliance_lint.matching.provision import Provision

_LONGEST_LINE = 160
"""Characters of a duty or an unheaded clause that are shown."""

_LONGEST_QUOTE = 300


def render_inspection(inspection: Inspection, *, width: int = 80, colour: bool = False) -> str:
    """Parties, outline, defined terms, obligations, provisions and notices, as text of at most ``width`` columns."""
    page = Page(width, colour)
    agreement = inspection.agreement
    page.line(safe_line(agreement.document.path), "strong")
    title = safe_line(agreement.title) or "Untitled"
    kind = f" (kind of agreement: {safe_line(inspection.kind)})" if inspection.kind else ""
    page.paragraph(f"{title}{kind}, read as {safe_line(agreement.document.format)}", indent="  ", hanging="    ")
    _parties(page, agreement)
    _clauses(page, agreement)
    _definitions(page, agreement, inspection.definitions)
    _obligations(page, agreement, inspection.obligations)
    _provisions(page, agreement, inspection.provisions.all)
    _notices(page, agreement)
    return page.text()


def _section(page: Page, title: str, number: int) -> None:
    page.blank()
    page.line(f"{title} ({number})", "strong")
    if not number:
        page.line("  none recognised", "warning")


def _parties(page: Page, agreement: Agreement) -> None:
    _section(page, "Parties", len(agreement.parties))
    for one in agreement.parties:
        forms = [safe_line(name) for name in one.names if name not in (one.name, one.alias)]
        also = f"; also called {listed(forms)}" if forms else ""
        page.paragraph(party(PartyReport(one.name, one.alias, one.role)) + also, indent="  ", hanging="    ")


def _clauses(page: Page, agreement: Agreement) -> None:
    clauses = [clause for clause in agreement.clauses if clause.heading or clause.end > clause.start]
    _section(page, "Clauses", len(clauses))
    for clause in clauses:
        indent = "  " + "  " * min(clause.depth, 8)
        zone = "" if clause.zone == "operative" else f" [{clause.zone}]"
        where = f" ({_line(agreement, clause.start)})"
        named = _clause(agreement, clause)
        page.paragraph(named + zone + where, indent=indent, hanging=indent + "  ")


def _clause(agreement: Agreement, clause: Clause) -> str:
    """The clause as the outline shows it: number and heading, or the first words where it has no heading."""
    if clause.heading:
        return safe_line(clause.title)
    words = shortened(safe_line(agreement.document.text[clause.start : clause.end]), 60)
    number = safe_line(clause.number)
    return words if not number or words.lower().startswith(number.lower()) else f"{number} {words}"


def _definitions(page: Page, agreement: Agreement, definitions: tuple[Definition, ...]) -> None:
    _section(page, "Defined terms", len(definitions))
    if definitions:
        named = [f'"{safe_line(one.term)}" ({_where(agreement, one.clause, one.start)})' for one in definitions]
        page.paragraph("; ".join(named), indent="  ")


def _obligations(page: Page, agreement: Agreement, obligations: tuple[Obligation, ...]) -> None:
    _section(page, "Who must, may or must not do what", len(obligations))
    nobody = tuple(obligation for obligation in obligations if not obligation.who)
    for one in agreement.parties:
        _duties(page, agreement, safe_line(one.short), [duty for duty in obligations if one.index in duty.who])
    _duties(page, agreement, "Nobody in particular", list(nobody))


def _duties(page: Page, agreement: Agreement, who: str, duties: list[Obligation]) -> None:
    if not duties:
        return
    page.paragraph(f"{who}:", indent="  ")
    for duty in duties:
        action = shortened(safe_line(duty.action), _LONGEST_LINE)
        where = _where(agreement, duty.clause, duty.start)
        page.paragraph(f"{action} ({where})", indent="    ", hanging="      ")


def _provisions(page: Page, agreement: Agreement, provisions: tuple[Provision, ...]) -> None:
    _section(page, "Provisions found", len(provisions))
    for provision in provisions:
        where = _where(agreement, provision.clause, provision.start)
        page.paragraph(f"({where})", indent="  ", hanging="    ", lead=safe_line(provision.kind))
        page.paragraph(shortened(safe_line(provision.quote), _LONGEST_QUOTE), indent="    > ")
        bound = [safe_line(one.short) for one in agreement.parties if one.index in provision.bound]
        facts = [f"binds {listed(bound)}"] if bound else []
        facts += [f'{safe_line(capture.name)}: "{safe_line(capture.text)}"' for capture in provision.captures]
        if facts:
            page.paragraph("; ".join(facts), indent="    ", tone="faint")


def _notices(page: Page, agreement: Agreement) -> None:
    notices = agreement.document.notices
    if not notices:
        return
    _section(page, "Notices about the file", len(notices))
    for notice in notices:
        where = "" if notice.start is None else f" ({_line(agreement, notice.start)})"
        page.paragraph(safe_line(notice.message) + where, indent="  - ", hanging="    ")


def _where(agreement: Agreement, clause: int, start: int) -> str:
    """``12.1, line 88``."""
    number = safe_line(agreement.clauses[clause].number) if 0 <= clause < len(agreement.clauses) else ""
    line = _line(agreement, start)
    return f"{number}, {line}" if number else line


def _line(agreement: Agreement, offset: int) -> str:
    place = agreement.document.place(offset)
    page = "" if place.page is None else f"page {place.page}, "
    return page + line_or_paragraph(agreement.document.format, place.line, place.paragraph)
