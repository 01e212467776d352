"""What the README shows is true: its commands run, its links lead somewhere, its picture is what the linter prints."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from alliance_lint.linting import load_packs
from alliance_lint.triage.own_checks import OWN_CHECKS

TOP = Path(__file__).resolve().parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*TOP.glob("*.md"), *TOP.glob("docs/*.md"), *TOP.glob("*/README.md")])


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alliance_lint", *arguments], cwd=folder, capture_output=True, encoding="utf-8"
    )


def make_picture() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_picture", TOP / "docs" / "make_picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_first_command_lints_the_careless_alliance() -> None:
    command = next(line for line in README.splitlines() if ".venv/bin/pip install . &&" in line)
    arguments = shlex.split(command.split("&&")[-1])
    assert arguments[0] == ".venv/bin/alliance-lint"
    done = run(arguments[1:], TOP)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "DIS004 dispute-forum" in done.stdout
    assert "Tallgrass Creative LLC" in done.stdout


@pytest.mark.parametrize("command", re.findall(r"^    alliance-lint (.+?)  +\S", README, flags=re.MULTILINE))
def test_the_commands_for_agreements_of_your_own_run(command: str, tmp_path: Path) -> None:
    (tmp_path / "contracts").mkdir()
    for copy in (tmp_path / "draft.docx", tmp_path / "old.docx", tmp_path / "contracts" / "one.docx"):
        copy.write_bytes((TOP / "sample_agreements" / "careless-alliance.docx").read_bytes())
    done = run(shlex.split(command), tmp_path)
    assert done.returncode in (0, 1)
    assert done.stdout
    assert done.stderr == ""


def test_the_readme_counts_the_checks_of_the_built_in_pack() -> None:
    count = re.search(r"^(\d+) questions", README, flags=re.MULTILINE)
    assert count is not None
    assert int(count.group(1)) == sum(check.by_default for check in load_packs()[0].checks)


def test_the_readme_says_how_the_checks_add_up() -> None:
    found = re.search(r"counts (\d+) checks: these (\d+) and the (\d+) of.*counts (\d+) with\nthe (\d+) on", README)
    assert found is not None
    alliance, drafting = (sum(check.by_default for check in pack.checks) for pack in load_packs())
    own = len(OWN_CHECKS)
    assert list(map(int, found.groups())) == [
        alliance + drafting, alliance, drafting, alliance + drafting + own, own
    ]  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_the_links_of_a_page_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_picture_is_what_the_linter_prints() -> None:
    module = make_picture()
    assert (TOP / "docs" / "lint.svg").read_text(encoding="utf-8") == module.picture(module.printed())
