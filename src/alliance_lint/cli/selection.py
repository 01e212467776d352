"""Which check an argument names."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_lint.errors import UsageError
from alliance_lint.packs.model import Check, Pack
from alliance_lint.settings.checks import checks_of, no_such_check


def find_check(packs: Iterable[Pack], name: str) -> Check:
    """The check with this id or name, in upper or lower case. Raises UsageError where there is none."""
    checks = checks_of(packs)
    for check in checks:
        if name.lower() in (check.id.lower(), check.name.lower()):
            return check
    raise UsageError(no_such_check(checks, name))
