"""Patterns mean paths as in ``.gitignore``."""

from __future__ import annotations

import pytest

from alliance_lint.settings.patterns import matches


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        ("jv/**", ["jv/a.docx", "jv/old/a.docx"], ["a.docx", "old/jv/a.docx", "jvx/a.docx"]),
        ("jv/*", ["jv/a.docx", "jv/old/a.docx"], ["a.docx"]),
        ("jv/*.docx", ["jv/a.docx"], ["jv/a.md", "jv/old/a.docx"]),
        ("jv", ["jv/a.docx", "old/jv/a.docx"], ["jv.docx"]),
        ("jv/", ["jv/a.docx", "old/jv/b/a.docx"], ["jvs/a.docx"]),
        ("/jv", ["jv/a.docx"], ["old/jv/a.docx"]),
        ("./jv", ["jv/a.docx"], ["old/jv/a.docx"]),
        ("*.docx", ["a.docx", "jv/old/a.docx"], ["a.docx.md", "a.DOCX"]),
        ("**/old/*.md", ["old/a.md", "jv/old/a.md"], ["jv/old/new/a.md", "older/a.md"]),
        ("a/**/b.md", ["a/b.md", "a/x/y/b.md"], ["b.md", "a/xb.md"]),
        ("draft-?.md", ["draft-1.md", "x/draft-2.md"], ["draft-10.md", "draft-.md"]),
        ("v[0-9].md", ["v1.md"], ["vx.md"]),
        ("v[!0-9].md", ["vx.md"], ["v1.md"]),
        ("a+b (1).md", ["a+b (1).md"], ["aab (1).md"]),
        ("**", ["a.md", "x/y/a.md"], []),
        ("**/a*/**/*b*c*.md", ["a1/abc.md", "x/a/y/bc.md"], ["abc.md", "x/bc.md", "a/b/c.md"]),
        ("[z-a]*", [], ["a.md"]),
    ],
)
def test_a_pattern_means_these_paths_and_no_others(pattern: str, matching: list[str], others: list[str]) -> None:
    assert [path for path in (*matching, *others) if matches([pattern], f"here/{path}", "here")] == matching


def test_a_pattern_of_many_stars_ends() -> None:
    assert not matches(["*a" * 25 + "b"], "here/" + "a" * 51, "here")
    assert not matches(["**/a/" * 25 + "b"], "here/" + "a/" * 51, "here")


def test_nothing_outside_the_folder_matches() -> None:
    assert not matches(["**", "*.md"], "elsewhere/a.md", "here")
    assert matches(["*.md"], "here/../here/a.md", "./here")
