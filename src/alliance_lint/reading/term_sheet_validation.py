"""What is wrong with a term sheet, in words that whoever filled it in understands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

import jsonschema

from alliance_lint.notation.placed import Route, Span
from alliance_lint.reading.term_sheet_schema import term_sheet_schema

_SHOWN = 40
_YES = frozenset({"yes", "y", "on", "true", "ja", "oui", "si"})
_NO = frozenset({"no", "n", "off", "false", "nein", "non"})


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to mend, and the character of the file where it stands."""

    offset: int
    message: str


def mistakes_in(data: Mapping[str, Any], spans: Mapping[Route, Span], kind: str) -> tuple[Mistake, ...]:
    """The mistakes in the order of the file; none if ``data`` follows the schema. ``kind`` is yaml or json."""
    schema = term_sheet_schema()
    words = _Words(schema, spans, kind)
    found = {mistake for error in _validator().iter_errors(data) for mistake in words.of(error)}
    found.update(words.parties(data))
    return tuple(sorted(found))


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(term_sheet_schema())


def dotted(route: Route) -> str:
    """A path as people write it: ``disputes.forum.place``, ``parties.2.name`` (entries of lists count from 1)."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in route)


class _Words:
    """Turns what the validator found (its ``ValidationError``) into sentences."""

    def __init__(self, schema: dict[str, Any], spans: Mapping[Route, Span], kind: str) -> None:
        self._schema = schema
        self._spans = spans
        self._kind = kind

    def of(self, error: Any) -> Iterator[Mistake]:
        route: Route = tuple(error.absolute_path)
        rule, value = error.validator, error.instance
        if rule == "additionalProperties":
            known = error.schema["properties"]
            for name in value:
                if name not in known:
                    yield self._at((*route, name), self._unknown(route, name, list(known), error.schema["title"]))
        elif rule == "required":
            for name in error.validator_value:
                if name not in value:
                    title = error.schema["properties"][name]["title"]
                    yield self._at(route, f'{dotted((*route, name))} is missing ({title}); add "{name}:"')
        elif rule == "oneOf" and isinstance(value, list):
            # The only such choice of the schema is between the word both and a list.
            for inner in error.context:
                if inner.validator != "const":
                    yield from self.of(inner)
        else:
            yield self._at(route, f"{dotted(route)} {self._expected(str(rule), error)}")

    def _at(self, route: Route, message: str) -> Mistake:
        while route not in self._spans:
            route = route[:-1]
        return Mistake(self._spans[route][0], message)

    def _unknown(self, route: Route, name: str, known: list[str], title: str) -> str:
        message = f"{dotted((*route, name))[:80]} is no field of a term sheet"
        near = get_close_matches(name.replace("-", "_").replace(" ", "_").lower(), known, 1, 0.6)
        meant = self._elsewhere(name) or (near[0] if near else "")
        if meant:
            return f'{message}; did you mean "{meant}"?'
        where = f'under "{title}"' if route else "at this level"
        return f"{message}; fields {where} are {', '.join(known)}"

    def _elsewhere(self, name: str) -> str:
        """The path of the only field of that name in another place of the schema."""
        places = [route for route, _ in _fields(self._schema, self._schema, ()) if route[-1] == name]
        return ".".join(places[0]) if len(places) == 1 else ""

    def _expected(self, rule: str, error: Any) -> str:
        value = error.instance
        if rule == "oneOf":
            mend = (
                f"[{value}]" if isinstance(value, str) and self._kind == "yaml" else '["' + str(value)[:_SHOWN] + '"]'
            )
            hint = f"; for one party write {mend}" if isinstance(value, str) and value.strip() else ""
            return f"must be both, or a list of parties by alias, not {_shown(value)}{hint}"
        if rule == "enum":
            allowed = [str(each) for each in error.validator_value]
            near = get_close_matches(str(value).lower(), allowed, 1, 0.6)
            mend = f'did you mean "{near[0]}"?' if near else "choose one of them"
            return f"must be one of {', '.join(allowed)}, not {_shown(value)}; {mend}"
        if rule == "minItems":
            least = error.validator_value
            return f"has {len(value)} {'entry' if len(value) == 1 else 'entries'}, and needs at least {least}; add more"
        if rule == "uniqueItems":
            return "names the same party twice; delete one"
        if rule == "pattern" or value is None:
            return "is empty; fill it in or delete it"
        return self._of_type(error)

    def _of_type(self, error: Any) -> str:
        value, wanted = error.instance, error.validator_value
        shown = _shown(value)
        if wanted == "string":
            plain = isinstance(value, (bool, int, float))
            mend = f'put it in quotes: "{json.dumps(value)}"' if plain else "write it as one text"
            return f"must be text, not {shown}; {mend}"
        if wanted == "boolean":
            word = value.strip().lower() if isinstance(value, str) else ""
            answer = "true" if word in _YES else "false" if word in _NO else "true or false"
            return f"must be true or false, not {shown}; write {answer}"
        if wanted == "array":
            mend = 'begin each entry with "- "' if self._kind == "yaml" else "put the entries in [ ]"
            return f"must be a list, not {shown}; {mend}"
        names = list(error.schema.get("properties", {}))
        return f"must have fields of its own ({', '.join(names)}), not {shown}; write it under one of them"

    def parties(self, data: Mapping[str, Any]) -> Iterator[Mistake]:
        """Names that no party has, and names that two parties share."""
        parties = data.get("parties")
        if not isinstance(parties, list):
            return
        known: dict[str, str] = {}
        for index, party in enumerate(parties):
            own = [party.get(name) for name in ("alias", "name")] if isinstance(party, dict) else []
            for name in sorted({each for each in own if isinstance(each, str)}):
                if name.casefold() == "both":
                    message = "cannot be called both, which stands for all parties; choose another alias"
                    yield self._at(("parties", index), f"parties.{index + 1} {message}")
                elif name.casefold() in known:
                    message = f'is called "{name}" like another party; choose another alias'
                    yield self._at(("parties", index), f"parties.{index + 1} {message}")
                known[name.casefold()] = name
        if not known:
            return
        calls = [_call(party) for party in parties if isinstance(party, dict)]
        for route, name in self._named(data, self._schema, ()):
            if name.casefold() not in known:
                near = get_close_matches(name, list(known.values()), 1, 0.6)
                mend = f'did you mean "{near[0]}"?' if near else f"the parties are {', '.join(filter(None, calls))}"
                yield self._at(route, f'{dotted(route)} names "{name[:_SHOWN]}", which is no party; {mend}')

    def _named(self, value: Any, schema: Mapping[str, Any], route: Route) -> Iterator[tuple[Route, str]]:
        """Every name of a party in ``value``, with its path."""
        schema = _resolved(schema, self._schema)
        if schema.get("x-party"):
            if isinstance(value, str) and value != "both":
                if schema.get("type") == "string":
                    yield route, value
            elif isinstance(value, list):
                yield from (((*route, index), each) for index, each in enumerate(value) if isinstance(each, str))
        elif isinstance(value, dict):
            for name, each in value.items():
                if name in schema.get("properties", {}):
                    yield from self._named(each, schema["properties"][name], (*route, name))
        elif isinstance(value, list) and "items" in schema:
            for index, each in enumerate(value):
                yield from self._named(each, schema["items"], (*route, index))


def _call(party: Mapping[str, Any]) -> str:
    return str(party.get("alias") or party.get("name") or "")


def _resolved(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    if not isinstance(reference, str):
        return schema
    return {**root["$defs"][reference.rsplit("/", 1)[1]], **schema}


def _fields(
    schema: Mapping[str, Any], root: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every field of the schema with its path; a list along the way stands for its entries."""
    schema = _resolved(schema, root)
    for name, each in schema.get("properties", {}).items():
        yield (*path, name), each
        yield from _fields(each, root, (*path, name))
    if "items" in schema:
        yield from _fields(schema["items"], root, path)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "fields"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "empty"
    if isinstance(value, str):
        short = value if len(value) <= _SHOWN else value[:_SHOWN] + "..."
        return json.dumps(short, ensure_ascii=False)
    return json.dumps(value)
