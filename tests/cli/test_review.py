"""``alliance-lint review``: where the copy goes, what is said about it, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alliance_lint.cli.group import alliance_lint

SAMPLES = Path(__file__).resolve().parents[2] / "sample_agreements"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an agreement in it."""
    (tmp_path / "deal.docx").write_bytes((SAMPLES / "careless-alliance.docx").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(alliance_lint, ["review", *arguments])


def test_the_copy_goes_beside_the_agreement_which_is_not_changed(folder: Path) -> None:
    before = (folder / "deal.docx").read_bytes()
    result = run("deal.docx", "--select", "DIS004")
    assert (result.exit_code, result.output) == (
        0,
        "deal-reviewed.docx: 1 finding in 2 comments, 1 proposed insertion\n",
    )
    assert (folder / "deal-reviewed.docx").exists()
    assert (folder / "deal.docx").read_bytes() == before


def test_a_copy_that_is_there_is_replaced_only_if_it_is_named(folder: Path) -> None:
    assert run("deal.docx", "--select", "DIS004").exit_code == 0
    again = run("deal.docx", "--select", "DIS004")
    assert again.exit_code == 2
    assert "deal-reviewed.docx exists already; to replace it, name it with --output" in again.output
    assert run("deal.docx", "--select", "DIS004", "-o", "deal-reviewed.docx").exit_code == 0


def test_the_agreement_itself_is_never_written_to(folder: Path) -> None:
    result = run("deal.docx", "-o", "./deal.docx")
    assert result.exit_code == 2
    assert "is the agreement itself" in result.output
    assert (folder / "deal.docx").read_bytes() == (SAMPLES / "careless-alliance.docx").read_bytes()


def test_comments_only_proposes_no_insertion(folder: Path) -> None:
    result = run("deal.docx", "--comments-only", "--select", "DIS004")
    assert result.output == "deal-reviewed.docx: 1 finding in 2 comments, 0 proposed insertions\n"


@pytest.mark.parametrize(
    ("given", "written"),
    [("2025-05-12", "2025-05-12T00:00:00Z"), ("2025-05-12T09:30:00Z", "2025-05-12T09:30:00Z")],
)
def test_the_date_is_the_one_that_was_given(folder: Path, given: str, written: str) -> None:
    assert run("deal.docx", "--select", "DIS004", "--date", given, "--author", "Jo Reyes").exit_code == 0
    assert f'w:author="Jo Reyes" w:date="{written}"'.encode() in (folder / "deal-reviewed.docx").read_bytes()


def test_today_is_a_date_and_others_are_refused(folder: Path) -> None:
    assert run("deal.docx", "--select", "DIS004", "--date", "today").exit_code == 0
    assert re.search(rb'w:date="20\d\d-\d\d-\d\dT00:00:00Z"', (folder / "deal-reviewed.docx").read_bytes())
    result = run("deal.docx", "--date", "12 May")
    assert result.exit_code == 2
    assert "'12 May' is no date; write 2025-05-12" in result.output


def test_what_cannot_be_reviewed_is_one_line_and_status_2(folder: Path) -> None:
    (folder / "deal.html").write_text("<html><body><p>Agreement</p></body></html>", encoding="utf-8")
    for arguments in (
        ("deal.html",),
        ("none.docx",),
        ("deal.docx", "-o", "-"),
        ("deal.docx", "--all", "--select", "PAY"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.output.startswith("alliance-lint: error: ")
        assert result.output.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["deal.docx", "deal.html"]


def test_an_agreement_without_findings_is_copied_as_it_is(folder: Path) -> None:
    sound = SAMPLES / "sound-alliance.docx"
    result = run(str(sound), "-o", "copy.docx")
    assert result.output == "copy.docx: no finding to mark; the copy is the same as the agreement\n"
    assert (folder / "copy.docx").read_bytes() == sound.read_bytes()
