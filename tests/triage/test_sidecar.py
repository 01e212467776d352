"""What can be wrong with a file of suppressions, and where that is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_lint.triage.sidecar import read_sidecar

from .values import KNOWN

GOOD = "- file: a.pdf\n  check: DIS004\n  reason: agreed\n  until: 2027-01-31\n"


def errors_in(folder: Path, text: str) -> list[str]:
    path = folder / "suppressions.yaml"
    path.write_text(text, encoding="utf-8")
    entries, errors = read_sidecar(str(path), KNOWN)
    assert len(entries) == text.count("agreed")
    return [str(error).removeprefix(str(path)) for error in errors]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "- file: a.pdf\n  check: DIS04\n  reason: x\n",
            ":2:3: there is no check 'DIS04', so nothing is suppressed here",
        ),
        ("- file: a.pdf\n  check: DIS004\n", ":1:3: the field 'reason' is missing; add it"),
        ("- file: a.pdf\n  check: DIS004\n  reason:\n", ":3:3: 'reason' is empty"),
        ("- file: a.pdf\n  check: DIS004\n  reason: '-'\n", ":3:3: the suppression of DIS004 gives no reason"),
        (
            "- file: a.pdf\n  check: DIS004\n  reasons: x\n  reason: x\n",
            ":3:3: there is no field 'reasons'; did you mean",
        ),
        ("- file: a.pdf\n  check: DIS004\n  reason: x\n  until: June\n", ":4:3: 'until' is not as it should be"),
        ("- file: a.pdf\n  check: DIS004\n  reason: x\n  until: 2027-02-30\n", ":4:3: '2027-02-30' is no date"),
        ("- file: a.pdf\n  check: [DIS004]\n  reason: x\n", ":2:3: 'check' must be words in quotes"),
        *(
            (f"- file: '{path}'\n  check: DIS004\n  reason: x\n", f":1:3: '{path}' leads out of the folder")
            for path in ("/deals/a.pdf", "../a.pdf", "deals/../a.pdf", "C:/deals/a.pdf", "C:\\deals\\a.pdf", "**/..")
        ),
        ("- just words\n", ":1:3: this must be fields, each as name: value"),
        ("file: a.pdf\n", ":1:1: a file of suppressions is a list; begin each entry with '- file:'"),
        ("- file: 'a.pdf\n", ":2:1: "),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_other_entries_hold(tmp_path: Path, text: str, error: str) -> None:
    assert [each[: len(error)] for each in errors_in(tmp_path, text)] == [error]
    if text.startswith("- file: a.pdf\n"):
        assert len(errors_in(tmp_path, text + GOOD)) == 1


def test_fields_that_are_missing_are_told_once_and_a_slip_in_a_name_is_recognised(tmp_path: Path) -> None:
    assert errors_in(tmp_path, "- file: a.pdf\n  cheque: DIS004\n") == [
        ":1:3: the field 'check' is missing; add it",
        ":1:3: the field 'reason' is missing; add it",
        ":2:3: there is no field 'cheque'; did you mean 'check'?",
    ]


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert errors_in(tmp_path, "# nothing yet\n") == []
    assert errors_in(tmp_path, GOOD) == []


def test_a_file_that_is_not_there_is_an_error() -> None:
    entries, errors = read_sidecar("no/such.yaml", KNOWN)
    assert entries == ()
    assert [str(error) for error in errors] == ["no/such.yaml: there is no such file of suppressions; check the path"]


def test_a_file_that_is_named_may_be_about_agreements_beside_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "suppressions.yaml"
    path.write_text(GOOD.replace("a.pdf", "'../../deals/a..b.pdf'"), encoding="utf-8")
    assert len(read_sidecar(str(path), KNOWN, named=True)[0]) == 1
    path.write_text(GOOD.replace("a.pdf", "../x/../a.pdf"), encoding="utf-8")
    assert len(read_sidecar(str(path), KNOWN, named=True)[1]) == 1
    path.write_text(GOOD.replace("a.pdf", "../.."), encoding="utf-8")
    assert read_sidecar(str(path), KNOWN, named=True)[1] == []
