"""The command line as a whole: finding the command meant, help, version, and quiet ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alliance_lint import __version__, linting

from .conftest import WITHOUT_FORUM, Run

LINT = [sys.executable, "-m", "alliance_lint"]


def test_no_arguments_show_how_to_begin(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "alliance-lint agreement.docx" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explan", "DIS004"], "there is no file, folder or command 'explan'; did you mean 'explain'?"),
        (["Rules"], "there is no file, folder or command 'Rules'; did you mean 'rules'?"),
        (["rules", "tset"], "there is no command 'tset'; did you mean 'test'?"),
        (["DIS004"], "there is no file or folder 'DIS004'; 'alliance-lint explain DIS004' tells about the check"),
        (["review", "-"], "standard input cannot be reviewed; save the agreement to a file and name that"),
        (["deal.docx"], "deal.docx: there is no such file; check the path"),
        (["--formt", "json", "x.md"], "No such option"),
        (["lint", "--format", "xml", "x.md"], "there is no format 'xml'; the formats are text, concise, json"),
        (["explain"], "Missing argument 'ID|NAME|FAMILY'"),
    ],
)
def test_a_slip_is_answered_in_one_line(
    run: Run, arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("alliance-lint: error: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_may_be_called_almost_like_a_command(run: Run, folder: Path) -> None:
    (folder / "lin").write_text(WITHOUT_FORUM, encoding="utf-8")
    assert run("lin", "--pack", "house", "--select", "HSE001").exit_code == 1


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize(
    "command", [(), ("lint",), ("explain",), ("inspect",), ("rules",), ("rules", "list"), ("rules", "test")]
)
def test_every_command_has_help(run: Run, command: tuple[str, ...], option: str) -> None:
    result = run(*command, option)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: {' '.join(['alliance-lint', *command])} ")


def test_help_names_every_command(run: Run) -> None:
    text = run("--help").stdout
    for name in ("lint", "explain", "inspect", "rules"):
        assert f"\n  {name} " in text


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_told(run: Run, option: str) -> None:
    expected = f"alliance-lint {__version__}\n"
    assert run(option).stdout == expected
    assert subprocess.run([*LINT, option], capture_output=True, text=True, check=True).stdout == expected


def _imported(*arguments: str) -> set[str]:
    """The modules that are loaded once the command line has run in a process of its own."""
    code = (
        "import sys\n"
        "from alliance_lint.cli.main import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_version_and_help_do_not_wait_for_what_they_do_not_need() -> None:
    assert not _imported("--version") & {"click", "dataclasses", "importlib.metadata"}
    assert not _imported("--help") & {"alliance_lint.linting", "yaml", "jsonschema", "lxml", "ahocorasick", "spacy"}


def test_an_interrupt_is_quiet(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(linting, "lint_bytes", interrupted)
    result = run("lint", "--no-cache", "--pack", "house", "with.txt")
    assert result.exit_code == 130
    assert result.stdout.strip() == result.stderr.strip() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_trouble(folder: Path, unbuffered: str) -> None:
    # Far more than a pipe holds, so that the process must notice.
    (folder / "long.txt").write_text(WITHOUT_FORUM + "All disputes are decided by the courts of Delaware. " * 4000)
    command = [*LINT, "inspect", "--pack", "house", "long.txt"]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


def test_a_fault_of_the_program_is_one_line(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise ZeroDivisionError("no\nway")

    monkeypatch.setattr(linting, "load_packs", wrong)
    result = run("rules", "list")
    assert result.exit_code == 2
    assert result.stderr.startswith("alliance-lint: error: internal error (ZeroDivisionError: no way); this is a bug")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--help"], ["lint", "--help"], ["rules", "list", "-h"]])
def test_help_that_nobody_reads_is_no_finding(arguments: list[str]) -> None:
    with subprocess.Popen([*LINT, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait() == 141
