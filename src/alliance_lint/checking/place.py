"""Where characters of an agreement stand, as people cite it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from alliance_lint.checking.report import DirectiveReport, Location
from alliance_lint.language.agreement import Agreement, Clause
from alliance_lint.reading.document import Directive


def cited(agreement: Agreement, index: int) -> str:
    """How to cite a clause: its number with the nearest heading at or above it."""
    clause: Clause | None = agreement.clauses[index]
    number, heading = agreement.clauses[index].number, ""
    while clause is not None and not heading:
        heading = clause.heading
        clause = agreement.clauses[clause.parent] if clause.parent is not None else None
    return f"{number} {heading}".strip()


class Places:
    """The places in one agreement: many checks point to the same words, whose place is worked out once."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._starts = [clause.start for clause in agreement.clauses]
        self._cited: dict[int, str] = {-1: ""}
        self._known: dict[tuple[int, int], Location] = {}

    def locate(self, start: int, end: int) -> Location:
        """The place of the characters ``[start, end)`` of the document's text, as reports show it."""
        if (start, end) not in self._known:
            self._known[start, end] = self._located(start, end)
        return self._known[start, end]

    def _located(self, start: int, end: int) -> Location:
        document = self._agreement.document
        first = document.place(start)
        last = document.place(max(end - 1, start))
        index = bisect_right(self._starts, start) - 1
        if index not in self._cited:
            self._cited[index] = cited(self._agreement, index)
        return Location(
            clause=self._cited[index],
            paragraph=first.paragraph,
            line=first.line,
            column=first.column,
            end_line=last.line,
            end_column=last.column + (1 if end > start else 0),
            start=start,
            end=end,
            page=first.page,
        )


def directive_report(agreement: Agreement, places: Places, directive: Directive) -> DirectiveReport:
    """A directive with its place, and the characters that it is about."""
    location = replace(
        places.locate(directive.start, directive.start),
        line=directive.line,
        column=directive.column,
        end_line=directive.line,
        end_column=directive.column,
        page=directive.page,
    )
    end = max(directive.end, _clause_end(agreement, directive.start, directive.end))
    return DirectiveReport(directive.text, location, directive.start, end)


def _clause_end(agreement: Agreement, start: int, end: int) -> int:
    """The end of the clause that begins within ``[start, end)``, with all that is below it; else ``start``.

    A title is the agreement's name and holds all of it: what is said of the title is said of nothing else.
    """
    clauses = agreement.clauses
    first = next((each for each in clauses if start <= each.start < end and each.zone != "title"), None)
    if first is None:
        return start
    below = {first.index}
    last = first.end
    for each in clauses[first.index + 1 :]:
        if each.parent in below:
            below.add(each.index)
            last = max(last, each.end)
    return last
