"""One run, several reports: each format goes to its file or to standard output, and none over another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alliance_lint.cli.reporting import Output, outputs_of
from alliance_lint.errors import UsageError

from .conftest import Run


def test_text_to_standard_output_is_meant_where_nothing_is_said() -> None:
    assert outputs_of((), None) == (Output("text"),)


def test_the_output_file_is_for_the_format_without_a_file_of_its_own() -> None:
    assert outputs_of((Output("json", "a.json"), Output("text")), "b.txt") == (
        Output("json", "a.json"),
        Output("text", "b.txt"),
    )


@pytest.mark.parametrize(
    ("formats", "output", "message"),
    [
        ((Output("json"), Output("text")), None, "two reports go to standard output"),
        ((Output("json", "a"), Output("text", "./a")), None, "two reports go to the same file"),
        ((Output("json", "a"),), "b", "every --format names its own file"),
        ((), "-", "leave it out"),
    ],
)
def test_two_reports_in_one_place_are_refused(formats: tuple[Output, ...], output: str | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        outputs_of(formats, output)


@pytest.mark.usefixtures("folder")
def test_one_run_writes_several_reports(run: Run, tmp_path: Path) -> None:
    result = run(
        "--pack", "house", "--select", "HSE001", "--format", "json:out.json", "--format", "text", "without.txt"
    )
    assert result.exit_code == 1
    assert "HSE001 house-forum" in result.stdout
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["documents"][0]["findings"][0]["id"] == "HSE001"


@pytest.mark.usefixtures("folder")
def test_a_mistyped_format_is_named_with_the_nearest_one(run: Run) -> None:
    result = run("--format", "jsno", "without.txt")
    assert result.exit_code == 2
    assert "there is no format 'jsno'; did you mean 'json'?" in result.stderr
