"""Holds a configuration against ``schemas/configuration.schema.json``, in words for whoever wrote it.

Importing jsonschema takes longer than linting an agreement, so the schema is read here. Only the keywords that it uses
are known; a test keeps the answers the same as those of jsonschema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from alliance_lint.errors import quoted
from alliance_lint.notation.placed import Route
from alliance_lint.resources import data_folder

_KEY = re.compile(r"[A-Za-z][\w-]{0,39}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something to mend, and the way to the value concerned."""

    route: Route
    message: str


@cache
def configuration_schema() -> dict[str, Any]:
    """The JSON Schema of configuration files."""
    schema: dict[str, Any] = json.loads((data_folder("schemas") / "configuration.schema.json").read_text("utf-8"))
    return schema


def mistakes_in(data: Any) -> list[Mistake]:
    """Where ``data`` does not follow the schema."""
    return list(_mistakes(data, configuration_schema(), ()))


def nearest(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'ignore'?``, or "" where nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _mistakes(value: Any, schema: Mapping[str, Any], route: Route) -> Iterator[Mistake]:
    if "$ref" in schema:
        schema = {**configuration_schema()["$defs"][schema["$ref"].rsplit("/", 1)[1]], **schema}
    if "enum" in schema:
        if not isinstance(value, str) or value not in schema["enum"]:
            yield Mistake(route, _expected(route, value, " or ".join(schema["enum"])) + _meant(value, schema["enum"]))
    elif "oneOf" in schema:
        # The only such choice is between one text and a list of them.
        if isinstance(value, list):
            yield from _mistakes(value, schema["oneOf"][1], route)
        elif not isinstance(value, str) or not value:
            yield Mistake(route, _expected(route, value, "a text or a list of texts"))
    elif schema["type"] == "string":
        if not isinstance(value, str) or not value:
            yield Mistake(route, _expected(route, value, "a text"))
    elif schema["type"] == "array":
        if not isinstance(value, list):
            yield Mistake(route, _expected(route, value, "a list"))
            return
        for index, each in enumerate(value):
            yield from _mistakes(each, schema["items"], (*route, index))
    elif not isinstance(value, dict):
        yield Mistake(route, _expected(route, value, "names with values of their own"))
    else:
        yield from _of_object(value, schema, route)


def _of_object(value: Mapping[str, Any], schema: Mapping[str, Any], route: Route) -> Iterator[Mistake]:
    known = schema.get("properties", {})
    others = schema["additionalProperties"]
    for name in schema.get("required", ()):
        if name not in value:
            yield Mistake(route, f"'{name}' is missing here; add it")
    for name, each in value.items():
        if name in known:
            yield from _mistakes(each, known[name], (*route, name))
        elif others is False:
            near = nearest(name.replace("_", "-"), list(known)) or f"; known here: {', '.join(known)}"
            # What does not look like a key stands in a file that is no configuration, and is not for a log.
            shown = f"unknown key '{name}'" if _KEY.fullmatch(name) else "this is no key"
            yield Mistake((*route, name), f"{shown}{near}")
        else:
            yield from _mistakes(each, others, (*route, name))


def _expected(route: Route, value: Any, wanted: str) -> str:
    name = next((part for part in reversed(route) if isinstance(part, str)), "the configuration")
    subject = f"an entry of '{name}'" if route and isinstance(route[-1], int) else f"'{name}'" if route else name
    # A whole file that is a text is no configuration, and its words are not for a log.
    shown = "a text" if not route and isinstance(value, str) else _shown(value)
    return f"{subject} must be {wanted}, not {shown}"


def _meant(value: Any, allowed: list[str]) -> str:
    return nearest(value, allowed) if isinstance(value, str) else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "names with values"
    if isinstance(value, list):
        return "a list"
    if value is None or value == "":
        return "empty; fill it in or delete it"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    return f"the number {value}" if not isinstance(value, int) or abs(value) < 10**18 else "a number"
