"""Fills the names of the parties, and what was found, into messages and suggested wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_lint.language.agreement import Agreement
from alliance_lint.matching.provision import Provision

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9_]*)?)\}")
_STAND_INS = ("[first party]", "[second party]", "[third party]")


def fill(template: str, agreement: Agreement, by: Sequence[Provision] = ()) -> str:
    """``template`` with {party-1}, {party-2}, {parties}, {bound}, {free} and {kind.capture} filled in.

    {bound} are the parties whom the provisions ``by`` bind, {free} the others. What is unknown becomes a bracket for
    people to fill in.
    """

    def value(match: re.Match[str]) -> str:
        return _value(match.group(1), agreement, by)

    return _PLACEHOLDER.sub(value, template).strip()


def is_instruction(wording: str) -> bool:
    """Whether the wording tells people what to do with the words quoted, rather than being words to add.

    It does where it is nothing but one pair of brackets, or begins with a whole sentence in brackets. The choice among
    alternatives, which is in brackets, too, does not count.
    """
    if not wording.startswith("[") or wording.startswith("[ALTERNATIVE"):
        return False
    depth = 0
    for at, character in enumerate(wording):
        depth += (character == "[") - (character == "]")
        if depth == 0:
            return at == len(wording) - 1 or wording[at - 1] == "."
    return False


def _value(name: str, agreement: Agreement, by: Sequence[Provision]) -> str:
    shorts = [party.short for party in agreement.parties]
    if name.startswith("party-") and name[6:].isdigit():
        number = int(name[6:]) - 1
        if number < len(shorts):
            return shorts[number]
        return _STAND_INS[number] if number < len(_STAND_INS) else "[party]"
    if name == "parties":
        return _and(shorts) or "the parties"
    bound = frozenset[int]().union(*(provision.bound for provision in by))
    if name == "bound":
        return _and([shorts[index] for index in sorted(bound)]) or "one party"
    if name == "free":
        others = [short for index, short in enumerate(shorts) if index not in bound] if bound else []
        return _and(others) or "the other party"
    kind, _, capture = name.partition(".")
    values = dict.fromkeys(each.capture(capture) for each in by if each.kind == kind)
    return _and([each for each in values if each]) or f"[{capture or kind}]"


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]
