"""The agreements that the benchmark lints where no corpus is given: made from the samples, the same at every run."""

from __future__ import annotations

import random
import re
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "sample_agreements"
SOURCES = ("joint-venture.txt", "reseller.txt", "mutual-promotion.md")
PARTY_WORDS = ("Alder", "Bexley", "Corvane", "Dunmore", "Ellery", "Farrow", "Galt", "Hesper", "Ivory", "Juno")
NAMES = ("Kestrel", "Northern", "Halcyon", "Orford", "Fernhill", "Wayside")
"""The parties of the samples, replaced so that no two made agreements are between the same parties."""


def make_agreement(size: int, seed: int) -> str:
    """An agreement of about ``size`` characters: one sample's text, then clauses of all samples in a drawn order.

    It reads as legal prose sentence by sentence and makes no sense as a whole. Names, periods and amounts differ from
    seed to seed, so that nothing can be remembered from one agreement to the next.
    """
    draw = random.Random(seed)
    texts = [(SAMPLES / name).read_text(encoding="utf-8") for name in SOURCES]
    names = dict(zip(NAMES, draw.sample(PARTY_WORDS, len(NAMES)), strict=True))
    body = draw.choice(texts).rstrip() + "\n\n"
    clauses = [clause for text in texts for clause in re.split(r"\n\s*\n", text) if len(clause) > 80]
    number = 20
    while len(body) < size:
        number += 1
        clause = " ".join(re.sub(r"^\s*[\d.]+\s+|^#+\s*|^[*-]\s+", "", draw.choice(clauses)).split())
        body += f"{number}. {clause}\n\n"
    for name, other in names.items():
        body = re.sub(rf"\b{name}\b", other, body, flags=re.IGNORECASE)
    return re.sub(r"\b\d{2,3}\b(?![.)])", lambda _: str(draw.randint(10, 400)), body)[:size]


def make_corpus(folder: Path, count: int) -> list[Path]:
    """``count`` text files in ``folder``, of 10 to 120 KB, most of them near 40 KB, as agreements are."""
    draw = random.Random(count)
    made = []
    for number in range(count):
        size = int(min(max(draw.lognormvariate(10.5, 0.6), 10_000), 120_000))
        path = folder / f"agreement-{number:04}.txt"
        path.write_text(make_agreement(size, number), encoding="utf-8")
        made.append(path)
    return made
