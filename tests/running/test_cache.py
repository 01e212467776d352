"""The cache gives back what was found as long as nothing has changed, and is never the reason of a failure."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from alliance_lint.linting import load_packs
from alliance_lint.running.cache import Cache, Contents
from alliance_lint.running.run import run
from alliance_lint.running.task import Outcome, Task
from alliance_lint.settings.model import Settings
from tests.cli.conftest import WITH_FORUM, WITHOUT_FORUM

posix = pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache" / "results")


@pytest.fixture
def task(tmp_path: Path) -> Task:
    path = tmp_path / "deal.txt"
    path.write_text(WITH_FORUM, "utf-8")
    return Task(str(path), str(path))


def _run(task: Task, cache: Cache) -> Outcome:
    (outcome,) = run([task], cache=cache)
    return outcome


def test_an_agreement_that_has_not_changed_is_not_linted_again(task: Task, cache: Cache) -> None:
    first, second = _run(task, cache), _run(task, cache)
    assert (first.cached, second.cached) == (False, True)
    assert second.document == first.document


def test_the_same_agreement_elsewhere_is_known_and_goes_by_its_own_name(
    task: Task, cache: Cache, tmp_path: Path
) -> None:
    _run(task, cache)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(Path(task.path).read_bytes())
    outcome = _run(Task(str(copy), str(copy)), cache)
    assert outcome.cached
    assert outcome.document is not None
    assert outcome.document.path == str(copy)


def test_whatever_decides_the_report_decides_the_entry(task: Task, cache: Cache) -> None:
    packs = load_packs()
    data = Path(task.path).read_bytes()
    keys = [
        cache.key(data, task, packs),
        cache.key(data + b" ", task, packs),
        cache.key(data, replace(task, name="deal.md"), packs),
        cache.key(data, replace(task, settings=Settings(select=("DIS004",))), packs),
        cache.key(data, replace(task, body=True), packs),
        cache.key(data, task, load_packs(("drafting",))),
    ]
    assert len(set(keys)) == len(keys)


def test_an_agreement_that_has_changed_is_linted(task: Task, cache: Cache) -> None:
    before = _run(task, cache)
    Path(task.path).write_text(WITHOUT_FORUM, "utf-8")
    after = _run(task, cache)
    assert not after.cached
    assert after.document != before.document


def test_standard_input_and_files_that_cannot_be_read_are_not_kept(task: Task, cache: Cache, tmp_path: Path) -> None:
    _run(replace(task, path="-", name="-", data=WITH_FORUM.encode()), cache)
    assert _run(Task(str(tmp_path / "gone.txt"), "gone.txt"), cache).error is not None
    assert cache.contents() == Contents()


@pytest.mark.parametrize("damage", [b"", b"\0" * 100, b"{}\n"])
def test_a_damaged_entry_costs_time_only(task: Task, cache: Cache, damage: bytes) -> None:
    first = _run(task, cache)
    for entry in cache.folder.iterdir():
        entry.write_bytes(damage)
    again = _run(task, cache)
    assert not again.cached
    assert again.document == first.document
    assert _run(task, cache).cached


def test_a_cache_that_cannot_be_written_costs_time_only(task: Task, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    outcome = _run(task, Cache(tmp_path / "file" / "results"))
    assert outcome.document is not None


@posix
def test_entries_are_for_their_owner_alone(task: Task, cache: Cache) -> None:
    _run(task, cache)
    (entry,) = cache.folder.iterdir()
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600


@posix
def test_what_others_may_have_written_is_not_believed(task: Task, cache: Cache) -> None:
    _run(task, cache)
    cache.folder.chmod(0o777)
    assert not _run(task, Cache(cache.folder)).cached


def test_what_was_not_used_for_longest_goes_first(cache: Cache) -> None:
    for number in range(4):
        cache.put(f"{number}", b"x" * 100)
        os.utime(cache.folder / f"{number}.report", (number, number))
    cache.prune(most=250)
    assert sorted(path.stem for path in cache.folder.iterdir()) == ["2", "3"]
    cache.clear()
    assert cache.contents() == Contents()


def test_an_entry_in_the_place_of_another_costs_time_only(task: Task, cache: Cache, tmp_path: Path) -> None:
    first = _run(task, cache).document
    other = tmp_path / "other.txt"
    other.write_text(WITHOUT_FORUM, "utf-8")
    second = _run(Task(str(other), str(other)), cache).document
    one, two = sorted(cache.folder.glob("*.report"))
    held = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(held)
    assert _run(task, cache).document == first
    assert _run(Task(str(other), str(other)), cache).document == second


@posix
def test_a_pipe_in_the_place_of_an_entry_keeps_nobody_waiting(task: Task, cache: Cache) -> None:
    first = _run(task, cache).document
    (entry,) = cache.folder.glob("*.report")
    entry.unlink()
    os.mkfifo(entry)
    assert _run(task, cache).document == first
