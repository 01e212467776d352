"""Runs a command in a process of its own, and says how long it took and how much memory it needed at most."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""getrusage(2) counts the resident set in bytes on macOS and in kilobytes elsewhere."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall-clock seconds, seconds of processor time, and the peak of its resident memory in bytes.

    Linux counts the memory of this process into the peak of its child, so no peak is below some 16 MB.
    """

    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Command:
    """What to run, with which environment; ``before`` makes ready what the command must find, outside the clock."""

    arguments: Sequence[str]
    environment: Mapping[str, str]
    before: Callable[[], None] = lambda: None


def run(command: Command) -> Run:
    """Runs the command once with its output discarded. Raises SystemExit where it fails."""
    command.before()
    started = time.perf_counter()
    process = subprocess.Popen(
        command.arguments, env=dict(command.environment), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        shown = " ".join(command.arguments)
        sys.exit(f"benchmark: exit status {process.returncode}: {shown}\n{complaint.decode(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT)


def interleave(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Run]]:
    """Runs all commands in turn, ``rounds`` times, so that a busy moment of the machine falls on all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for command in commands.values():
        run(command)  # Once without the clock: the files come into the page cache.
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
    return runs


def median_wall(runs: Sequence[Run]) -> float:
    """Seconds."""
    return statistics.median(one.wall for one in runs)


def ratio(runs: Sequence[Run], floor: Sequence[Run]) -> float:
    """The median, over the rounds, of each round's time divided by the floor's time in the same round."""
    return statistics.median(one.wall / other.wall for one, other in zip(runs, floor, strict=True))
