"""``config show``: the settings of an agreement, and where each was made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run


@pytest.fixture(autouse=True)
def _configured(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "jv").mkdir()
    (folder / "base.yaml").write_text("fail-on: error\nfor: [Acme, Beta]\n", encoding="utf-8")
    (folder / ".alliance-lint.yaml").write_text(
        """\
extends: base.yaml
packs: house
severity: {HSE001: info, PUR: off}
exclude: [drafts/]
files:
  - match: jv/**
    ignore: [EXC002]
kinds:
  reseller:
    select: HSE
""",
        encoding="utf-8",
    )


def shown(run: Run, *arguments: str) -> dict[str, Any]:
    result = run("config", "show", "--format", "json", *arguments)
    assert result.exit_code == 0
    values: dict[str, Any] = json.loads(result.stdout)
    return values


def test_each_setting_has_its_place(run: Run) -> None:
    lines = [" ".join(line.split()) for line in run("config", "show", "jv/a.md", "--for", "Zeta").stdout.splitlines()]
    assert lines[:2] == ["jv/a.md", "Configuration: .alliance-lint.yaml, which extends base.yaml"]
    for line in (
        "packs house .alliance-lint.yaml:2",
        "ignore EXC002 .alliance-lint.yaml:7 (files jv/**)",
        "severity HSE001: info .alliance-lint.yaml:3",
        "PUR: off .alliance-lint.yaml:3",
        "select what is on by default default",
        "HSE .alliance-lint.yaml:10 (kind reseller)",
        "fail-on error base.yaml:1",
        "for Zeta --for",
        "changes accepted default",
        "exclude drafts/ .alliance-lint.yaml:4",
    ):
        assert line in lines


def test_what_it_comes_to_is_told(run: Run) -> None:
    text = " ".join(run("config", "show", "jv/a.md").stdout.split())
    assert "checks run; left out: PUR, EXC002; with another severity: HSE001 note (otherwise error)." in text
    assert "Of the kind reseller: 2 of " in text


def test_json_has_every_check_and_every_place(run: Run) -> None:
    values = shown(run, "jv/a.md")
    assert values["files"] == [".alliance-lint.yaml", "base.yaml"]
    assert values["taken"] is True
    resolved = values["resolved"]
    assert resolved["fail-on"] == "error"
    assert resolved["for"] == ["Acme", "Beta"]
    assert resolved["packs"] == ["house"]
    assert resolved["checks"]["HSE001"] == "info"
    assert "DIS004" in resolved["checks"]
    assert not {"PUR001", "EXC002", "ADV001"} & set(resolved["checks"])
    assert resolved["kinds"]["reseller"]["checks"] == {"HSE001": "info", "HSE002": "info"}
    ignored = {"key": "ignore", "value": "EXC002", "scope": "files jv/**"}
    place = {"path": ".alliance-lint.yaml", "line": 7, "column": 14}
    assert {**ignored, "from": place} in values["settings"]


def test_the_checks_shown_are_those_that_lint_runs(run: Run) -> None:
    # Nothing one-sided in it: that would weigh by the side that the configuration names.
    means = "3. Means. Alpha shall provide two engineers, and Beta shall provide two engineers.\n"
    Path("jv/a.md").write_text(Path("without.txt").read_text("utf-8") + means)
    report = json.loads(run("--format", "json", "jv/a.md").stdout)["documents"][0]
    expected = shown(run, "jv/a.md")["resolved"]
    expected = expected["kinds"].get(report["kind"], expected)
    assert {check["id"]: check["severity"] for check in report["checks"]} == {
        identity: severity for identity, severity in expected["checks"].items() if not identity.startswith("SUP")
    }


def test_a_folder_shows_what_holds_in_it_and_a_file_need_not_exist(run: Run) -> None:
    assert "EXC002" in shown(run, ".")["resolved"]["checks"]
    assert shown(run)["path"] == "."
    assert "EXC002" not in shown(run, "jv")["resolved"]["checks"]
    result = run("config", "show", "jv/new.docx")
    assert result.exit_code == 0
    assert "there is no jv/new.docx yet; these settings would hold for it" in result.stderr


def test_what_a_folder_search_leaves_out_is_said(run: Run) -> None:
    assert "Left out where its folder is linted" in run("config", "show", "drafts/a.md").stdout
    assert shown(run, "drafts/a.md")["taken"] is False


def test_without_a_configuration_the_defaults_are_shown(run: Run) -> None:
    text = run("config", "show", "--no-config", "with.txt").stdout
    assert "No configuration file holds here." in text
    assert "left out" not in text
    assert shown(run, "--no-config")["settings"] == []
    assert shown(run, "--no-config", "--select", "SCO,SUP001")["resolved"]["checks"].keys() == {
        *("SCO001", "SCO002", "SCO003", "SCO004"),
        "SUP001",
    }


def test_a_wrong_configuration_is_one_line(run: Run) -> None:
    Path("base.yaml").write_text("fail-on: warn\n")
    result = run("config", "show")
    assert result.exit_code == 2
    assert result.stderr.startswith("alliance-lint: error: base.yaml:1:1: 'fail-on' must be error or warning or info")
