"""One agreement as the page shows it: everything that a template needs, counted, sorted and cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from alliance_lint.checking.report import (
    NO_FINDING,
    SEVERITIES,
    CheckResult,
    DocumentReport,
    Finding,
    Location,
    ProvisionReport,
    Severity,
    Status,
)
from alliance_lint.reports.html.duties import Column, columns_of
from alliance_lint.reports.html.marks import MarkedBlock, block_at, marked_text
from alliance_lint.reports.summary import Summary, summarise


@dataclass(frozen=True, slots=True)
class NumberedFinding:
    """A finding with its 1-based number on the page. ``again`` tells that its check had a finding before it."""

    number: int
    finding: Finding
    family: str
    again: bool


@dataclass(frozen=True, slots=True)
class CheckTile:
    """A check in the coverage picture.

    ``target`` is the id of what it leads to, "" where there is nothing to see; ``suppressed`` tells that somebody has
    taken note of all its findings.
    """

    result: CheckResult
    target: str
    suppressed: bool


@dataclass(frozen=True, slots=True)
class Family:
    """The checks of one family, under its title."""

    title: str
    tiles: tuple[CheckTile, ...]


@dataclass(frozen=True, slots=True)
class RecognisedKind:
    """A kind of provision, the first one of it, and how often there is one."""

    kind: str
    first: ProvisionReport
    times: int


@dataclass(frozen=True, slots=True)
class AgreementView:
    """One agreement. ``key`` begins every id on the page that belongs to it."""

    key: str
    document: DocumentReport
    summary: Summary
    findings: tuple[NumberedFinding, ...]
    suppressed: tuple[Finding, ...]
    families: tuple[Family, ...]
    chunks: tuple[tuple[MarkedBlock, ...], ...]
    columns: tuple[Column, ...]
    starts: tuple[int, ...]

    @property
    def title(self) -> str:
        """What to call the agreement."""
        return self.document.title or "Untitled agreement"

    @property
    def statuses(self) -> tuple[tuple[Status, int], ...]:
        """How many checks have each status, without the statuses that none has."""
        return tuple((status, number) for status, number in self.summary.checks.items() if number)

    @property
    def severities(self) -> tuple[tuple[Severity, int], ...]:
        """How many findings have each severity, from the gravest, without those that none has."""
        return tuple((severity, number) for severity, number in self.summary.findings.items() if number)

    @property
    def kinds(self) -> tuple[RecognisedKind, ...]:
        """What was recognised, by kind, in the order in which the kinds are first met."""
        times = Counter(provision.kind for provision in self.document.provisions)
        firsts: dict[str, ProvisionReport] = {}
        for provision in self.document.provisions:
            firsts.setdefault(provision.kind, provision)
        return tuple(RecognisedKind(kind, first, times[kind]) for kind, first in firsts.items())

    def block_of(self, location: Location) -> str:
        """The id of the block in which a place stands; "" where the page does not show the text."""
        return f"{self.key}b{block_at(self.starts, location.start)}" if self.starts else ""


def view(document: DocumentReport, key: str = "") -> AgreementView:
    """What the page shows of this agreement."""
    findings = sorted(document.open_findings, key=lambda finding: SEVERITIES.index(finding.severity))
    suppressed = tuple(finding for finding in document.findings if finding.suppression is not None)
    blocks = document.body.blocks if document.body else ()
    starts = tuple(block.start for block in blocks)
    titles = {check.id: family_title(check) for check in document.checks}
    return AgreementView(
        key,
        document,
        summarise([document]),
        tuple(_numbered(findings, titles)),
        suppressed,
        _families(document, _targets(findings, suppressed, key), key, starts),
        marked_text(blocks, findings, document.provisions),
        columns_of(
            [party.alias or party.name for party in document.parties], document.body.duties if document.body else ()
        ),
        starts,
    )


def family_title(check: CheckResult) -> str:
    """The title of the check's family, or the letters that its id begins with."""
    return check.family or check.id[:3]


def _numbered(findings: Iterable[Finding], titles: dict[str, str]) -> Iterable[NumberedFinding]:
    seen: set[str] = set()
    for number, finding in enumerate(findings, 1):
        yield NumberedFinding(number, finding, titles.get(finding.id, finding.id[:3]), finding.id in seen)
        seen.add(finding.id)


def _targets(findings: Iterable[Finding], suppressed: Iterable[Finding], key: str) -> dict[str, str]:
    """The id of the first finding of each check on the page, of those that are open before those that are not."""
    found: dict[str, str] = {}
    for number, finding in enumerate(findings, 1):
        found.setdefault(finding.id, f"{key}f{number}")
    for number, finding in enumerate(suppressed, 1):
        found.setdefault(finding.id, f"{key}s{number}")
    return found


def _families(
    document: DocumentReport, targets: dict[str, str], key: str, starts: tuple[int, ...]
) -> tuple[Family, ...]:
    is_open = {finding.id for finding in document.open_findings}
    made: dict[str, list[CheckTile]] = {}
    for check in document.checks:
        target = targets.get(check.id, "")
        if not target and check.evidence and starts:
            target = f"{key}b{block_at(starts, check.evidence[0].location.start)}"
        suppressed = check.status not in NO_FINDING and check.id in targets and check.id not in is_open
        made.setdefault(family_title(check), []).append(CheckTile(check, target, suppressed))
    return tuple(Family(title, tuple(tiles)) for title, tiles in made.items())
