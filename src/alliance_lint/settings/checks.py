"""Which checks a word means: an id, a name, the beginning of ids, a severity, or all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from alliance_lint.errors import quoted
from alliance_lint.packs.model import Check, Pack
from alliance_lint.settings.schema import nearest

EVERY = "all"
LIST_THEM = "; 'alliance-lint rules list' shows all checks"

_SEVERITIES = ("error", "warning", "info")


def checks_of(packs: Iterable[Pack]) -> tuple[Check, ...]:
    """All checks, in the order of the packs."""
    return tuple(check for pack in packs for check in pack.checks)


def terms(value: str) -> list[str]:
    """The words in ``DIS004, payment-basis``."""
    return [term for term in re.split(r"[,\s]+", value) if term]


def meant(checks: Sequence[Check], word: str) -> tuple[tuple[Check, ...], int]:
    """The checks that ``word`` means, none where there is no such check, and how exactly it says so.

    A whole id or name wins over the beginning of an id: ``X1`` is not ``X10``. A severity means the checks to which
    their pack gives it. The more exact of two words that mean the same check has the higher number.
    """
    lower = word.lower()
    exact = tuple(check for check in checks if lower in (check.id.lower(), check.name.lower()))
    if exact:
        return exact, 1000
    if lower == EVERY:
        return tuple(checks), 0
    if lower in _SEVERITIES:
        return tuple(check for check in checks if check.severity == lower), 0
    return tuple(check for check in checks if check.id.lower().startswith(lower)), len(word)


def no_such_check(checks: Iterable[Check], word: str) -> str:
    """What to say of a word that means no check: ``there is no check 'DIS04'; did you mean 'DIS004'?``"""
    known = {each.lower(): each for check in checks for each in (check.id, check.name)}
    near = nearest(word, known)
    for lower, each in known.items():
        near = near.replace(f"'{lower}'", f"'{each}'")
    return f"there is no check {quoted(word)}{near or LIST_THEM}"
