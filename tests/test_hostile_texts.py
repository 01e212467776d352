"""A text made to be slow is read to its end: no expression goes wild on it, whatever the text repeats.

The limit is far above what a megabyte takes (a few seconds); an expression that backtracks without end runs into it.
"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from alliance_lint.linting import load_packs
from alliance_lint.packs.literals import BOUNDARY

OPENING = 'This Agreement is between Alpha Inc. ("Alpha") and Beta LLC ("Beta").\n\n1. Duties. '
SECONDS = 120
MEGABYTE = 1_000_000

PIECES = {
    "every word that rules look for": sorted(
        {
            literal.strip(BOUNDARY) + " "
            for k in load_packs()[0].provisions
            for a in k.match
            for p in a.any
            for c in p.literals
            for literal in c
        }
    ),
    "words that rules repeat": [
        "the ",
        "shall ",
        "Alpha ",
        "party ",
        "each ",
        "not ",
        "and ",
        "or ",
        "any ",
        "within ",
        "30 ",
    ],
    "amounts": ["1", "2", ",", ".", "% ", "$", "US$ ", "of ", "net revenue "],
    "one long word": ["a"],
    "white space": [" ", "  ", "\t", "\u00a0"],
    "punctuation": ["(", ")", '"', "'", ",", ";", ":", "-", "_", "[", "]", "*"],
    "labels": ["(a) ", "1. ", "1.1 ", "ARTICLE I ", "(i) ", "Section 2. ", "\n"],
    "lists": ["; (a) Alpha shall pay", "; and (b) Beta may terminate", "; (c) not", ": "],
}


@pytest.mark.parametrize("name", PIECES)
def test_a_megabyte_made_to_be_slow_is_linted(name: str, tmp_path: Path) -> None:
    chance = random.Random(7)
    pieces = PIECES[name]
    average = sum(map(len, pieces)) / len(pieces)
    path = tmp_path / "hostile.txt"
    path.write_text(OPENING + "".join(chance.choices(pieces, k=int(MEGABYTE / average))), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "alliance_lint", "lint", "--exit-zero", str(path)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "checks:" in done.stdout
