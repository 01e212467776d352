"""The examples in ``docs/outputs.md`` are what the linter prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from alliance_lint.cli.group import alliance_lint
from alliance_lint.reports.formats import FORMATS

TOP = Path(__file__).resolve().parent.parent
PAGE = (TOP / "docs" / "outputs.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^## (\w+)\n.*?^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
ELSEWHERE = {"text", "html", "json"}


def test_every_format_is_on_the_page_and_has_an_example() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == set(FORMATS)
    assert set(EXAMPLES) == set(FORMATS) - ELSEWHERE


@pytest.mark.parametrize("form", EXAMPLES)
def test_an_example_is_what_is_printed(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)
    arguments = ["--select", "CLI002,DIS004", "--format", form, "sample_agreements/careless-alliance.docx"]
    printed = CliRunner().invoke(alliance_lint, arguments).stdout.replace("\r\n", "\n")
    for part in (part.strip("\n") for part in re.split(r"\s?\.\.\.\n", EXAMPLES[form])):
        assert part in printed
        printed = printed[printed.index(part) + len(part) :]
