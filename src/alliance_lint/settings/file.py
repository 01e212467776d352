"""Reads one configuration file: ``.alliance-lint.yaml``, ``pyproject.toml``, or a preset of a rule pack."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from alliance_lint.errors import ConfigurationError
from alliance_lint.notation.placed import Limits, NotationError, Placed, Route, line_and_column
from alliance_lint.settings.model import Origin
from alliance_lint.settings.schema import mistakes_in

LARGEST = 1_000_000
"""Bytes of a configuration file."""

TABLE = ("tool", "alliance-lint")
"""Where the settings stand in ``pyproject.toml``."""

_LIMITS = Limits("configuration", values=50_000)


@dataclass(frozen=True, slots=True)
class ConfigurationFile:
    """A configuration file that follows the schema.

    ``table`` is the route to its settings, () for the whole file; ``shown`` what messages call it, where that is not
    its path: a preset ("alliance:strict").
    """

    path: str
    data: Mapping[str, Any]
    placed: Placed
    table: Route = ()
    shown: str = ""

    @property
    def folder(self) -> str:
        """The folder that its paths are relative to ("" for the current one)."""
        return os.path.dirname(self.path)

    def origin(self, route: Route) -> Origin:
        """Where the setting stands to which ``route`` leads."""
        line, column = self.placed.place((*self.table, *route))
        return Origin(self.shown or self.path, line, column)

    def error(self, message: str, route: Route) -> ConfigurationError:
        """An error at the setting to which ``route`` leads."""
        at = self.origin(route)
        return ConfigurationError(message, path=at.path, line=at.line, column=at.column)


def texts(data: Mapping[str, Any], key: str) -> list[tuple[Route, str]]:
    """The texts under ``key``, with the way to each: of one text, to the key."""
    value = data.get(key, ())
    if isinstance(value, str):
        return [((key,), value)]
    return [((key, index), each) for index, each in enumerate(value)]


def read_configuration(path: str, shown: str = "") -> ConfigurationFile:
    """The configuration in the file at ``path``; one without settings is empty.

    A file whose name ends in ``.toml`` holds them in its table ``[tool.alliance-lint]``, any other is YAML. Raises
    ConfigurationError, with line and column, where the file cannot be read, or does not follow the schema.
    """
    text = _text(path)
    toml = PurePath(path).suffix.lower() == ".toml"
    placed = _placed(text, path, toml)
    data = {} if placed.data is None else placed.data
    table: Route = ()
    if toml:
        table = TABLE
        for key in table:
            data = data.get(key, {}) if isinstance(data, dict) else {}
    file = ConfigurationFile(path, data, placed, table, shown)
    mistakes = mistakes_in(data)
    if mistakes:
        first = min(mistakes, key=lambda mistake: placed.place((*table, *mistake.route)))
        raise file.error(first.message, first.route)
    return file


def has_settings(path: str) -> bool:
    """Does this ``pyproject.toml`` have a table for us?

    Raises ConfigurationError where it mentions us and is not valid TOML.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST)
    except OSError:
        return False
    if b"alliance-lint" not in data:
        return False
    try:
        placed = _placed(data.decode("utf-8-sig"), path, toml=True)
    except UnicodeDecodeError:
        return False
    return TABLE in placed.spans


def _text(path: str) -> str:
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise ConfigurationError("this is no file; name a configuration file", path=path)
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise ConfigurationError("there is no such configuration file; check the path", path=path) from error
    except OSError as error:
        raise ConfigurationError(f"cannot read the configuration: {error.strerror}", path=path) from error
    if len(data) > LARGEST:
        raise ConfigurationError(f"a configuration may have {LARGEST:,} bytes; this is none", path=path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError("a configuration must be UTF-8 text; save it as such", path=path) from error


def _placed(text: str, path: str, toml: bool) -> Placed:
    try:
        if toml:
            from alliance_lint.notation.toml import read_toml

            return read_toml(text)
        from alliance_lint.notation.yaml import read_yaml

        return read_yaml(text, _LIMITS)
    except NotationError as error:
        line, column = line_and_column(text, error.offset)
        raise ConfigurationError(error.message, path=path, line=line, column=column) from error
