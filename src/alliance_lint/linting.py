"""The library: lint an agreement, or see what the linter sees in it.

>>> from alliance_lint.linting import lint_file, load_packs
>>> report = lint_file("agreement.docx", load_packs())  # doctest: +SKIP
>>> [finding.message for finding in report.findings]  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from alliance_lint.checking.check import Subject, agreement_kind, check_agreement, runs
from alliance_lint.checking.conditions import asked_kinds
from alliance_lint.checking.inspection import Inspection, inspect_agreement
from alliance_lint.checking.report import DocumentReport
from alliance_lint.language.read import understand
from alliance_lint.matching.finder import Finder
from alliance_lint.packs.load import load_packs
from alliance_lint.packs.model import Check, Pack
from alliance_lint.reading import read, read_bytes
from alliance_lint.reading.document import Document
from alliance_lint.reading.formats import SUFFIXES, TERM_SHEET_FORMATS, readable_suffixes

__all__ = [
    "SUFFIXES",
    "TERM_SHEET_FORMATS",
    "Inspection",
    "inspect_bytes",
    "inspect_file",
    "lint_bytes",
    "lint_file",
    "load_packs",
    "readable_suffixes",
    "selected",
]


def lint_file(
    path: str, packs: Sequence[Pack], *, select: Sequence[str] = (), ignore: Sequence[str] = (), body: bool = False
) -> DocumentReport:
    """Lint the agreement or term sheet at ``path``.

    ``select`` and ``ignore`` hold check ids, names or beginnings of ids; where nothing is selected, the checks run that
    are on by default. With ``body`` the report carries the text and the duties in it, too. Raises ReadingError or
    TermSheetError where the file cannot be read.
    """
    return _lint(read(path), packs, selected(packs, select, ignore), body)


def lint_bytes(
    data: bytes,
    path: str,
    packs: Sequence[Pack],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    body: bool = False,
) -> DocumentReport:
    """Lint ``data`` as if it stood in a file at ``path``, whose suffix tells its format. Raises as ``lint_file``."""
    return _lint(read_bytes(data, path), packs, selected(packs, select, ignore), body)


def inspect_file(path: str, packs: Sequence[Pack]) -> Inspection:
    """What the linter sees in the file at ``path``. Raises as ``lint_file``."""
    return inspect_agreement(_subject(read(path), packs))


def inspect_bytes(data: bytes, path: str, packs: Sequence[Pack]) -> Inspection:
    """What the linter sees in ``data``. Raises as ``lint_file``."""
    return inspect_agreement(_subject(read_bytes(data, path), packs))


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
    subject = _subject(source, packs, _asked(tuple(packs), wanted))
    report = check_agreement(subject, packs, wanted)
    if not body:
        return report
    from alliance_lint.checking.body import body_of

    return replace(report, body=body_of(subject.agreement))


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
