"""What a comment may say to the linter, and what a file of suppressions may say in its stead.

    ignore ID[, ID ...] [until YYYY-MM-DD]: REASON
    ignore-file ID[, ID ...] [until YYYY-MM-DD]: REASON

An ID is the id or the name of one check, in upper or lower case. Beginnings of ids are not taken: what suppresses more
than its author thought of is worse than what suppresses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_lint.packs.model import Check
from alliance_lint.triage.own_checks import OWN_CHECKS

SCOPES: Final = ("ignore", "ignore-file")
FORM: Final = "write 'ignore ID: reason' or 'ignore ID until YYYY-MM-DD: reason'"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class GrammarError(ValueError):
    """What is wrong with a suppression, and what to do, without its place."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a comment orders: the ids of the checks to suppress, why, and the last day on which it holds.

    ``whole_file`` says that it is about all findings of these checks in the file, wherever they stand.
    """

    checks: tuple[str, ...]
    reason: str
    until: date | None = None
    whole_file: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The checks that a suppression can name: their ids, by id and by name, both in lower case."""

    ids: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, checks: Iterable[Check]) -> Known:
        """Those of the rule packs in use. The linter's own are known, too, and refused by name."""
        return cls({word.lower(): check.id for check in (*checks, *OWN_CHECKS) for word in (check.id, check.name)})

    def id_of(self, name: str) -> str:
        """The id of the check that this id or name means. Raises GrammarError where it means none."""
        found = self.ids.get(name.lower())
        if found is None:
            from difflib import get_close_matches

            near = get_close_matches(name.lower(), self.ids, n=1)
            as_written = self.ids[near[0]] if near and self.ids[near[0]].lower() == near[0] else "".join(near)
            meant = f"did you mean '{as_written}'?" if near else "'alliance-lint rules list' shows all checks"
            raise GrammarError(f"there is no check '{name}', so nothing is suppressed here; {meant}")
        if found in {check.id for check in OWN_CHECKS}:
            raise GrammarError(f"{found} cannot be suppressed; mend or delete the suppression that it speaks of")
        return found


def read_order(text: str, known: Known) -> Order:
    """What ``text``, a comment without its ``alliance-lint:``, orders.

    Raises GrammarError where it orders nothing, names no check or one that is not known, or gives no reason.
    """
    head, _, reason = text.partition(":")
    scope, *words = head.replace(",", " ").split() or [""]
    if scope.lower() not in SCOPES:
        from difflib import get_close_matches

        near = get_close_matches(scope.lower(), SCOPES, n=1)
        meant = f"did you mean '{near[0]}'?" if near else FORM
        raise GrammarError(f"'{scope}' is nothing that a comment can say to the linter; {meant}")
    lower = [word.lower() for word in words]
    until = None
    if "until" in lower:
        at = lower.index("until")
        words, after = words[:at], words[at + 1 :]
        if len(after) != 1:
            raise GrammarError("one date stands after 'until'; write it as YYYY-MM-DD, and then ': reason'")
        until = read_date(after[0])
    if not words:
        raise GrammarError(f"this names no check; {FORM}")
    return Order(
        tuple(dict.fromkeys(known.id_of(word) for word in words)),
        given_reason(reason, ", ".join(words)),
        until,
        scope.lower() == "ignore-file",
    )


def read_date(text: str) -> date:
    """The day that ``text`` (ISO 8601, YYYY-MM-DD) names. Raises GrammarError where it names none."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise GrammarError(f"'{text}' is no date; write it as YYYY-MM-DD")


def given_reason(text: str, checks: str) -> str:
    """The reason, on one line. Raises GrammarError where there is none."""
    reason = " ".join(text.split())
    if not any(map(str.isalnum, reason)):
        raise GrammarError(f"the suppression of {checks} gives no reason; write it after a colon: 'ignore ID: reason'")
    return reason
