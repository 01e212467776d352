"""Decides whether a condition of a rule pack holds for the provisions of an agreement, and by which of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from alliance_lint.matching.provision import Provision, Provisions
from alliance_lint.packs.model import Check, Condition


@dataclass(frozen=True, slots=True)
class Situation:
    """What conditions are asked about: the provisions, the kind of agreement, and the pack's named conditions."""

    provisions: Provisions
    kind: str
    conditions: Mapping[str, Condition]


@dataclass(frozen=True, slots=True)
class Holding:
    """Whether a condition holds, and the provisions that made it so, in the order they were asked for."""

    holds: bool
    by: tuple[Provision, ...] = ()


def evaluate(condition: Condition, situation: Situation) -> Holding:
    """Evaluate ``condition``. Named conditions may name others; a circle counts as not holding."""
    return _evaluate(condition, situation, frozenset())


def _evaluate(condition: Condition, situation: Situation, open_names: frozenset[str]) -> Holding:
    operator = condition.operator
    if operator == "otherwise":
        return Holding(True)
    if operator == "all":
        parts = [_evaluate(part, situation, open_names) for part in condition.parts]
        holds = all(part.holds for part in parts)
        return Holding(holds, _joined(parts) if holds else ())
    if operator == "any":
        parts = [part for part in (_evaluate(each, situation, open_names) for each in condition.parts) if part.holds]
        return Holding(bool(parts), _joined(parts))
    if operator == "not":
        return Holding(not _evaluate(condition.parts[0], situation, open_names).holds)
    if operator == "when":
        name = condition.names[0]
        if name in open_names or name not in situation.conditions:
            return Holding(False)
        return _evaluate(situation.conditions[name], situation, open_names | {name})
    if operator == "agreement":
        return Holding(situation.kind in condition.names)
    return _about(condition, select(condition.names, situation.provisions))


def _about(condition: Condition, found: tuple[Provision, ...]) -> Holding:
    """The operators that look at provisions of some kinds."""
    operator = condition.operator
    if operator == "has":
        holds = bool(found)
    elif operator == "count":
        holds = len(found) >= condition.least
    elif operator == "distinct":
        capture = condition.names[0].partition(".")[2]
        holds = len({provision.capture(capture).casefold() for provision in found}) > 1
    elif operator == "outweighs":
        return _outweighing(found, condition)
    else:
        bound = frozenset[int]().union(*(provision.bound for provision in found))
        found = tuple(provision for provision in found if provision.bound)
        holds = len(bound) > 1 if operator == "binds-both" else len(bound) == 1
    return Holding(holds, found if holds else ())


def _outweighing(found: tuple[Provision, ...], condition: Condition) -> Holding:
    """Whether one of the two parties bound has several times as many provisions as the other: those that are its alone.

    Of three or more, nobody can tell from counts who stands on which side.
    """
    counts = Counter(index for provision in found for index in provision.bound).most_common()
    if len(counts) != 2:
        return Holding(False)
    (most, many), (_, few) = counts
    holds = many >= max(condition.least, condition.times * few)
    return Holding(holds, tuple(provision for provision in found if provision.bound == {most}) if holds else ())


def select(names: tuple[str, ...], provisions: Provisions) -> tuple[Provision, ...]:
    """The provisions that ``names`` mean: kinds, or kinds with a capture ("dispute-forum.place")."""
    found: list[Provision] = []
    for name in names:
        kind, _, capture = name.partition(".")
        found += [each for each in provisions.of((kind,)) if not capture or each.capture(capture)]
    return tuple(found)


def _joined(parts: list[Holding]) -> tuple[Provision, ...]:
    return tuple(dict.fromkeys(provision for part in parts for provision in part.by))


def looked_for(check: Check) -> tuple[str, ...]:
    """The provision kinds that would settle the check's question, wholly or in part, in order.

    Kinds of named conditions are not among them: those say when a question arises, not what settles it.
    """
    settling = [case.condition for case in check.decide if case.status in ("satisfied", "partial", "one_sided")]
    return tuple(dict.fromkeys(kind for condition in settling for kind in _wanted(condition)))


def asked_kinds(check: Check, conditions: Mapping[str, Condition]) -> frozenset[str]:
    """Every provision kind that the check's decision table can ask about, by named conditions, too."""
    kinds: set[str] = set()
    seen: set[str] = set()
    left = [case.condition for case in check.decide]
    while left:
        condition = left.pop()
        left += condition.parts
        if condition.operator == "when":
            left += [conditions[name] for name in condition.names if name in conditions and name not in seen]
            seen |= set(condition.names)
        elif condition.operator != "agreement":
            kinds |= {name.partition(".")[0] for name in condition.names}
    return frozenset(kinds)


def _wanted(condition: Condition) -> tuple[str, ...]:
    if condition.operator in ("agreement", "otherwise", "when", "not"):
        return ()
    own = [name.partition(".")[0] for name in condition.names]
    return (*own, *(kind for part in condition.parts for kind in _wanted(part)))
