"""A command line to call, and a small rule pack whose answers do not change when the built-in one does."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alliance_lint.cli.group import alliance_lint

PACK = r"""
pack: house
title: House rules
sources: {H1: "House rules, point 1"}
provisions:
  - kind: house-forum
    title: forum of the house
    match:
      - any: ['disputes are decided by the courts of (?P<place>[A-Z][a-z]{2,20})']
    examples:
      match: ['All disputes are decided by the courts of Delaware.']
      no-match: ['All disputes are decided amicably.']
checks:
  - id: HSE001
    name: house-forum
    question: Where are disputes decided?
    severity: error
    sources: [H1]
    decide:
      - satisfied: {has: house-forum.place}
      - missing: otherwise
    message: {missing: Nothing says where disputes are decided.}
    why: The first quarrel should not be about where to quarrel.
    suggest: {missing: 'Disputes are decided by the courts of [place].'}
    examples:
      - {status: satisfied, text: All disputes are decided by the courts of Delaware.}
      - {status: missing, text: The parties are friends.}
  - id: HSE002
    name: house-forum-noted
    question: Is the forum noted?
    severity: info
    decide:
      - missing: {has: house-forum}
      - satisfied: otherwise
    message: {missing: A forum is named and not noted.}
    why: Notes matter.
    suggest: {missing: 'The forum is noted.'}
    examples:
      - {status: missing, text: All disputes are decided by the courts of Delaware.}
      - {status: satisfied, text: The parties are friends.}
"""

PREAMBLE = """\
STRATEGIC ALLIANCE AGREEMENT

This Agreement is made between Alpha Inc. ("Alpha"), a Delaware corporation, and Beta LLC ("Beta"), a Texas company.

1. Purpose. Alpha shall refer customers to Beta, and Beta shall serve them.

"""

WITH_FORUM = PREAMBLE + "2. Disputes. All disputes are decided by the courts of Delaware.\n"
WITHOUT_FORUM = PREAMBLE + "2. Term. This Agreement lasts two years.\n"


@pytest.fixture(autouse=True)
def _own_cache(
    new_cache: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIANCE_LINT_CACHE", str(new_cache(tmp_path_factory.getbasetemp() / "cache")))
    monkeypatch.delenv("ALLIANCE_LINT_TRACEBACK", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    for variable in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: two agreements (with and without a forum), and the rule pack ``house``."""
    (tmp_path / "with.txt").write_text(WITH_FORUM, encoding="utf-8")
    (tmp_path / "without.txt").write_text(WITHOUT_FORUM, encoding="utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "pack.yaml").write_text(PACK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Runs the command line in this process. The result has ``exit_code``, ``stdout`` and ``stderr``."""

    # Until version 8.2, click mixed standard error into standard output unless told not to.
    apart = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner(**apart).invoke(alliance_lint, list(arguments), input=stdin)

    return run
