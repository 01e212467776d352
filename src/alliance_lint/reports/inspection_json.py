"""What the linter sees in an agreement, as JSON. It shows how the linter works inside, so its fields may change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from alliance_lint.reports.json import lines
from alliance_lint.reports.safe import escape_json

if TYPE_CHECKING:
    from alliance_lint.checking.inspection import Inspection
    from alliance_lint.language.agreement import Agreement


def render_inspection_json(inspection: Inspection) -> str:
    """Parties, clauses, defined terms, obligations, provisions and notices as one JSON object, one item a line."""
    agreement = inspection.agreement
    names = [party.short for party in agreement.parties]
    parts = {
        "path": json.dumps(agreement.document.path, ensure_ascii=False),
        "format": json.dumps(agreement.document.format),
        "title": json.dumps(agreement.title, ensure_ascii=False),
        "kind": json.dumps(inspection.kind, ensure_ascii=False),
        "parties": lines(
            {"name": party.name, "alias": party.alias, "role": party.role, "names": list(party.names)}
            for party in agreement.parties
        ),
        "clauses": lines(
            {
                "number": clause.number,
                "label": clause.label,
                "heading": clause.heading,
                "zone": clause.zone,
                "depth": clause.depth,
                "parent": clause.parent,
                **_span(agreement, clause.start, clause.end),
            }
            for clause in agreement.clauses
        ),
        "definitions": lines(
            {"term": one.term, "clause": one.clause, **_span(agreement, one.start, one.end)}
            for one in inspection.definitions
        ),
        "obligations": lines(
            {
                "who": [names[index] for index in obligation.who],
                "modal": obligation.modal,
                "negated": obligation.negated,
                "action": obligation.action,
                "clause": obligation.clause,
                **_span(agreement, obligation.start, obligation.end),
            }
            for obligation in inspection.obligations
        ),
        "provisions": lines(
            {
                "kind": provision.kind,
                "quote": provision.quote,
                "bound": [names[index] for index in sorted(provision.bound)],
                "captures": {capture.name: capture.text for capture in provision.captures},
                "clause": provision.clause,
                **_span(agreement, provision.start, provision.end),
            }
            for provision in inspection.provisions.all
        ),
        "notices": lines({"message": notice.message, "start": notice.start} for notice in agreement.document.notices),
    }
    return escape_json("{\n" + ",\n".join(f'"{name}": {value}' for name, value in parts.items()) + "\n}\n")


def _span(agreement: Agreement, start: int, end: int) -> dict[str, int | None]:
    place = agreement.document.place(start)
    return {"start": start, "end": end, "line": place.line, "paragraph": place.paragraph, "page": place.page}
