"""Which agreements the command line means: files as named, folders searched."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from alliance_lint.cli.gitignore import Ignored, ignored_in
from alliance_lint.errors import UsageError
from alliance_lint.settings.patterns import matches

STANDARD_INPUT = "-"

MOST_STANDARD_INPUT = 100_000_000
"""Bytes: more than any reader takes of a file, so that it says itself that this is too much."""

SKIPPED_FOLDERS = frozenset({"node_modules", "site-packages", "venv", "__pycache__"})
"""Never searched, nor is any folder whose name begins with a dot."""


SKIPPED_FILES = frozenset({"readme", "changelog", "contributing"})
"""Stems of files that speak about a folder; in it they are no agreements."""

SUPPRESSIONS = "suppressions.yaml"
"""Speaks of agreements, and is none."""

_HEAD = 65_536
"""Bytes of a YAML or JSON file that are looked at to tell whether it is a term sheet."""

_OWN_REPORT = b'"urn:alliance-lint:schema:report'
_OWN_PAGE = b'<meta name="generator" content="alliance-lint '


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to lint, in order and each once, and those of the folders that were left out as unreadable."""

    files: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def find_inputs(
    named: Sequence[str], include: Sequence[str] = (), exclude: Sequence[str] = (), *, respect_ignore: bool = True
) -> Inputs:
    """The files that these names stand for: a folder for the agreements in it and below, sorted by path.

    A file named on the command line may have any suffix; of a folder those are taken that have the suffix of an
    agreement. YAML and JSON files are mostly something else, and are taken if they hold a term sheet. What git ignores
    is left out if ``respect_ignore``. ``include`` and ``exclude`` are patterns relative to the folder, as in
    ``settings.patterns``: where there are any to include, only files that match one of them are taken.

    Raises UsageError where the folders hold no agreement at all, or standard input is named twice.
    """
    if named.count(STANDARD_INPUT) > 1:
        raise UsageError("standard input ('-') can be read once only")
    from alliance_lint.reading.formats import readable_suffixes

    readable = readable_suffixes()
    files: dict[str, None] = {}
    left_out: dict[str, None] = {}
    for name in named:
        if name == STANDARD_INPUT or not os.path.isdir(name):
            files[name] = None
            continue
        ignored = ignored_in(os.path.realpath(name)) if respect_ignore else None
        for path in _agreements(name, ignored, include, exclude):
            (files if PurePath(path).suffix.lower() in readable else left_out)[path] = None
    if not files:
        also = f" that can be read ({len(left_out)} cannot: {_suffixes(left_out)})" if left_out else ""
        raise UsageError(
            f"no agreements{also} in {', '.join(named)}; looked for {', '.join(sorted(readable))} files, of which "
            "YAML and JSON only as term sheets, in folders whose names do not begin with a dot"
            f"{_leaving_out(named, include, exclude, respect_ignore)}"
        )
    return Inputs(_each_once(files), tuple(left_out))


def _agreements(folder: str, ignored: Ignored | None, include: Sequence[str], exclude: Sequence[str]) -> Iterator[str]:
    """The files in the folder and below that are agreements, as far as names and a look at data files tell."""
    from alliance_lint.reading.formats import SUFFIXES, TERM_SHEET_FORMATS

    for path in _below(folder, ignored, exclude, SUFFIXES):
        known = SUFFIXES[PurePath(path).suffix.lower()]
        if include and not matches(include, path, folder):
            continue
        if known in TERM_SHEET_FORMATS and not _is_a_term_sheet(path):
            continue
        if known == "html" and _is_own_page(path):
            continue
        yield path


def _leaving_out(named: Sequence[str], include: Sequence[str], exclude: Sequence[str], respect_ignore: bool) -> str:
    if not any(path for folder in named for path in _agreements(folder, None, (), ())):
        return ""
    ways = [
        "--include" if include else "",
        "--exclude" if exclude else "",
        "what git ignores (--no-ignore)" if respect_ignore else "",
    ]
    given = ", ".join(filter(None, ways))
    return f"; left out were files by {given}" if given else ""


def read_standard_input() -> bytes:
    """Everything on standard input, up to MOST_STANDARD_INPUT bytes."""
    if sys.stdin is None:
        raise UsageError("standard input is closed; name a file instead of '-'")
    return sys.stdin.buffer.read(MOST_STANDARD_INPUT)


def left_out_note(left_out: Sequence[str]) -> str:
    """What to tell the user about files that were left out."""
    files = "1 file was" if len(left_out) == 1 else f"{len(left_out)} files were"
    mend = "for old Word files: pip install '.[doc]' in a clone of the linter"
    more = " ..." if len(left_out) > 1 else ""
    return f"note: {files} left out, because {_suffixes(left_out)} cannot be read ({mend}): {left_out[0]}{more}"


def _suffixes(paths: Sequence[str] | dict[str, None]) -> str:
    return ", ".join(sorted({PurePath(path).suffix.lower() for path in paths}))


def _below(folder: str, known: Ignored | None, exclude: Sequence[str], suffixes: Collection[str]) -> Iterator[str]:
    """The files with these suffixes in the folder and below, in the same order on every machine."""
    real = os.path.realpath(folder)
    ignored = {folder: known}
    for parent, folders, names in os.walk(folder):
        here = ignored.pop(parent, None)
        place = os.path.join(real, os.path.relpath(parent, folder)) if parent != folder else real
        kept = []
        for name in sorted(folders):
            path = os.path.join(parent, name)
            if name.startswith(".") or name in SKIPPED_FOLDERS or (exclude and matches(exclude, path, folder)):
                continue
            if here is not None:
                if here.ignores(os.path.join(place, name), is_folder=True):
                    continue
                ignored[path] = here.inside(os.path.join(place, name))
            kept.append(name)
        folders[:] = kept
        for name in sorted(names):
            if PurePath(name).suffix.lower() not in suffixes or _is_skipped(name):
                continue
            if here is not None and here.ignores(os.path.join(place, name), is_folder=False):
                continue
            path = os.path.join(parent, name)
            if not (exclude and matches(exclude, path, folder)) and os.path.isfile(path):
                yield path


def _is_skipped(name: str) -> bool:
    # "~$" begins the lock file that Word lays beside a document it has open.
    return name.startswith((".", "~$")) or PurePath(name).stem.lower() in SKIPPED_FILES or name == SUPPRESSIONS


def _is_a_term_sheet(path: str) -> bool:
    """True if the file seems to be one."""
    from alliance_lint.reading.formats import names_parties

    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        # Read as an agreement, it gets the error message that says why it cannot be opened.
        return True
    return _OWN_REPORT not in head and names_parties(head)


def _is_own_page(path: str) -> bool:
    """True for a report of ours, which quotes agreements and is none."""
    try:
        with open(path, "rb") as file:
            return _OWN_PAGE in file.read(_HEAD)
    except OSError:
        return False


def _each_once(paths: dict[str, None]) -> tuple[str, ...]:
    """Without the second of two names for the same place (``a.txt`` and ``./a.txt``)."""
    places: dict[str, str] = {}
    for path in paths:
        places.setdefault(path if path == STANDARD_INPUT else os.path.normpath(path), path)
    return tuple(places.values())
