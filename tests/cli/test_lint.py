"""``lint``: what it reports, where to, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from alliance_lint import linting
from alliance_lint.resources import data_folder

from .conftest import WITHOUT_FORUM, Run

HOUSE = ("--pack", "house", "--select", "HSE")
FORUM = ("--pack", "house", "--select", "HSE001")

pytestmark = pytest.mark.usefixtures("folder")


def test_an_agreement_without_a_forum_is_told_so_and_gives_1(run: Run) -> None:
    result = run("lint", *FORUM, "without.txt")
    assert result.exit_code == 1
    assert "HSE001 house-forum · missing\n    Nothing says where disputes are decided.\n" in result.stdout
    assert result.stderr == ""


def test_an_agreement_with_a_forum_has_no_finding_and_gives_0(run: Run) -> None:
    result = run("lint", *FORUM, "with.txt")
    assert result.exit_code == 0
    assert "No findings. 1 check: 1 satisfied · 0 not applicable" in result.stdout


def test_lint_is_the_command_where_none_is_named(run: Run) -> None:
    for arguments in (("without.txt", *FORUM), (*FORUM, "without.txt")):
        assert run(*arguments).stdout == run("lint", *arguments).stdout


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--fail-on", "info"), 1),
        (("--fail-on", "warning"), 0),
        (("--fail-on", "error"), 0),
        ((), 0),
        (("--fail-on", "info", "--exit-zero"), 0),
    ],
)
def test_a_note_fails_only_where_notes_are_to_fail(run: Run, options: tuple[str, ...], status: int) -> None:
    result = run(*HOUSE, *options, "with.txt")
    assert "1 NOTE" in result.stdout
    assert result.exit_code == status


def test_a_file_that_cannot_be_read_gives_2_and_the_others_are_reported(run: Run) -> None:
    result = run(*FORUM, "nowhere.txt", "without.txt")
    assert result.exit_code == 2
    assert "HSE001" in result.stdout
    assert "1 document: 1 finding (1 error) · nowhere.txt could not be read" in result.stdout
    assert result.stderr == "alliance-lint: error: nowhere.txt: there is no such file; check the path\n"


def test_exit_zero_does_not_hide_trouble(run: Run) -> None:
    assert run(*FORUM, "--exit-zero", "without.txt").exit_code == 0
    assert run(*FORUM, "--exit-zero", "without.txt", "nowhere.txt").exit_code == 2


def test_the_json_report_follows_its_schema_and_is_the_same_each_time(run: Run) -> None:
    arguments = ("--format", "json", "--pack", "house", "with.txt", "without.txt", "nowhere.txt")
    result = run(*arguments)
    report = json.loads(result.stdout)
    jsonschema.validate(report, json.loads((data_folder("schemas") / "report.schema.json").read_text("utf-8")))
    assert [document["path"] for document in report["documents"]] == ["with.txt", "without.txt"]
    assert report["failures"] == [{"path": "nowhere.txt", "message": "there is no such file; check the path"}]
    assert run(*arguments).stdout_bytes == result.stdout_bytes


def test_the_json_report_quotes_the_words_that_decided(run: Run) -> None:
    document = json.loads(run(*FORUM, "--format", "json", "with.txt").stdout)["documents"][0]
    (check,) = document["checks"]
    (provision,) = (one for one in document["provisions"] if one["kind"] == "house-forum")
    assert check["status"] == "satisfied"
    assert "courts of Delaware" in check["evidence"][0]["quote"]
    assert provision["captures"] == {"place": "Delaware"}
    assert [party["alias"] for party in document["parties"]] == ["Alpha", "Beta"]


def test_checks_are_selected_and_ignored_by_id_name_and_beginning(run: Run) -> None:
    def checks(*options: str) -> list[str]:
        report = json.loads(run("--pack", "house", "--format", "json", *options, "with.txt").stdout)
        return [check["id"] for check in report["documents"][0]["checks"]]

    assert checks("--select", "hse") == ["HSE001", "HSE002"]
    assert checks("--select", "house-forum-noted,HSE001") == ["HSE001", "HSE002"]
    assert checks("--select", "HSE", "--ignore", "HSE001") == ["HSE002"]
    assert "HSE001" not in checks("--ignore", "house-forum")
    assert len(checks("--ignore", "house-forum")) == len(checks()) - 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_wrong_check_is_an_error_with_the_nearest_name(run: Run, option: str) -> None:
    result = run("--pack", "house", option, "HSE011", "with.txt")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == f"alliance-lint: error: {option}: there is no check 'HSE011'; did you mean 'HSE001'?\n"


def test_leaving_no_check_to_run_is_an_error_and_not_a_clean_result(run: Run) -> None:
    result = run(*FORUM, "--ignore", "HSE", "with.txt")
    assert result.exit_code == 2
    assert "no check is left to run" in result.stderr


def test_wording_to_propose_comes_on_request(run: Run) -> None:
    assert "    + Disputes are decided by the courts of [place].\n" in run(*FORUM, "--suggest", "without.txt").stdout
    without = run(*FORUM, "without.txt").stdout
    assert "[place]" not in without
    assert "Add --suggest" in without


def test_standard_input_is_an_agreement_too(run: Run) -> None:
    result = run(*FORUM, "-", stdin=WITHOUT_FORUM)
    assert result.exit_code == 1
    assert result.stdout.startswith("-\n  STRATEGIC ALLIANCE AGREEMENT")
    named = run(*FORUM, "-", "--stdin-filename", "deal.txt", stdin=WITHOUT_FORUM)
    assert named.stdout.startswith("deal.txt\n")


def test_empty_standard_input_is_an_error(run: Run) -> None:
    result = run(*FORUM, "-", stdin="")
    assert (result.exit_code, result.stderr) == (2, "alliance-lint: error: -: the file is empty; nothing to read\n")


def test_a_name_for_standard_input_needs_standard_input(run: Run) -> None:
    result = run("--stdin-filename", "deal.txt", "with.txt")
    assert result.exit_code == 2
    assert "--stdin-filename goes with '-'" in result.stderr


def test_a_folder_is_linted_in_the_order_of_names(run: Run) -> None:
    result = run(*FORUM, ".")
    assert result.exit_code == 1
    assert result.stdout.index("with.txt\n") < result.stdout.index("without.txt\n")
    assert "2 documents: 1 finding (1 error)" in result.stdout


def test_a_folder_without_agreements_is_an_error(run: Run) -> None:
    result = run("house")
    assert result.exit_code == 2
    assert result.stderr.startswith("alliance-lint: error: no agreements in house; looked for ")


def test_agreements_of_a_folder_that_cannot_be_read_are_noted(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance_lint.reading.formats.find_spec", lambda name: None)
    (folder / "old.doc").write_bytes(b"anything")
    result = run(*FORUM, ".")
    assert result.exit_code == 1
    assert result.stderr == (
        "alliance-lint: note: 1 file was left out, because .doc cannot be read "
        "(for old Word files: pip install '.[doc]' in a clone of the linter): ./old.doc\n"
    )


def test_the_report_can_go_to_a_file(run: Run, folder: Path) -> None:
    expected = run(*FORUM, "--format", "json", "without.txt")
    result = run(*FORUM, "--format", "json", "--output", "report.json", "without.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    assert (folder / "report.json").read_bytes() == expected.stdout_bytes


def test_a_rule_pack_is_never_overwritten_and_a_dash_is_no_file(run: Run, folder: Path) -> None:
    pack = next((folder / "house").glob("*.yaml"))
    before = pack.read_bytes()
    result = run("lint", "--pack", str(pack), "--output", str(pack), "with.txt")
    assert result.exit_code == 2
    assert "is a rule pack; the report must go elsewhere" in result.stderr
    assert pack.read_bytes() == before
    assert run(*FORUM, "--output", "-", "with.txt").exit_code == 2
    assert not (folder / "-").exists()


def test_an_agreement_is_never_overwritten_with_its_report(run: Run, folder: Path) -> None:
    (folder / "link.txt").symlink_to("with.txt")
    for output in ("with.txt", "./with.txt", "link.txt"):
        result = run(*FORUM, "--output", output, "with.txt")
        assert result.exit_code == 2
        assert "is one of the agreements" in result.stderr
    assert "All disputes" in (folder / "with.txt").read_text(encoding="utf-8")


def test_an_old_report_does_not_survive_a_run_that_read_nothing(run: Run, folder: Path) -> None:
    (folder / "report.txt").write_text("No findings.", encoding="utf-8")
    assert run("--output", "report.txt", "nowhere.txt").exit_code == 2
    assert "0 documents: 0 findings · nowhere.txt could not be read" in (folder / "report.txt").read_text(
        encoding="utf-8"
    )


def test_colour_can_be_forced_and_is_off_in_a_pipe(run: Run) -> None:
    assert "\x1b[" in run(*FORUM, "--color", "always", "without.txt").stdout
    assert "\x1b[" not in run(*FORUM, "without.txt").stdout


def test_words_of_an_agreement_cannot_command_the_terminal(run: Run, folder: Path) -> None:
    # Long enough to pass for a text file in spite of its control characters.
    long = WITHOUT_FORUM + "\nThe parties are friends. " * 100
    hostile = long.replace("Alpha Inc.", "Alpha \x1b[2J\u202e Inc.").replace("ALLIANCE", "\x1b]0;x\x07")
    (folder / "hostile.txt").write_text(hostile, encoding="utf-8")
    for form in ("text", "json"):
        for command in ("lint", "inspect"):
            result = run(command, "--pack", "house", "--format", form, "hostile.txt")
            assert result.stdout
            assert not set(result.stdout) & set("\x1b\x07\u202e")


def test_a_pack_that_is_not_there_is_an_error(run: Run) -> None:
    result = run("--pack", "mansion", "with.txt")
    assert result.exit_code == 2
    assert result.stderr == "alliance-lint: error: --pack: there is no rule pack at 'mansion'; check the path\n"


def test_a_fault_of_the_linter_on_one_file_is_one_line_and_spares_the_others(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = linting.lint_bytes

    def wrong(data: bytes, path: str, *arguments: object, **options: object) -> object:
        if path == "with.txt":
            raise RecursionError("too deep")
        return right(data, path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(linting, "lint_bytes", wrong)
    result = run(*FORUM, "--no-cache", "with.txt", "without.txt")
    assert result.exit_code == 2
    assert "HSE001" in result.stdout
    assert result.stderr.startswith("alliance-lint: error: with.txt: internal error (RecursionError: too deep)")
    assert result.stderr.count("\n") == 1
    monkeypatch.setenv("ALLIANCE_LINT_TRACEBACK", "1")
    assert isinstance(run(*FORUM, "--no-cache", "with.txt").exception, RecursionError)


def test_no_files_is_an_error(run: Run) -> None:
    result = run("lint", "--exit-zero")
    assert result.exit_code == 2
    assert result.stderr.startswith("alliance-lint: error: no FILE given")


def _ran(run: Run, *options: str) -> list[str]:
    result = run("--pack", "house", "--format", "json", "--exit-zero", "with.txt", *options)
    assert result.exit_code == 0, result.stderr
    return [check["id"] for check in json.loads(result.stdout)["documents"][0]["checks"]]


def test_a_check_that_is_off_by_default_runs_only_when_asked_for(run: Run, folder: Path) -> None:
    pack = folder / "house" / "pack.yaml"
    pack.write_text(pack.read_text("utf-8").replace("severity: info", "severity: info\n    default: off"), "utf-8")
    assert "HSE001" in _ran(run)
    assert "HSE002" not in _ran(run)
    assert "HSE002" not in _ran(run, "--ignore", "HSE001")
    assert _ran(run, "--select", "HSE002") == ["HSE002"]
    assert _ran(run, "--select", "HSE") == ["HSE001", "HSE002"]
    assert set(_ran(run)) | {"HSE002"} <= set(_ran(run, "--all"))
    assert "HSE002" not in _ran(run, "--all", "--ignore", "HSE002")


def test_all_checks_and_some_checks_contradict_each_other(run: Run) -> None:
    result = run("--all", "--select", "DIS", "with.txt")
    assert result.exit_code == 2
    assert "--all and --select contradict each other; give one of them" in result.stderr


def test_files_of_a_folder_are_chosen(run: Run, folder: Path) -> None:
    def linted(*options: str) -> list[str]:
        result = run("lint", "--pack", "house", "--exit-zero", "--format", "concise", *options, ".")
        return sorted({line.split(":")[0] for line in result.stdout.splitlines() if ".txt:" in line})

    everything = linted()
    assert len(everything) > 1
    (folder / ".gitignore").write_text("with*.txt\n")
    assert "./without.txt" in everything
    assert "./without.txt" not in linted("--include", "*.txt") + linted("--no-ignore", "--exclude", "without.txt")
    assert linted("--no-ignore") == everything
