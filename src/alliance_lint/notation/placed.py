"""Values as written in a file by a person, and where each of them stands, so that an error can point at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Route = tuple[str | int, ...]
"""The way to a value: ``("disputes", "forum")``, ``("parties", 0, "name")``."""

Span = tuple[int, int]
"""Characters of the text, half open."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is refused, and what to call such a file in the message."""

    what: str
    depth: int = 40
    values: int = 200_000
    aliases: bool = True

    @property
    def too_deep(self) -> str:
        return f"fields are nested more than {self.depth} deep; no {self.what} needs that"

    @property
    def too_many(self) -> str:
        return f"the file has more than {self.values:,} values; no {self.what} needs that"


class NotationError(ValueError):
    """A text that is not written as it should be: what is wrong, and at which character (0-based)."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Placed:
    """What a text says: ``data`` is made of dict, list, str, int, float, bool and None (None, too, where it is blank).

    ``spans`` leads from the route of each value to its characters: of a field, the key and its value; of an entry of a
    list, the value.
    """

    text: str = field(repr=False)
    data: Any
    spans: dict[Route, Span] = field(repr=False)

    def place(self, route: Route) -> tuple[int, int]:
        """The 1-based line and column of the value that ``route`` leads to, or of the nearest value above it."""
        while route and route not in self.spans:
            route = route[:-1]
        return line_and_column(self.text, self.spans.get(route, (0, 0))[0])


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column of the character ``offset``."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def twice(key: str, first_line: int) -> str:
    """What to say of a field that a mapping has two times."""
    return f'the field "{key[:60]}" stands here for the second time (first in line {first_line}); keep one of them'
