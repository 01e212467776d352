"""The provisions of a term sheet: its fields say directly what patterns must find in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from alliance_lint.language.agreement import Agreement, Party
from alliance_lint.matching.provision import Capture, Provision, Provisions
from alliance_lint.packs.model import Field, ProvisionKind
from alliance_lint.reading.term_sheet import TermSheet

Route = tuple[str | int, ...]

_QUOTE = 300


def term_sheet_provisions(sheet: TermSheet, agreement: Agreement, kinds: Iterable[ProvisionKind]) -> Provisions:
    """The provisions of ``kinds`` that ``sheet`` states; ``agreement`` is the same sheet read by the language layer."""
    found = []
    for kind in kinds:
        for field in kind.fields:
            for route, value in _values(sheet.data, (), tuple(field.path.split("."))):
                if value is None or value == "" or value == [] or value == {} or value is False:
                    continue
                if _applies(field, value):
                    found.append(_provision(sheet, agreement, kind.kind, field, route, value))
    return Provisions(tuple(sorted(found, key=lambda each: (each.start, each.end, each.kind))))


def _applies(field: Field, value: Any) -> bool:
    return all(_inner(value, name) == wanted for name, wanted in field.required.items()) and all(
        _inner(value, name) is not None for name in field.present
    )


def _values(data: Any, route: Route, path: tuple[str, ...]) -> Iterator[tuple[Route, Any]]:
    """Every value that ``path`` leads to; a list along the way stands for each of its entries."""
    if isinstance(data, list):
        for index, each in enumerate(data):
            yield from _values(each, (*route, index), path)
    elif not path:
        yield route, data
    elif isinstance(data, dict) and path[0] in data:
        yield from _values(data[path[0]], (*route, path[0]), path[1:])


def _inner(value: Any, name: str) -> Any:
    if name == ".":
        return value
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _provision(sheet: TermSheet, agreement: Agreement, kind: str, field: Field, route: Route, value: Any) -> Provision:
    start, end = sheet.spans[route]
    captures = []
    for name, inner in field.captures.items():
        captured = _inner(value, inner)
        if captured not in (None, "", [], {}):
            captures.append(Capture(name, _text(captured), start, end))
    clause = max((c.index for c in agreement.clauses if c.start <= start), default=0)
    quote = " ".join(sheet.document.text[start:end].split())
    return Provision(
        kind=kind,
        start=start,
        end=end,
        quote=quote if len(quote) <= _QUOTE else quote[:_QUOTE].rsplit(" ", 1)[0] + " ...",
        clause=clause,
        captures=tuple(captures),
        bound=_bound(field, value, agreement.parties),
    )


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _bound(field: Field, value: Any, parties: tuple[Party, ...]) -> frozenset[int]:
    if not field.bound:
        return frozenset()
    named = "both" if field.bound == "all" else _inner(value, field.bound)
    if named == "both":
        return frozenset(party.index for party in parties)
    wanted = {str(name).casefold() for name in (named if isinstance(named, list) else [named])}
    return frozenset(p.index for p in parties if {p.name.casefold(), p.alias.casefold()} & wanted)
