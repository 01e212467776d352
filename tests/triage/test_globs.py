"""Which files a pattern means."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_lint.triage.globs import files_of, pattern_of


@pytest.mark.parametrize(
    ("glob", "path", "means"),
    [
        ("a.pdf", "a.pdf", True),
        ("./a.pdf", "a.pdf", True),
        ("a.pdf", "b/a.pdf", False),
        ("*.pdf", "b/a.pdf", False),
        ("**/*.pdf", "a.pdf", True),
        ("**/*.pdf", "b/c/a.pdf", True),
        ("b/**", "b/c/a.pdf", True),
        ("b/**/a.pdf", "b/a.pdf", True),
        ("deal ?.pdf", "deal 1.pdf", True),
        ("deal [final].pdf", "deal [final].pdf", True),
        ("deal [final].pdf", "deal f.pdf", False),
        ("**/**/**/**/**/**/**/**/**/x", "a/" * 500 + "y", False),
        ("**a" * 25 + "b", "a" * 51, False),
    ],
)
def test_a_pattern_means_a_path_or_not(glob: str, path: str, means: bool) -> None:
    assert pattern_of(glob).matches(path) is means


def test_the_files_of_a_pattern_are_those_on_disk(tmp_path: Path) -> None:
    for name in ("a.pdf", "b/a.pdf", "b/c/a.txt", ".git/a.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = {glob: list(files_of(glob, str(tmp_path))) for glob in ("a.pdf", "**/*.pdf", "b/**", "no.pdf", "no/*.pdf")}
    assert found == {
        "a.pdf": ["a.pdf"],
        "**/*.pdf": ["a.pdf", "b/a.pdf"],
        "b/**": ["b/a.pdf", "b/c/a.txt"],
        "no.pdf": [],
        "no/*.pdf": [],
    }
