"""``extends`` leads to files and to presets of rule packs, relative to the file that names them."""

from __future__ import annotations

import os

import pytest

from alliance_lint.errors import ConfigurationError
from alliance_lint.packs.load import BUILT_IN, load_packs
from alliance_lint.resources import data_folder
from alliance_lint.settings.extending import chain
from alliance_lint.settings.resolve import Resolver, Sources
from alliance_lint.triage.own_checks import OWN_CHECKS

from .conftest import Write


def names(path: str) -> list[str]:
    return [file.shown or file.path.replace(os.sep, "/") for file in chain(path)]


def test_files_are_followed_from_file_to_file(write: Write) -> None:
    write(
        {
            "a/near.yaml": "extends: [../b/one.yaml, two.toml]",
            "a/two.toml": "[tool.alliance-lint]\nextends = ['../b/base.yaml']",
            "b/one.yaml": "extends: base.yaml",
            "b/base.yaml": "",
        }
    )
    assert names("a/near.yaml") == ["b/base.yaml", "b/one.yaml", "a/two.toml", "a/near.yaml"]


def test_a_preset_of_a_pack_is_found(write: Write) -> None:
    write(
        {
            "x/near.yaml": "extends: ['alliance:strict', '../house:own']",
            "house/pack.yaml": "pack: house",
            "house/presets/own.yaml": "packs: ..",
        }
    )
    assert names("x/near.yaml") == ["alliance:strict", "../house:own", "x/near.yaml"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.yaml": "fail-on: info\nextends: a.yaml"}, "a.yaml:2:1: 'a.yaml' leads back to this file"),
        ({"a.yaml": "extends: b.yaml", "b.yaml": "extends: [\n ./a.yaml]"}, "b.yaml:2:2: './a.yaml' leads back"),
        ({"a.yaml": "extends: [b.yaml]"}, "a.yaml:1:11: there is no configuration file 'b.yaml' beside this one"),
        ({"a.yaml": "extends: alliance:strickt"},
         "a.yaml:1:1: the rule pack 'alliance' has no preset 'strickt'; it has essentials, strict"),
        ({"a.yaml": "extends: aliance:strict"}, "a.yaml:1:1: there is no rule pack 'aliance'; did you mean "),
        ({"a.yaml": "extends: b.yaml", "b.yaml": "selekt: x"}, "b.yaml:1:1: unknown key 'selekt'; did you mean"),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_said_where_it_stands(write: Write, files: dict[str, str], message: str) -> None:
    write(files)
    with pytest.raises(ConfigurationError) as caught:
        chain("a.yaml")
    assert str(caught.value).startswith(message)


PRESETS = [
    f"{pack}:{preset.stem}"
    for pack in BUILT_IN
    for preset in sorted((data_folder("rules") / pack / "presets").glob("*.yaml"))
]


def test_there_are_presets() -> None:
    assert PRESETS == ["alliance:essentials", "alliance:strict"]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_built_in_preset_can_be_followed(write: Write, preset: str) -> None:
    write({".alliance-lint.yaml": f"extends: {preset}"})
    settings = Resolver(Sources(), OWN_CHECKS).settings("a.md")
    assert settings.select
    assert settings.own is None, "suppressions are looked after whatever is asked"


def test_essentials_are_the_errors_and_strict_is_everything(write: Write) -> None:
    write(
        {"e/.alliance-lint.yaml": "extends: alliance:essentials", "s/.alliance-lint.yaml": "extends: alliance:strict"}
    )
    resolver = Resolver(Sources(), OWN_CHECKS)
    checks = [check for pack in load_packs() for check in pack.checks]
    assert list(resolver.settings("e/a.md").select) == [check.id for check in checks if check.severity == "error"]
    assert list(resolver.settings("s/a.md").select) == [check.id for check in checks]
    assert resolver.settings("s/a.md").fail_on == "info"


@pytest.mark.parametrize(
    "text",
    [
        "extends: other",
        f"extends: {'secret ' * 5000}",
        f"packs: {'secret ' * 5000}",
        f"fail-on: {'secret ' * 5000}",
        f"{'secret ' * 5000}: 1",
    ],
)
def test_an_error_does_not_spell_out_what_was_read(write: Write, text: str) -> None:
    write({".alliance-lint.yaml": f"{text}\n", "other": "secret " * 5000})
    with pytest.raises(ConfigurationError) as caught:
        Resolver(Sources()).settings("a.md")
    assert len(str(caught.value)) < 400
    assert "secret" not in str(caught.value) or not text.endswith("other")
