"""What git ignores is known without git: the same files as ``git check-ignore`` says."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from alliance_lint.cli.gitignore import Ignored, ignored_in

PATHS = [
    "a.md",
    "b.md",
    "ab.md",
    "a/a.md",
    "a/b.md",
    "a/b/a.md",
    "a/b/ab",
    "b/a/b/a.md",
    "b/a b.md",
    "b/[a].md",
    "a/#a",
    "a/!b",
    "a/é.md",
    "a/a ",
]
PIECES = [
    "a",
    "b",
    "*",
    "**",
    "/",
    "?",
    "[ab]",
    "[!a]",
    "[^b-c]",
    "[[:alpha:]]",
    ".md",
    "\\",
    "!",
    "#",
    " ",
    "é",
    "[",
    "]",
]
LINES = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), max_size=4)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = Path(os.path.realpath(tmp_path_factory.mktemp("repository")))
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    (folder / "a").mkdir()
    return folder


def said_by_git(folder: Path) -> set[str]:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-C", str(folder), "check-ignore", "--no-index", "-z", "--stdin"],
        input="\0".join(PATHS).encode(),
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return set(done.stdout.decode().split("\0")) - {""}


def said_by_us(folder: Path) -> set[str]:
    return {path for path in PATHS if is_ignored(str(folder), path)}


def is_ignored(folder: str, path: str) -> bool:
    known = ignored_in(folder)
    here = folder
    *folders, name = path.split("/")
    for inner in folders:
        here = os.path.join(here, inner)
        if known is None or known.ignores(here, is_folder=True):
            return True
        known = known.inside(here)
    return known is None or known.ignores(os.path.join(here, name), is_folder=False)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, LINES, LINES)
@example(["*.md", "!a/**/a.md"], ["!b.md", "b/"], ["ab"])
@example(["/a/*", "!/a/b", "a/b/**"], [], ["b/a/"])
@example([], [], ["***/a"])
@example([], [], ["????", "[[:alpha:]].md"])
@example(["**/b/**/a.md", "a**b.md", "\\#a", "\\!b", "a\\ "], ["\\#a"], ["[[]a].md", "[]a]*"])
def test_the_same_files_are_ignored_as_git_ignores(
    repository: Path, top: list[str], nested: list[str], excluded: list[str]
) -> None:
    (repository / ".gitignore").write_text("\n".join(top), "utf-8")
    (repository / "a" / ".gitignore").write_text("\n".join(nested), "utf-8")
    (repository / ".git" / "info" / "exclude").write_text("\n".join(excluded), "utf-8")
    assert said_by_us(repository) == said_by_git(repository)


def test_a_folder_inside_a_repository_follows_the_files_above_it(tmp_path: Path) -> None:
    inner = tmp_path / "contracts" / "drafts"
    inner.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("/contracts/drafts/*.docx\nold/\n")
    known = ignored_in(str(inner))
    assert isinstance(known, Ignored)
    assert known.ignores(str(inner / "a.docx"), is_folder=False)
    assert not known.ignores(str(inner / "a.pdf"), is_folder=False)
    assert known.ignores(str(inner / "old"), is_folder=True)
    (tmp_path / ".git").rmdir()
    known = ignored_in(str(inner))
    assert known is not None
    assert not known.ignores(str(inner / "a.docx"), is_folder=False)


def test_an_ignored_folder_that_is_named_is_meant(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "build").mkdir()
    (tmp_path / ".gitignore").write_text("build\n")
    assert ignored_in(str(tmp_path / "build")) is None


@pytest.mark.parametrize("line", ["*a" * 25 + "b", "*" * 58 + "a", "**/a/" * 25 + "b", "*[a]" * 25 + "b"])
def test_a_line_of_many_stars_ends(tmp_path: Path, line: str) -> None:
    (tmp_path / ".gitignore").write_text(line)
    known = ignored_in(str(tmp_path))
    assert known is not None
    assert not known.ignores(str(tmp_path / ("a" * 51 + "c")), is_folder=False)
    name = "a/" * 25 + "b" if "/" in line else "a" * 51 + line[-1]
    assert known.ignores(str(tmp_path / name), is_folder=False)
