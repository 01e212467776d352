"""A configuration file is YAML or TOML; what is wrong in it is said with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_lint.errors import ConfigurationError
from alliance_lint.settings.file import read_configuration

from .conftest import Write


def test_yaml_and_toml_say_the_same(write: Write) -> None:
    write(
        {
            "a.yaml": "select: [DIS]\nseverity: {DIS004: off}\nfiles: [{match: x, ignore: PAY}]\n",
            "pyproject.toml": "[tool.alliance-lint]\nselect = ['DIS']\nseverity = {DIS004 = 'off'}\n"
            "[[tool.alliance-lint.files]]\nmatch = 'x'\nignore = 'PAY'\n",
        }
    )
    yaml, toml = read_configuration("a.yaml"), read_configuration("pyproject.toml")
    assert yaml.data == toml.data
    assert str(toml.origin(("files", 0, "ignore"))) == "pyproject.toml:6"
    assert str(yaml.origin(("files", 0, "ignore"))) == "a.yaml:3"


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}", "---\n"])
def test_a_file_may_say_nothing(write: Write, text: str) -> None:
    write({"a.yaml": text})
    assert dict(read_configuration("a.yaml").data) == {}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yaml", "ignore: [DIS]\nslect: [PAY]\n", "a.yaml:2:1: unknown key 'slect'; did you mean 'select'?"),
        ("a.yaml", "fail-on: warn", "a.yaml:1:1: 'fail-on' must be error or warning or info, not 'warn'; did you mean"),
        ("a.yaml", "zz: 1\nfail-on: warn", "a.yaml:1:1: unknown key 'zz'; known here: extends, packs, select"),
        ("a.yaml", "files:\n  - match: x\n    severity:\n      DIS: 3", "a.yaml:4:7: 'DIS' must be error"),
        ("a.yaml", "select: [DIS,\n  4]", "a.yaml:2:3: an entry of 'select' must be a text, not the number 4"),
        ("a.yaml", "ignore: x\nignore: y", 'a.yaml:2:1: the field "ignore" stands here for the second time'),
        ("a.yaml", "select: [DIS", "a.yaml:1:13: the line does not fit those above it"),
        ("a.yaml", "- DIS", "a.yaml:1:1: the configuration must be names with values"),
        ("a.yaml", "select: !!python/object:os.system x", "a.yaml:1:9: the tag "),
        ("a.yaml", "a: " + "[" * 50, "a.yaml:1:43: fields are nested more than 40 deep"),
        ("p.toml", "[tool.alliance-lint]\nfail-on = 'warn'\n", "p.toml:2:1: 'fail-on' must be error"),
        ("p.toml", "[tool.alliance-lint]\nselect = ['DIS', 7]\n", "p.toml:2:18: an entry of 'select' must be a text"),
        ("p.toml", "[tool]\nalliance-lint = 7\n", "p.toml:2:1: the configuration must be names with values"),
        ("p.toml", "[tool.alliance-lint]\nselect = \n", "p.toml:2:10: this is not valid TOML (Invalid value)"),
        ("p.toml", f"[tool.alliance-lint]\nignore = {'9' * 6000}\n", "p.toml:2:10: "),
        ("p.toml", f"[tool.alliance-lint]\nignore = 0x{'9' * 6000}\n", "p.toml:2:1: 'ignore' must be a text"),
        ("none.yaml", "", "none.yaml: there is no such configuration file; check the path"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_where_it_stands(write: Write, name: str, text: str, message: str) -> None:
    write({name: text} if name != "none.yaml" else {})
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(name)
    assert str(caught.value).startswith(message)


def test_what_is_no_text_or_no_file_is_refused(write: Write, tmp_path: Path) -> None:
    write({"large.yaml": "# " + "x" * 1_000_000})
    (tmp_path / "latin.yaml").write_bytes(b"for: Caf\xe9\n")
    for path, message in [("latin.yaml", "UTF-8"), (".", "is no file"), ("large.yaml", "1,000,000 bytes")]:
        with pytest.raises(ConfigurationError, match=message):
            read_configuration(path)
