"""``lint`` with suppressions: what is shown, what counts, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import WITHOUT_FORUM, Run

FORUM = ("--pack", "house", "--select", "HSE001,SUP")

pytestmark = pytest.mark.usefixtures("folder")


def write(comment: str, name: str = "deal.txt") -> None:
    Path(name).write_text(f"{WITHOUT_FORUM}\n# alliance-lint: {comment}\n", encoding="utf-8")


def test_a_suppressed_finding_does_not_count_and_stays_in_the_reports(run: Run) -> None:
    write("ignore HSE001 until 2030-01-31: settled by the framework agreement")
    result = run("deal.txt", *FORUM, "--today", "2026-01-01")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "No other findings. 1 check: 0 satisfied · 1 suppressed · 0 not applicable" in result.stdout
    assert "1 suppressed; --show-suppressed lists them." in result.stdout
    report = json.loads(run("deal.txt", *FORUM, "--today", "2026-01-01", "--format", "json").stdout)
    assert report["summary"]["findings"]["suppressed"] == 1
    assert report["documents"][0]["findings"][0]["suppression"] == {
        "by": "comment",
        "reason": "settled by the framework agreement",
        "until": "2030-01-31",
        "place": "deal.txt:9",
    }


def test_suppressed_findings_are_listed_where_they_are_asked_for(run: Run) -> None:
    write("ignore HSE001 until 2030-01-31: settled by the framework agreement")
    shown = run("deal.txt", *FORUM, "--today", "2026-01-01", "--show-suppressed").stdout
    assert (
        "  1 SUPPRESSED\n\n"
        "  HSE001 house-forum · missing\n"
        "    Nothing says where disputes are decided.\n"
        "    At 2 Term, line 7\n"
        "    Suppressed by a comment in the agreement (deal.txt:9, until 2030-01-31):\n"
        "      settled by the framework agreement\n"
    ) in shown
    assert "--show-suppressed" not in shown


def test_no_suppression_is_followed_where_none_is_to_be(run: Run) -> None:
    write("ignore HSE001: settled")
    Path("suppressions.yaml").write_text("- nonsense\n", encoding="utf-8")
    result = run("deal.txt", *FORUM, "--no-suppressions")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "HSE001 house-forum · missing" in result.stdout


def test_a_mistaken_suppression_gives_2_and_the_agreements_are_reported(run: Run) -> None:
    write("ignore HSE01: settled")
    result = run("deal.txt", *FORUM)
    assert result.exit_code == 2
    assert result.stderr == (
        "alliance-lint: error: deal.txt:9:1: there is no check 'HSE01', so nothing is suppressed here; "
        "did you mean 'HSE001'?\n"
    )
    assert "HSE001 house-forum · missing" in result.stdout


def test_an_unused_suppression_fails_the_run_unless_its_check_is_left_out(run: Run) -> None:
    write("ignore HSE001: settled")
    Path("deal.txt").write_text(
        Path("deal.txt").read_text(encoding="utf-8") + "\n3. All disputes are decided by the courts of Delaware.\n",
        encoding="utf-8",
    )
    house = ("--pack", "house", "--ignore", "DIS,DRF,ADV")
    result = run("deal.txt", *house, "--format", "json")
    findings = json.loads(result.stdout)["documents"][0]["findings"]
    assert [each["message"] for each in findings if each["id"] == "SUP001"] == [
        "The suppression of HSE001 (deal.txt:9) suppresses nothing; delete it."
    ]
    left_out = json.loads(run("deal.txt", *house, "--ignore", "SUP001", "--format", "json").stdout)
    assert all(each["id"] != "SUP001" for each in left_out["documents"][0]["findings"])


@pytest.mark.parametrize(
    ("environment", "options", "status"),
    [
        ({}, ("--today", "2026-03-31"), 0),
        ({}, ("--today", "2026-04-01"), 1),
        ({"SOURCE_DATE_EPOCH": "1774915200"}, (), 0),
        ({"SOURCE_DATE_EPOCH": "1775001600"}, (), 1),
        ({"SOURCE_DATE_EPOCH": "0"}, ("--today", "2027-01-01"), 1),
    ],
)
def test_a_suppression_expires_by_the_day_that_is_given(
    run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], options: tuple[str, ...], status: int
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write("ignore HSE001 until 2026-03-31: soon")
    assert run("deal.txt", *FORUM, *options).exit_code == status


def test_a_day_that_is_none_is_an_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--today: '31.3.2026' is no date" in run("with.txt", "--today", "31.3.2026").stderr
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "now")
    result = run("with.txt")
    assert (result.exit_code, "SOURCE_DATE_EPOCH: 'now'" in result.stderr) == (2, True)


def test_options_that_contradict_each_other_are_refused(run: Run) -> None:
    result = run("with.txt", "--no-suppressions", "--suppressions", "x.yaml")
    assert (result.exit_code, "contradict each other" in result.stderr) == (2, True)


def test_a_folder_of_agreements_holds_no_agreement_of_suppressions(run: Run) -> None:
    entry = "- file: '*.txt'\n  check: HSE001\n  reason: |\n    both\nparties: x\n".replace("parties: x\n", "")
    Path("suppressions.yaml").write_text(f"{entry}# parties: none\n", encoding="utf-8")
    result = run(".", *FORUM)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 documents: 0 findings · 1 suppressed" in result.stdout


def test_the_own_checks_are_listed_and_explained(run: Run) -> None:
    assert "SUP001 unused-suppression" in run("rules", "list").stdout
    shown = run("explain", "expired-suppression").stdout
    assert "SUP002 expired-suppression" in shown
    assert "Suppressions." in shown
