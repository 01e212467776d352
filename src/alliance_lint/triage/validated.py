"""Reads the YAML files of this stage: against a schema, with every mistake at its line and column."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from alliance_lint.errors import SuppressionError
from alliance_lint.notation.placed import Limits, NotationError, Placed, Route, line_and_column
from alliance_lint.resources import data_folder

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

LARGEST: Final = 20_000_000
"""Bytes of one file."""

_NEAR: Final = 0.5
"""Of a few short names, one that shares half its letters is meant: 'cheque' for 'check'."""


def read_placed(path: str, what: str) -> Placed:
    """The values of the YAML file at ``path``; ``what`` is what to call it. Raises SuppressionError."""
    from alliance_lint.notation.yaml import read_yaml

    text = read_text(path, what)
    try:
        return read_yaml(text, Limits(what, values=2_000_000, aliases=False))
    except NotationError as error:
        line, column = line_and_column(text, error.offset)
        raise SuppressionError(error.message, path=path, line=line, column=column) from error


def read_text(path: str, what: str) -> str:
    """The UTF-8 text in the file at ``path``; ``what`` is what to call it. Raises SuppressionError."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise SuppressionError(f"a {what} is a file of at most {LARGEST:,} bytes; name another", path=path)
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except FileNotFoundError as error:
        raise SuppressionError(f"there is no such {what}; check the path", path=path) from error
    except UnicodeDecodeError as error:
        raise SuppressionError(f"a {what} must be UTF-8 text; save it as such", path=path) from error
    except OSError as error:
        raise SuppressionError(f"the {what} cannot be read ({error.strerror or error})", path=path) from error


def mistakes(schema: str, data: Any, placed: Placed, route: Route, path: str) -> Iterator[SuppressionError]:
    """What is wrong with ``data``, the value at ``route`` of the file, by the part ``schema`` (``NAME#/items``)."""
    said: set[tuple[str, Route]] = set()
    for error in sorted(_validator(schema).iter_errors(data), key=lambda each: list(map(str, each.absolute_path))):
        here = (*route, *error.absolute_path)
        # jsonschema has an error for each field that is missing, and each of them tells of all.
        for told in _worded(error, here):
            if told not in said:
                said.add(told)
                message, at = told
                line, column = placed.place(at)
                yield SuppressionError(message, path=path, line=line, column=column)


@cache
def _validator(schema: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    name, _, pointer = schema.partition("#/")
    part = json.loads((data_folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
    for step in filter(None, pointer.split("/")):
        part = part[step]
    return Draft202012Validator(part)


def _worded(error: ValidationError, route: Route) -> Iterator[tuple[str, Route]]:
    rule, asked, value = error.validator, cast("Any", error.validator_value), cast("Any", error.instance)
    schema: Any = error.schema
    if rule == "required":
        for name in asked:
            if name not in value:
                yield f"the field '{name}' is missing; add it", route
    elif rule == "additionalProperties":
        fields = list(schema.get("properties", {}))
        for name in value:
            if name not in fields:
                near = get_close_matches(str(name), fields, n=1, cutoff=_NEAR)
                meant = f"did you mean '{near[0]}'?" if near else f"the fields are {', '.join(fields)}"
                yield f"there is no field '{name}'; {meant}", (*route, name)
    else:
        name = f"'{route[-1]}'" if route and isinstance(route[-1], str) else "this"
        if value is None or value == "":
            yield f"{name} is empty; give a value, or delete the field", route
        elif rule == "type":
            kinds = {"object": "fields, each as name: value", "array": "a list", "string": "words in quotes"}
            yield f"{name} must be {kinds.get(asked, asked)}", route
        elif rule == "pattern":
            yield f"{name} is not as it should be: {schema.get('description', error.message)}", route
        else:
            yield f"{name} is not valid: {error.message}", route
