"""Which findings are the same as findings of another time: of a baseline, a revision, an earlier draft.

Findings are matched within one agreement. First by fingerprint and count: a fingerprint holds the check, the status and
the words concerned, and no place, so edits elsewhere don't matter, and of three equal findings where two were known one
is new. Then, for a check that has one finding left on either side, by what is said of it: where the status and the
message are the same, somebody has edited the words around the matter and not the matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alliance_lint.checking.report import Finding


@dataclass(frozen=True, slots=True, order=True)
class Remembered:
    """A finding of another time, and how often the agreement had it."""

    check: str
    status: str
    fingerprint: str
    message: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Matched:
    """The indexes of the findings that were known, and what is left of those that were: they are gone."""

    known: frozenset[int]
    gone: tuple[Remembered, ...]


def remember(findings: Iterable[Finding]) -> tuple[Remembered, ...]:
    """These findings for another time, equal ones counted, sorted."""
    counts = Counter((each.id, each.status, each.fingerprint, each.message) for each in findings)
    merged: dict[tuple[str, str, str], Remembered] = {}
    for (check, status, fingerprint, message), count in sorted(counts.items()):
        before = merged.get((check, status, fingerprint))
        # Equal findings can differ in what is filled into their message; the first stands for all of them.
        total, said = (count, message) if before is None else (before.count + count, before.message)
        merged[check, status, fingerprint] = Remembered(check, status, fingerprint, said, total)
    return tuple(merged.values())


def match(findings: Sequence[Finding], past: Iterable[Remembered]) -> Matched:
    """Which of ``findings``, all of one agreement, are among ``past``. Of equal findings the first ones are known."""
    left: dict[str, tuple[Remembered, int]] = {}
    for each in past:
        _, count = left.get(each.fingerprint, (each, 0))
        left[each.fingerprint] = (each, count + each.count)
    known: set[int] = set()
    for at, finding in enumerate(findings):
        same = left.get(finding.fingerprint)
        if same is not None and same[1]:
            left[finding.fingerprint] = (same[0], same[1] - 1)
            known.add(at)
    for at in _reworded(findings, known, left):
        known.add(at)
    gone = (Remembered(p.check, p.status, p.fingerprint, p.message, count) for p, count in left.values() if count)
    return Matched(frozenset(known), tuple(sorted(gone)))


def _reworded(findings: Sequence[Finding], known: set[int], left: dict[str, tuple[Remembered, int]]) -> list[int]:
    """The findings that are known although their words were edited; what they were is taken from ``left``."""
    now: dict[str, list[int]] = {}
    for at, finding in enumerate(findings):
        if at not in known:
            now.setdefault(finding.id, []).append(at)
    before: dict[str, list[Remembered]] = {}
    for each, count in left.values():
        # Whether there is more than one is all that is asked of the count, which a person may have written.
        before.setdefault(each.check, []).extend([each] * min(count, 2))
    found = []
    for check, indexes in now.items():
        past = before.get(check, [])
        if len(indexes) == len(past) == 1:
            finding, each = findings[indexes[0]], past[0]
            if (finding.status, finding.message) == (each.status, each.message):
                found.append(indexes[0])
                left[each.fingerprint] = (each, 0)
    return found
