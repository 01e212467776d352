"""Which checks an argument names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from alliance_lint.errors import UsageError
from alliance_lint.packs.model import Pack
from alliance_lint.settings.checks import checks_of, meant, no_such_check


def find_checks(packs: Iterable[Pack], name: str) -> tuple[Pack, ...]:
    """The packs with only the checks that ``name`` means: an id, a name, or the beginning of ids.

    A pack of which no check is meant is not among them; one whose checks are all of one family bears its title. Raises
    UsageError where there is no such check.
    """
    packs = tuple(packs)
    checks = checks_of(packs)
    wanted = {check.id for check in meant(checks, name)[0]} if name.strip() else set()
    if not wanted:
        raise UsageError(no_such_check(checks, name))
    return tuple(_only(pack, wanted) for pack in packs if any(check.id in wanted for check in pack.checks))


def _only(pack: Pack, wanted: set[str]) -> Pack:
    checks = tuple(check for check in pack.checks if check.id in wanted)
    families = {check.id[:3] for check in checks}
    if len(checks) == 1 or len(families) > 1:
        return replace(pack, checks=checks)
    return replace(pack, checks=checks, title=pack.families.get(families.pop(), pack.title))
