"""A rule pack as values: provision kinds, checks and the conditions that tie them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["satisfied", "partial", "missing", "one_sided", "conflict", "not_applicable"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what must be said of it: a status for a check, or match / no match for a provision kind."""

    text: str
    status: str = ""
    match: bool = True
    bound: tuple[str, ...] | None = None
    captures: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a decision table: this status, if this condition holds."""

    status: Status
    condition: Any


@dataclass(frozen=True, slots=True)
class Insert:
    """Where suggested wording belongs: after the last clause with a provision of one of these kinds."""

    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A question with its decision table and everything that is said when it is not settled.

    ``message`` and ``suggest`` are keyed by status. ``decide`` is tried in order; the first case whose condition holds
    gives the status. ``sources`` are tags of the pack's table of sources.
    """

    id: str
    name: str
    question: str
    severity: Severity
    sources: tuple[str, ...]
    decide: tuple[Case, ...]
    message: Mapping[str, str]
    why: str
    suggest: Mapping[str, str]
    insert: Insert
    examples: tuple[Example, ...] = ()
    looks_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionKind:
    """How one sort of provision is recognised (see ``docs/rule-packs.md``)."""

    kind: str
    title: str
    spec: Mapping[str, Any]
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A rule pack: a folder of YAML files, validated and compiled."""

    name: str
    title: str
    sources: Mapping[str, str]
    conditions: Mapping[str, Any]
    agreements: tuple[tuple[str, Any], ...]
    provisions: tuple[ProvisionKind, ...]
    checks: tuple[Check, ...]
    digest: str = ""
    """SHA-256 of the sources, for caches."""
