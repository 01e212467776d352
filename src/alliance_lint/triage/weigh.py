"""Applies the settings of an agreement to what was found in it: what counts for its kind, how gravely, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from alliance_lint.checking.report import CheckResult, DocumentReport, Finding, Severity
from alliance_lint.settings.model import Settings
from alliance_lint.triage.own_checks import OWN_CHECKS
from alliance_lint.triage.side import take_side

Item = TypeVar("Item", CheckResult, Finding)


def weigh(document: DocumentReport, settings: Settings) -> DocumentReport:
    """``document`` with the checks that count for its kind of agreement, at the severities that the settings give them.

    More checks may have been run than count, for the kind is known only afterwards. Then our side is taken, if the
    settings name our companies.
    """
    profile = settings.profile_of(document.kind)
    severity = dict(profile.severity)
    counts = None if profile.checks is None else frozenset(profile.checks)
    counted = replace(
        document,
        fail_on=settings.fail_on,
        checks=tuple(_at(check, severity) for check in document.checks if counts is None or check.id in counts),
        findings=tuple(
            _at(finding, severity) for finding in document.findings if counts is None or finding.id in counts
        ),
    )
    return take_side(counted, settings.ours)


def weigh_own(document: DocumentReport, settings: Settings) -> DocumentReport:
    """``document`` with those of the linter's own checks that are to run, at the severities of the settings.

    They are about suppressions, and so are made after everything else has been weighed.
    """
    severity = dict(settings.profile_of(document.kind).severity)
    every = frozenset(check.id for check in OWN_CHECKS)
    own = every if settings.own is None else frozenset(settings.own)
    silent = every - own
    return replace(
        document,
        checks=tuple(
            _at(check, severity) if check.id in own else check for check in document.checks if check.id not in silent
        ),
        findings=tuple(
            _at(finding, severity) if finding.id in own else finding
            for finding in document.findings
            if finding.id not in silent
        ),
    )


def _at(item: Item, severity: Mapping[str, Severity]) -> Item:
    """The check or finding at the severity that the settings give it; itself where they agree with its pack."""
    wanted = severity.get(item.id, item.severity)
    return item if wanted == item.severity else replace(item, severity=wanted)
