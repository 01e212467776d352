"""The page on configuration names every key, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alliance_lint.packs.load import load_packs
from alliance_lint.resources import data_folder
from alliance_lint.settings.file import read_configuration
from alliance_lint.settings.model import DEFAULTS
from alliance_lint.settings.resolve import Resolver, Sources
from alliance_lint.settings.schema import configuration_schema
from alliance_lint.triage.own_checks import OWN_CHECKS

from .conftest import Write

TOP = Path(__file__).resolve().parents[2]
PAGE = (TOP / "docs" / "configuration.md").read_text(encoding="utf-8")
README = (TOP / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```(yaml|toml)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("language", "text"), EXAMPLES, ids=[text.split("\n")[0] for _, text in EXAMPLES])
def test_an_example_is_a_configuration_that_changes_something(write: Write, language: str, text: str) -> None:
    name = ".alliance-lint.yaml" if language == "yaml" else "pyproject.toml"
    write({f"contracts/{name}": text, "house/base.yaml": "fail-on: info"})
    data = read_configuration(f"contracts/{name}").data
    settings = Resolver(Sources(), OWN_CHECKS).settings("contracts/jv/a.docx")
    assert settings != DEFAULTS
    assert bool(settings.kinds) == ("kinds" in data)


def test_the_two_ways_to_begin_say_the_same(write: Write) -> None:
    write({"a.yaml": EXAMPLES[0][1], "b.toml": EXAMPLES[1][1]})
    assert [language for language, _ in EXAMPLES[:2]] == ["yaml", "toml"]
    assert read_configuration("a.yaml").data == read_configuration("b.toml").data


def test_every_key_is_in_the_table_with_its_default() -> None:
    rows = re.findall(r"^\| (`[a-z`, -]+) \|.*\|(.*)\|$", PAGE.split("## All keys")[1].split("\n## ")[0], re.MULTILINE)
    named = [name for keys, _ in rows for name in re.findall(r"`([a-z-]+)`", keys)]
    assert sorted(named) == sorted(configuration_schema()["properties"])
    defaults = {keys: default.strip() for keys, default in rows}
    assert defaults["`fail-on`"] == f"`{DEFAULTS.fail_on}`"
    assert defaults["`changes`"] == f"`{DEFAULTS.changes}`"


def test_every_kind_of_agreement_and_preset_is_named() -> None:
    kinds = sorted({kind for pack in load_packs() for kind, _ in pack.agreements})
    assert re.sub(r"\s", " ", PAGE).count(", ".join(f"`{kind}`" for kind in kinds[:-1]) + f" and `{kinds[-1]}`") == 1
    presets = [f"{path.parts[-3]}:{path.stem}" for path in sorted(data_folder("rules").glob("*/presets/*.yaml"))]
    assert re.findall(r"^\| `(\w+:\w+)` \|", PAGE, re.MULTILINE) == presets


def test_the_example_of_the_readme_holds(write: Write) -> None:
    (text,) = re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    write({".alliance-lint.yaml": text})
    resolver = Resolver(Sources(), OWN_CHECKS)
    settings = resolver.settings("drafts/a.docx")
    assert settings.fail_on == "error"
    assert [resolver.settings(f"{folder}/a.docx").fail_on for folder in ("final", "contracts/final")] == ["warning"] * 2
    assert settings.ours == ("Acme", "Acme Logistics")
    assert {"TRM006", "REC002"} <= set(settings.select)
