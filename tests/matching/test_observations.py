"""Observations take a time that grows with the text and not faster, whatever the text."""

from __future__ import annotations

import time

import pytest

from alliance_lint.language.read import understand
from alliance_lint.matching.observations import observe
from alliance_lint.packs.model import OBSERVATIONS
from alliance_lint.reading.text import read_text

_SIZE = 150_000
_DEFINED = '"Alpha Services" means a. "Beta Services" means b. "Gamma Services" means c. "Delta Services" means d. '


def _numbered(count: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(
        f"the {letters[n % 26].upper()}{letters[n // 26 % 26]}{letters[n // 676]} Services," for n in range(count)
    )


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"Section {n % 90 + 1}.{n // 90 % 90 + 3}({'abc'[n % 3]})" for n in range(9_000)),
        "\n\n".join(f"{n % 90 + 1}.{n // 90 + 1} See Section {n % 90 + 1}.{n // 90 + 40}." for n in range(4_000)),
        "\n\n".join(f"{n}. (a) See Section {n}(d). (b) No." for n in range(1, 4_000)),
        _DEFINED + _numbered(3_000) * 3,
        " ".join(f'"Term {n}" means x.' for n in range(6_000)),
        "from May 1, 2021, and the a of in " * 4_000 + "to May 1, 2020",
        "thirty two hundred and " * 6_000 + "(5)",
        "(" * _SIZE,
        '"' * _SIZE,
        '"A (' * (_SIZE // 4),
        "Exhibit A and B, C or D to " * 5_000,
        "the Alpha Beta Gamma Delta " * 5_000,
        "May " * (_SIZE // 4),
    ],
    ids=range(13),
)
def test_no_text_makes_observing_slow(text: str) -> None:
    agreement = understand(read_text(text.encode(), "long.txt"))
    begun = time.process_time()
    list(observe(agreement, [(name, name) for name in OBSERVATIONS]))
    assert time.process_time() - begun < 4
