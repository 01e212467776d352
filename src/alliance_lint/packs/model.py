"""A rule pack as values: provision kinds, checks and the conditions that tie them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["satisfied", "partial", "missing", "one_sided", "conflict", "not_applicable"]
Severity = Literal["error", "warning", "info"]
Zone = Literal["title", "preamble", "recital", "operative", "signature", "exhibit"]
Bound = Literal["subject", "all", "nobody", "others", ""]
Side = Literal["bound", "others"]

DEFAULT_ZONES: tuple[Zone, ...] = ("preamble", "operative", "exhibit")

OBSERVATIONS: Mapping[str, tuple[str, ...]] = {
    "broken-reference": ("target", "last"),
    "missing-exhibit": ("exhibit", "attached"),
    "empty-field": ("field",),
    "numbering-gap": ("before", "after", "left_out"),
    "numbering-repeat": ("number",),
    "figures-differ": ("words", "figures"),
    "impossible-date": ("date", "fault"),
    "term-unused": ("term",),
    "term-defined-twice": ("term",),
    "term-undefined": ("term", "uses"),
    "party-other-name": ("name", "other"),
}
"""What can be observed of an agreement as a whole, and the captures that each observation has."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression with its words filled in and its alternatives factored, and what any match must contain.

    ``literals`` is a conjunction of alternatives: from each tuple at least one lower-case string stands in every match
    (none where an expression of `all` requires nothing).
    """

    regex: str
    literals: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to recognise a provision (see ``docs/rule-packs.md``).

    ``none`` and ``headings`` are one expression each for all that the pack has there, "" where it has nothing.
    """

    any: tuple[Pattern, ...] = ()
    all: tuple[Pattern, ...] = ()
    none: str = ""
    headings: str = ""
    tokens: tuple[tuple[Mapping[str, Any], ...], ...] = ()
    anchors: tuple[str, ...] = ()
    scope: Literal["sentence", "clause"] = "sentence"
    zones: tuple[Zone, ...] = DEFAULT_ZONES
    bound: Bound = ""


@dataclass(frozen=True, slots=True)
class Field:
    """Where a term sheet says the same as a provision kind.

    ``path`` and the fields named by ``captures`` and ``bound`` are names joined by dots; ``required`` are the values
    that fields relative to ``path`` must have (None: the field is left out), ``present`` those that must have any.
    """

    path: str
    required: Mapping[str, str | bool | float | None] = field(default_factory=dict)
    present: tuple[str, ...] = ()
    captures: Mapping[str, str] = field(default_factory=dict)
    bound: str = ""


@dataclass(frozen=True, slots=True)
class MatchExample:
    """A text in which the provision must stand, and, where given, whom it binds and what it captures."""

    text: str
    bound: tuple[str, ...] | None = None
    captures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProvisionKind:
    """How one sort of provision is recognised: by patterns, or ``observed``, one of ``OBSERVATIONS``."""

    kind: str
    title: str
    match: tuple[Alternative, ...]
    fields: tuple[Field, ...] = ()
    examples: tuple[MatchExample, ...] = ()
    counterexamples: tuple[str, ...] = ()
    observed: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition over the provisions of an agreement.

    ``operator`` is has, binds-both, binds-one, distinct, count, outweighs, agreement, when, all, any, not or otherwise;
    ``names`` its kinds, captures or names, ``parts`` its sub-conditions, ``least`` the number of ``count`` and
    ``outweighs``, ``times`` the ratio of the latter.
    """

    operator: str
    names: tuple[str, ...] = ()
    parts: tuple[Condition, ...] = ()
    least: int = 0
    times: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a decision table: this status, if this condition holds."""

    status: Status
    condition: Condition


@dataclass(frozen=True, slots=True)
class CheckExample:
    """A text and the status that the check must give it; where given, whom a one-sided term leaves worse off."""

    status: Status
    text: str
    against: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A question with its decision table and everything that is said when it is not settled.

    ``message`` and ``suggest`` are keyed by status. ``decide`` is tried in order; the first case whose condition holds
    gives the status. ``sources`` are tags of the pack's table of sources. Suggested wording belongs after the last
    clause with a provision of one of the kinds ``insert_after``. ``suggest_for`` holds wording for one kind of
    agreement, by kind, then by status. A check that is not ``by_default`` runs only when it is asked for. With ``each``
    every provision that decided the status is a finding of its own. ``against`` says whom a one-sided term leaves worse
    off, by the kind of provision that decided, "" for any kind: those whom it binds, or the others.
    """

    id: str
    name: str
    question: str
    severity: Severity
    decide: tuple[Case, ...]
    message: Mapping[str, str]
    why: str
    suggest: Mapping[str, str]
    sources: tuple[str, ...] = ()
    insert_after: tuple[str, ...] = ()
    examples: tuple[CheckExample, ...] = ()
    suggest_for: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    by_default: bool = True
    each: bool = False
    against: Mapping[str, Side] = field(default_factory=dict)

    def wording(self, status: str, agreement: str = "") -> str:
        """The wording to propose in an agreement of this kind ("" where unknown), with its placeholders.

        Wording for the status goes before that for ``missing``, and of each, wording for the kind before the general.
        """
        of_kind = self.suggest_for.get(agreement, {})
        found = (where.get(which) for which in (status, "missing") for where in (of_kind, self.suggest))
        return next(filter(None, found), "")


@dataclass(frozen=True, slots=True)
class Pack:
    """A rule pack: a folder of YAML files, validated and compiled.

    ``digest`` is the SHA-256 of what it came from; packs with the same name and digest are equal.
    """

    name: str
    title: str = field(compare=False)
    sources: Mapping[str, str] = field(compare=False)
    families: Mapping[str, str] = field(compare=False)
    conditions: Mapping[str, Condition] = field(compare=False)
    agreements: tuple[tuple[str, Condition], ...] = field(compare=False)
    provisions: tuple[ProvisionKind, ...] = field(compare=False)
    checks: tuple[Check, ...] = field(compare=False)
    digest: str = ""
