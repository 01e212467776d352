"""``inspect`` shows what the linter sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import WITH_FORUM, Run

pytestmark = pytest.mark.usefixtures("folder")


def test_parties_clauses_duties_and_provisions_are_shown_with_their_places(run: Run) -> None:
    result = run("inspect", "--pack", "house", "with.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("with.txt\n  STRATEGIC ALLIANCE AGREEMENT")
    assert ", read as text\n\nParties (2)\n  Alpha Inc." in result.stdout
    assert "  2 Disputes (line 7)\n" in result.stdout
    assert "  Alpha:\n    shall refer customers to Beta" in result.stdout
    assert (
        """\
  house-forum (2, line 7)
    > All disputes are decided by the courts of Delaware.
    place: "Delaware"
"""
        in result.stdout
    )


def test_programs_get_the_same_as_json(run: Run) -> None:
    seen = json.loads(run("inspect", "--pack", "house", "--format", "json", "with.txt").stdout)
    assert [party["alias"] for party in seen["parties"]] == ["Alpha", "Beta"]
    assert "Disputes" in [clause["heading"] for clause in seen["clauses"]]
    assert seen["obligations"][0]["who"] == ["Alpha"]
    (provision,) = (one for one in seen["provisions"] if one["kind"] == "house-forum")
    assert provision["captures"] == {"place": "Delaware"}
    assert provision["line"] == 7
    assert WITH_FORUM[provision["start"] : provision["end"]].startswith("disputes are decided")


def test_a_text_that_is_no_agreement_has_nothing_recognised(run: Run) -> None:
    result = run("inspect", "--pack", "house", "-", "--stdin-filename", "poem.txt", stdin="Roses are red.\n")
    assert result.exit_code == 0
    assert "Parties (0)\n  none recognised\n" in result.stdout
    assert "Provisions found (0)\n  none recognised\n" in result.stdout


def test_a_file_that_cannot_be_read_is_an_error(run: Run) -> None:
    result = run("inspect", "nowhere.txt")
    assert result.exit_code == 2
    assert result.stderr == "alliance-lint: error: nowhere.txt: there is no such file; check the path\n"


@pytest.mark.parametrize("command", [["inspect"], ["lint", "--exit-zero", "--format", "json"]])
def test_tracked_changes_are_read_as_accepted_or_before_them(run: Run, folder: Path, command: list[str]) -> None:
    (folder / "a.html").write_text(f"<p>{WITH_FORUM}</p>".replace("Delaware", "<del>Delaware</del><ins>Ohio</ins>"))
    accepted = run(*command, "--pack", "house", "a.html").stdout
    original = run(*command, "--pack", "house", "--changes", "original", "a.html").stdout
    assert ("Delaware" in accepted, "Ohio" in accepted) == (False, True)
    assert ("Delaware" in original, "Ohio" in original) == (True, False)
