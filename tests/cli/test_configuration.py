"""Configuration files on the command line: found from each agreement upward, and overruled by options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import WITH_FORUM, WITHOUT_FORUM, Run


@pytest.fixture
def repository(folder: Path) -> Path:
    """The current folder, the root of a repository: two folders of agreements without a forum, each configured."""
    (folder / ".git").mkdir()
    for name, text in {
        "one/a.txt": WITHOUT_FORUM,
        "two/deep/b.txt": WITHOUT_FORUM,
        ".alliance-lint.yaml": "packs: house\nselect: HSE\n",
        "two/.alliance-lint.yaml": "extends: ../.alliance-lint.yaml\nseverity: {HSE001: info}\nfail-on: info\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def severities(run: Run, *arguments: str) -> dict[str, list[tuple[str, str]]]:
    """The findings of each agreement, with their severities."""
    report = json.loads(run("--format", "json", *arguments).stdout)
    return {
        document["path"].replace("\\", "/"): [(each["id"], each["severity"]) for each in document["findings"]]
        for document in report["documents"]
    }


@pytest.mark.usefixtures("repository")
def test_each_agreement_has_the_settings_of_its_folder_in_one_run(run: Run) -> None:
    assert severities(run, "one", "two") == {"one/a.txt": [("HSE001", "error")], "two/deep/b.txt": [("HSE001", "info")]}


@pytest.mark.usefixtures("repository")
def test_each_agreement_fails_at_its_own_level(run: Run) -> None:
    assert run("two").exit_code == 1
    Path("two/.alliance-lint.yaml").write_text("extends: ../.alliance-lint.yaml\nseverity: {HSE001: info}\n")
    assert run("two").exit_code == 0
    assert run("two", "--fail-on", "info").exit_code == 1
    assert run("two", "one").exit_code == 1


@pytest.mark.usefixtures("repository")
def test_options_win_over_files(run: Run) -> None:
    assert severities(run, "two", "--select", "HSE002") == {"two/deep/b.txt": []}
    assert severities(run, "two", "--config", ".alliance-lint.yaml") == {"two/deep/b.txt": [("HSE001", "error")]}
    assert ("HSE001", "error") not in severities(run, "two", "--no-config")["two/deep/b.txt"]
    assert run("two", "--fail-on", "error").exit_code == 0


@pytest.mark.usefixtures("repository")
def test_standard_input_has_the_settings_of_the_folder_it_is_said_to_lie_in(run: Run) -> None:
    def severity(*arguments: str) -> str:
        report = json.loads(run("--format", "json", "-", *arguments, stdin=WITHOUT_FORUM).stdout)
        found: str = report["documents"][0]["findings"][0]["severity"]
        return found

    assert severity() == "error"
    assert severity("--stdin-filename", "two/deep/c.txt") == "info"


@pytest.mark.usefixtures("repository")
def test_folders_are_searched_as_the_file_says_and_what_is_named_is_linted(run: Run) -> None:
    Path(".alliance-lint.yaml").write_text("packs: house\nselect: HSE\nexclude: ['one/', two]\n")
    result = run("one")
    assert result.exit_code == 2
    assert (
        "no agreements are left in one; 'include' or 'exclude' of the configuration leaves out all 1" in result.stderr
    )
    assert list(severities(run, "one/a.txt")) == ["one/a.txt"]
    assert list(severities(run, ".")) == ["./with.txt", "./without.txt", "./two/deep/b.txt"], (
        "its own file excludes nothing"
    )


@pytest.mark.usefixtures("repository")
def test_the_file_says_how_to_report(run: Run) -> None:
    Path("two/.alliance-lint.yaml").unlink()
    with Path(".alliance-lint.yaml").open("a") as file:
        file.write("format: [text, 'json:report.json']\n")
    assert run("two").stdout.startswith("two")
    assert json.loads(Path("report.json").read_text("utf-8"))["summary"]["documents"] == 1
    assert run("two", "--format", "json").stdout.startswith("{")


@pytest.mark.usefixtures("repository")
def test_a_profile_holds_for_its_kind_of_agreement(run: Run) -> None:
    Path("one/jv.md").write_text(WITH_FORUM.replace("STRATEGIC ALLIANCE", "JOINT VENTURE"))
    with Path(".alliance-lint.yaml").open("a") as file:
        file.write("kinds:\n  joint-venture: {select: HSE002}\n")
    report = json.loads(run("--format", "json", "one").stdout)
    assert [[check["id"] for check in document["checks"]] for document in report["documents"]] == [
        ["HSE001", "HSE002"],
        ["HSE002"],
    ]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct: HSE", "two/.alliance-lint.yaml:1:1: unknown key 'selct'; did you mean 'select'?"),
        (
            "packs: ../house\nignore:\n  - HSE003",
            "two/.alliance-lint.yaml:3:5: there is no check 'HSE003'; did you mean",
        ),
        ("extends: nowhere.yaml", "two/.alliance-lint.yaml:1:1: there is no configuration file 'nowhere.yaml'"),
        ("packs: nowhere", "two/.alliance-lint.yaml:1:1: there is no rule pack at 'two/nowhere'; check the path"),
    ],
)
def test_a_wrong_configuration_is_one_line_and_nothing_is_linted(run: Run, text: str, message: str) -> None:
    Path("two/.alliance-lint.yaml").write_text(text)
    result = run("one", "two")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.replace("\\", "/").startswith(f"alliance-lint: error: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.usefixtures("repository")
def test_a_wrong_format_is_said_where_it_stands(run: Run) -> None:
    Path(".alliance-lint.yaml").write_text("format:\n  - jsn\n")
    assert ".alliance-lint.yaml:2:5: there is no format 'jsn'; did you mean 'json'?" in run("one").stderr


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", ""), "--select: no check is named; leave it out to run the checks that are on by default"),
        (("--fail-on", "warn"), "there is no severity 'warn'; did you mean 'warning'?"),
        (("--config", "x", "--no-config"), "--config and --no-config contradict each other"),
        (("--config", "nowhere.yaml"), "nowhere.yaml: there is no such configuration file; check the path"),
        (("--config", ""), "--config names no file"),
    ],
)
def test_a_wrong_option_is_an_error(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run("one", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


ONE_SIDED = WITHOUT_FORUM + "3. Secrets. Beta shall not disclose any confidential information of Alpha.\n"


@pytest.mark.usefixtures("folder")
def test_a_one_sided_term_is_read_from_the_side_of_a_party(run: Run) -> None:
    Path("deal.txt").write_text(ONE_SIDED)

    def seen(*arguments: str) -> tuple[str, str]:
        result = run("deal.txt", "--select", "IPC002", *arguments)
        heading = next(line for line in result.stdout.splitlines() if line.startswith("  1 "))
        return heading.strip(), result.stdout

    assert seen("--for", "Alpha")[0] == "1 NOTE"
    assert "confidential. This is in your favour." in " ".join(seen("--for", "alpha")[1].split())
    assert 'Alpha Inc. ("Alpha", your side)' in seen("--for", "Alpha")[1]
    assert seen("--for", "Beta LLC")[0] == "1 ERROR"
    assert "No party is 'Zeta'" in seen("--for", "Zeta")[1]
    Path(".alliance-lint.yaml").write_text("for: [Zeta, Alpha]")
    assert seen()[0] == "1 NOTE"
    assert seen("--for", "Beta")[0] == "1 ERROR"
    assert run("deal.txt", "--for", " ").exit_code == 2
