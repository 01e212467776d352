"""One run, several reports: each format goes to its file or to standard output, and none over another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from alliance_lint.cli.group import alliance_lint
from alliance_lint.cli.reporting import Output, outputs_of
from alliance_lint.errors import UsageError
from alliance_lint.reports.formats import FORMATS
from alliance_lint.reports.safe import inert_markup

from .conftest import WITHOUT_FORUM, Run


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


@pytest.mark.usefixtures("folder")
def test_a_page_goes_to_a_file_and_holds_the_agreement(run: Run, tmp_path: Path) -> None:
    assert run("--pack", "house", "--format", "html:page.html", "with.txt").exit_code == 1
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Alpha shall refer customers to Beta" in page
    assert "Strategic" in page[page.index("<title>") : page.index("</title>")].title()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["pages/", "there"])
def test_pages_go_to_a_folder(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "there").mkdir()
    assert run("--format", f"html:{name}", "with.txt", "without.txt").exit_code == 1
    names = sorted(path.name for path in (tmp_path / name).iterdir())
    assert names == ["001-with.html", "002-without.html", "index.html"]


@pytest.mark.usefixtures("folder")
def test_pages_are_not_written_among_the_agreements(run: Run, tmp_path: Path) -> None:
    result = run("--format", "html:./", "with.txt")
    assert result.exit_code == 2
    assert "./ holds with.txt, which is read; the report must go elsewhere" in result.stderr
    assert not (tmp_path / "index.html").exists()


@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_made_is_one_line(run: Run) -> None:
    result = run("--format", "html:with.txt/pages/", "without.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("alliance-lint: error: --format: with.txt/pages/ cannot be made (")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("options", "configuration", "place"),
    [
        (["--format", "json:none/report.json"], "", "--format"),
        (["--format", "text:none/report.txt"], "", "--format"),
        (["--format", "json", "--output", "none/report.json"], "", "--output"),
        ([], "fail-on: error\nformat: [text, 'json:none/report.json']\n", ".alliance-lint.yaml:2"),
    ],
)
def test_a_report_that_cannot_be_written_is_told_by_what_named_it(
    run: Run, tmp_path: Path, options: list[str], configuration: str, place: str
) -> None:
    if configuration:
        (tmp_path / ".alliance-lint.yaml").write_text(configuration, "utf-8")
    result = run(*options, "with.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"alliance-lint: error: {place}: none/report.")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("form", "files", "told"),
    [
        ("concise", ["with.txt"], "alliance-lint: note: with.txt: No party is 'Nobody', so no side was taken"),
        ("csv", ["with.txt", "without.txt"], "alliance-lint: note: no side was taken in 2 of 2 agreements"),
        ("text", ["with.txt"], ""),
    ],
)
def test_a_side_that_could_not_be_taken_is_never_passed_over_in_silence(
    run: Run, form: str, files: list[str], told: str
) -> None:
    result = run("--for", "Nobody", "--format", form, *files)
    assert result.stderr[: len(told) or None] == told
    assert ("No party is 'Nobody'" in result.stdout) == (form == "text")
    assert run("--for", "Alpha", "--format", form, *files).stderr == ""


@pytest.mark.usefixtures("folder")
def test_a_page_is_no_agreement_when_its_folder_is_linted(run: Run, tmp_path: Path) -> None:
    run("--format", "html:report/", "with.txt")
    result = run("--format", "json", str(tmp_path))
    assert [Path(each["path"]).name for each in json.loads(result.stdout)["documents"]] == ["with.txt", "without.txt"]


@pytest.mark.usefixtures("folder")
def test_a_job_on_github_gets_annotations_and_a_summary_by_itself(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("from another step\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path.parent))
    result = run("--pack", "house", "--select", "HSE001", "without.txt")
    assert result.exit_code == 1
    assert "HSE001 house-forum · missing" in result.stdout
    assert f"::error file={tmp_path.name}/without.txt,line=7," in result.stdout
    assert summary.read_text("utf-8").startswith("from another step\n## alliance-lint\n")
    named = run("--pack", "house", "--select", "HSE001", "--format", "text", "without.txt")
    assert "::error" not in named.stdout


def test_no_agreement_commands_a_job_on_github(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (folder / "::stop-commands::x.txt").write_text(
        WITHOUT_FORUM.replace("Purpose.", "::error::hacked ##[group]x").replace("STRATEGIC", "::warning::"), "utf-8"
    )
    result = run("--pack", "house", "--format", "text", "::stop-commands::x.txt", "::gone::.txt")
    assert "\\x3a:" in result.stdout
    for line in (result.stdout + result.stderr).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


ON_STDOUT = [("lint", "--format", form) for form in FORMATS if form != "github"]


@pytest.mark.parametrize(
    "command",
    [
        *ON_STDOUT,
        ("inspect",),
        ("inspect", "--format", "json"),
        ("review", "--diff"),
        ("compare", "without.txt"),
        ("compare", "without.txt", "--format", "json"),
    ],
    ids=" ".join,
)
def test_nothing_on_standard_output_commands_a_job_on_github(
    command: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = WITHOUT_FORUM.replace("Purpose.", "##[group]x Purpose.").replace("\n1.", "\n::error::[TBD] ##[x\n\n1.")
    (folder / "::evil ##[group]x.txt").write_text(text, "utf-8")
    (folder / "two\n::lines.txt").write_text(text, "utf-8")
    for name in ("./::evil ##[group]x.txt", "./two\n::lines.txt"):
        arguments = [*command, "--pack", "house", name]
        before = CliRunner().invoke(alliance_lint, arguments)
        with monkeypatch.context() as actions:
            actions.setenv("GITHUB_ACTIONS", "true")
            result = CliRunner().invoke(alliance_lint, arguments)
        assert result.exit_code == before.exit_code
        assert result.exit_code in (0, 1), result.output
        assert result.stdout
        assert "##[" not in result.stdout
        assert not [line for line in result.stdout.splitlines() if line.lstrip().startswith("::")]
        if command[-1] in ("json", "sarif", "gitlab"):
            assert json.loads(result.stdout) == json.loads(before.stdout)
        if command[-1] in ("junit", "checkstyle"):
            trees = [etree.XML(each.stdout.encode()) for each in (result, before)]
            assert etree.tostring(trees[0]) == etree.tostring(trees[1])


@pytest.mark.usefixtures("folder")
def test_the_scripts_and_styles_of_a_page_hold_nothing_that_would_be_escaped(run: Run) -> None:
    page = run("--format", "html", "without.txt").stdout
    assert inert_markup(page) == page
