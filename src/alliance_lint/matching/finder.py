"""Finds the provisions of an agreement, those that patterns match and those that are observed of the whole."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_lint.language.agreement import Agreement
from alliance_lint.matching.provision import Provisions
from alliance_lint.matching.scanner import Scanner
from alliance_lint.packs.model import ProvisionKind


class Finder:
    """Finds provisions of the given kinds. Made once for a run; of what it has read, it remembers single words only."""

    def __init__(self, kinds: Iterable[ProvisionKind]) -> None:
        every = tuple(kinds)
        self._scanner = Scanner(kind for kind in every if kind.match)
        self._observed = tuple((kind.kind, kind.observed) for kind in every if kind.observed)

    def find(self, agreement: Agreement, asked: frozenset[str] | None = None) -> Provisions:
        """All provisions in ``agreement``, in the order of the text.

        Kinds that are observed are looked for only where they are among ``asked`` (None: all), since nobody else can
        want them.
        """
        found = self._scanner.find(agreement)
        observed = [(kind, name) for kind, name in self._observed if asked is None or kind in asked]
        if not observed:
            return found
        from alliance_lint.matching.observations import observe

        both = (*found.all, *observe(agreement, observed))
        return Provisions(tuple(sorted(both, key=lambda each: (each.start, each.end, each.kind))))
