"""What the linter says: the values that every report format shows.

A sequence is a tuple, or something equal to it whose items are made when they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from alliance_lint.packs.model import Severity as Severity
from alliance_lint.packs.model import Status as Status

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the lightest."""

DutyKind = Literal["must", "must_not", "may", "states"]
"""Bound to act, bound not to act, free to act or not to, and what a party grants, warrants or owns with these words."""

NO_FINDING: frozenset[Status] = frozenset({"satisfied", "not_applicable"})


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the user's file.

    ``start`` and ``end`` are characters of the extracted text (half open); ``line``, ``column``, ``end_line``,
    ``end_column``, ``page`` and ``paragraph`` are 1-based (``end_column`` is the column after the last character);
    ``clause`` is how people cite the clause ("7.2(a) Termination"), "" before the first.
    """

    clause: str
    paragraph: int
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the agreement that decided a status, on one line."""

    quote: str
    location: Location


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check's answer on one agreement. ``family`` is the title of its group, ``pack`` the name of its rule pack."""

    id: str
    name: str
    status: Status
    severity: Severity
    evidence: Sequence[Evidence] = ()
    question: str = ""
    family: str = ""
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is no longer counted.

    ``by`` is what says so: a comment in the agreement, a file of suppressions, a baseline, or an earlier revision that
    had the finding already. ``until`` is the last day
    on which it holds (ISO 8601), "" for ever; ``place`` is where it stands ("agreement.md:12").
    """

    by: Literal["comment", "file", "baseline", "revision"]
    reason: str
    until: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Insertion:
    """Where wording belongs: after the clause with this index (of ``Agreement.clauses``) and all that is below it.

    ``related`` is False where no clause speaks of the matter and this one is merely the last of the operative part.
    ``at`` is the character of the words in it that are the nearest, for clauses that are mere runs of paragraphs.
    """

    clause: int
    related: bool
    at: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that is neither satisfied nor inapplicable.

    ``quote`` holds the words concerned, or "" where something is missing altogether; then ``location`` is the nearest
    related clause, or the end of the operative part, and ``looked_for`` says what was searched for in vain.
    ``suggestion`` is wording to propose, ``insert`` where to put it in words ("after 12.1 Governing Law"), and
    ``insertion`` the same place for programs: None where the wording is no addition, but takes the place of the words
    quoted, or tells people what to do there.
    ``fingerprint`` identifies the finding across edits elsewhere: it holds no line number. ``against`` are the short
    names of the parties that a one-sided term leaves worse off, where that can be told. A finding with a
    ``suppression`` stays in the report, and counts for nothing else.
    """

    id: str
    name: str
    status: Status
    severity: Severity
    message: str
    question: str
    why: str
    suggestion: str
    insert: str
    looked_for: str
    quote: str
    location: Location
    fingerprint: str
    against: tuple[str, ...] = ()
    suppression: Suppression | None = None
    insertion: Insertion | None = None


@dataclass(frozen=True, slots=True)
class PartyReport:
    """A party as reported: full name, the alias it is called by, and its role noun ("" where unknown).

    ``ours`` says that the settings name it as one of our own companies.
    """

    name: str
    alias: str
    role: str
    ours: bool = False

    @property
    def short(self) -> str:
        """The name that findings call the party by."""
        return self.alias or self.name


@dataclass(frozen=True, slots=True)
class ProvisionReport:
    """A provision as reported: whom it binds by short name, and its named captures."""

    kind: str
    quote: str
    location: Location
    bound: tuple[str, ...]
    captures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NoticeReport:
    """Something about the file that is no finding. ``location`` is None where it concerns the whole file."""

    message: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class DirectiveReport:
    """A comment in the file that speaks to the linter, without its ``alliance-lint:``.

    ``location`` has the line and column of the comment. It is about the characters ``[start, end)`` of the extracted
    text: the paragraph that it stands in or directly before, and where that begins a clause, the whole clause.
    """

    text: str
    location: Location
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph-like piece of the agreement's text, which begins at character ``start`` of the extracted text.

    ``label`` is the automatic number shown before it, ``kind`` that of the reader's block ("heading", "item" ...),
    ``level`` the 1-based level of a heading, ``depth`` the 0-based nesting of anything else, ``page`` 1-based.
    """

    start: int
    text: str
    label: str = ""
    kind: str = "paragraph"
    level: int | None = None
    depth: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DutyReport:
    """Who must, may or must not do what. ``who`` holds short names of parties, ``action`` the words with their verb."""

    who: tuple[str, ...]
    kind: DutyKind
    action: str
    location: Location


@dataclass(frozen=True, slots=True)
class Body:
    """The agreement's text, and the duties that it puts on the parties, in the order of the text."""

    blocks: tuple[TextBlock, ...]
    duties: tuple[DutyReport, ...]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Everything said about one agreement. ``kind`` is the kind of agreement ("reseller"), "" where unknown.

    ``body`` is there only where it was asked for: a report that does not show the text need not carry it. ``fail_on``
    is the severity of the lightest finding that makes the run fail.
    """

    path: str
    format: str
    title: str
    kind: str
    parties: tuple[PartyReport, ...]
    checks: tuple[CheckResult, ...]
    findings: tuple[Finding, ...]
    provisions: Sequence[ProvisionReport]
    notices: tuple[NoticeReport, ...]
    body: Body | None = None
    directives: tuple[DirectiveReport, ...] = ()
    fail_on: Severity = "warning"

    @property
    def failing(self) -> tuple[Severity, ...]:
        """The severities of findings that make the run fail."""
        return SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has suppressed."""
        return tuple(finding for finding in self.findings if finding.suppression is None)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why (one line, without the path)."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run: one entry for each agreement read, one failure for each that could not be."""

    documents: tuple[DocumentReport, ...]
    failures: tuple[Failure, ...] = ()
