"""A report file is written whole or not at all; colours are for terminals."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from alliance_lint.cli.output import wants_color, write_json, write_text, write_whole
from alliance_lint.errors import UsageError


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("old", encoding="utf-8")
    report.chmod(0o640)
    write_whole(str(report), [b"n", b"ew"])
    assert report.read_bytes() == b"new"
    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_whole(str(tmp_path / "report"), [b"n", b"ew"])
    assert (tmp_path / "report").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    write_whole(str(tmp_path / "link"), [b"n", b"ew"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_report_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.txt"
    report.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UsageError, match=r"--output: .*report\.txt cannot be written \(No space left on device\)"):
        write_whole(str(report), [b"n", b"ew"])
    assert report.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_folder_that_does_not_exist_is_an_error_the_user_can_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_whole(str(tmp_path / "none" / "report"), [b"n", b"ew"])


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs a device file")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole("/dev/null", [b"n", b"ew"])
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs the device file")
def test_a_full_disk_is_an_error_the_user_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for write in (write_text, write_json):
        with open("/dev/full", "w", encoding="utf-8") as full, monkeypatch.context() as patched:
            patched.setattr("sys.stdout", full)
            with pytest.raises(UsageError, match=r"^standard output cannot be written \(No space left on device\)$"):
                write("report\n", None)


def test_json_is_utf_8_and_text_survives_a_poor_terminal(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write_json(['{"a": ', '"é"}\n'], None)
    write_text("café\n", None)
    assert capsysbinary.readouterr().out == '{"a": "é"}\ncafé\n'.encode()


@pytest.mark.parametrize(
    ("environment", "output", "wanted"),
    [({}, None, True), ({"NO_COLOR": "1"}, None, False), ({"TERM": "dumb"}, None, False), ({}, "report.txt", False)],
)
def test_colour_is_for_terminals_unless_no_color_is_set(
    environment: dict[str, str], output: str | None, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert wants_color("auto", output) is wanted
    assert wants_color("always", output) is True
    assert wants_color("never", output) is False
