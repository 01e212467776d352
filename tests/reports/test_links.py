from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from alliance_lint.reports.links import check_page, path_from, uri_from

from .values import ACME_AND_BETA


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./contracts/a.docx", "contracts/a.docx"),
        ("contracts/../a b#1?.md", "a%20b%231%3F.md"),
        ("Verträge/\udcff.txt", "Vertr%C3%A4ge/%FF.txt"),
        ("C:a.txt", "C%3Aa.txt"),
    ],
)
def test_a_path_becomes_a_relative_reference(path: str, uri: str) -> None:
    assert uri_from("", path) == uri


def test_paths_are_relative_to_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "legal").mkdir()
    monkeypatch.chdir(tmp_path / "legal")
    top = os.getcwd().removesuffix("legal").rstrip(os.sep)
    assert path_from(top, "a.txt") == "legal/a.txt"
    assert path_from(top, os.path.join(top, "a.txt")) == "a.txt"
    assert path_from(top, "../a.txt") == "a.txt"
    assert uri_from(os.path.join(top, "legal"), "../a.txt").startswith("file:///")


def test_only_our_own_checks_have_a_page() -> None:
    check = ACME_AND_BETA.checks[0]
    assert check_page(replace(check, pack="alliance")) == "https://alliance-lint.readthedocs.io/checks/EXC002/"
    assert check_page(replace(check, pack="house")) == ""
