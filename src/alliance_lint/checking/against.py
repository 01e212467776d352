"""Whom a one-sided term leaves worse off."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_lint.language.agreement import Party
from alliance_lint.matching.provision import Provision
from alliance_lint.packs.model import Check


def worse_off(check: Check, by: Iterable[Provision], parties: tuple[Party, ...]) -> tuple[str, ...]:
    """The short names of the parties that the provisions ``by``, which decided that a term is one-sided, are against.

    None where that cannot be told: where the pack does not say, where it is not known whom the provisions bind, and
    where some are against one side and some against the other.
    """
    every = frozenset(party.index for party in parties)
    found: set[int] = set()
    for provision in by:
        side = check.against.get(provision.kind) or check.against.get("")
        if side is not None and provision.bound:
            found |= provision.bound if side == "bound" else every - provision.bound
    return () if found >= every else tuple(party.short for party in parties if party.index in found)
