"""What a reader notices about an agreement as a whole, where no single sentence says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observation:
    """Something noticed at characters ``[start, end)`` of the document's text.

    ``details`` are names and words to tell it by, such as ``("target", "Section 7.4")``, in a fixed order.
    """

    start: int
    end: int
    details: tuple[tuple[str, str], ...] = ()
