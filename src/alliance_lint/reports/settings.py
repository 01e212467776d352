"""The settings of an agreement and where each was made: what ``config show`` shows, as text and as JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alliance_lint.packs.model import Check, Severity
from alliance_lint.reports.page import Page
from alliance_lint.reports.safe import escape_json, safe_line
from alliance_lint.reports.wording import SEVERITY_WORDS, counted
from alliance_lint.settings.model import Profile, Resolved, Said

KEYS = (
    ("packs", "the built-in ones"),
    ("select", "what is on by default"),
    ("extend-select", ""),
    ("ignore", ""),
    ("severity", ""),
    ("fail-on", "warning"),
    ("for", "nobody"),
    ("changes", "accepted"),
    ("suppressions", "suppressions.yaml near the agreement"),
    ("baseline", "none"),
    ("include", "everything"),
    ("exclude", ""),
    ("format", "text"),
)
"""Keys in the order in which they are shown, and what holds by default, "" where that need not be said."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: the settings of ``path``, and whether a search of its folder takes it.

    ``checks`` are those of the rule packs and the linter's ``own``, which no pack has.
    """

    path: str
    resolved: Resolved
    checks: tuple[Check, ...]
    own: tuple[Check, ...] = ()
    taken: bool = True


def render_settings(shown: Shown, *, width: int = 80, colour: bool = False) -> str:
    """A line for each setting, with the place where it was made."""
    page = Page(width, colour)
    resolved = shown.resolved
    page.line(safe_line(shown.path), "strong")
    files = [safe_line(file) for file in resolved.files]
    if not files:
        page.paragraph("No configuration file holds here.", indent="  ")
    else:
        extended = f", which extends {', '.join(files[1:])}" if files[1:] else ""
        page.paragraph(f"Configuration: {files[0]}{extended}", indent="  ", hanging="    ")
    if not shown.taken:
        page.paragraph("Left out where its folder is linted; see include and exclude.", indent="  ", tone="warning")
    page.blank()
    rows = list(_rows(resolved))
    wide = max((len(value) for _, value, _ in rows), default=0)
    wide = min(wide, page.width - 40)
    for key, value, where in rows:
        page.line(f"  {key:<14} {value:<{wide}}  {page.paint(where, 'faint')}")
    page.blank()
    page.paragraph(_told(shown, resolved.settings.profile), indent="  ", hanging="    ")
    for kind, profile in resolved.settings.kinds:
        page.paragraph(f"Of the kind {safe_line(kind)}: {_told(shown, profile)}", indent="  ", hanging="    ")
    return page.text()


def settings_as_json(shown: Shown) -> str:
    """The same as one JSON object, with the ids of all checks that run."""
    resolved = shown.resolved
    settings = resolved.settings
    return escape_json(
        json.dumps(
            {
                "path": shown.path,
                "taken": shown.taken,
                "files": list(resolved.files),
                "settings": [_said(each) for each in resolved.said],
                "resolved": {
                    "packs": list(settings.packs),
                    **_profile(shown, settings.profile),
                    "kinds": {kind: _profile(shown, profile) for kind, profile in settings.kinds},
                    "fail-on": settings.fail_on,
                    "for": list(settings.ours),
                    "changes": settings.changes,
                    "suppressions": list(settings.suppressions),
                    "baseline": settings.baseline,
                },
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


def running(shown: Shown, profile: Profile) -> tuple[Check, ...]:
    """The checks that count with this profile."""
    settings = shown.resolved.settings
    if profile.checks is not None:
        return tuple(check for check in shown.checks if check.id in profile.checks)
    chosen = {check.id for check in shown.checks if check.by_default}
    if settings.select:
        chosen = set(settings.select).union(check.id for check in shown.own)
    if settings.own is not None:
        chosen -= {check.id for check in shown.own if check.id not in settings.own}
    return tuple(check for check in shown.checks if check.id in chosen)


def _rows(resolved: Resolved) -> Iterator[tuple[str, str, str]]:
    """Key, value and place of each setting; of lists the key stands once."""
    # What others build on comes first, the command line last.
    files = {path: number for number, path in enumerate(reversed(resolved.files))}
    by_key: dict[str, list[Said]] = defaultdict(list)
    for each in sorted(resolved.said, key=lambda said: _place(said, files)):
        by_key[each.key].append(each)
    for key, default in KEYS:
        said = by_key[key]
        everywhere = any(not each.scope.startswith("kind ") for each in said)
        rows = [(key, default, "default")] if default and not everywhere else []
        for each in said:
            scope = f" ({each.scope})" if each.scope else ""
            rows.append((key, safe_line(each.value), safe_line(f"{each.origin}{scope}")))
        for number, (name, value, where) in enumerate(rows):
            yield "" if number else name, value, where


def _place(said: Said, files: Mapping[str, int]) -> tuple[int, int, int]:
    return files.get(said.origin.path, len(files)), said.origin.line, said.origin.column


def _told(shown: Shown, profile: Profile) -> str:
    """How many checks run, and which severities are not those of the packs."""
    checks = running(shown, profile)
    severity = dict(profile.severity)
    changed = [
        f"{safe_line(check.id)} {SEVERITY_WORDS[severity[check.id]]} (otherwise {SEVERITY_WORDS[check.severity]})"
        for check in checks
        if severity.get(check.id, check.severity) != check.severity
    ]
    left_out = _summed(shown.checks, [check for check in shown.checks if check.by_default and check not in checks])
    return (
        f"{len(checks)} of {counted(len(shown.checks), 'check')} run"
        + (f"; left out: {', '.join(left_out)}" if left_out else "")
        + (f"; with another severity: {', '.join(changed)}" if changed else "")
        + "."
    )


def _summed(every: Sequence[Check], chosen: Sequence[Check]) -> list[str]:
    """The ids of ``chosen``, or what they begin with where all that begin so are among them."""
    names: dict[str, None] = {}
    for check in chosen:
        family = [each for each in every if each.by_default and each.id[:3] == check.id[:3]]
        whole = len(family) > 1 and all(each in chosen for each in family)
        names[safe_line(check.id[:3] if whole else check.id)] = None
    return list(names)


def _profile(shown: Shown, profile: Profile) -> dict[str, Any]:
    severity: dict[str, Severity] = dict(profile.severity)
    return {"checks": {check.id: severity.get(check.id, check.severity) for check in running(shown, profile)}}


def _said(said: Said) -> dict[str, Any]:
    at = said.origin
    origin = {"option": at.option} if at.option else {"path": at.path, "line": at.line, "column": at.column}
    return {"key": said.key, "value": said.value, "scope": said.scope, "from": origin}
