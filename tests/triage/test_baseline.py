"""A baseline: what it holds, how it is matched, and how it is kept up to date."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alliance_lint.checking.report import DocumentReport, PartyReport, Suppression
from alliance_lint.errors import SuppressionError
from alliance_lint.triage.baseline import (
    Baseline,
    apply_baseline,
    baseline_lines,
    created,
    pruned,
    read_baseline,
    updated,
)

from .values import document, finding, moved

PATH = "baseline.jsonl"
FORUM = finding("DIS004")
BLANK = finding("DRF003", "[price]")
PARTIES = (PartyReport("Alpha Inc.", "Alpha", ""), PartyReport("Beta LLC", "Beta", ""))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        Path(name).touch()


def named(report: DocumentReport, title: str = "Alliance") -> DocumentReport:
    return replace(report, title=title, parties=PARTIES)


def stored(baseline: Baseline) -> Baseline:
    """The baseline after it has been written and read."""
    Path(PATH).write_text("".join(baseline_lines(baseline)), encoding="utf-8")
    return read_baseline(PATH)


def shown(baseline: Baseline, *documents: DocumentReport) -> tuple[list[list[str]], int]:
    """The open findings of each document, by id, and the number of findings that are gone."""
    compared = apply_baseline(documents, baseline)
    return [[each.id for each in report.open_findings] for report in compared.documents], compared.gone


def test_the_file_has_a_line_for_each_agreement_and_each_finding() -> None:
    baseline = created([document(BLANK, FORUM, BLANK, path="b.md"), named(document(path="a.md"))], PATH)
    assert "".join(baseline_lines(baseline)) == (
        '{"schema": "urn:alliance-lint:schema:baseline:1"}\n'
        '{"file": "a.md", "agreement": "Alliance: Alpha Inc., Beta LLC"}\n'
        '{"file": "b.md", "agreement": ""}\n'
        '{"file": "b.md", "check": "DIS004", "status": "missing", "fingerprint": "DIS004", "count": 1, '
        '"message": "DIS004 is open."}\n'
        '{"file": "b.md", "check": "DRF003", "status": "partial", "fingerprint": "DRF003[price]", "count": 2, '
        '"message": "DRF003 is open."}\n'
    )
    assert stored(baseline) == baseline


def test_what_is_in_the_baseline_is_suppressed_by_it_and_what_is_not_is_open() -> None:
    baseline = stored(created([document(FORUM, path="a.md")], PATH))
    report = document(FORUM, BLANK, path="a.md")
    assert shown(baseline, report) == ([["DRF003"]], 0)
    assert apply_baseline([report], baseline).documents[0].findings[0].suppression == Suppression(
        "baseline", "", "", PATH
    )


def test_a_finding_of_one_agreement_is_not_known_in_another() -> None:
    baseline = created([document(FORUM, path="a.md")], PATH)
    assert shown(baseline, document(FORUM, path="b.md")) == ([["DIS004"]], 0)


def test_a_suppressed_finding_and_one_about_suppressions_are_not_put_into_a_baseline() -> None:
    silent = replace(FORUM, suppression=Suppression("comment", "agreed"))
    assert created([document(silent, finding("SUP001", "x"), path="a.md")], PATH).count == 0


def test_what_no_longer_occurs_is_counted_if_its_check_ran() -> None:
    baseline = created([document(FORUM, BLANK, BLANK, path="a.md")], PATH)
    assert shown(baseline, document(BLANK, path="a.md", ran=("DIS004",))) == ([[]], 2)
    assert shown(baseline, document(BLANK, path="a.md")) == ([[]], 1)


def test_paths_are_relative_to_the_file_of_the_baseline() -> None:
    Path("list").mkdir()
    baseline = created([document(FORUM, path="a.md")], "list/known.jsonl")
    assert list(baseline.files) == ["../a.md"]
    assert shown(baseline, document(FORUM, path=str(Path("a.md").resolve()))) == ([[]], 0)


def test_an_agreement_that_was_renamed_is_known_by_its_title_and_parties() -> None:
    baseline = created([named(document(FORUM, path="a.md"))], PATH)
    Path("a.md").rename("new.md")
    assert shown(baseline, named(document(FORUM, path="new.md"))) == ([[]], 0)


@pytest.mark.parametrize("others", [[named(document(FORUM, path="b.md"), "Another")], [document(FORUM, path="b.md")]])
def test_another_agreement_is_not_taken_for_one_that_is_gone(others: list[DocumentReport]) -> None:
    baseline = created([named(document(FORUM, path="a.md"))], PATH)
    Path("a.md").unlink()
    assert shown(baseline, *others) == ([["DIS004"]], 1)


def test_two_agreements_that_are_called_the_same_are_not_taken_for_one_that_is_gone() -> None:
    baseline = created([named(document(FORUM, path="a.md"))], PATH)
    Path("a.md").unlink()
    copies = [named(document(FORUM, path=name)) for name in ("b.md", "c.md")]
    assert shown(baseline, *copies) == ([["DIS004"], ["DIS004"]], 1)


def test_an_update_takes_the_findings_as_they_are_and_keeps_what_was_not_looked_at() -> None:
    first = created([document(FORUM, BLANK, path="a.md"), document(FORUM, path="b.md")], PATH)
    second = updated(first, [document(finding("EXC002", "Only Beta"), path="a.md", ran=("DIS004",))])
    assert [each.check for each in second.files["a.md"].findings] == ["DRF003", "EXC002"]
    assert second.files["b.md"] == first.files["b.md"]


def test_an_update_forgets_files_that_are_gone() -> None:
    first = created([document(FORUM, path="a.md"), document(FORUM, path="b.md")], PATH)
    Path("b.md").unlink()
    assert list(updated(first, [document(FORUM, path="a.md")]).files) == ["a.md"]


def test_pruning_takes_out_what_is_gone_and_adds_nothing() -> None:
    first = created([document(FORUM, BLANK, BLANK, path="a.md"), document(FORUM, path="b.md")], PATH)
    Path("b.md").unlink()
    second = pruned(
        first, [document(BLANK, finding("EXC002", "x"), path="a.md", ran=("DIS004",)), document(FORUM, path="c.md")]
    )
    assert {name: [(each.check, each.count) for each in kept.findings] for name, kept in second.files.items()} == {
        "a.md": [("DRF003", 1)]
    }


def test_pruning_gives_an_old_agreement_its_new_name() -> None:
    first = created([named(document(FORUM, path="a.md"))], PATH)
    Path("a.md").rename("new.md")
    assert list(pruned(first, [named(document(FORUM, path="new.md"))]).files) == ["new.md"]


def test_lines_that_two_people_added_are_merged_and_the_larger_count_holds() -> None:
    lines = list(baseline_lines(created([document(BLANK, BLANK, path="a.md")], PATH)))
    less = lines[-1].replace('"count": 2', '"count": 1')
    Path(PATH).write_text("".join([*lines, lines[0], less, lines[1]]), encoding="utf-8")
    assert read_baseline(PATH).count == 2


def test_words_that_a_terminal_could_obey_are_escaped() -> None:
    nasty = replace(FORUM, message="\x1b[2J \u202e \u2028 é")
    baseline = created([moved(document(nasty), "a.md")], PATH)
    text = "".join(baseline_lines(baseline))
    assert "\\u001b[2J \\u202e \\u2028 é" in text
    assert stored(baseline) == baseline


HEADER = '{"schema": "urn:alliance-lint:schema:baseline:1"}\n'
LINE = '{"file": "a", "check": "DIS004", "status": "missing", "fingerprint": "f", "count": 1, "message": "m"}\n'


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{}\n", ":1:1: a baseline begins with the line"),
        (HEADER + "<<<<<<< ours\n", ":2:1: this line is no JSON object"),
        (HEADER + "[]\n", ":2:1: a line of a baseline is a JSON object"),
        (HEADER + LINE.replace('"count": 1', f'"count": {"9" * 20}'), ":2:1: 'count' is missing or not what it"),
        (HEADER + LINE.replace('"count": 1', '"count": 0'), ":2:1: 'count' is missing or not what it should be"),
        (HEADER + LINE.replace("missing", "lost"), ":2:1: 'status' is missing or not what it should be"),
        (HEADER + '{"file": "a"}\n', ":2:1: 'check' is missing or not what it should be"),
        (HEADER + "[" * 100_000 + "\n", ":2:1: this line is no JSON object"),
    ],
)
def test_a_baseline_that_is_none_is_refused_with_its_line(text: str, error: str) -> None:
    Path(PATH).write_text(text, encoding="utf-8")
    with pytest.raises(SuppressionError) as caught:
        read_baseline(PATH)
    assert str(caught.value).startswith(PATH + error)


def test_a_baseline_that_is_not_there_is_an_error() -> None:
    with pytest.raises(SuppressionError, match="there is no such baseline; make it with"):
        read_baseline("none.jsonl")
