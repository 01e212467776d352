"""The examples of the built-in packs, and what the runner of examples says of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_lint.checking.examples import run_examples
from alliance_lint.linting import load_packs
from alliance_lint.packs.load import load_pack
from alliance_lint.packs.model import Pack
from tests.packs.pack_files import MINIMAL, write_pack


@pytest.mark.parametrize("pack", load_packs(), ids=lambda pack: pack.name)
def test_every_example_of_the_built_in_packs_holds(pack: Pack) -> None:
    results = run_examples(pack)
    assert len(results) > len(pack.checks) + len(pack.provisions)
    wrong = [f"{r.subject}: expected {r.expected}, got {r.got}: {r.text}" for r in results if not r.ok]
    assert wrong == []


MATCH = "match: ['Alpha shall pay a fee of $100.']"


@pytest.mark.parametrize(
    ("old", "new", "subject", "expected", "got"),
    [
        (MATCH, "match: ['Alpha shall pay.']", "fee", "match", "no match"),
        ("['Alpha shall pay a fee.']", "['They pay a fee of $1.']", "fee", "no match", "match: They pay a fee of $1."),
        (MATCH, "match: [{text: 'Alpha shall pay a fee of $1.', bound: [Beta]}]", "fee", "bound Beta", "bound Alpha"),
        (MATCH, "match: [{text: 'They pay a fee of $1.', captures: {amount: $2}}]", "fee", "amount $2", "amount $1"),
        ("Alpha shall be kind.", "Alpha shall pay a fee of $5.", "FEE001", "missing", "satisfied"),
    ],
)
def test_a_wrong_example_is_told(tmp_path: Path, old: str, new: str, subject: str, expected: str, got: str) -> None:
    assert old in MINIMAL
    results = run_examples(load_pack(write_pack(tmp_path, pack=MINIMAL.replace(old, new, 1))))
    (wrong,) = [result for result in results if not result.ok]
    assert wrong.subject == subject
    assert expected in wrong.expected
    assert got in wrong.got
