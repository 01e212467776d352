"""Follows ``extends``: the configuration files that one builds on, in the order in which they count."""

from __future__ import annotations

import os
import re
from pathlib import Path

from alliance_lint.errors import quoted
from alliance_lint.packs.load import BUILT_IN
from alliance_lint.resources import data_folder
from alliance_lint.settings.file import ConfigurationFile, read_configuration, texts
from alliance_lint.settings.schema import nearest

_PRESET = re.compile(r"(?P<pack>.{2,}|[^A-Za-z]):(?P<preset>[a-z][a-z0-9-]*)")
"""``alliance:strict``, ``../house:strict``; a single letter before the colon is a drive of Windows."""


def chain(path: str) -> tuple[ConfigurationFile, ...]:
    """The file at ``path`` and all that it extends, directly or not: those that others build on come first.

    A file that is reached twice counts where it is reached first. Raises ConfigurationError where ``extends`` names
    what is not there, or leads back to a file that is being extended.
    """
    files: dict[str, ConfigurationFile] = {}
    _follow(read_configuration(path), (), files)
    return tuple(files.values())


def _follow(file: ConfigurationFile, open_files: tuple[str, ...], files: dict[str, ConfigurationFile]) -> None:
    here = os.path.realpath(file.path)
    for route, named in texts(file.data, "extends"):
        path, shown = _located(file, named, route)
        place = os.path.realpath(path)
        if place in (*open_files, here):
            raise file.error(f"{quoted(named)} leads back to this file; a configuration cannot extend itself", route)
        if place not in files:
            _follow(read_configuration(path, shown), (*open_files, here), files)
    files[here] = file


def _located(file: ConfigurationFile, named: str, route: tuple[str | int, ...]) -> tuple[str, str]:
    """The path of what ``extends`` names, and what to call it."""
    path = os.path.join(file.folder, named)
    preset = _PRESET.fullmatch(named)
    if os.path.isfile(path):
        return os.path.normpath(path), ""
    if preset is None:
        raise file.error(f"there is no configuration file {quoted(named)} beside this one; check the path", route)
    pack = preset["pack"]
    folder = data_folder("rules") / pack if pack in BUILT_IN else Path(file.folder, pack)
    if not folder.is_dir():
        near = nearest(pack, list(BUILT_IN)) or "; name its folder, relative to this file"
        raise file.error(f"there is no rule pack {quoted(pack)}{near}", route)
    presets = {each.stem: each for each in sorted((folder / "presets").glob("*.yaml"))}
    if preset["preset"] not in presets:
        has = f"; it has {', '.join(presets)}" if presets else ", nor any other"
        raise file.error(f"the rule pack {quoted(pack)} has no preset {quoted(preset['preset'])}{has}", route)
    return str(presets[preset["preset"]]), named
