"""Several processes give the outcomes of one, in the same order, and a process that is lost is one file that failed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from alliance_lint.running import run as running
from alliance_lint.running.cache import Cache
from alliance_lint.running.run import run, worth_while
from alliance_lint.running.task import Task
from alliance_lint.running.workers import work
from tests.cli.conftest import WITH_FORUM, WITHOUT_FORUM


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    made = []
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_text((WITH_FORUM, WITHOUT_FORUM)[number % 2] + f"3. Number. This is agreement {number}.\n", "utf-8")
        made.append(Task(str(path), path.name))
    return made


def test_the_outcomes_are_those_of_one_process_and_in_order(tasks: list[Task], tmp_path: Path) -> None:
    gone = Task(str(tmp_path / "gone.txt"), "gone.txt")
    given = [tasks[0], gone, *tasks[1:], Task("-", "-", data=WITH_FORUM.encode())]
    alone, shared = list(run(given)), list(run(given, jobs=2))
    assert [(each.task, each.document) for each in shared] == [(each.task, each.document) for each in alone]
    assert [str(each.error) for each in shared] == [str(each.error) for each in alone]


def test_what_processes_find_is_kept(tasks: list[Task], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "results")
    first = list(run(tasks, cache=cache, jobs=2))
    second = list(run(tasks, cache=cache, jobs=2))
    assert all(outcome.cached for outcome in second)
    assert [each.document for each in second] == [each.document for each in first]


def test_a_process_that_is_lost_is_one_file_that_failed(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "alliance_lint.running.workers._START",
        "import os, pickle, sys; sys.path[:] = sys.argv[2:]\n"
        "from alliance_lint.running import worker\n"
        "attempt = worker.attempt\n"
        "worker.attempt = lambda task, *rest: os._exit(3) if task.name == '2.txt' else attempt(task, *rest)\n"
        "worker.main()",
    )
    outcomes = list(work(tasks, None, 2))
    assert [outcome.task for outcome in outcomes] == tasks
    assert [outcome.task.name for outcome in outcomes if outcome.document is None] == ["2.txt"]
    assert "the process that linted this file ended by itself (status 3)" in str(outcomes[2].error)


def test_nobody_waits_for_processes_whose_answers_are_not_wanted(
    tasks: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "alliance_lint.running.workers._START",
        "import sys, time; sys.path[:] = sys.argv[2:]\n"
        "from alliance_lint.running import worker\n"
        "attempt = worker.attempt\n"
        "worker.attempt = lambda task, *rest: time.sleep(60) if task.name == '1.txt' else attempt(task, *rest)\n"
        "worker.main()",
    )
    started = time.monotonic()
    outcomes = work(tasks, None, 2)
    assert next(outcomes).document is not None
    outcomes.close()
    assert time.monotonic() - started < 30


def test_few_files_are_not_worth_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "processors", lambda: 4)
    assert [worth_while(files) for files in (0, 1, 23, 24, 1000)] == [1, 1, 1, 2, 4]


def test_a_run_that_finds_everything_in_the_cache_imports_no_stage(tasks: list[Task], tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from alliance_lint.running.run import run; "
        "from alliance_lint.running.cache import Cache; from alliance_lint.running.task import Task; "
        "done = list(run([Task(p, p) for p in sys.argv[2:]], cache=Cache(Path(sys.argv[1])))); "
        "print(*[each.cached for each in done]); print(*sys.modules)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "results"), *(task.path for task in tasks)]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in "12")
    assert first.startswith("False")
    flags, modules = second.splitlines()
    assert set(flags.split()) == {"True"}
    stages = {"alliance_lint.language.read", "alliance_lint.matching", "alliance_lint.linting", "ahocorasick", "lxml"}
    assert not set(modules.split()) & stages
