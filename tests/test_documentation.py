"""The documentation site: a page for each check, and nothing in it that a pack could turn into markup."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from alliance_lint.linting import load_packs
from alliance_lint.packs.model import Check, Pack
from alliance_lint.triage.own_checks import OWN_PACK

TOP = Path(__file__).resolve().parents[1]
PACKS = (*load_packs(("drafting",)), OWN_PACK)
CHECKS = [(check, pack) for pack in PACKS for check in pack.checks]


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    """The hook of MkDocs that writes the pages: a file beside the documentation, in no package."""
    spec = importlib.util.spec_from_file_location("check_pages", TOP / "docs" / "check_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_list_links_every_check_of_the_built_in_packs(pages: ModuleType) -> None:
    listed = pages.list_of_checks(PACKS)
    for check, _ in CHECKS:
        assert f"[{check.id} {check.name}]({check.id}.md)" in listed


@pytest.mark.parametrize(("check", "pack"), CHECKS, ids=[check.id for check, _ in CHECKS])
def test_a_page_says_what_the_check_asks_and_proposes(pages: ModuleType, check: Check, pack: Pack) -> None:
    page = pages.page_of_check(check, pack)
    assert page.startswith(f"# {check.id} {check.name}\n")
    assert "## Why it matters" in page
    assert page.count("\n*") >= len(check.examples)
    if check.suggest:
        assert "## Wording to propose" in page


def test_markup_in_a_pack_stays_text(pages: ModuleType) -> None:
    check, pack = CHECKS[0]
    import dataclasses

    hostile = dataclasses.replace(check, question="Who <script>alert(1)</script> pays | *whom*?")
    page = pages.page_of_check(hostile, pack)
    assert "<script>" not in page
    assert r"Who \<script\>alert(1)\</script\> pays \| \*whom\*?" in page


def test_every_page_is_in_the_navigation() -> None:
    class Loader(yaml.SafeLoader):
        """Reads the tags that MkDocs' own configuration may hold as plain values."""

    settings = yaml.load((TOP / "mkdocs.yml").read_text("utf-8"), Loader)

    def leaves(part: object) -> set[str]:
        if isinstance(part, str):
            return {part}
        parts = part.values() if isinstance(part, dict) else part
        assert isinstance(part, dict | list)
        return set().union(*(leaves(each) for each in parts))

    there = {str(path.relative_to(TOP / "docs")) for path in (TOP / "docs").rglob("*.md")}
    assert leaves(settings["nav"]) == there | {"checks/index.md"}
