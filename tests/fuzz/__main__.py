"""Fuzzes one reader: ``python -m tests.fuzz READER [CORPUS ...] [-OPTION=VALUE ...]``. See README.md beside this file.

What is not a corpus is an option of libFuzzer (``-help=1`` lists them).
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
import time
from pathlib import Path

LIMITS = {"-timeout": "10", "-rss_limit_mb": "1024", "-print_final_stats": "1"}
"""Seconds for one file, megabytes for the process: what libFuzzer is told where nothing else is."""

WATCHED = ("alliance_lint.reading", "alliance_lint.notation", "markdown_it", "yaml", "doc2docx")
"""Packages whose coverage leads the fuzzer."""


def main() -> None:
    try:
        import atheris
    except ImportError:
        sys.exit("fuzz: atheris is not installed: pip install -e '.[fuzz]'")
    with atheris.instrument_imports(include=list(WATCHED)):
        for package in map(importlib.import_module, WATCHED):
            # Readers import some modules only when a file needs them, which would be too late to be watched.
            for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
                if not module.name.endswith("__main__"):
                    importlib.import_module(module.name)
        from .targets import TARGETS, try_one
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"fuzz: name a reader: {', '.join(TARGETS)}")
    name, *arguments = sys.argv[1:]
    target = TARGETS[name]
    slowest = 0.0

    def test_one(data: bytes) -> None:
        nonlocal slowest
        started = time.perf_counter()
        try_one(target, data)
        took = time.perf_counter() - started
        if took > 1.5 * slowest and took > 0.1:
            slowest = took
            Path(f"slowest-{name}").write_bytes(data)
            print(f"fuzz: slowest so far: {took:.2f} s for {len(data):,} bytes (kept as slowest-{name})", flush=True)

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        return target.mutate(data, size, seed, atheris.Mutate)

    with tempfile.TemporaryDirectory(prefix="alliance-lint-fuzz-") as folder:
        corpus = Path(folder, "seeds")
        corpus.mkdir()
        for number, seed in enumerate(target.seeds()):
            Path(corpus, str(number)).write_bytes(seed)
        words = Path(folder, "words")
        # libFuzzer refuses an empty dictionary.
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words or ("agreement",)), "ascii")
        given = {argument.partition("=")[0] for argument in arguments}
        limits = [
            f"{option}={value}" for option, value in (*LIMITS.items(), ("-max_len", target.size)) if option not in given
        ]
        options = [argument for argument in arguments if argument.startswith("-")]
        corpora = [argument for argument in arguments if not argument.startswith("-")]
        # New finds go into the first corpus: one that is named, else the temporary one.
        atheris.Setup(
            [sys.argv[0], *limits, *options, f"-dict={words}", *corpora, str(corpus)],
            test_one,
            custom_mutator=mutate,
        )
        atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main()
