"""Keeps what was found in an agreement, so that a file that has not changed costs next to nothing.

An entry is found by a digest of all that its report depends on: the bytes of the file and its suffix, the rule packs,
the checks that run, this program and the libraries that it reads files with. Entries hold words of the agreement, so
their folder is its owner's alone. Whatever is wrong with the cache costs time, and nothing else.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path, PurePath

from alliance_lint import __version__
from alliance_lint.packs.model import Pack
from alliance_lint.resources import cache_folder, data_folder
from alliance_lint.running.task import Task

LAYOUT = 2
"""Raised whenever entries are written in another way."""

MOST_BYTES = 250_000_000
"""What the entries may take together; beyond it those that were not used for longest are removed."""

_A_DAY = 86_400
_SUFFIX = ".report"
_LIBRARIES = ("lxml-", "markdown_it_py-", "pypdfium2-", "pyyaml-", "jsonschema-", "pcre2-", "spacy-", "msdoc2docx-")


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in the cache: the number of entries, and the bytes that they take."""

    entries: int = 0
    size: int = 0


class Cache:
    """The entries in one folder, which is made when the first is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._private: bool | None = None

    def key(self, data: bytes, task: Task, packs: Sequence[Pack]) -> str:
        """The name of the entry for a file with these bytes, linted as the task says."""
        sha = _base(
            tuple((pack.name, pack.digest) for pack in packs),
            task.settings.select,
            task.settings.changes,
            task.body,
            PurePath(task.name).suffix.lower(),
        ).copy()
        sha.update(data)
        return sha.hexdigest()

    def get(self, key: str) -> bytes | None:
        """The entry, if there is one that can be read. It is a stranger's until ``codec.decode`` has taken it."""
        if not self._is_private():
            return None
        try:
            with open(self._path(key), "rb", opener=_without_waiting) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return None
                if time.time() - os.fstat(file.fileno()).st_mtime > _A_DAY:
                    # So that pruning leaves in place what is still in use.
                    os.utime(file.name)
                return file.read()
        except OSError:
            return None

    def put(self, key: str, entry: bytes) -> None:
        """Keep the entry, if that is possible."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._private = self._private or None  # it may be there only now
            if not self._is_private():
                return
            # Another run may write the same entry: each has a draft of its own, and the last in place is as good.
            draft = self.folder / f"{key}.{os.getpid()}.draft"
            try:
                descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
                with open(descriptor, "wb") as file:
                    file.write(entry)
                os.replace(draft, self._path(key))
            except OSError:
                with suppress(OSError):
                    os.unlink(draft)
                raise

    def prune(self, most: int = MOST_BYTES) -> None:
        """Remove the entries not used for longest, until the others take ``most`` bytes or less."""
        entries = sorted(self._entries(), key=lambda entry: entry[2], reverse=True)
        total = 0
        for path, size, used in entries:
            total += size
            abandoned = path.endswith(".draft") and time.time() - used > _A_DAY
            if total > most or abandoned:
                with suppress(OSError):
                    os.unlink(path)

    def contents(self) -> Contents:
        """How much there is."""
        sizes = [size for path, size, _ in self._entries() if path.endswith(_SUFFIX)]
        return Contents(len(sizes), sum(sizes))

    def clear(self) -> None:
        """Remove every entry. Raises OSError where that cannot be done."""
        for path, _, _ in list(self._entries()):
            os.unlink(path)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _entries(self) -> Iterator[tuple[str, int, float]]:
        """Path, size in bytes and time of last use of each file that is the cache's own."""
        with suppress(OSError), os.scandir(self.folder) as files:
            for file in files:
                if file.name.endswith((_SUFFIX, ".draft")) and file.is_file(follow_symlinks=False):
                    status = file.stat(follow_symlinks=False)
                    yield file.path, status.st_size, status.st_mtime

    def _is_private(self) -> bool:
        """Whether nobody else may write here: what somebody else has put there is not believed."""
        if self._private is None:
            try:
                status = os.lstat(self.folder)
            except OSError:
                return False
            self._private = os.name == "nt" or (
                stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
            )
        return self._private


def _without_waiting(path: str, flags: int) -> int:
    """Opens a pipe at once, which ``open`` would do when somebody writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def user_cache() -> Cache | None:
    """The user's cache, in ALLIANCE_LINT_CACHE or their cache folder; None where they have no home."""
    folder = cache_folder()
    return None if folder is None else Cache(folder / "results")


@lru_cache(maxsize=64)
def _base(
    packs: tuple[tuple[str, str], ...], select: tuple[str, ...], changes: str, body: bool, suffix: str
) -> blake2b:
    values = [LAYOUT, __version__, sys.version, _program(), _libraries(), packs, select, changes, body, suffix]
    return blake2b(json.dumps(values).encode("ascii"), digest_size=20)


@lru_cache(maxsize=1)
def _program() -> list[tuple[str, int, int]]:
    """The program's own files, as they were last changed: who works on it must not see what an older state found."""
    package = Path(__file__).resolve().parents[1]
    found = []
    for top in (package, data_folder("schemas")):
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name not in ("__pycache__", "_data"))
            for name in sorted(name for name in names if name.endswith((".py", ".json"))):
                status = os.stat(os.path.join(folder, name))
                found.append((os.path.relpath(os.path.join(folder, name), top), status.st_size, status.st_mtime_ns))
    return found


@lru_cache(maxsize=1)
def _libraries() -> list[str]:
    """Names and versions of the installed libraries that files are read with, from the names of their folders."""
    found: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):
            names = os.listdir(folder or ".")
            found.update(name for name in names if name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES))
    return sorted(found)
