"""From the plain data of a compiled pack to its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from alliance_lint.packs.model import (
    DEFAULT_ZONES,
    Alternative,
    Case,
    Check,
    CheckExample,
    Condition,
    Field,
    MatchExample,
    Pack,
    Pattern,
    ProvisionKind,
    Side,
)

Data = Mapping[str, Any]


def build_pack(data: Data) -> Pack:
    """The pack whose compiled data (see ``packs.compile``) is ``data``."""
    return Pack(
        name=data["pack"],
        title=data["title"],
        sources=data["sources"],
        families=data["families"],
        conditions={name: build_condition(each) for name, each in data["conditions"].items()},
        agreements=tuple((each["kind"], build_condition(each["if"])) for each in data["agreements"]),
        provisions=tuple(map(_provision, data["provisions"])),
        checks=tuple(map(_check, data["checks"])),
        digest=data["digest"],
    )


def build_condition(data: Any) -> Condition:
    """The condition that is written as ``data`` in YAML."""
    if data == "otherwise":
        return Condition("otherwise")
    ((operator, value),) = data.items()
    if operator in ("all", "any"):
        return Condition(operator, parts=tuple(map(build_condition, value)))
    if operator == "not":
        return Condition(operator, parts=(build_condition(value),))
    if operator == "count":
        return Condition(operator, _names(value["of"]), least=value["least"])
    if operator == "outweighs":
        return Condition(operator, _names(value["of"]), least=value["least"], times=value["times"])
    return Condition(operator, _names(value))


def _names(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _provision(data: Data) -> ProvisionKind:
    fields = data.get("term-sheet", [])
    return ProvisionKind(
        kind=data["kind"],
        title=data["title"],
        match=tuple(map(_alternative, data.get("match", ()))),
        fields=tuple(map(_field, [fields] if isinstance(fields, dict) else fields)),
        examples=tuple(map(_match_example, data["examples"]["match"])),
        counterexamples=tuple(data["examples"]["no-match"]),
        observed=data.get("observed", ""),
    )


def _alternative(data: Data) -> Alternative:
    return Alternative(
        any=tuple(map(_pattern, data.get("any", ()))),
        all=tuple(map(_pattern, data.get("all", ()))),
        none=data.get("none", ""),
        headings=data.get("headings", ""),
        tokens=tuple(map(tuple, data.get("tokens", ()))),
        anchors=tuple(data.get("anchors", ())),
        scope=data.get("scope", "sentence"),
        zones=tuple(data.get("zones", DEFAULT_ZONES)),
        bound=data.get("bound", ""),
    )


def _pattern(data: Sequence[Any]) -> Pattern:
    regex, literals = data
    return Pattern(regex, tuple(map(tuple, literals)))


def _field(data: Data) -> Field:
    return Field(
        path=data["path"],
        required=data.get("if", {}),
        present=tuple(data.get("with", ())),
        captures=data.get("captures", {}),
        bound=data.get("bound", ""),
    )


def _match_example(data: str | Data) -> MatchExample:
    if isinstance(data, str):
        return MatchExample(data)
    bound = data.get("bound")
    return MatchExample(data["text"], None if bound is None else tuple(bound), data.get("captures", {}))


def _check(data: Data) -> Check:
    return Check(
        id=data["id"],
        name=data["name"],
        question=data["question"],
        severity=data["severity"],
        decide=tuple(Case(status, build_condition(each[status])) for each in data["decide"] for status in each),
        message=data["message"],
        why=data["why"],
        suggest=data["suggest"],
        sources=tuple(data.get("sources", ())),
        insert_after=tuple(data.get("insert", {}).get("after", ())),
        examples=tuple(map(_check_example, data["examples"])),
        suggest_for=data.get("suggest-for", {}),
        by_default=data.get("default", "on") == "on",
        each=data.get("report") == "each",
        against=_sides(data.get("one-sided-against", {})),
    )


def _sides(against: Any) -> Mapping[str, Side]:
    """By kind of provision; "" is any kind."""
    sides: Mapping[str, Side] = {"": against} if against in ("bound", "others") else against
    return sides


def _check_example(data: Data) -> CheckExample:
    against = data.get("against")
    return CheckExample(data["status"], data["text"], None if against is None else tuple(against))
