"""A term sheet as an agreement: its parties, and its fields as clauses."""

from __future__ import annotations

from alliance_lint.language.agreement import Agreement, Clause, Party
from alliance_lint.language.canonical import Canonical
from alliance_lint.reading.term_sheet import TermSheet

_DEEPEST = 2
"""Fields this deep are cited by name ("disputes.forum"); what is below belongs to them."""


def understand_term_sheet(sheet: TermSheet) -> Agreement:
    """The agreement that ``sheet`` describes. It has no sentences: its fields are the provisions."""
    parties = []
    for index, each in enumerate(sheet.data.get("parties", ())):
        start, end = sheet.spans[("parties", index)]
        name, alias = str(each.get("name", "")), str(each.get("alias", ""))
        names = tuple(dict.fromkeys(filter(None, (name, alias))))
        parties.append(Party(index, name, alias, str(each.get("role", "")), names, start, end))
    clauses: list[Clause] = []
    routes = sorted(
        (span[0], route)
        for route, span in sheet.spans.items()
        if route and len(route) <= _DEEPEST and isinstance(route[-1], str)
    )
    for start, route in routes:
        heading, end = ".".join(map(str, route)), sheet.spans[route][1]
        clauses.append(Clause(len(clauses), "", "", heading, start, end, depth=len(route) - 1))
    if not clauses:
        clauses.append(Clause(0, "", "", "", 0, len(sheet.document.text)))
    about = sheet.data.get("agreement")
    title = str(about.get("title", "")) if isinstance(about, dict) else ""
    return Agreement(sheet.document, Canonical("", (), [], []), title, tuple(parties), tuple(clauses), ())
