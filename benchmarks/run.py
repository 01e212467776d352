"""Measures how fast the linter starts and reads, each time beside a floor: ``python benchmarks/run.py``."""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from measure import Command, Run, interleave, median_wall, ratio, run
from workload import make_agreement, make_corpus

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
LINTER = (PYTHON, "-m", "alliance_lint")
ONE_AGREEMENT = 50_000
"""Characters of the agreement whose first and second lint are measured."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: what was measured, in which unit, against which floor, and what is aimed at."""

    name: str
    value: float
    unit: str
    floor: str = ""
    floor_value: float | None = None
    ratio: float | None = None
    aim: str = ""
    met: bool | None = None


def main() -> None:
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="alliance-lint-benchmark-") as name:
        work = Path(name)
        corpus = take_corpus(arguments.corpus, work, arguments.documents)
        results = [
            *measure_starts(work, one_agreement(corpus, work, arguments.corpus), arguments.rounds),
            *measure_folder(work, corpus, arguments.folder_rounds),
            *measure_stages(work, corpus),
            *measure_reuse(work, corpus, arguments.folder_rounds),
        ]
    print_table(results)
    if arguments.json:
        write_json(arguments.json, results)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="FOLDER", help="lint the .txt files of this folder")
    parser.add_argument("--documents", type=int, default=264, help="how many to make without --corpus (default 264)")
    parser.add_argument("--rounds", type=int, default=9, help="rounds of the cold starts (default 9)")
    parser.add_argument("--folder-rounds", type=int, default=3, help="rounds over the folder (default 3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results to this file, too")
    return parser.parse_args()


def take_corpus(given: Path | None, work: Path, count: int) -> Path:
    """A folder that holds nothing but the texts to lint."""
    folder = work / "corpus"
    folder.mkdir()
    if given is None:
        make_corpus(folder, count)
        return folder
    texts = sorted(given.glob("*.txt"))
    if not texts:
        sys.exit(f"benchmark: no .txt file in {given}")
    for path in texts:
        shutil.copyfile(path, folder / path.name)
    return folder


def one_agreement(corpus: Path, work: Path, given: Path | None) -> Path:
    """The text of the corpus whose size is nearest to 50 KB, or a made one."""
    if given is not None:
        return min(sorted(corpus.iterdir()), key=lambda path: abs(path.stat().st_size - ONE_AGREEMENT))
    path = work / "agreement.txt"
    path.write_text(make_agreement(ONE_AGREEMENT, 1), encoding="utf-8")
    return path


