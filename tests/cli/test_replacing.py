"""What a report may take the place of."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_lint.reports.formats import FORMATS

from .conftest import WITH_FORUM, Run

pytestmark = pytest.mark.usefixtures("folder")
CONFIGURATION = ".alliance-lint.yaml"


def links(path: Path, target: str) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


@pytest.mark.parametrize(
    "place", ["../victim.txt", "out/../../victim.txt", "{outside}/victim.txt", "link/victim.txt", "sub/.git/hooks"]
)
def test_a_configuration_that_was_found_writes_nothing_outside_of_its_folder(
    run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    inner = folder / "repository"
    (inner / "sub" / ".git").mkdir(parents=True)
    if place.startswith("link"):
        links(inner / "link", str(outside))
    (inner / "a.txt").write_text(WITH_FORUM, "utf-8")
    monkeypatch.chdir(inner)
    Path(CONFIGURATION).write_text(f"fail-on: error\nformat: 'text:{place.format(outside=outside)}'\n", "utf-8")
    result = run("a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"alliance-lint: error: {CONFIGURATION}:2:1: a configuration that was found may ")
    assert not list(outside.iterdir())
    assert not (folder / "victim.txt").exists()
    if place == "../victim.txt":
        assert run("--config", CONFIGURATION, "a.txt").exit_code == 1


def test_a_configuration_that_was_found_replaces_no_file_but_a_report(run: Run, folder: Path) -> None:
    (folder / "notes.txt").write_text("Mine.\n", "utf-8")
    (folder / CONFIGURATION).write_text("format: text:notes.txt\n", "utf-8")
    result = run("with.txt")
    assert result.exit_code == 2
    assert "notes.txt is there and is no text report; move it away, or name it on the command line" in result.stderr
    assert (folder / "notes.txt").read_text("utf-8") == "Mine.\n"
    assert run("with.txt", "--format", "text:notes.txt").exit_code == 1


@pytest.mark.parametrize(
    ("select", "named"), [("HSE001", ["with.txt"]), ("HSE002", ["with.txt", "without.txt"]), ("HSE001", ["empty.txt"])]
)
@pytest.mark.parametrize("form", FORMATS)
def test_a_report_takes_the_place_of_the_one_before(
    run: Run, folder: Path, form: str, named: list[str], select: str
) -> None:
    (folder / "empty.txt").touch()
    (folder / CONFIGURATION).write_text(f"packs: house\nselect: {select}\nformat: {form}:report.out\n", "utf-8")
    first = run(*named)
    again = run(*named)
    assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr)
    assert "is no" not in again.stderr


def test_pages_of_a_configuration_take_the_place_of_pages_only(run: Run, folder: Path) -> None:
    (folder / CONFIGURATION).write_text("format: html:pages/\n", "utf-8")
    assert run("with.txt").exit_code == 1
    assert run("with.txt").exit_code == 1
    (folder / "pages" / "index.html").write_text("<p>Mine.\n", "utf-8")
    result = run("with.txt")
    assert result.exit_code == 2
    assert "index.html is there and is no html report" in result.stderr


def test_a_new_baseline_of_a_configuration_lies_below_it(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_text(WITH_FORUM, "utf-8")
    (folder / "sub" / CONFIGURATION).write_text("baseline: ../known.jsonl\n", "utf-8")
    result = run("baseline", "create", "sub")
    assert result.exit_code == 2
    assert "a configuration that was found may write only below its own folder" in result.stderr
    assert not (folder / "known.jsonl").exists()
    assert run("baseline", "create", "--baseline", "known.jsonl", "sub").exit_code == 0


@pytest.mark.parametrize(
    "options",
    [
        ["--baseline", "b.jsonl", "--output", "b.jsonl"],
        ["--config", "settings.yaml", "--output", "settings.yaml"],
        ["--suppressions", "mine.yaml", "--output", "mine.yaml"],
        ["--pack", "house", "--output", "house/pack.yaml"],
        ["--format", f"text:{CONFIGURATION}"],
        ["--format", "text:suppressions.yaml"],
        ["--output", "sub/pyproject.toml"],
    ],
)
def test_no_report_replaces_what_steers_the_run(run: Run, folder: Path, options: list[str]) -> None:
    run("baseline", "create", "--baseline", "b.jsonl", "with.txt")
    (folder / "settings.yaml").write_text("fail-on: error\n", "utf-8")
    (folder / "mine.yaml").write_text("[]\n", "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("with.txt", *options)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"alliance-lint: error: {options[-2]}: ")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_configuration_does_not_write_its_report_over_itself(run: Run, folder: Path) -> None:
    (folder / CONFIGURATION).write_text(f"format: 'text:{CONFIGURATION}'\n", "utf-8")
    assert run("with.txt").exit_code == 2
    assert (folder / CONFIGURATION).read_text("utf-8") == f"format: 'text:{CONFIGURATION}'\n"


def test_no_report_goes_among_the_pages_of_another(run: Run, folder: Path) -> None:
    result = run("with.txt", "--format", "html:pages/", "--format", "json:pages/index.html")
    assert result.exit_code == 2
    assert "pages/index.html lies among the pages in pages/; name another for it" in result.stderr
    assert run("with.txt", "--format", "html:pages/", "--format", "json:pages/all.json").exit_code == 1


def test_a_reviewed_copy_steers_nothing_and_follows_no_link(run: Run, folder: Path) -> None:
    result = run("review", "with.txt", "-o", CONFIGURATION)
    assert result.exit_code == 2
    assert "is the name of a file that steers the linter" in result.stderr
    links(folder / "with-reviewed.txt", "elsewhere.txt")
    result = run("review", "with.txt")
    assert result.exit_code == 2
    assert "with-reviewed.txt exists already" in result.stderr
    assert not (folder / "elsewhere.txt").exists()
