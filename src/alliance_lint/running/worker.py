"""A worker process: lints the agreements that come over standard input, and answers each on standard output."""

from __future__ import annotations

import os
import pickle
import sys
from typing import BinaryIO

from alliance_lint.packs.load import load_packs
from alliance_lint.packs.model import Pack
from alliance_lint.running import codec
from alliance_lint.running.attempt import attempt
from alliance_lint.running.cache import Cache


def main() -> None:
    """Take the cache (or None), then tasks until there are no more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Should a library print something, it must not stand among the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer each pickled task with its encoded report or its error, and the seconds that it took."""
    cache: Cache | None = pickle.load(tasks)
    packs: dict[tuple[str, ...], tuple[Pack, ...]] = {}
    while True:
        try:
            task = pickle.load(tasks)
        except EOFError:
            return
        paths = task.settings.packs
        if paths not in packs:
            packs[paths] = load_packs(paths)
        outcome = attempt(task, packs[paths], cache)
        report = None if outcome.document is None else codec.encode(outcome.document)
        pickle.dump((report, outcome.error, outcome.seconds), answers)
        answers.flush()
