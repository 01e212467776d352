"""``rules`` and ``explain`` on a user's own rule pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import PACK, Run

pytestmark = pytest.mark.usefixtures("folder")


def test_a_pack_whose_examples_come_out_as_they_say_gives_0(run: Run) -> None:
    result = run("rules", "test", "house")
    assert result.exit_code == 0
    assert result.stdout == "house: 6 examples of 2 checks and 1 provision kind; all as expected\n"


def test_an_example_that_does_not_is_shown_with_what_came_out(run: Run, folder: Path) -> None:
    wrong = PACK.replace(
        "{status: missing, text: The parties are friends.}", "{status: missing, text: X the courts of Y.}"
    )
    wrong = wrong.replace("X the", "All disputes are decided by the").replace("of Y.", "of Texas.")
    (folder / "house" / "pack.yaml").write_text(wrong, encoding="utf-8")
    result = run("rules", "test", "house")
    assert result.exit_code == 1
    assert (
        result.stdout
        == """\
FAILED HSE001
  expected: missing
  got: satisfied
  > All disputes are decided by the courts of Texas.

house: 6 examples of 2 checks and 1 provision kind; 1 failed
"""
    )


def test_a_pack_that_is_not_valid_gives_2_with_the_place(run: Run, folder: Path) -> None:
    (folder / "house" / "pack.yaml").write_text(PACK.replace("severity: info", "severity: fatal"), encoding="utf-8")
    result = run("rules", "test", "house")
    assert result.exit_code == 2
    assert result.stderr.startswith("alliance-lint: error: house/pack.yaml:")
    assert result.stderr.count("\n") == 1


def test_the_list_holds_the_checks_of_all_packs(run: Run) -> None:
    result = run("rules", "list", "--pack", "house")
    assert result.exit_code == 0
    assert "House rules: 2 checks\n  HSE001 house-forum (error)\n    Where are disputes decided?\n" in result.stdout
    checks = json.loads(run("rules", "list", "--pack", "house", "--format", "json").stdout)
    assert [check["id"] for check in checks if check["pack"] == "house"] == ["HSE001", "HSE002"]
    assert any(check["pack"] == "alliance" for check in checks)


@pytest.mark.parametrize("name", ["HSE001", "hse001", "house-forum"])
def test_a_check_is_explained_by_id_and_name(run: Run, name: str) -> None:
    result = run("explain", "--pack", "house", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("HSE001 house-forum\nWhere are disputes decided?\n")
    assert "What it looks for\n  forum of the house\n" in result.stdout
    assert "  H1: House rules, point 1\n" in result.stdout


def test_a_check_that_is_not_there_is_an_error_with_the_nearest_name(run: Run) -> None:
    result = run("explain", "--pack", "house", "house-form")
    assert result.exit_code == 2
    assert result.stderr == "alliance-lint: error: there is no check 'house-form'; did you mean 'house-forum'?\n"
