"""What an editor can put into a term sheet that is being written: fields and values, as its schema has them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from alliance_lint.reading.term_sheet_schema import Schema, resolved, term_sheet_schema

_KEY = re.compile(r"^(?P<indent> *)(?P<dash>- +)?(?P<key>[\w-]+) *:(?P<value>.*)$")
_DASH = re.compile(r"^(?P<indent> *)- *(?P<rest>[^:]*)$")
_INDENT = 2
_NOWHERE = ""
"""The name of no field."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field, or a value that a field can have: what is inserted for it, its title and its description."""

    name: str
    title: str
    description: str
    insert: str


def fields_at(lines: Sequence[str], line: int, column: int) -> tuple[Field, ...]:
    """What can stand at a place of a term sheet in YAML: fields not yet given, or the values of the field begun.

    ``line`` and ``column`` count from 0. The sheet may be half written, so its lines are read one by one, by indent.
    """
    typed = lines[line][:column] if line < len(lines) else ""
    if begun := _KEY.match(typed):
        path = (*_above(lines, line, len(begun["indent"]) + len(begun["dash"] or "")), begun["key"])
        return _values(_at(path), lines)
    if (item := _DASH.match(typed)) and item["rest"] == "":
        entry = _at((*_above(lines, line, len(item["indent"])), 0))
        return _members(entry, "", frozenset()) or _values(entry, lines)
    indent = len(typed) - len(typed.lstrip(" "))
    path = _above(lines, line, indent)
    return _members(_at(path), " " * indent, _given(lines, line, indent))


def missing_field(lines: Sequence[str], path: Sequence[str], line: int = 0) -> tuple[int, str]:
    """Where to insert the field at ``path``, and the lines for it: as much of the path as is not there yet.

    The place is a line, counted from 0: the text goes before it. Of a list, the entry that holds ``line`` is meant.
    """
    if len(path) > 1 and "items" in _at(path[:1]) and (start := _child(lines, 0, 0, path[0])) is not None:
        return _missing_in_entry(lines, path, line, start)
    at, depth, indent = len(lines), 0, 0
    first = 0
    for name in path:
        found = _child(lines, first, indent, name)
        if found is None:
            break
        first, depth = found + 1, depth + 1
        at = _end_of(lines, found, indent)
        indent = _indent_below(lines, found, indent)
    rest = list(path[depth:])
    return at, "".join(f"{text}\n" for text in _skeleton(rest, _at(tuple(path[:depth])), indent))


def _missing_in_entry(lines: Sequence[str], path: Sequence[str], line: int, start: int) -> tuple[int, str]:
    """The same for a field of an entry of the list that begins on the line ``start``."""
    dashes = [at for at in range(start + 1, _end_of(lines, start, 0)) if lines[at].lstrip().startswith("- ")]
    entry = max((at for at in dashes if at <= line), default=None)
    first = _KEY.match(lines[entry]) if entry is not None else None
    if entry is None or first is None:
        return line, ""
    indent = len(first["indent"]) + len(first["dash"] or "")
    end = min((at for at in dashes if at > entry), default=_end_of(lines, start, 0))
    schema = resolved(_at(path[:1])["items"])
    return end, "".join(f"{text}\n" for text in _skeleton(path[1:], schema, indent))


def _above(lines: Sequence[str], line: int, indent: int) -> tuple[str | int, ...]:
    """The path of the mapping or list in which a line with this indent stands."""
    path: list[str | int] = []
    for above in reversed(lines[:line]):
        key = _KEY.match(above)
        if key is None:
            continue
        begins = len(key["indent"])
        inner = begins + len(key["dash"] or "")
        if begins < indent and inner == indent and key["dash"]:
            # The first field of this entry of a list.
            path.insert(0, 0)
            indent = begins + 1
        elif inner < indent:
            if key["value"].strip():
                # A field with words of its own has no fields below it.
                return (_NOWHERE,)
            path.insert(0, key["key"])
            if key["dash"]:
                path.insert(0, 0)
            indent = begins if not key["dash"] else begins + 1
        if indent == 0:
            break
    return tuple(path)


def _at(path: Sequence[str | int]) -> Schema:
    schema = resolved(term_sheet_schema())
    for step in path:
        inner = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
        if isinstance(step, str) and inner is None and "items" in schema:
            inner = resolved(schema["items"]).get("properties", {}).get(step)
        if inner is None:
            return {}
        schema = resolved(inner)
    return schema


