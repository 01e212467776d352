"""Files as they were at a git revision, and that asking for them starts nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from alliance_lint.errors import RevisionError
from alliance_lint.running.revision import Former, files_at

from .repository import commit, git, needs_git

pytestmark = needs_git

DRAFT = "".join(f"{number}. The parties sell goods of the kind {number}.\n" for number in range(40))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a repository with two drafts, one of them in a folder."""
    (tmp_path / "deals").mkdir()
    (tmp_path / "deal.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "deals" / "word.docx").write_bytes(b"PK\x03\x04\x00\r\n")
    monkeypatch.chdir(tmp_path)
    commit(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_file_that_was_edited_has_its_former_bytes_and_another_is_unchanged() -> None:
    Path("deals/word.docx").write_bytes(b"PK\x03\x04\x01")
    found = files_at("HEAD", ["deal.txt", "deals/word.docx"])
    assert found == {
        "deal.txt": Former("deal.txt", unchanged=True),
        "deals/word.docx": Former("deals/word.docx", unchanged=False, data=b"PK\x03\x04\x00\r\n"),
    }


def test_a_file_that_was_not_there_is_left_out(folder: Path) -> None:
    (folder / "new.txt").write_text("Brand new.\n", encoding="utf-8")
    assert files_at("HEAD", [str(folder / "new.txt")]) == {}
    first = git(folder, "rev-parse", "HEAD")
    commit(folder)
    assert files_at(first, ["new.txt"]) == {}
    assert files_at("HEAD", ["new.txt"])["new.txt"].unchanged


def test_a_file_that_git_has_seen_renamed_and_edited_is_found_under_its_former_name(folder: Path) -> None:
    git(folder, "mv", "deal.txt", "deals/renamed.txt")
    Path("deals/renamed.txt").write_text(DRAFT + "One more.\n", encoding="utf-8")
    git(folder, "add", "--all")
    found = files_at("HEAD", ["deals/renamed.txt"])["deals/renamed.txt"]
    assert (found.path, found.data.decode()) == ("deal.txt", DRAFT)


@pytest.mark.usefixtures("folder")
def test_a_file_that_was_moved_without_git_is_known_by_its_bytes() -> None:
    Path("deal.txt").rename("moved.txt")
    assert files_at("HEAD", ["moved.txt"]) == {"moved.txt": Former("deal.txt", unchanged=True)}


def test_a_name_is_the_same_with_its_accents_apart(folder: Path) -> None:
    (folder / "allian\u00e7a.txt").write_text(DRAFT, encoding="utf-8")
    commit(folder)
    apart = folder / "allianc\u0327a.txt"
    apart.write_text(DRAFT, encoding="utf-8")
    assert files_at("HEAD", [str(apart)])[str(apart)].unchanged


@pytest.mark.usefixtures("folder")
def test_a_copy_is_no_rename() -> None:
    Path("copy.txt").write_text(DRAFT, encoding="utf-8")
    assert files_at("HEAD", ["copy.txt"]) == {}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_names_that_look_like_something_else_are_names(folder: Path) -> None:
    names = [
        "-rf.txt",
        "--output=x.txt",
        ":(top)a.txt",
        "a\nb.txt",
        "HEAD:x.txt",
        '"quoted".txt',
        "ü\t.txt",
        "$(id).txt",
    ]
    for name in names:
        (folder / name).write_text("As it was.\n", encoding="utf-8")
    commit(folder)
    for name in names:
        (folder / name).write_text("As it is.\n", encoding="utf-8")
    found = files_at("HEAD", [str(folder / name) for name in names])
    assert {Path(path).name: each.data for path, each in found.items()} == dict.fromkeys(names, b"As it was.\n")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("revision", ["nowhere", "--help", "-h", "", "HEAD\0", "HEAD:deal.txt", "HEAD~7"])
def test_what_is_no_revision_is_refused(revision: str) -> None:
    with pytest.raises(RevisionError, match=r"--since: .*no revision"):
        files_at(revision, ["deal.txt"])


def test_outside_of_a_repository_there_is_no_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "deal.txt").write_text(DRAFT, encoding="utf-8")
    with pytest.raises(RevisionError, match=r"deal\.txt: --since: this file is in no git repository"):
        files_at("HEAD", [str(tmp_path / "deal.txt")])


@pytest.mark.usefixtures("folder")
def test_without_git_there_is_no_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="needs git"):
        files_at("HEAD", ["deal.txt"])


@pytest.mark.usefixtures("folder")
def test_a_git_in_the_current_folder_is_not_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "git").write_text("#!/bin/sh\ntouch pwned\n", encoding="utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert files_at("HEAD", ["deal.txt"])["deal.txt"].unchanged
    assert not (folder / "pwned").exists()


@pytest.mark.skipif(os.name == "nt", reason="the trap is a shell script")
def test_nothing_that_a_repository_asks_for_is_run(folder: Path) -> None:
    trap = folder / ".git" / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{folder}/pwned'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("post-checkout", "post-index-change", "fsmonitor-watchman", "reference-transaction"):
        hook = folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_bytes(trap.read_bytes())
        hook.chmod(0o755)
    settings = {
        "core.fsmonitor": str(trap),
        "core.pager": str(trap),
        "core.sshCommand": str(trap),
        "diff.external": str(trap),
        "diff.word.textconv": str(trap),
        "diff.word.command": str(trap),
        "filter.word.clean": str(trap),
        "filter.word.smudge": str(trap),
        "filter.word.process": str(trap),
        "filter.word.required": "true",
        "pager.ls-tree": str(trap),
    }
    for name, value in settings.items():
        git(folder, "config", name, value)
    (folder / ".gitattributes").write_text("* diff=word filter=word\n", encoding="utf-8")
    (folder / "deal.txt").write_text(DRAFT + "One more.\n", encoding="utf-8")
    found = files_at("HEAD", ["deal.txt"])["deal.txt"]
    assert found.data.decode() == DRAFT
    assert not (folder / "pwned").exists()
    with contextlib.suppress(subprocess.CalledProcessError):
        git(folder, "diff")
    assert (folder / "pwned").exists(), "the trap is none"


def test_variables_of_a_hook_do_not_lead_elsewhere(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    assert files_at("HEAD", [str(folder / "deal.txt")])[str(folder / "deal.txt")].unchanged


def pointer(data: bytes) -> bytes:
    digest = hashlib.sha256(data).hexdigest()
    return f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(data)}\n".encode()


def test_a_file_that_git_lfs_keeps_is_read_from_there(folder: Path) -> None:
    old, new = b"PK as it was", b"PK as it is"
    digest = hashlib.sha256(old).hexdigest()
    Path("deals/word.docx").write_bytes(pointer(old))
    commit(folder)
    Path("deals/word.docx").write_bytes(old)
    assert files_at("HEAD", ["deals/word.docx"])["deals/word.docx"].unchanged
    Path("deals/word.docx").write_bytes(new)
    with pytest.raises(RevisionError, match="git lfs fetch"):
        files_at("HEAD", ["deals/word.docx"])
    store = folder / ".git" / "lfs" / "objects" / digest[:2] / digest[2:4]
    store.mkdir(parents=True)
    (store / digest).write_bytes(old)
    assert files_at("HEAD", ["deals/word.docx"])["deals/word.docx"].data == old


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_an_agreement_is_the_agreement(folder: Path) -> None:
    (folder / "link.txt").symlink_to("deal.txt")
    commit(folder)
    (folder / "deal.txt").write_text("Another.\n", encoding="utf-8")
    assert files_at("HEAD", ["link.txt"])["link.txt"].data.decode() == DRAFT
