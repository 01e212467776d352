"""Lints again whenever something changes, until the user ends it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable

import click

from alliance_lint.cli.errors import show_error, show_note
from alliance_lint.errors import AllianceLintError

SECONDS = 0.5
"""Between two looks. To ask for the times of some hundred files takes milliseconds, and works on network drives."""

CLEAR = "\x1b[2J\x1b[3J\x1b[H"
"""ECMA-48: erase the screen, what has scrolled out of it, and go to its top."""

State = dict[str, tuple[int, int]]


def watch(lint: Callable[[], object], paths: Collection[str]) -> int:
    """Call ``lint``, and again after each change at or below ``paths``, to which ``lint`` may add.

    Returns the exit status after Ctrl-C.
    """
    try:
        while True:
            before = state(paths)
            if sys.stdout.isatty():
                click.echo(CLEAR, nl=False)
            try:
                lint()
            except AllianceLintError as error:
                # A rule pack that is being edited is often wrong for a moment.
                show_error(str(error))
            # What was saved while it was linted has changed since; what was added to the paths is new here.
            before = {**state(paths), **before}
            show_note(f"watching {len(before)} {'file' if len(before) == 1 else 'files'}; Ctrl-C ends")
            while state(paths) == before:
                time.sleep(SECONDS)
    except KeyboardInterrupt:
        return 0


def state(paths: Iterable[str]) -> State:
    """When each file at or below these paths was changed, and its size; those that are not there are left out."""
    found: State = {}
    for path in paths:
        for file in _files(path):
            try:
                status = os.stat(file)
            except OSError:
                continue
            found[file] = (status.st_mtime_ns, status.st_size)
    return found


def _files(path: str) -> Iterable[str]:
    if not os.path.isdir(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("~$"):
                yield os.path.join(folder, name)
