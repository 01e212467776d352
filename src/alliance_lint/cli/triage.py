"""The options that take findings out of the count, and what ``lint`` does with them."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any, TypeVar

import click

from alliance_lint.errors import AllianceLintError, UsageError

if TYPE_CHECKING:
    from alliance_lint.checking.report import DocumentReport
    from alliance_lint.settings.resolve import Resolver

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Suppressing:
    """What the command line says of suppressions: files that hold them, whether any count, and the day it is."""

    files: tuple[str, ...] = ()
    off: bool = False
    today: str | None = None


def suppression_options(command: Command) -> Command:
    """``--suppressions``, ``--no-suppressions`` and ``--today``, as the parameter ``suppressing``."""

    @click.option(
        "--suppressions",
        "suppression_files",
        metavar="FILE",
        multiple=True,
        help="Follow this file of suppressions instead of the files suppressions.yaml found near the agreements. "
        "May be given several times.",
    )
    @click.option(
        "--no-suppressions",
        is_flag=True,
        help="Show every finding: follow no comment in an agreement and no file of suppressions.",
    )
    @click.option(
        "--today",
        metavar="YYYY-MM-DD",
        help="The day by which suppressions expire. Default: SOURCE_DATE_EPOCH if set, else the day it is.",
    )
    @functools.wraps(command)
    def with_suppressing(
        *arguments: Any, suppression_files: tuple[str, ...], no_suppressions: bool, today: str | None, **options: Any
    ) -> Any:
        if suppression_files and no_suppressions:
            raise click.UsageError("--suppressions and --no-suppressions contradict each other; give one of them")
        return command(*arguments, suppressing=Suppressing(suppression_files, no_suppressions, today), **options)

    return with_suppressing  # type: ignore[return-value]


def follow(
    documents: Sequence[DocumentReport], suppressing: Suppressing, resolver: Resolver
) -> tuple[tuple[DocumentReport, ...], tuple[AllianceLintError, ...]]:
    """The documents with suppressions followed, and the mistakes in these. ``resolver`` has the settings of each."""
    if suppressing.off or not documents:
        return tuple(documents), ()
    from alliance_lint.triage.audit import Rules, follow_suppressions
    from alliance_lint.triage.grammar import Known
    from alliance_lint.triage.weigh import weigh_own

    settings = [resolver.settings(document.path) for document in documents]
    packs = dict.fromkeys(pack for each in settings for pack in resolver.packs(each.packs))
    known = Known.of(check for pack in packs for check in pack.checks)
    files = suppressing.files or tuple(dict.fromkeys(path for each in settings for path in each.suppressions))
    followed, mistakes = follow_suppressions(documents, Rules(known, day(suppressing.today), named=files))
    return tuple(map(weigh_own, followed, settings)), mistakes


def day(given: str | None) -> date:
    """The day it is: as given, else by SOURCE_DATE_EPOCH (reproducible-builds.org), else by the system's clock.

    It is asked once, here at the edge, and handed on as a value. Raises UsageError for what is no day.
    """
    if given is not None:
        from alliance_lint.triage.grammar import GrammarError, read_date

        try:
            return read_date(given)
        except GrammarError as error:
            raise UsageError(f"--today: {error}") from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().date()
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        raise UsageError(f"SOURCE_DATE_EPOCH: '{epoch}' is no number of seconds; unset it, or give --today")
    return datetime.fromtimestamp(int(epoch), timezone.utc).date()
