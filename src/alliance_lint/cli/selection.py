"""Which checks ``--select`` and ``--ignore`` mean."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from alliance_lint.errors import UsageError
from alliance_lint.packs.model import Check, Pack


def checks_of(packs: Iterable[Pack]) -> tuple[Check, ...]:
    """All checks, in the order of the packs."""
    return tuple(check for pack in packs for check in pack.checks)


def select_checks(packs: Sequence[Pack], option: str, values: Iterable[str]) -> tuple[str, ...]:
    """The ids of the checks that these values name: ids, names or the beginnings of ids, separated by commas.

    ``option`` names the option in messages. Raises UsageError for a value that names no check, with the nearest name.
    """
    checks = checks_of(packs)
    chosen: dict[str, None] = {}
    for value in (term for given in values for term in re.split(r"[,\s]+", given) if term):
        found = _named(checks, value)
        if not found:
            raise UsageError(f"{option}: there is no check '{value}'{suggestion(checks, value)}")
        chosen.update(dict.fromkeys(check.id for check in found))
    return tuple(chosen)


def wanted_checks(
    packs: Sequence[Pack], select: Iterable[str], ignore: Iterable[str], all_checks: bool
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The ids of the checks to run, those that run by default written as none; and of the linter's own among them."""
    from alliance_lint.triage.own_checks import OWN_CHECKS, OWN_PACK

    checks, every = checks_of(packs), [*packs, OWN_PACK]
    by_default = tuple(check.id for check in checks if all_checks or check.by_default)
    own = frozenset(check.id for check in OWN_CHECKS)
    named = select_checks(every, "--select", select)
    chosen = named or (*by_default, *own)
    ignored = select_checks(every, "--ignore", ignore)
    left = tuple(check.id for check in checks if check.id in chosen and check.id not in ignored)
    if named and own.issuperset(named):
        raise UsageError("--select: these checks are about suppressions of others; select the others, too")
    if not left and (select or ignore):
        raise UsageError("no check is left to run; --ignore takes out everything that --select takes in")
    judged = own.intersection(chosen).difference(ignored)
    return (() if left == by_default and not all_checks else left), judged


def find_check(packs: Iterable[Pack], name: str) -> Check:
    """The check with this id or name, in upper or lower case. Raises UsageError where there is none."""
    checks = checks_of(packs)
    for check in checks:
        if name.upper() == check.id.upper() or name.lower() == check.name.lower():
            return check
    raise UsageError(f"there is no check '{name}'{suggestion(checks, name)}")


def suggestion(checks: Iterable[Check], name: str) -> str:
    """``; did you mean 'DIS004'?``, or where to look."""
    known = {word.lower(): word for check in checks for word in (check.id, check.name)}
    near = difflib.get_close_matches(name.lower(), known, n=1)
    return f"; did you mean '{known[near[0]]}'?" if near else "; 'alliance-lint rules list' shows all checks"


def _named(checks: Sequence[Check], value: str) -> list[Check]:
    """A whole id or name wins over the beginning of an id: ``X1`` is not ``X10``."""
    exact = [check for check in checks if value.upper() == check.id.upper() or value.lower() == check.name.lower()]
    return exact or [check for check in checks if check.id.upper().startswith(value.upper())]
