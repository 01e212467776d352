"""The options that say how a run is carried out: by how many processes, what is kept, whether to go on watching."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from alliance_lint.reports.safe import inert_in_actions

if TYPE_CHECKING:
    from alliance_lint.checking.report import DocumentReport
    from alliance_lint.running.cache import Cache
    from alliance_lint.running.task import Outcome

Command = TypeVar("Command", bound=Callable[..., Any])

MOST_JOBS = 256


@dataclass(frozen=True, slots=True)
class Running:
    """How to run: the number of processes (None: as many as are worth while), whether to use the cache, and so on."""

    jobs: int | None = None
    use_cache: bool = True
    statistics: bool = False
    watch: bool = False

    def cache(self) -> Cache | None:
        """The cache to use, or None."""
        from alliance_lint.running.cache import user_cache

        return user_cache() if self.use_cache else None


DEFAULT = Running()


class JobsType(click.ParamType):  # type: ignore[type-arg] # generic from click 8.4 on only
    """The value of ``--jobs``: a number, or ``auto``, which is None."""

    name = "jobs"

    def convert(self, value: object, parameter: click.Parameter | None, context: click.Context | None) -> int | None:
        if isinstance(value, int) or value == "auto":
            return value if isinstance(value, int) else None
        if not str(value).isdecimal() or len(str(value)) > 9 or not 1 <= int(str(value)) <= MOST_JOBS:
            self.fail(
                f"'{value}' is no number of processes; give one from 1 to {MOST_JOBS}, or auto", parameter, context
            )
        return int(str(value))


def running_options(command: Command) -> Command:
    """``--jobs``, ``--no-cache``, ``--statistics`` and ``--watch``, as the parameter ``running``."""

    @click.option(
        "--jobs",
        type=JobsType(),
        metavar="N|auto",
        default="auto",
        show_default=True,
        help="Share the files among so many processes. 'auto': one a processor, where there are files enough.",
    )
    @click.option(
        "--no-cache", is_flag=True, help="Lint every file anew; neither read nor keep what was found in agreements."
    )
    @click.option(
        "--statistics",
        is_flag=True,
        help="After the report, show on standard error how often each check had a finding, and how long it took.",
    )
    @click.option(
        "--watch",
        is_flag=True,
        help="Lint again whenever a file changes, until Ctrl-C. Clears the screen before each report.",
    )
    @functools.wraps(command)
    def with_running(
        *arguments: Any, jobs: int | None, no_cache: bool, statistics: bool, watch: bool, **options: Any
    ) -> Any:
        return command(*arguments, running=Running(jobs, not no_cache, statistics, watch), **options)

    return with_running  # type: ignore[return-value]


class Statistics:
    """Times of a run, gathered while it goes on."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self._outcomes: list[tuple[str, float, bool]] = []

    def add(self, outcome: Outcome) -> None:
        """Note how long a file took."""
        self._outcomes.append((outcome.task.name, outcome.seconds, outcome.cached))

    def show(self, documents: Sequence[DocumentReport]) -> None:
        """Print counts of the findings in ``documents``, and the times, on standard error."""
        from alliance_lint.reports.statistics import Timing, render_statistics

        timings = [Timing(*each) for each in self._outcomes]
        seconds = time.perf_counter() - self._started
        click.echo(inert_in_actions(render_statistics(documents, timings, seconds)), err=True, nl=False)
