"""Reads the YAML of rule packs, keeping where each value stands."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alliance_lint.errors import PackError
from alliance_lint.notation.placed import Limits, NotationError, Placed, Route, line_and_column

_LARGEST = 2_000_000
"""Bytes of one YAML file of a pack."""
_LIMITS = Limits("rule pack", aliases=False)


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file: its data, and where each value stands."""

    path: str
    data: dict[str, Any]
    placed: Placed

    def error(self, message: str, route: Route = ()) -> PackError:
        """A PackError at the value that ``route`` leads to, or at the nearest value above it."""
        line, column = self.placed.place(route)
        return PackError(message, path=self.path, line=line, column=column)


def read_bytes(path: Path) -> bytes:
    """The bytes of one file of a pack. Raises PackError where it is no plain file, too large or unreadable."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PackError("a rule pack is a folder or a file, not a device or a pipe; name another", path=str(path))
        if status.st_size > _LARGEST:
            raise PackError(f"a file of a rule pack may have {_LARGEST:,} bytes; split it", path=str(path))
        return path.read_bytes()
    except OSError as error:
        raise PackError(f"cannot read the rule pack: {error.strerror}", path=str(path)) from error


def read_source(path: Path) -> Source:
    """Read one file of a pack. Raises PackError where it is unreadable or not plain YAML."""
    from alliance_lint.notation.yaml import read_yaml

    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError("a rule pack must be UTF-8 text; save it as such", path=str(path), line=1, column=1) from error
    try:
        placed = read_yaml(text, _LIMITS)
    except NotationError as error:
        line, column = line_and_column(text, error.offset)
        raise PackError(error.message, path=str(path), line=line, column=column) from error
    data = placed.data if placed.spans else {}
    if not isinstance(data, dict):
        raise PackError("a file of a rule pack holds names and values, not a list or a text", path=str(path), line=1)
    return Source(str(path), data, placed)
