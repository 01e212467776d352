"""Where characters of an agreement stand, as people cite it."""

from __future__ import annotations

from bisect import bisect_right

from alliance_lint.checking.report import Location
from alliance_lint.language.agreement import Agreement, Clause


def cited(agreement: Agreement, index: int) -> str:
    """How to cite a clause: its number with the nearest heading at or above it."""
    clause: Clause | None = agreement.clauses[index]
    number, heading = agreement.clauses[index].number, ""
    while clause is not None and not heading:
        heading = clause.heading
        clause = agreement.clauses[clause.parent] if clause.parent is not None else None
    return f"{number} {heading}".strip()


def locate(agreement: Agreement, start: int, end: int) -> Location:
    """The place of the characters ``[start, end)`` of the document's text, as reports show it."""
    document = agreement.document
    first = document.place(start)
    last = document.place(max(end - 1, start))
    index = bisect_right(agreement.clauses, start, key=lambda clause: clause.start) - 1
    return Location(
        clause=cited(agreement, index) if index >= 0 else "",
        paragraph=first.paragraph,
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column + (1 if end > start else 0),
        start=start,
        end=end,
        page=first.page,
    )
