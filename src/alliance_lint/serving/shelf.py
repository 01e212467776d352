"""The last few agreements that were dropped, in memory only: nothing is written to a disk."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass

PLACES = 4
"""Agreements that are kept. Another one takes the place of the oldest."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An agreement as it came, and the page on it."""

    name: str
    data: bytes
    page: bytes


class Shelf:
    """Agreements under tickets that nobody can guess. Several threads can use it at once."""

    def __init__(self, places: int = PLACES) -> None:
        self._places = places
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def ticket(self) -> str:
        """A new ticket, under which nothing is kept yet."""
        return secrets.token_urlsafe(18)

    def keep(self, ticket: str, kept: Kept) -> None:
        """Keep an agreement, and let the oldest go where there is no place left."""
        with self._lock:
            self._kept[ticket] = kept
            while len(self._kept) > self._places:
                self._kept.popitem(last=False)

    def get(self, ticket: str) -> Kept | None:
        """What is kept under a ticket, None where that is nothing or has been let go."""
        with self._lock:
            return self._kept.get(ticket)
