"""A folder stands for the agreements in it, and for nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_lint.checking.report import DocumentReport, Report
from alliance_lint.cli.inputs import find_inputs, left_out_note
from alliance_lint.errors import UsageError
from alliance_lint.reports.json import render_json

REPORT = render_json(Report((DocumentReport("a.md", "markdown", "", "", (), (), (), (), ()),)))


def _write(folder: Path, *names: str, text: str = "Agreement") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _found(folder: Path) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in find_inputs([str(folder)]).files]


def test_a_folder_is_searched_for_agreements_in_the_order_of_their_names(tmp_path: Path) -> None:
    _write(tmp_path, "b.md", "a.txt", "sub/deep/c.DOCX", "sub/d.markdown", "logo.png", "Makefile")
    assert _found(tmp_path) == ["a.txt", "b.md", "sub/d.markdown", "sub/deep/c.DOCX"]


def test_hidden_files_lock_files_readmes_and_folders_of_programs_are_left_alone(tmp_path: Path) -> None:
    _write(
        tmp_path,
        ".draft.md",
        "~$deal.docx",
        ".git/a.txt",
        "node_modules/p/README.md",
        "venv/x.txt",
        "README.md",
        "deal.docx",
    )
    assert _found(tmp_path) == ["deal.docx"]


def test_data_files_are_taken_only_if_they_are_term_sheets(tmp_path: Path) -> None:
    _write(tmp_path, "compose.yaml", "package.json", text="services: [web]\n")
    _write(tmp_path, "deal.yaml", text="title: Deal\nparties:\n  - name: Acme\n")
    _write(tmp_path, "deal.json", text='{"title": "Deal", "parties": []}')
    _write(tmp_path, "indented.json", text='{\n  "title": "Deal",\n  "parties": []\n}')
    (tmp_path / "report.json").write_text(REPORT, encoding="utf-8")
    assert _found(tmp_path) == ["deal.json", "deal.yaml", "indented.json"]


def test_a_file_named_by_the_user_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    _write(tmp_path, ".hidden", "deal.agreement", "package.json")
    named = [str(tmp_path / name) for name in (".hidden", "deal.agreement", "package.json", "missing.txt")]
    assert list(find_inputs(named).files) == named


def test_a_file_named_twice_is_linted_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt")
    named = [str(tmp_path / "b.txt"), str(tmp_path), f"{tmp_path}/./a.txt", "-"]
    assert list(find_inputs(named).files) == [str(tmp_path / "b.txt"), str(tmp_path / "a.txt"), "-"]


def test_a_folder_without_agreements_is_an_error_and_not_a_clean_result(tmp_path: Path) -> None:
    _write(tmp_path, "logo.png", ".hidden.md")
    with pytest.raises(UsageError, match=r"^no agreements in .*; looked for \.doc(?:m|, \.docm), \.docx"):
        find_inputs([str(tmp_path)])


def test_old_word_files_are_left_out_by_name_where_the_extra_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance_lint.reading.formats.find_spec", lambda name: None)
    _write(tmp_path, "a.txt", "old/c.doc")
    inputs = find_inputs([str(tmp_path)])
    assert [Path(path).name for path in inputs.files] == ["a.txt"]
    assert left_out_note(inputs.left_out).startswith("note: 1 file was left out, because .doc cannot be read")
    (tmp_path / "a.txt").unlink()
    with pytest.raises(UsageError, match=r"no agreements that can be read \(1 cannot: \.doc\)"):
        find_inputs([str(tmp_path)])


def test_standard_input_can_be_named_once() -> None:
    assert find_inputs(["-"]).files == ("-",)
    with pytest.raises(UsageError, match="once only"):
        find_inputs(["-", "-"])


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.md", "drafts/c.txt", "drafts/old/d.txt", "signed/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Term")
    return tmp_path


def found(folder: Path, *include: str, exclude: tuple[str, ...] = (), respect_ignore: bool = True) -> list[str]:
    files = find_inputs([str(folder)], include, exclude, respect_ignore=respect_ignore).files
    return [Path(path).relative_to(folder).as_posix() for path in files]


def test_what_git_ignores_is_left_out_in_every_folder(contracts: Path) -> None:
    (contracts / ".gitignore").write_text("/drafts/*\n!/drafts/old\n*.md\n")
    (contracts / "signed" / ".gitignore").write_text("!*.md\ne.txt")
    (contracts / "signed" / "f.md").write_text("Term")
    assert found(contracts) == ["a.txt", "drafts/old/d.txt", "signed/f.md"]
    assert found(contracts / "signed") == ["f.md"]
    assert len(found(contracts, respect_ignore=False)) == 6


def test_patterns_choose_files_of_a_folder(contracts: Path) -> None:
    assert found(contracts, "*.txt", exclude=("old",)) == ["a.txt", "drafts/c.txt", "signed/e.txt"]
    assert found(contracts, "drafts/") == ["drafts/c.txt", "drafts/old/d.txt"]
    assert found(contracts, exclude=("/drafts/**", "b.*")) == ["a.txt", "signed/e.txt"]
    # A file that is named is meant.
    named = str(contracts / "a.txt")
    assert find_inputs([named], ("*.md",), ("a.txt",)).files == (named,)


def test_it_is_said_what_may_have_left_out_everything(contracts: Path) -> None:
    with pytest.raises(UsageError, match=r"left out were files by --include, what git ignores \(--no-ignore\)"):
        found(contracts, "*.pdf")


def test_of_a_folder_in_which_nothing_was_left_out_that_is_not_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        find_inputs([str(tmp_path)])
    assert "left out" not in str(caught.value)


def test_links_into_an_ignored_place_are_files_of_their_own(contracts: Path) -> None:
    (contracts / ".gitignore").write_text("drafts\n")
    (contracts / "linked.txt").symlink_to(contracts / "drafts" / "c.txt")
    assert found(contracts) == ["a.txt", "b.md", "linked.txt", "signed/e.txt"]
