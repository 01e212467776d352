"""A diff of two texts names them so that no name breaks out of its line."""

from __future__ import annotations

import pytest

from alliance_lint.redline.diff import text_diff


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Entwürfe/Größe 1.txt", "Entwürfe/Größe 1.txt"),
        ("a\n::error ::x.txt", r'"a\n::error ::x.txt"'),
        ('a "b" \\c\t.txt', r'"a \"b\" \\c\t.txt"'),
        ("\x1b[31m\u202e.txt", r'"\033[31m\342\200\256.txt"'),
        ("bad \udcff.txt", r'"bad \377.txt"'),
    ],
)
def test_a_name_is_quoted_as_git_does(name: str, shown: str) -> None:
    assert text_diff(b"one\n", b"two\n", name, "new") == f"--- {shown}\n+++ new\n@@ -1 +1 @@\n-one\n+two\n"
