"""What an agreement says, found: a provision of some kind, with its place, its captures and whom it binds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Capture:
    """Words that a pattern named: ``place`` in "the courts of Delaware". Offsets are characters of the document."""

    name: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Provision:
    """One place where the agreement says something of a known kind.

    ``start`` and ``end`` delimit the deciding words (characters of the document's text), ``quote`` is the sentence
    around them on one line. ``bound`` holds the 0-based indexes of the parties whom it binds, ``clause`` the index of
    its clause.
    """

    kind: str
    start: int
    end: int
    quote: str
    clause: int
    captures: tuple[Capture, ...] = ()
    bound: frozenset[int] = frozenset()

    def capture(self, name: str) -> str:
        """The words captured under ``name``, or "" where there are none."""
        return next((capture.text for capture in self.captures if capture.name == name), "")


@dataclass(frozen=True, slots=True)
class Provisions:
    """All provisions of one agreement, in the order of the text, and by kind."""

    all: tuple[Provision, ...]
    _by_kind: Mapping[str, tuple[Provision, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_kind: dict[str, list[Provision]] = {}
        for provision in self.all:
            by_kind.setdefault(provision.kind, []).append(provision)
        object.__setattr__(self, "_by_kind", {kind: tuple(found) for kind, found in by_kind.items()})

    def of(self, kinds: Iterable[str]) -> tuple[Provision, ...]:
        """The provisions of any of these kinds, in the order of the text."""
        lists = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
        if len(lists) < 2:
            return lists[0] if lists else ()  # of one kind they are in order already
        found = [provision for each in lists for provision in each]
        return tuple(sorted(found, key=lambda provision: (provision.start, provision.end, provision.kind)))
