"""Shares agreements among processes of our own, each of which takes one after the other.

A process can end while it lints: a library crashes, the system runs out of memory and kills it. That agreement has
failed then, and another process takes its place. A pool of ``concurrent.futures`` would give up all still to come.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from alliance_lint.errors import AllianceLintError
from alliance_lint.running import codec
from alliance_lint.running.cache import Cache
from alliance_lint.running.task import Outcome, Task

# Started like this, and not by multiprocessing, a process needs nothing of the script that started the run. Ctrl-C ends
# it at once, without a word. The search path is ours: nothing of the current folder is imported.
_START = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "module = sys.argv[1]; sys.path[:] = sys.argv[2:]; __import__(module, fromlist=['main']).main()"
)


def work(tasks: Sequence[Task], cache: Cache | None, processes: int) -> Iterator[Outcome]:
    """The outcome of each task, in their order, from so many processes."""
    team = _Team(cache)
    pool = ThreadPoolExecutor(processes, "worker")
    try:
        yield from pool.map(team.outcome, tasks)
    finally:
        # Also where whoever asked wants no more, or the user has interrupted: nobody waits for a process at work.
        pool.shutdown(wait=False, cancel_futures=True)
        team.dismiss()


class _Team:
    """A worker process for each thread that asks."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._own = threading.local()
        self._all: list[subprocess.Popen[bytes]] = []
        self._changing = threading.Lock()
        self._dismissed = False

    def outcome(self, task: Task) -> Outcome:
        """Have the task done by this thread's process."""
        try:
            process = self._process()
        except OSError as fault:
            reason = fault.strerror or str(fault)
            return Outcome(task, error=AllianceLintError(f"no process can be started ({reason}); use --jobs 1"))
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(task, process.stdin)
            process.stdin.flush()
            report, error, seconds = pickle.load(process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            return Outcome(task, error=self._lost(process))
        document = None if report is None else codec.decode(report, task.name)
        return Outcome(task, document, error, seconds=seconds)

    def dismiss(self) -> None:
        """End all processes, whatever they are doing."""
        with self._changing:
            self._dismissed = True
            for process in self._all:
                process.kill()
        for process in self._all:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    # What was still to be sent to it is not wanted any more.
                    with suppress(OSError):
                        pipe.close()

    def _process(self) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None:
            with self._changing:
                if self._dismissed:
                    raise OSError("the run has ended")
                process = self._own.process = subprocess.Popen(
                    [sys.executable, "-c", _START, "alliance_lint.running.worker", *filter(None, sys.path)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
                self._all.append(process)
            assert process.stdin is not None
            pickle.dump(self._cache, process.stdin)
        return process

    def _lost(self, process: subprocess.Popen[bytes]) -> AllianceLintError:
        """What to say of the agreement during which the process ended; the next one gets another process."""
        process.kill()
        status = process.wait()
        self._own.process = None
        how = f"signal {-status}" if status < 0 else f"status {status}"
        return AllianceLintError(
            f"the process that linted this file ended by itself ({how}); lint it alone with --jobs 1, and report it"
        )
