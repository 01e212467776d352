"""The options about how a run is carried out, and the commands about what it keeps."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_lint.cli.watch import state

from .conftest import WITH_FORUM, Run


@pytest.fixture(autouse=True)
def _empty_cache(
    _own_cache: None, new_cache: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIANCE_LINT_CACHE", str(new_cache(tmp_path / ".cache")))


@pytest.mark.usefixtures("folder")
def test_a_second_run_prints_the_same_from_the_cache(run: Run) -> None:
    first = run("--pack", "house", "--statistics", "with.txt", "without.txt")
    second = run("--pack", "house", "--statistics", "with.txt", "without.txt")
    assert second.stdout == first.stdout
    assert "unchanged" not in first.stderr
    assert "2 files, 2 of them unchanged and taken from the cache" in second.stderr
    assert "HSE001 house-forum (error)" in second.stderr


@pytest.mark.usefixtures("folder")
def test_the_cache_can_be_looked_at_emptied_and_left_out(run: Run, tmp_path: Path) -> None:
    run("--no-cache", "with.txt")
    shown = run("cache", "show").stdout
    assert shown == f"{tmp_path / '.cache' / 'results'}\n0 reports, 0.0 MB\n"
    run("with.txt")
    assert "1 report, 0.0 MB" in run("cache", "show").stdout
    assert run("cache", "clear").stdout == "1 report removed\n"
    assert "0 reports" in run("cache", "show").stdout
    assert run("cache", "clear").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_the_number_of_processes_does_not_show_in_the_report(run: Run) -> None:
    one = run("--no-cache", "--jobs", "1", "--format", "json", "with.txt", "without.txt")
    two = run("--no-cache", "--jobs", "2", "--format", "json", "with.txt", "without.txt")
    assert (one.exit_code, one.stdout) == (two.exit_code, two.stdout)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("value", ["0", "many", "-1", "1000"])
def test_a_number_of_processes_that_makes_no_sense_is_refused(run: Run, value: str) -> None:
    result = run("--jobs", value, "with.txt")
    assert result.exit_code == 2
    assert "give one from 1 to 256, or auto" in result.stderr


def test_standard_input_cannot_be_watched(run: Run) -> None:
    result = run("--watch", "-", stdin=WITH_FORUM)
    assert result.exit_code == 2
    assert "--watch: standard input ('-') cannot be watched" in result.stderr


def test_a_change_is_seen(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    file = tmp_path / "below" / "a.txt"
    before = state([str(tmp_path)])
    file.write_text("a", "utf-8")
    with_file = state([str(tmp_path)])
    assert with_file != before
    os.utime(file, (1, 1))
    assert state([str(tmp_path)]) != with_file
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "b.txt").write_text("b", "utf-8")
    assert len(state([str(tmp_path), "gone.txt"])) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_watching_goes_on_until_it_is_interrupted(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with open(out, "wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "alliance_lint", "--watch", "--format", "concise", "with.txt"],
            cwd=folder,
            stdout=file,
            stderr=file,
        )
        try:
            _wait(lambda: b"watching" in out.read_bytes())
            (folder / "with.txt").write_text("no agreement at all, changed", "utf-8")
            _wait(lambda: out.read_bytes().count(b"watching") == 2)
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
        finally:
            process.kill()
            process.wait()


def _wait(done: object) -> None:
    assert callable(done)
    for _ in range(600):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")
