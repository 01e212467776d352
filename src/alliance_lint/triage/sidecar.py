"""Files of suppressions: for formats that have no comments, and for whoever wants all of them in one place.

The file is called ``suppressions.yaml``. It is looked for in the folder of each agreement and in the folders above, up
to the top of the git repository, or of the file system where there is none; all that are found hold. Their patterns are
relative to themselves.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from alliance_lint.checking.report import Finding
from alliance_lint.errors import SuppressionError
from alliance_lint.triage.globs import pattern_of, relative
from alliance_lint.triage.grammar import GrammarError, Known, given_reason, read_date
from alliance_lint.triage.validated import mistakes, read_placed

FILE_NAME: Final = "suppressions.yaml"
_DRIVE: Final = re.compile(r"[A-Za-z]:[/\\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file of suppressions: the findings of ``check`` (its id) in the files that match ``file``.

    ``place`` is where the entry stands ("suppressions.yaml:3") and ``folder`` what its pattern is relative to.
    """

    file: str
    check: str
    reason: str
    until: date | None
    clause: str
    fingerprint: str
    place: str
    folder: str

    def is_about(self, seen: str) -> bool:
        """Is the agreement one of its files? ``seen`` is its path as seen from ``folder``."""
        return pattern_of(self.file).matches(seen)

    def covers(self, finding: Finding) -> bool:
        """Is the finding one of those that are meant?"""
        if finding.id != self.check or (self.fingerprint and finding.fingerprint != self.fingerprint):
            return False
        return not self.clause or _lies_in(finding.location.clause, self.clause)

    def holds(self, today: date) -> bool:
        """Is its last day not over?"""
        return self.until is None or today <= self.until

    @property
    def written(self) -> str:
        """The entry on one line."""
        until = "" if self.until is None else f" until {self.until.isoformat()}"
        return f"{self.file}: {self.check}{until}: {self.reason}"


def _lies_in(clause: str, wanted: str) -> bool:
    """Is ``clause``, as reports cite it, the clause with this number or heading, or below it? "12" is not "120"."""
    cited, named = clause.casefold(), wanted.casefold().strip().rstrip(".")
    return cited.startswith(named) and not cited[len(named) : len(named) + 1].isalnum()


class Sidecars:
    """The files of suppressions of a run, each read once. With ``named`` these are all; else they are looked for."""

    def __init__(self, known: Known, named: Sequence[str] = ()) -> None:
        self.errors: list[SuppressionError] = []
        self._known = known
        self._named = tuple(named)
        self._read: dict[str, tuple[Entry, ...]] = {}
        self._above: dict[str, tuple[str, ...]] = {}

    def entries_near(self, path: str) -> Iterator[Entry]:
        """All entries of the files that hold for the agreement at ``path``, those about other files too.

        What cannot be read is noted once in ``errors``, and suppresses nothing.
        """
        for file in self._named or self._found(os.path.dirname(os.path.abspath(path))):
            if file not in self._read:
                entries, errors = read_sidecar(file, self._known, named=bool(self._named))
                self._read[file] = entries
                self.errors += errors
            yield from self._read[file]

    def _found(self, folder: str) -> tuple[str, ...]:
        if folder not in self._above:
            file, parent = os.path.join(folder, FILE_NAME), os.path.dirname(folder)
            own = (relative(file, os.getcwd()),) if os.path.isfile(file) else ()
            is_top = parent == folder or os.path.lexists(os.path.join(folder, ".git"))
            self._above[folder] = own if is_top else own + self._found(parent)
        return self._above[folder]


def read_sidecar(path: str, known: Known, *, named: bool = False) -> tuple[tuple[Entry, ...], list[SuppressionError]]:
    """The entries of the file at ``path`` and what is wrong with others; those suppress nothing.

    Only a file that somebody ``named`` can be about agreements beside or above its own folder: another is not looked
    for near them.
    """
    try:
        placed = read_placed(path, "file of suppressions")
    except SuppressionError as error:
        return (), [error]
    data = placed.data
    if data is None:
        return (), []
    if not isinstance(data, list):
        message = "a file of suppressions is a list; begin each entry with '- file:'"
        return (), [SuppressionError(message, path=path, line=1, column=1)]
    entries: list[Entry] = []
    errors: list[SuppressionError] = []
    folder = os.path.dirname(os.path.abspath(path))
    for index, each in enumerate(data):
        wrong = list(mistakes("suppressions#/items", each, placed, (index,), path))
        if not wrong:
            line, _ = placed.place((index,))
            try:
                entries.append(_entry(each, known, f"{path}:{line}", folder, named=named))
            except _FieldError as error:
                line, column = placed.place((index, error.field))
                wrong = [SuppressionError(str(error), path=path, line=line, column=column)]
        errors += wrong
    return tuple(entries), errors


class _FieldError(ValueError):
    def __init__(self, field: str, error: GrammarError) -> None:
        super().__init__(str(error))
        self.field = field


def _check_inside(pattern: str, *, named: bool) -> None:
    """Raise GrammarError for a pattern that no agreement can match, as it leads out of the folder or is absolute."""
    parts = pattern.split("/")
    if named:
        while parts[:1] == [".."]:
            del parts[0]
    if pattern.startswith(("/", "\\")) or _DRIVE.match(pattern) or ".." in parts:
        raise GrammarError(
            f"'{pattern}' leads out of the folder of this file, so nothing is suppressed here; write the path as seen "
            "from that folder, or move the entry to a file of suppressions above the agreement"
        )


def _entry(each: dict[str, Any], known: Known, place: str, folder: str, *, named: bool) -> Entry:
    field = "file"
    try:
        _check_inside(each[field], named=named)
        field = "check"
        check = known.id_of(each[field])
        field = "reason"
        reason = given_reason(each[field], check)
        field = "until"
        until = read_date(each[field]) if field in each else None
    except GrammarError as error:
        raise _FieldError(field, error) from error
    clause, fingerprint = each.get("clause", ""), each.get("fingerprint", "")
    return Entry(each["file"], check, reason, until, clause, fingerprint, place, folder)
