"""A baseline: the findings that were there when the linter was adopted, or that somebody has put off since.

The file has one JSON object a line, sorted, so that two people's changes can be merged line by line. A line of an
agreement says what it is called, which is how it is known again under another name; a line of a finding says which it
is, in numbers for programs and in a message for people.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, get_args

from alliance_lint.checking.report import DocumentReport, Finding, Status, Suppression
from alliance_lint.errors import SuppressionError
from alliance_lint.triage.globs import relative
from alliance_lint.triage.own_checks import OWN_CHECKS
from alliance_lint.triage.remembered import Matched, Remembered, match, remember
from alliance_lint.triage.suppress import checks_run
from alliance_lint.triage.validated import read_text

SCHEMA_ID: Final = "urn:alliance-lint:schema:baseline:1"
FILE_NAME: Final = ".alliance-lint-baseline.jsonl"

_OWN: Final = frozenset(check.id for check in OWN_CHECKS)
_STATUSES: Final = frozenset(get_args(Status))
_MOST: Final = 1_000_000_000
"""Findings that one line may stand for: more than any agreement has, and little enough to count with."""
_TEXTS: Final = ("file", "check", "status", "fingerprint", "message")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a baseline holds of one agreement: what it is called ("" if it has no parties), and its findings."""

    agreement: str
    findings: tuple[Remembered, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """Agreements by their paths, relative to the ``folder`` of the baseline's file, with ``/`` between folders."""

    path: str
    files: Mapping[str, Kept] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The absolute path of the folder in which the file is."""
        return os.path.dirname(os.path.abspath(self.path))

    @property
    def count(self) -> int:
        """The number of findings in it."""
        return sum(each.count for kept in self.files.values() for each in kept.findings)

    def key(self, path: str) -> str:
        """What the agreement at ``path`` is called in it."""
        return relative(os.path.abspath(path), self.folder)


def read_baseline(path: str) -> Baseline:
    """The baseline in the file at ``path``. Raises SuppressionError with line and column for one that is not valid.

    Where merging has left a line twice, the first one too, the larger count holds.
    """
    if not os.path.lexists(path):
        raise SuppressionError(
            "there is no such baseline; make it with 'alliance-lint baseline create', or check the path", path=path
        )
    agreements: dict[str, str] = {}
    findings: dict[str, dict[tuple[str, str], Remembered]] = {}
    for number, line in enumerate(read_text(path, "baseline").splitlines(), start=1):
        if not line.strip():
            continue
        entry = _object(line, path, number)
        if number == 1:
            if entry.get("schema") != SCHEMA_ID:
                raise SuppressionError(f"a baseline begins with the line {_header()}", path=path, line=1, column=1)
        elif entry.get("schema") == SCHEMA_ID:
            continue
        elif isinstance(entry.get("file"), str) and isinstance(entry.get("agreement"), str) and len(entry) == 2:
            agreements[entry["file"]] = entry["agreement"]
        else:
            _require_finding(entry, path, number)
            each = Remembered(*(entry[name] for name in ("check", "status", "fingerprint", "message", "count")))
            here = findings.setdefault(entry["file"], {})
            known = here.get((each.check, each.fingerprint))
            here[each.check, each.fingerprint] = each if known is None or known.count < each.count else known
    names = sorted({*agreements, *findings})
    return Baseline(
        path, {name: Kept(agreements.get(name, ""), tuple(sorted(findings.get(name, {}).values()))) for name in names}
    )


def _object(line: str, path: str, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        column = getattr(error, "colno", 1)
        message = "this line is no JSON object; mend it, or make the baseline anew with 'baseline update'"
        raise SuppressionError(message, path=path, line=number, column=column) from error
    if not isinstance(entry, dict):
        raise SuppressionError("a line of a baseline is a JSON object", path=path, line=number, column=1)
    return entry


def _require_finding(entry: dict[str, Any], path: str, number: int) -> None:
    count = entry.get("count")
    fault = next((name for name in _TEXTS if not isinstance(entry.get(name), str)), "")
    if not fault and entry["status"] not in _STATUSES:
        fault = "status"
    if not fault and (not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= _MOST):
        fault = "count"
    if fault:
        message = f"'{fault}' is missing or not what it should be in this line of the baseline; make it anew"
        raise SuppressionError(message, path=path, line=number, column=1)


def baseline_lines(baseline: Baseline) -> Iterator[str]:
    """The lines of the file, each with its line feed; the same baseline gives the same lines."""
    yield _header() + "\n"
    for name in sorted(baseline.files):
        kept = baseline.files[name]
        yield _line({"file": name, "agreement": kept.agreement})
        for each in sorted(kept.findings):
            yield _line(
                {
                    "file": name,
                    "check": each.check,
                    "status": each.status,
                    "fingerprint": each.fingerprint,
                    "count": each.count,
                    "message": each.message,
                }
            )


def _header() -> str:
    return json.dumps({"schema": SCHEMA_ID})


def _line(entry: Mapping[str, Any]) -> str:
    # Nothing that a terminal could take for a command: only ASCII, but for letters.
    text = json.dumps(entry, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text) + "\n"


@dataclass(frozen=True, slots=True)
class Compared:
    """Documents with the findings of a baseline marked as suppressed, and how many of its findings are gone."""

    documents: tuple[DocumentReport, ...]
    gone: int


def apply_baseline(documents: Sequence[DocumentReport], baseline: Baseline) -> Compared:
    """Mark the findings that the baseline has. An agreement that was renamed is known by its title and parties.

    Of checks that were not run, and of agreements that were not linted, nothing is said to be gone.
    """
    renamed = renames(documents, baseline)
    read = []
    gone = sum(each.count for name in _vanished(baseline, renamed) for each in baseline.files[name].findings)
    for document in documents:
        key = baseline.key(document.path)
        kept = baseline.files.get(renamed.get(key, key))
        matched = _match(document, kept)
        gone += sum(each.count for each in matched.gone)
        said = Suppression("baseline", "", "", baseline.path)
        findings = tuple(
            replace(finding, suppression=said) if at in matched.known else finding
            for at, finding in enumerate(document.findings)
        )
        read.append(replace(document, findings=findings))
    return Compared(tuple(read), gone)


def _match(document: DocumentReport, kept: Kept | None) -> Matched:
    """Which open findings of the document, by their index among all, are in the baseline; and which of it are gone."""
    ran = checks_run(document)
    open_at = [at for at, finding in enumerate(document.findings) if _counts(finding)]
    asked = [each for each in (kept.findings if kept else ()) if each.check in ran]
    matched = match([document.findings[at] for at in open_at], asked)
    return Matched(frozenset(open_at[at] for at in matched.known), matched.gone)


def _counts(finding: Finding) -> bool:
    """Findings about suppressions are never put off."""
    return finding.suppression is None and finding.id not in _OWN


def renames(documents: Iterable[DocumentReport], baseline: Baseline) -> dict[str, str]:
    """The former names of agreements that the baseline does not know by theirs, by their names now.

    An agreement is the same if its title and parties are, no other one that is new or has vanished is called so too,
    and the file with the former name is gone.
    """
    now = {key: agreement_of(each) for each in documents if (key := baseline.key(each.path)) not in baseline.files}
    before = {name: baseline.files[name].agreement for name in _vanished(baseline, {})}
    once = {each for each, count in Counter(now.values()).items() if count == 1 and each}
    once &= {each for each, count in Counter(before.values()).items() if count == 1}
    former = {agreement: name for name, agreement in before.items() if agreement in once}
    return {key: former[agreement] for key, agreement in now.items() if agreement in once}


def _vanished(baseline: Baseline, renamed: Mapping[str, str]) -> list[str]:
    found = frozenset(renamed.values())
    return [
        name
        for name in baseline.files
        if name not in found and not os.path.lexists(os.path.join(baseline.folder, name))
    ]


def agreement_of(document: DocumentReport) -> str:
    """What an agreement is called: its title and its parties; "" without parties, for then others may be called so."""
    if not document.parties:
        return ""
    return f"{document.title}: {', '.join(party.name for party in document.parties)}"


def created(documents: Iterable[DocumentReport], path: str) -> Baseline:
    """A baseline of all open findings of these documents."""
    return updated(Baseline(path), documents)


def updated(baseline: Baseline, documents: Iterable[DocumentReport]) -> Baseline:
    """The baseline with the open findings of these documents as they are now.

    What it holds of other files stays if they are still there, and so do findings of checks that were not run.
    """
    read = tuple(documents)
    files = _others(baseline, read)
    renamed = renames(read, baseline)
    for document in read:
        key = baseline.key(document.path)
        former = baseline.files.get(renamed.get(key, key), Kept(""))
        ran = checks_run(document)
        unasked = [each for each in former.findings if each.check not in ran]
        now = remember(finding for finding in document.findings if _counts(finding))
        files[key] = Kept(agreement_of(document), tuple(sorted((*now, *unasked))))
    return Baseline(baseline.path, files)


def pruned(baseline: Baseline, documents: Iterable[DocumentReport]) -> Baseline:
    """The baseline without findings and files that are gone; nothing is added but new names of old agreements."""
    read = tuple(documents)
    files = _others(baseline, read)
    renamed = renames(read, baseline)
    for document in read:
        key = baseline.key(document.path)
        former = baseline.files.get(renamed.get(key, key))
        if former is None:
            continue
        ran = checks_run(document)
        matched = _match(document, former)
        now = remember(document.findings[at] for at in matched.known)
        unasked = [each for each in former.findings if each.check not in ran]
        files[key] = Kept(agreement_of(document), tuple(sorted((*now, *unasked))))
    return Baseline(baseline.path, files)


def _others(baseline: Baseline, documents: Iterable[DocumentReport]) -> dict[str, Kept]:
    """What the baseline holds of files that are still there and are none of ``documents``."""
    linted = {baseline.key(document.path) for document in documents}
    left_out = {*linted, *_vanished(baseline, {})}
    return {name: kept for name, kept in baseline.files.items() if name not in left_out}
