"""The sample agreements are found to lack what their README says, and the Word files are what their script builds."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from alliance_lint.checking.report import DocumentReport
from alliance_lint.linting import lint_file, load_packs
from alliance_lint.packs.model import Pack

SAMPLES = Path(__file__).resolve().parent.parent / "sample_agreements"


def promised() -> dict[str, dict[str, str]]:
    """For each sample that the README has a section on, the checks listed there and their status."""
    sections = re.split(r"^## (?=\S+\.\w+$)", (SAMPLES / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for section in sections[1:]:
        name, _, body = section.partition("\n")
        found[name] = dict(re.findall(r"^\| ([A-Z]{3}\d{3}) \| (\w+) \|", body, flags=re.MULTILINE))
    return found


PROMISED = promised()


@pytest.fixture(scope="module")
def packs() -> tuple[Pack, ...]:
    return load_packs()


def lint(name: str, packs: Sequence[Pack]) -> DocumentReport:
    return lint_file(str(SAMPLES / name), packs)


def findings(report: DocumentReport, pack: Pack) -> dict[str, str]:
    """What the report says on the checks of ``pack``."""
    own = {check.id for check in pack.checks}
    return {finding.id: finding.status for finding in report.findings if finding.id in own}


def test_the_readme_has_a_section_on_every_sample() -> None:
    samples = {path.name for path in SAMPLES.iterdir() if path.suffix in {".docx", ".md", ".txt", ".yaml"}}
    assert samples - {"README.md"} == set(PROMISED)


def test_the_sound_alliance_leaves_nothing_open(packs: tuple[Pack, ...]) -> None:
    report = lint("sound-alliance.docx", packs)
    assert report.findings == ()
    on = {check.id for check in packs[0].checks if check.by_default}
    assert len(on & {result.id for result in report.checks}) == 46


def test_the_careless_alliance_has_exactly_the_gaps_that_were_left_in_it(packs: tuple[Pack, ...]) -> None:
    assert findings(lint("careless-alliance.docx", packs), packs[0]) == PROMISED["careless-alliance.docx"]


@pytest.mark.parametrize("name", sorted(set(PROMISED) - {"sound-alliance.docx", "careless-alliance.docx"}))
def test_a_sample_is_found_to_lack_what_its_readme_says(name: str, packs: tuple[Pack, ...]) -> None:
    report = lint(name, packs)
    found = {check: status for pack in packs for check, status in findings(report, pack).items()}
    assert {check: found.get(check) for check in PROMISED[name]} == PROMISED[name]


def test_a_clause_of_a_word_sample_is_cited_by_its_automatic_number(packs: tuple[Pack, ...]) -> None:
    report = lint("careless-alliance.docx", packs)
    owner = next(finding for finding in report.findings if finding.id == "CLI002")
    assert owner.location.clause.startswith("4.1")
    assert "jointly own the relationship" in owner.quote


def test_the_word_samples_are_what_their_script_builds(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "build_word.py"), str(tmp_path)], check=True, capture_output=True)
    built = sorted(tmp_path.iterdir())
    assert len(built) == 2
    for path in built:
        assert path.read_bytes() == (SAMPLES / path.name).read_bytes()