def environment(cache: Path) -> dict[str, str]:
    """The linter keeps what it compiled below XDG_CACHE_HOME; nothing of it is shared with the user's own."""
    return {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONDONTWRITEBYTECODE": ""}


def emptied(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def measure_starts(work: Path, agreement: Path, rounds: int) -> list[Result]:
    """Fresh processes: the version, an agreement with an empty cache, and the same again."""
    cold, warm = work / "cold-cache", work / "warm-cache"
    lint = (*LINTER, "lint", "--no-cache", "--jobs", "1", "--format", "json", "--exit-zero", str(agreement))
    commands = {
        "python": Command((PYTHON, "-c", "pass"), environment(warm)),
        "version": Command((*LINTER, "--version"), environment(warm)),
        "first": Command(lint, environment(cold), before=emptied(cold)),
        "second": Command(lint, environment(warm)),
    }
    if importlib.util.find_spec("spacy"):
        commands["spacy"] = Command((PYTHON, "-c", "import spacy"), environment(warm))
    runs = interleave(commands, rounds)
    size = f"{agreement.stat().st_size / 1000:.0f} KB"
    results = [compare("alliance-lint --version", "version", "python", runs, 5)]
    floor, most = ("spacy", 1.4 if needs_spacy(lint, work) else 0.5) if "spacy" in runs else ("python", None)
    results.append(compare(f"first lint of {size}, empty cache", "first", floor, runs, most))
    results.append(compare(f"second lint of {size}", "second", floor, runs, most))
    return results


def needs_spacy(lint: Sequence[str], work: Path) -> bool:
    """Whether this lint, from an empty cache, imports spaCy: then it cannot be faster than the import."""
    done = subprocess.run(
        [PYTHON, "-X", "importtime", *lint[1:]],
        env=environment(work / "import-cache"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    return any(line.split("|")[-1].strip() == "spacy" for line in done.stderr.splitlines())


FLOORS = {"python": "empty Python", "spacy": "import spacy"}


def compare(name: str, key: str, floor: str, runs: Mapping[str, Sequence[Run]], most: float | None) -> Result:
    """The line for one cold start, which is to take less than ``most`` times as long as the floor."""
    relation = ratio(runs[key], runs[floor])
    return Result(
        name,
        median_wall(runs[key]) * 1000,
        "ms",
        FLOORS[floor],
        median_wall(runs[floor]) * 1000,
        relation,
        "" if most is None else f"ratio < {most}",
        None if most is None else relation < most,
    )


def measure_folder(work: Path, corpus: Path, rounds: int) -> list[Result]:
    """All texts of the folder in one process that starts with an empty cache."""
    cache = work / "folder-cache"
    texts = sorted(corpus.glob("*.txt"))
    size = sum(path.stat().st_size for path in texts)
    lint = (*LINTER, "lint", "--no-cache", "--jobs", "1", "--format", "json", "--exit-zero", str(corpus))
    runs = interleave(
        {
            "lint": Command(lint, environment(cache), before=emptied(cache)),
            "floor": Command((PYTHON, str(HERE / "floors.py"), str(corpus)), environment(cache)),
        },
        rounds,
    )
    seconds, floor = median_wall(runs["lint"]), median_wall(runs["floor"])
    cpu = statistics.median(one.cpu for one in runs["lint"])
    cpu_floor = statistics.median(one.cpu for one in runs["floor"])
    peak = statistics.median(one.peak for one in runs["lint"]) / 1e6
    floor_peak = statistics.median(one.peak for one in runs["floor"]) / 1e6
    rate = len(texts) / seconds
    relation = ratio(runs["lint"], runs["floor"])
    what = f"{len(texts)} agreements, {size / 1e6:.1f} MB, one process"
    return [
        Result(what, rate, "documents/s", "literals only", len(texts) / floor, relation, ">= 100", rate >= 100),
        Result("the same", size / 1e6 / seconds, "MB/s", "literals only", size / 1e6 / floor, relation),
        Result(
            "the same, by processor time",
            len(texts) / cpu,
            "documents/s",
            "literals only",
            len(texts) / cpu_floor,
            cpu / cpu_floor,
        ),
        Result("its peak memory", peak, "MB", "literals only", floor_peak, peak / floor_peak, "< 300", peak < 300),
    ]


def measure_stages(work: Path, corpus: Path) -> list[Result]:
    """A line for each stage: processor time an agreement, in a process that has its rules ready."""
    done = subprocess.run(
        [PYTHON, str(HERE / "stages.py"), str(corpus)],
        env=environment(work / "stages-cache"),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    times: dict[str, float] = json.loads(done.stdout)
    whole = sum(times.values())
    return [Result(f"of it, {name} ({value / whole:.0%})", value, "ms a document") for name, value in times.items()]


def measure_reuse(work: Path, corpus: Path, rounds: int) -> list[Result]:
    """What the cache and a second process save on all texts of the folder, the rules being compiled already."""
    kept, rules = work / "kept-cache", work / "rules-cache"
    lint = (*LINTER, "lint", "--exit-zero", str(corpus))
    run(Command((*LINTER, "rules", "list"), environment(rules)))
    runs = interleave(
        {
            "anew": Command((*lint, "--no-cache", "--jobs", "1"), environment(rules)),
            "two": Command((*lint, "--no-cache", "--jobs", "2"), environment(rules)),
            "again": Command(lint, environment(kept)),
        },
        rounds + 1,
    )
    # The first round has filled the cache.
    again = runs["again"][1:]
    seconds, first = median_wall(again), median_wall(runs["anew"])
    saved, shared = ratio(runs["anew"][1:], again), ratio(runs["two"], runs["anew"])
    return [
        Result(
            "a second lint of the folder", seconds * 1000, "ms", "the first", first * 1000, saved, ">= 20", saved >= 20
        ),
        Result("the folder, --jobs 2", median_wall(runs["two"]), "s", "--jobs 1", first, shared),
    ]


def print_table(results: Sequence[Result]) -> None:
    rows = [("measured", "median", "floor", "floor's median", "ratio", "aim", "met")]
    for result in results:
        rows.append(
            (
                result.name,
                f"{result.value:.1f} {result.unit}",
                result.floor,
                "" if result.floor_value is None else f"{result.floor_value:.1f} {result.unit}",
                "" if result.ratio is None else f"{result.ratio:.2f}",
                result.aim,
                {None: "", True: "yes", False: "no"}[result.met],
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print(f"\nPython {platform.python_version()}, {os.cpu_count()} processors, {platform.platform(terse=True)}")


def write_json(path: Path, results: Sequence[Result]) -> None:
    content = {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "results": [asdict(result) for result in results],
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
