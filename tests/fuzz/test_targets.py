"""The seeds of the fuzzer are files that are read, and changes to them are read or refused."""

from __future__ import annotations

import random

import pytest

from .targets import TARGETS, try_one

QUICK = sorted(TARGETS.keys() - {"pdf-apart", "any", "doc"})


def changed(data: bytes, size: int) -> bytes:
    """Some bytes other than they were; the same for the same data."""
    chance = random.Random(data)
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if found:
            found[chance.randrange(len(found))] = chance.choice(b"\0 <>[]{}\\\"'&*09az\xff")
    return bytes(found[:size])


@pytest.mark.parametrize("name", QUICK)
def test_the_seeds_are_read(name: str) -> None:
    seeds = TARGETS[name].seeds()
    assert seeds
    assert all(try_one(TARGETS[name], seed) for seed in seeds)


@pytest.mark.parametrize("name", QUICK)
def test_changed_seeds_are_read_or_refused(name: str) -> None:
    target = TARGETS[name]
    data = target.seeds()[0]
    outcomes = set()
    for seed in range(60):
        data = target.mutate(data, 20_000, seed, changed) if seed % 6 else target.seeds()[0]
        outcomes.add(try_one(target, data))
    assert True in outcomes
