"""The library: lint an agreement, or see what the linter sees in it.

>>> from alliance_lint.linting import lint_file, load_packs
>>> report = lint_file("agreement.docx", load_packs())  # doctest: +SKIP
>>> [finding.message for finding in report.findings]  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from alliance_lint.checking.check import Subject, agreement_kind, check_agreement, runs
from alliance_lint.checking.conditions import asked_kinds
from alliance_lint.checking.inspection import Inspection, inspect_agreement
from alliance_lint.checking.report import DocumentReport, Finding
from alliance_lint.errors import ReviewError
from alliance_lint.language.agreement import Agreement
from alliance_lint.language.read import understand
from alliance_lint.matching.finder import Finder
from alliance_lint.packs.load import load_packs
from alliance_lint.packs.model import Check, Pack
from alliance_lint.reading import read, read_bytes
from alliance_lint.reading.document import Changes, Document
from alliance_lint.reading.formats import SUFFIXES, TERM_SHEET_FORMATS, readable_suffixes
from alliance_lint.reading.limits import FILE_BYTES
from alliance_lint.reading.reader import file_bytes, format_of
from alliance_lint.redline.values import Reviewed, ReviewOptions

__all__ = [
    "FILE_BYTES",
    "REVIEWABLE",
    "SUFFIXES",
    "TERM_SHEET_FORMATS",
    "Changes",
    "Inspection",
    "ReviewOptions",
    "Reviewed",
    "insert_wording",
    "inspect_bytes",
    "inspect_file",
    "lint_bytes",
    "lint_file",
    "load_packs",
    "readable_suffixes",
    "review_bytes",
    "review_file",
    "selected",
    "text_diff",
]

Triage = Callable[[DocumentReport], DocumentReport]

REVIEWABLE = frozenset({"docx", "markdown", "text"})
"""The formats of which there can be a reviewed copy."""

_PLAIN_REVIEW = ReviewOptions()
_NO_REVIEW = (
    "no reviewed copy can be made of this kind of file ({kind}), only of Word files, Markdown and plain text; "
    "save the agreement as .docx and review that"
)


def lint_file(
    path: str,
    packs: Sequence[Pack],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    body: bool = False,
    changes: Changes = "accepted",
) -> DocumentReport:
    """Lint the agreement or term sheet at ``path``.

    ``select`` and ``ignore`` hold check ids, names or beginnings of ids; where nothing is selected, the checks run that
    are on by default. With ``body`` the report carries the text and the duties in it, too. ``changes`` says whether
    tracked changes are read as accepted, or the text as it was before them. Raises ReadingError or TermSheetError where
    the file cannot be read.
    """
    return _lint(read(path, changes=changes), packs, selected(packs, select, ignore), body)


def lint_bytes(
    data: bytes,
    path: str,
    packs: Sequence[Pack],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    body: bool = False,
    changes: Changes = "accepted",
) -> DocumentReport:
    """Lint ``data`` as if it stood in a file at ``path``, whose suffix tells its format. Raises as ``lint_file``."""
    return _lint(read_bytes(data, path, changes=changes), packs, selected(packs, select, ignore), body)


def inspect_file(path: str, packs: Sequence[Pack], *, changes: Changes = "accepted") -> Inspection:
    """What the linter sees in the file at ``path``. Raises as ``lint_file``."""
    return inspect_agreement(_subject(read(path, changes=changes), packs))


def inspect_bytes(data: bytes, path: str, packs: Sequence[Pack], *, changes: Changes = "accepted") -> Inspection:
    """What the linter sees in ``data``. Raises as ``lint_file``."""
    return inspect_agreement(_subject(read_bytes(data, path, changes=changes), packs))


def selected(packs: Sequence[Pack], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str] | None:
    """The ids of the checks that are to run, or None for those that run by default."""
    if not select and not ignore:
        return None
    checks = [check for pack in packs for check in pack.checks]
    chosen = {
        check.id for check in checks if (any(_meant(check, name) for name in select) if select else check.by_default)
    }
    return frozenset(chosen - {check.id for check in checks if any(_meant(check, name) for name in ignore)})


def _meant(check: Check, name: str) -> bool:
    return check.name == name or check.id.startswith(name.upper())


def _lint(source: object, packs: Sequence[Pack], wanted: frozenset[str] | None, body: bool) -> DocumentReport:
    agreement, report = _checked(source, packs, wanted)
    if agreement.document.format in TERM_SHEET_FORMATS:
        report = _with_fields(report)
    if not body:
        return report
    from alliance_lint.checking.body import body_of

    return replace(report, body=body_of(agreement))


def _checked(source: object, packs: Sequence[Pack], wanted: frozenset[str] | None) -> tuple[Agreement, DocumentReport]:
    subject = _subject(source, packs, _asked(tuple(packs), wanted))
    return subject.agreement, check_agreement(subject, packs, wanted)


def _prose(data: bytes, path: str) -> Document:
    document = read_bytes(data, path)
    assert isinstance(document, Document)
    return document


def _with_fields(report: DocumentReport) -> DocumentReport:
    """The report on a term sheet: what is missing there is a field, and where wording belongs is one, too."""
    from alliance_lint.reading.term_sheet_schema import field_of_check

    findings = []
    for finding in report.findings:
        field = ".".join(field_of_check(finding.id) or ())
        if field:
            looked_for = "" if finding.quote else f"the field {field}"
            finding = replace(finding, insert=f"for the field {field}", looked_for=looked_for)
        findings.append(finding)
    return replace(report, findings=tuple(findings))


def review_file(
    path: str,
    packs: Sequence[Pack],
    options: ReviewOptions = _PLAIN_REVIEW,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    triage: Triage | None = None,
) -> Reviewed:
    """As ``review_bytes``, of the file at ``path``, which is not changed."""
    return review_bytes(file_bytes(path), path, packs, options, select=select, ignore=ignore, triage=triage)


def review_bytes(
    data: bytes,
    path: str,
    packs: Sequence[Pack],
    options: ReviewOptions = _PLAIN_REVIEW,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    triage: Triage | None = None,
) -> Reviewed:
    """Lint ``data`` as ``lint_bytes`` does, and mark it up: comments at the findings, proposed wording inserted.

    ``triage`` is done to the report before anything is marked; findings that it suppresses are not marked.
    Takes Word files, Markdown and plain text. Raises ReadingError where they cannot be read, and ReviewError where they
    must not be written into (protected, signed, Strict) or are of another format.
    """
    kind = format_of(data, path)
    if kind not in REVIEWABLE:
        read_bytes(data, path)  # what cannot be read at all is refused for that reason
        raise ReviewError(_NO_REVIEW.format(kind=kind), path=path)
    wanted = selected(packs, select, ignore)
    if kind == "docx":
        from alliance_lint.reading.docx import open_docx
        from alliance_lint.redline.word import review_word

        file = open_docx(data, path)
        agreement, report = _checked(file.document, packs, wanted)
        return review_word(data, file, agreement, triage(report) if triage else report, options)
    from alliance_lint.redline.plain import review_text

    document = _prose(data, path)
    agreement, report = _checked(document, packs, wanted)
    return review_text(data, document, agreement, triage(report) if triage else report, options)


def insert_wording(data: bytes, path: str, packs: Sequence[Pack], finding: Finding) -> bytes:
    """The Markdown or plain text ``data`` with the wording of one of its findings inserted where it belongs.

    ``data`` as it is where the finding is there no longer, or its wording is no mere addition. Raises as ``lint_file``.
    """
    from alliance_lint.redline import plain

    document = _prose(data, path)
    agreement, report = _checked(document, packs, frozenset({finding.id}))
    same = [each for each in report.findings if each.fingerprint == finding.fingerprint][:1]
    return plain.insert_wording(data, document, agreement, replace(report, findings=tuple(same)))


def text_diff(before: bytes, after: bytes, path: str, target: str) -> str:
    """What a reviewed text differs in from the original, as a unified diff: ``path`` and ``target`` name them."""
    from alliance_lint.redline import diff

    return diff.text_diff(before, after, path, target)


@lru_cache(maxsize=8)
def _asked(packs: tuple[Pack, ...], wanted: frozenset[str] | None) -> frozenset[str]:
    """The kinds of provision that the checks with the ids ``wanted`` ask about (None: those that run by default)."""
    asked = (asked_kinds(c, pack.conditions) for pack in packs for c in pack.checks if runs(c, wanted))
    return frozenset[str]().union(*asked)


def _subject(source: object, packs: Sequence[Pack], asked: frozenset[str] | None = None) -> Subject:
    if isinstance(source, Document):
        agreement = understand(source)
        provisions = _finder(tuple(packs)).find(agreement, asked)
        return Subject(agreement, provisions, agreement_kind(provisions, packs))
    from alliance_lint.language.term_sheet import understand_term_sheet
    from alliance_lint.matching.term_sheet import term_sheet_provisions
    from alliance_lint.reading.term_sheet import TermSheet

    assert isinstance(source, TermSheet)
    agreement = understand_term_sheet(source)
    provisions = term_sheet_provisions(source, agreement, [kind for pack in packs for kind in pack.provisions])
    stated = source.data.get("agreement")
    kind = str(stated.get("kind", "")) if isinstance(stated, dict) else ""
    return Subject(agreement, provisions, kind or agreement_kind(provisions, packs))


@lru_cache(maxsize=4)
def _finder(packs: tuple[Pack, ...]) -> Finder:
    return Finder(kind for pack in packs for kind in pack.provisions)
