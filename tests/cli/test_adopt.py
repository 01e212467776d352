"""The commands of the how-to on adopting the linter run as they are written, one after the other."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.running.repository import commit, git, needs_git

from .conftest import Run

TOP = Path(__file__).resolve().parents[2]
PAGE = (TOP / "docs" / "how-to" / "adopt.md").read_text(encoding="utf-8")


@needs_git
def test_the_commands_of_the_how_to_run(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "contracts").mkdir()
    for name in ("contracts/alliance.docx", "draft-1.docx", "draft-2.docx"):
        shutil.copy(TOP / "sample_agreements" / "careless-alliance.docx", tmp_path / name)
    commit(tmp_path)
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    shown = re.findall(r"^    alliance-lint (.+?)(?:  .*)?$", PAGE, re.MULTILINE)
    assert len(shown) == 7
    for command in shown:
        result = run(*shlex.split(command))
        assert result.exit_code == 0, (command, result.stderr)
