"""The documents on the command line and the report name all there is, and nothing that is not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest

from alliance_lint.cli.group import alliance_lint
from alliance_lint.resources import data_folder

DOCS = Path(__file__).resolve().parents[2] / "docs"


def _commands(command: click.Command, path: str = "") -> dict[str, click.Command]:
    found = {path: command}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            part = command.get_command(context, name)
            assert part is not None
            found.update(_commands(part, f"{path} {name}".strip()))
    return found


COMMANDS = _commands(alliance_lint)


def _options(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--")
    }


def test_every_command_and_option_is_in_the_docs() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    for path, command in COMMANDS.items():
        if not isinstance(command, click.Group):
            section = re.search(rf"^## {path}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
            assert section, path
            for option in _options(command):
                assert f"`{option}" in section[1], f"{path} {option}"


def test_the_docs_name_no_option_that_is_not_there() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    known = {option for command in COMMANDS.values() for option in _options(command)} | {"--help"}
    assert set(re.findall(r"--[a-z][a-z-]+", text)) <= known


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_has_help(path: str) -> None:
    command = COMMANDS[path]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def _properties(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return {name for part in schema for name in _properties(part)}
    if not isinstance(schema, dict):
        return set()
    properties = schema.get("properties", {})
    own = set(properties) if schema.get("type") == "object" else set()
    return own | {name for part in schema.values() for name in _properties(part)}


def test_every_field_of_the_report_is_in_the_docs() -> None:
    text = (DOCS / "report.md").read_text(encoding="utf-8")
    schema = json.loads((data_folder("schemas") / "report.schema.json").read_text(encoding="utf-8"))
    for name in _properties(schema):
        assert f"`{name}`" in text, name
