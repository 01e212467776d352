"""What the linter sees in an agreement, before any check is asked: the value that ``inspect`` shows."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_lint.checking.check import Subject
from alliance_lint.language.agreement import Agreement, Definition, Obligation
from alliance_lint.language.definitions import find_definitions
from alliance_lint.language.obligations import find_obligations
from alliance_lint.matching.provision import Provisions


@dataclass(frozen=True, slots=True)
class Inspection:
    """Parties and clauses (in ``agreement``), defined terms, duties and provisions; ``kind`` is "" where unknown."""

    agreement: Agreement
    definitions: tuple[Definition, ...]
    obligations: tuple[Obligation, ...]
    provisions: Provisions
    kind: str


def inspect_agreement(subject: Subject) -> Inspection:
    """Everything that the stages before the checks make of an agreement."""
    agreement = subject.agreement
    return Inspection(
        agreement, find_definitions(agreement), tuple(find_obligations(agreement)), subject.provisions, subject.kind
    )
