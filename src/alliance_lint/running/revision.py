"""Reads files as they were at a git revision, without letting git do anything else.

Git is asked for names and bytes only (``rev-parse``, ``ls-tree``, ``diff-index --cached``, ``cat-file``): commands that
run no hook, no filter, no diff driver and no pager. Options take away what a repository's own configuration could still
start, and nothing is fetched. No path is ever handed to git; the bytes of the work tree are read and hashed here.
Directories that git calls unsafe (``safe.directory``) are refused, as git does.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from alliance_lint.errors import RevisionError

_INERT: Final = (
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
)
_ENVIRONMENT: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# A hook's git points its children at one repository by these; the agreement says itself which one it is in.
_REPOSITORY_VARIABLES: Final = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_NAMESPACE",
        "GIT_PREFIX",
    }
)
_SECONDS: Final = 120
_LFS_POINTER: Final = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\n"
)
_HASHES: Final = {40: hashlib.sha1, 64: hashlib.sha256}


@dataclass(frozen=True, slots=True)
class Former:
    """A file as it was: ``path`` is its name then, relative to the top of the repository, and ``data`` its bytes.

    Where the file has the same bytes still, it is ``unchanged`` and its bytes are not read.
    """

    path: str
    unchanged: bool
    data: bytes = field(default=b"", repr=False)


def files_at(revision: str, paths: Sequence[str]) -> Mapping[str, Former]:
    """What the files at ``paths`` were at ``revision``, by these paths; a file that was not there then is left out.

    A file that has been renamed since is found under its former name: git says so of those whose new name is in its
    index, and of others it is seen by their bytes. Raises RevisionError where there is no git, no repository, or no
    such revision in it.
    """
    if not revision or revision.startswith("-") or "\0" in revision:
        raise RevisionError(f"--since: '{revision}' is no revision; name a commit, a branch or a tag")
    git = _Git(_find_git())
    found: dict[str, Former] = {}
    places: dict[str, dict[str, str]] = {}
    tops: dict[str, str] = {}
    for path in paths:
        real = os.path.realpath(path)
        folder = os.path.dirname(real)
        if folder not in tops:
            tops[folder] = git.top(folder, path)
        places.setdefault(tops[folder], {})[path] = PurePath(os.path.relpath(real, tops[folder])).as_posix()
    for top, names in places.items():
        found.update(_in_repository(git, top, revision, names))
    return found


def _in_repository(git: _Git, top: str, revision: str, names: Mapping[str, str]) -> dict[str, Former]:
    commit = git.commit(top, revision)
    tree = git.tree(top, commit)
    # macOS gives names with their accents apart, git keeps them together.
    names = {path: name if name in tree else unicodedata.normalize("NFC", name) for path, name in names.items()}
    renamed: Mapping[str, str] = {}
    gone: Mapping[str, str] = {}
    if any(name not in tree for name in names.values()):
        renamed = git.renames(top, commit)
        # Files that have gone since, by their bytes: a file moved without git is one of them under another name.
        gone = {blob: name for name, blob in tree.items() if not os.path.lexists(os.path.join(top, name))}
    found: dict[str, Former] = {}
    wanted: dict[str, tuple[str, str]] = {}
    for path, name in names.items():
        blob = _blob(path, len(commit))
        former = name if name in tree else renamed.get(name) or gone.get(blob, "")
        if former not in tree:
            continue
        if tree[former] == blob:
            found[path] = Former(former, unchanged=True)
        else:
            wanted[path] = former, tree[former]
    blobs = git.contents(top, [blob for _, blob in wanted.values()])
    for path, (former, blob) in wanted.items():
        data = blobs[blob]
        if (stored := _LFS_POINTER.match(data)) is None:
            found[path] = Former(former, unchanged=False, data=data)
        else:
            found[path] = _from_lfs(git.common_folder(top), path, former, stored[1].decode("ascii"))
    return found


def _from_lfs(folder: str, path: str, former: str, digest: str) -> Former:
    """A file whose bytes Git LFS keeps, by their SHA-256 (https://github.com/git-lfs/git-lfs, docs/spec.md)."""
    if hashlib.sha256(_bytes(path)).hexdigest() == digest:
        return Former(former, unchanged=True)
    try:
        with open(os.path.join(folder, "lfs", "objects", digest[:2], digest[2:4], digest), "rb") as file:
            return Former(former, unchanged=False, data=file.read())
    except OSError as error:
        message = "--since: Git LFS keeps this file, and what it was then is not here; run 'git lfs fetch --all'"
        raise RevisionError(message, path=path) from error


def _blob(path: str, length: int) -> str:
    """The name that git gives to the file's bytes."""
    data = _bytes(path)
    return _HASHES[length](b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _bytes(path: str) -> bytes:
    """The bytes of the file; none where they cannot be read, which the reader of the agreement says better."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _find_git() -> str:
    """The git of the user's PATH, and never one that lies in the current folder."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        file = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(file) and os.access(file, os.X_OK):
            return file
    raise RevisionError("--since needs git, and there is none on the PATH; install it")


class _Git:
    """Asks one git executable. Every method raises RevisionError where git cannot answer."""

    def __init__(self, executable: str) -> None:
        self._executable = executable
        kept = {name: value for name, value in os.environ.items() if name not in _REPOSITORY_VARIABLES}
        self._environment = {**kept, **_ENVIRONMENT}

    def top(self, folder: str, path: str) -> str:
        """The top of the work tree that ``folder`` is in; ``path`` is the file that it is asked for."""
        status, out, said = self._run(folder, "rev-parse", "--show-toplevel")
        if status:
            if b"dubious ownership" in said:
                raise RevisionError(
                    "--since: git does not trust this repository, which another user owns; see 'git help config', "
                    "safe.directory",
                    path=path,
                )
            raise RevisionError("--since: this file is in no git repository; leave --since out", path=path)
        return os.path.realpath(os.fsdecode(out.removesuffix(b"\n")))

    def common_folder(self, top: str) -> str:
        """The folder that all work trees of the repository share (".git")."""
        out = self._ask(top, "rev-parse", "--git-common-dir")
        return os.path.join(top, os.fsdecode(out.removesuffix(b"\n")))

    def commit(self, top: str, revision: str) -> str:
        """The commit that ``revision`` names."""
        status, out, _ = self._run(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        commit = out.decode("ascii", "replace").strip()
        if status or len(commit) not in _HASHES:
            shallow = " (the clone may be too shallow: 'git fetch --unshallow')" if _is_shallow(top) else ""
            raise RevisionError(f"--since: there is no revision '{revision}' in {top}{shallow}; 'git log' lists them")
        return commit

    def tree(self, top: str, commit: str) -> dict[str, str]:
        """The files of a commit by their names, each with the name of its bytes; symbolic links are none."""
        found = {}
        for entry in self._ask(top, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            about, tab, name = entry.partition(b"\t")
            mode, _, rest = about.partition(b" ")
            if tab and mode.startswith(b"100"):
                found[os.fsdecode(name)] = rest.rpartition(b" ")[2].decode("ascii")
        return found

    def renames(self, top: str, commit: str) -> dict[str, str]:
        """The former names of files that git sees as renamed between the commit and its index."""
        options = ("--cached", "-z", "-M", "--diff-filter=R", "--name-status", "--no-ext-diff", "--no-textconv")
        parts = self._ask(top, "diff-index", *options, commit, "--").split(b"\0")
        return {os.fsdecode(new): os.fsdecode(old) for old, new in zip(parts[1::3], parts[2::3], strict=False)}

    def contents(self, top: str, blobs: Iterable[str]) -> dict[str, bytes]:
        """The bytes of these blobs, by their names."""
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return {}
        out = self._ask(top, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode("ascii"))
        found = {}
        at = 0
        for blob in wanted:
            line = out.find(b"\n", at)
            header = out[at:line].split(b" ")
            if len(header) != 3 or header[1] != b"blob":
                raise RevisionError(f"--since: git does not have the file {blob} of that revision; fetch it first")
            size = int(header[2])
            found[blob] = out[line + 1 : line + 1 + size]
            at = line + 1 + size + 1
        return found

    def _ask(self, folder: str, *arguments: str, given: bytes = b"") -> bytes:
        status, out, said = self._run(folder, *arguments, given=given)
        if status:
            lines = said.decode("utf-8", "replace").strip().splitlines() or ["it says nothing"]
            raise RevisionError(f"--since: git cannot read {folder} ({lines[0]}); mend the repository")
        return out

    def _run(self, folder: str, *arguments: str, given: bytes = b"") -> tuple[int, bytes, bytes]:
        command = [self._executable, *_INERT, *arguments]
        try:
            ended = subprocess.run(
                command,
                cwd=folder,
                env=self._environment,
                input=given,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            reason = getattr(error, "strerror", None) or "it did not answer in time"
            raise RevisionError(f"--since: git cannot be asked in {folder} ({reason})") from error
        return ended.returncode, ended.stdout, ended.stderr


def _is_shallow(top: str) -> bool:
    return os.path.isfile(os.path.join(top, ".git", "shallow"))
