"""``lint --baseline``, ``lint --since``, ``baseline`` and ``compare``, as a repository of contracts uses them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.running.repository import commit, git, needs_git

from .conftest import PREAMBLE, WITH_FORUM, WITHOUT_FORUM, Run

HOUSE = ("--pack", "house", "--select", "HSE001,SUP")

pytestmark = pytest.mark.usefixtures("folder")


def open_findings(output: str) -> dict[str, list[str]]:
    """The ids of the findings that count, by path, of a JSON report."""
    documents: list[dict[str, Any]] = json.loads(output)["documents"]
    return {
        Path(each["path"]).as_posix(): [finding["id"] for finding in each["findings"] if finding["suppression"] is None]
        for each in documents
    }


def test_what_is_in_a_baseline_does_not_count_and_what_is_new_does(run: Run) -> None:
    made = run("baseline", "create", ".", *HOUSE)
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout == ".alliance-lint-baseline.jsonl has 1 finding of 2 agreements.\n"
    known = run(".", *HOUSE, "--baseline", ".alliance-lint-baseline.jsonl")
    assert (known.exit_code, known.stderr) == (0, "")
    assert "2 documents: 0 findings · 1 in the baseline" in known.stdout
    Path("with.txt").write_text(WITHOUT_FORUM, encoding="utf-8")
    new = run(".", *HOUSE, "--baseline", ".alliance-lint-baseline.jsonl", "--format", "json")
    assert (new.exit_code, open_findings(new.stdout)) == (1, {"with.txt": ["HSE001"], "without.txt": []})


def test_known_findings_are_listed_with_the_baseline_that_has_them(run: Run) -> None:
    run("baseline", "create", ".", *HOUSE, "--baseline", "known.jsonl")
    shown = run("without.txt", *HOUSE, "--baseline", "known.jsonl", "--show-suppressed").stdout
    assert "  1 SUPPRESSED\n\n  HSE001 house-forum · missing\n" in shown
    assert "    In the baseline (known.jsonl)\n" in shown


def test_what_is_gone_is_told_of_and_pruned(run: Run) -> None:
    run("baseline", "create", ".", *HOUSE)
    Path("without.txt").write_text(WITH_FORUM, encoding="utf-8")
    told = run(".", *HOUSE, "--baseline", ".alliance-lint-baseline.jsonl")
    assert told.exit_code == 0
    assert told.stderr == (
        "alliance-lint: note: .alliance-lint-baseline.jsonl: 1 finding is gone; "
        "'alliance-lint baseline prune' takes that out\n"
    )
    pruned = run("baseline", "prune", ".", *HOUSE)
    assert pruned.stdout == "1 finding taken out; .alliance-lint-baseline.jsonl has 0 left.\n"
    assert run(".", *HOUSE, "--baseline", ".alliance-lint-baseline.jsonl").stderr == ""


def test_an_update_takes_new_findings_in(run: Run) -> None:
    run("baseline", "create", "with.txt", *HOUSE)
    updated = run("baseline", "update", ".", *HOUSE)
    assert updated.stdout == ".alliance-lint-baseline.jsonl has 1 finding now; before, it had 0.\n"
    assert run(".", *HOUSE, "--baseline", ".alliance-lint-baseline.jsonl").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("create", "."), "exists already; 'alliance-lint baseline update' brings it up to date"),
        (("update", ".", "--baseline", "none.jsonl"), "none.jsonl: there is no such baseline; make it with"),
        (("create", "-"), "a baseline is of files, not of standard input"),
        (("create", "broken.pdf", "--baseline", "b.jsonl"), "the baseline was not written; mend this first"),
    ],
)
def test_a_baseline_that_cannot_be_made_is_not_made(run: Run, arguments: tuple[str, ...], error: str) -> None:
    Path("broken.pdf").write_bytes(b"%PDF-1.4 broken")
    run("baseline", "create", "with.txt", *HOUSE)
    before = Path(".alliance-lint-baseline.jsonl").read_bytes()
    result = run("baseline", *arguments, *HOUSE)
    assert (result.exit_code, error in result.stderr) == (2, True), result.stderr
    assert Path(".alliance-lint-baseline.jsonl").read_bytes() == before
    assert not Path("b.jsonl").exists()


def test_a_baseline_that_is_not_there_is_an_error(run: Run) -> None:
    result = run("with.txt", "--baseline", "none.jsonl")
    assert (result.exit_code, "none.jsonl: there is no such baseline" in result.stderr) == (2, True)


def test_the_configuration_can_name_the_baseline(run: Run) -> None:
    Path(".alliance-lint.yaml").write_text("baseline: known.jsonl\n", encoding="utf-8")
    assert run("baseline", "create", ".", *HOUSE).stdout.startswith("known.jsonl has 1 finding")
    assert run(".", *HOUSE).exit_code == 0


@needs_git
def test_since_a_revision_only_what_is_new_counts(run: Run) -> None:
    here = Path.cwd()
    commit(here)
    Path("with.txt").write_text(WITHOUT_FORUM, encoding="utf-8")
    Path("without.txt").write_text(WITHOUT_FORUM + "\n3. Tea is served at five.\n", encoding="utf-8")
    Path("new.txt").write_text(WITHOUT_FORUM, encoding="utf-8")
    result = run(".", *HOUSE, "--since", "HEAD", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert open_findings(result.stdout) == {"new.txt": ["HSE001"], "with.txt": ["HSE001"], "without.txt": []}
    (known,) = (each for each in json.loads(result.stdout)["documents"] if each["path"].endswith("without.txt"))
    assert known["findings"][0]["suppression"] == {
        "by": "revision",
        "reason": "",
        "until": "",
        "place": "HEAD:without.txt",
    }


@needs_git
def test_since_a_revision_agreements_with_the_same_bytes_are_not_linted(run: Run) -> None:
    commit(Path.cwd())
    result = run(".", *HOUSE, "--since", "HEAD")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "alliance-lint: note: nothing is new: all agreements have the bytes that they had at HEAD\n"
    )


@needs_git
def test_since_a_revision_an_agreement_that_was_renamed_is_compared_with_itself(run: Run) -> None:
    long = WITHOUT_FORUM + "".join(f"\n{n}. The parties sell goods of the kind {n}.\n" for n in range(3, 40))
    Path("without.txt").write_text(long, encoding="utf-8")
    commit(Path.cwd())
    git(Path.cwd(), "mv", "without.txt", "renamed.txt")
    Path("renamed.txt").write_text(long + "\n40. Tea is served at five.\n", encoding="utf-8")
    git(Path.cwd(), "add", "--all")
    assert run("renamed.txt", *HOUSE, "--since", "HEAD").exit_code == 0


@needs_git
def test_a_suppression_that_was_taken_away_makes_its_finding_new(run: Run) -> None:
    Path("without.txt").write_text(f"{WITHOUT_FORUM}\n# alliance-lint: ignore HSE001: agreed\n", encoding="utf-8")
    commit(Path.cwd())
    Path("without.txt").write_text(WITHOUT_FORUM, encoding="utf-8")
    assert run("without.txt", *HOUSE, "--since", "HEAD").exit_code == 1


@needs_git
def test_what_could_not_be_read_then_is_all_new_now(run: Run) -> None:
    Path("without.txt").write_bytes(b"")
    commit(Path.cwd())
    Path("without.txt").write_text(WITHOUT_FORUM, encoding="utf-8")
    result = run("without.txt", *HOUSE, "--since", "HEAD")
    assert result.exit_code == 1
    assert "without.txt could not be read as it was at HEAD, so all its findings count as new" in result.stderr


@needs_git
def test_since_and_baseline_go_together(run: Run) -> None:
    commit(Path.cwd())
    run("baseline", "create", ".", *HOUSE)
    Path("without.txt").write_text(WITHOUT_FORUM + "\n3. Tea is served at five.\n", encoding="utf-8")
    Path("with.txt").write_text(PREAMBLE + "2. Tea. Tea is served.\n", encoding="utf-8")
    result = run(".", *HOUSE, "--since", "HEAD", "--baseline", ".alliance-lint-baseline.jsonl", "--format", "json")
    assert open_findings(result.stdout) == {"with.txt": ["HSE001"], "without.txt": []}


@needs_git
def test_a_revision_that_is_none_or_standard_input_is_an_error(run: Run) -> None:
    commit(Path.cwd())
    assert "there is no revision 'nowhere'" in run(".", "--since", "nowhere").stderr
    result = run("-", "--since", "HEAD", stdin=WITHOUT_FORUM)
    assert (result.exit_code, "standard input has no earlier revision" in result.stderr) == (2, True)


def test_a_redraft_is_compared_with_the_draft(run: Run) -> None:
    worse = run("compare", "with.txt", "without.txt", *HOUSE)
    assert (worse.exit_code, worse.stderr) == (1, "")
    assert worse.stdout.startswith("with.txt → without.txt\n")
    assert "  1 NEW\n\n  HSE001 house-forum · missing\n" in worse.stdout
    assert "HSE001 house-forum  satisfied → missing  worse" in worse.stdout
    better = run("compare", "without.txt", "with.txt", *HOUSE, "--format", "json")
    assert (better.exit_code, json.loads(better.stdout)["summary"]["fixed"]) == (0, 1)


def test_drafts_of_different_formats_are_compared(run: Run) -> None:
    Path("redraft.md").write_text(WITHOUT_FORUM.replace("1. Purpose.", "## 1. Purpose\n\n"), encoding="utf-8")
    same = run("compare", "without.txt", "redraft.md", *HOUSE)
    assert same.exit_code == 0
    assert same.stdout.endswith("0 findings fixed · 0 new · 1 remaining\n")


def test_only_what_is_new_and_grave_enough_fails_a_comparison(run: Run) -> None:
    notes = ("--pack", "house", "--select", "HSE002")
    assert run("compare", "without.txt", "with.txt", *notes).exit_code == 0
    assert run("compare", "without.txt", "with.txt", *notes, "--fail-on", "info").exit_code == 1
    assert run("compare", "without.txt", "with.txt", *notes, "--fail-on", "info", "--exit-zero").exit_code == 0


def test_a_comparison_never_replaces_a_draft(run: Run) -> None:
    written = run("compare", "without.txt", "with.txt", *HOUSE, "--output", "new.txt")
    assert (written.exit_code, written.stdout) == (0, "")
    assert Path("new.txt").read_text(encoding="utf-8").startswith("without.txt → with.txt\n")
    refused = run("compare", "without.txt", "with.txt", *HOUSE, "--output", "with.txt")
    assert (refused.exit_code, "with.txt is one of the agreements" in refused.stderr) == (2, True)


def test_a_baseline_that_cannot_be_written_is_an_error(run: Run) -> None:
    result = run("baseline", "create", ".", *HOUSE, "--baseline", "none/known.jsonl")
    assert (result.exit_code, "--baseline: none/known.jsonl cannot be written" in result.stderr) == (2, True)


def test_a_draft_that_cannot_be_read_is_an_error(run: Run) -> None:
    result = run("compare", "none.txt", "with.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "none.txt: there is no such file" in result.stderr