def _members(schema: Schema, indent: str, given: frozenset[str]) -> tuple[Field, ...]:
    if "items" in schema and "properties" not in schema:
        schema = resolved(schema["items"])
    fields = []
    for name, inner in schema.get("properties", {}).items():
        if name in given:
            continue
        inner = resolved(inner)
        nested = f"\n{indent}{' ' * _INDENT}" if "properties" in inner or "items" in inner else " "
        dash = "- " if "items" in inner else ""
        fields.append(Field(name, inner.get("title", ""), inner.get("description", ""), f"{name}:{nested}{dash}"))
    return tuple(fields)


def _values(schema: Schema, lines: Sequence[str]) -> tuple[Field, ...]:
    options = [schema, *schema.get("oneOf", ()), *schema.get("anyOf", ())]
    values = [value for option in options for value in (*option.get("enum", ()), *_constant(option))]
    if schema.get("type") == "boolean":
        values += [True, False]
    if schema.get("x-party"):
        values += _aliases(lines)
    title, description = schema.get("title", ""), schema.get("description", "")
    words = [json.dumps(value) if isinstance(value, bool) else str(value) for value in values]
    return tuple(Field(word, title, description, word) for word in dict.fromkeys(words))


def _constant(option: Schema) -> tuple[Any, ...]:
    return (option["const"],) if "const" in option else ()


def _aliases(lines: Sequence[str]) -> list[str]:
    found = (re.match(r"^ +(?:- +)?alias *: *(?P<alias>\S.*?) *$", line) for line in lines)
    return [match["alias"].strip("'\"") for match in found if match]


def _given(lines: Sequence[str], line: int, indent: int) -> frozenset[str]:
    """The names of the fields that stand beside this line already."""
    names = set()
    for direction in (lines[:line][::-1], lines[line + 1 :]):
        for each in direction:
            if not each.strip():
                continue
            key = _KEY.match(each)
            begins = len(each) - len(each.lstrip(" "))
            inner = begins + len(key["dash"] or "") if key else begins
            if key and inner == indent:
                names.add(key["key"])
            if begins < indent:
                break
    return frozenset(names)


def _child(lines: Sequence[str], first: int, indent: int, name: str) -> int | None:
    for number in range(first, len(lines)):
        line = lines[number]
        if line.strip() and not line.lstrip().startswith("#"):
            begins = len(line) - len(line.lstrip(" "))
            if begins < indent:
                return None
            if begins == indent and re.match(rf" *{re.escape(name)} *:", line):
                return number
    return None


def _end_of(lines: Sequence[str], key: int, indent: int) -> int:
    """The line after the last one that belongs to the field on line ``key``."""
    end = key + 1
    for number in range(key + 1, len(lines)):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(line) - len(line.lstrip(" ")) <= indent and not line.lstrip().startswith("- "):
            break
        end = number + 1
    return end


def _indent_below(lines: Sequence[str], key: int, indent: int) -> int:
    for line in lines[key + 1 :]:
        if line.strip() and not line.lstrip().startswith("#"):
            begins = len(line) - len(line.lstrip(" "))
            return begins if begins > indent else indent + _INDENT
    return indent + _INDENT


def _skeleton(names: Sequence[str], parent: Schema, indent: int) -> Iterator[str]:
    """YAML lines for the fields still missing of a path, and for all that the last of them consists of."""
    if not names:
        return
    schema = resolved(parent.get("properties", {}).get(names[0], {}))
    space = " " * indent
    if len(names) > 1:
        yield f"{space}{names[0]}:"
        yield from _skeleton(names[1:], schema, indent + _INDENT)
        return
    yield from _lines_of(f"{space}{names[0]}:", schema, indent + _INDENT)


def _lines_of(begin: str, schema: Schema, indent: int) -> Iterator[str]:
    """``begin`` with a value to fill in, or with the fields below it."""
    space = " " * indent
    if "properties" in schema:
        yield begin
        for name, inner in schema["properties"].items():
            inner = resolved(inner)
            if inner.get("type") != "boolean":
                yield from _lines_of(f"{space}{name}:", inner, indent + _INDENT)
    elif "items" in schema and "properties" in resolved(schema["items"]):
        yield begin
        first, *rest = _lines_of("", resolved(schema["items"]), indent + _INDENT)
        del first
        if rest:
            yield f"{space}- {rest[0].strip()}"
            yield from rest[1:]
    else:
        yield f"{begin}  # {schema.get('description', '')}".rstrip()
