"""Adopts the linter on a repository of contracts, takes one clause out of one Word file, and asks what is new.

    python benchmarks/since.py [AGREEMENTS]

Builds a git repository of agreements (50, unless said otherwise) in a temporary folder: Word files from the texts of
the samples with other parties, and a few in plain text and Markdown. Prints what each step says and how long it takes,
and fails unless exactly one finding is new, with a baseline and without.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "sample_agreements"
sys.path.insert(0, str(SAMPLES))

from build_word import FILES, WordFile, build  # noqa: E402

LEFT_OUT = "**Governing law.**"
"""The clause that is taken out of a Word file made of the sound sample."""

BASELINE = "known.jsonl"
NAMES = (
    "Larkfield",
    "Penrose",
    "Tallgrass",
    "Meridian",
    "Kestrel",
    "Northern",
    "Halcyon",
    "Orford",
    "Fernhill",
    "Wayside",
)
"""The parties of the samples."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said, and how long it took: in all, and of processors (seconds)."""

    status: int
    output: str
    said: str
    seconds: float
    processor: float


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory(prefix="alliance-lint-since-") as name:
        folder = Path(name)
        first = make_repository(folder, count)
        git(folder, "init", "--quiet")
        show("alliance-lint baseline create .", lint(folder, "baseline", "create", ".", "--baseline", BASELINE))
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message=Contracts as they are")
        show("all again, against the baseline", lint(folder, ".", "--baseline", BASELINE, "--format", "concise"))
        show("nothing changed, --since HEAD", lint(folder, ".", "--since", "HEAD"))
        build(replace(first, text=without(first.text, LEFT_OUT)), folder)
        for options in (("--since", "HEAD"), ("--since", "HEAD", "--baseline", BASELINE), ("--baseline", BASELINE)):
            ran = lint(folder, ".", *options, "--format", "json")
            new = new_findings(ran.output)
            show(f"one clause out, {' '.join(options)}: {', '.join(new)}", replace(ran, output=""))
            assert len(new) == 1, new


def make_repository(folder: Path, count: int) -> WordFile:
    """``count`` agreements between parties of their own: of ten, eight are Word files. Gives the first of these."""
    made: list[WordFile] = []
    texts = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".txt", ".md") and path.stem != "README"]
    for number in range(count):
        if number % 10 < 8:
            file = FILES[number % len(FILES)]
            file = replace(file, name=f"deal-{number:03}.docx", text=renamed(file.text, number))
            build(file, folder)
            made.append(file)
        else:
            text = texts[number % len(texts)]
            content = renamed(text.read_text(encoding="utf-8"), number)
            (folder / f"deal-{number:03}{text.suffix}").write_text(content, encoding="utf-8")
    return made[0]


def renamed(text: str, number: int) -> str:
    """The agreement between other parties."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")
    return re.sub(rf"\b({'|'.join(NAMES)})\b", lambda name: f"{name[1]}{letters}", text)


def without(text: str, words: str) -> str:
    """The text of a Word sample without the clause with these words."""
    return "\n\n".join(part for part in re.split(r"\n{2,}", text) if words not in part)


def lint(folder: Path, *arguments: str) -> Ran:
    """Runs the linter as a user does, in a process of its own."""
    begin, before = time.perf_counter(), os.times()
    ended = subprocess.run(
        [sys.executable, "-m", "alliance_lint", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    seconds, after = time.perf_counter() - begin, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Ran(ended.returncode, ended.stdout, ended.stderr, seconds, processor)


def git(folder: Path, *arguments: str) -> None:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=A. Lawyer", "-c", "user.email=lawyer@example.com")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, env={**os.environ, **own})


def new_findings(output: str) -> Sequence[str]:
    """The findings of a JSON report that count, each with its file."""
    return [
        f"{finding['id']} in {Path(document['path']).name}"
        for document in json.loads(output)["documents"]
        for finding in document["findings"]
        if finding["suppression"] is None
    ]


def show(step: str, ran: Ran) -> None:
    print(f"{ran.seconds:6.2f} s, {ran.processor:5.2f} s of processors  status {ran.status}  {step}")
    for line in (*ran.output.splitlines()[-1:], *ran.said.splitlines()):
        print(f"          {line}")
    assert ran.status < 2, ran.said


if __name__ == "__main__":
    main()
