"""The schema of term sheets, and which of its fields answers which check."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from alliance_lint.resources import data_folder

Schema = Mapping[str, Any]


@lru_cache(maxsize=1)
def term_sheet_schema() -> dict[str, Any]:
    """``schemas/term-sheet.schema.json``."""
    schema: dict[str, Any] = json.loads((data_folder("schemas") / "term-sheet.schema.json").read_text(encoding="utf-8"))
    return schema


def resolved(schema: Schema) -> Schema:
    """The schema with what it refers to; what it says itself comes first."""
    if "$ref" in schema:
        return {**term_sheet_schema()["$defs"][schema["$ref"].rsplit("/", 1)[-1]], **schema}
    return schema


def field_of_check(check: str) -> tuple[str, ...] | None:
    """The path of the field that answers a check ("DIS004"); None where none does.

    Of an entry of a list ("commitments", "deadline") is the deadline of each commitment.
    """
    paths = [path for path, asked in _checked((), term_sheet_schema()) if check in asked]
    return min(paths, key=len, default=None)


def _checked(path: tuple[str, ...], schema: Schema) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    for name, inner in resolved(schema).get("properties", {}).items():
        field = resolved(inner)
        # A switch that says "there is none of this" answers a check, too, and is not what to propose.
        if field.get("type") != "boolean":
            yield (*path, name), field.get("x-check", ())
            yield from _checked((*path, name), field.get("items", field))
