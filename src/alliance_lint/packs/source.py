"""Reads the YAML of rule packs, keeping where each value stands."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alliance_lint.errors import PackError

_LARGEST = 2_000_000
"""Bytes of one YAML file of a pack."""
_DEEPEST = 40

Route = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file: its data and, for every value, the 1-based line and column where it (or its key) begins."""

    path: str
    text: str
    data: dict[str, Any]
    places: dict[Route, tuple[int, int]]

    def error(self, message: str, route: Route = ()) -> PackError:
        """A PackError at the value that ``route`` leads to, or at the nearest value above it."""
        while route and route not in self.places:
            route = route[:-1]
        line, column = self.places.get(route, (1, 1))
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
    import yaml

    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError("a rule pack must be UTF-8 text; save it as such", path=str(path), line=1, column=1) from error
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # Events first: the C composer recurses without a limit, and aliases can multiply without one.
        depth = 0
        mark: Any
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
                mark = event.start_mark
                what = "aliases (*) are not used in rule packs" if depth <= _DEEPEST else "too deeply nested"
                raise PackError(what, path=str(path), line=mark.line + 1, column=mark.column + 1)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise PackError(
            f"not valid YAML: {error.problem or error.context}",
            path=str(path),
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        ) from error
    except yaml.YAMLError as error:
        raise PackError(f"not valid YAML: {error}".splitlines()[0], path=str(path)) from error
    places: dict[Route, tuple[int, int]] = {}
    data = _value(node, (), places, str(path)) if node is not None else {}
    if not isinstance(data, dict):
        raise PackError("a file of a rule pack holds names and values, not a list or a text", path=str(path), line=1)
    return Source(str(path), text, data, places)


def _value(node: Any, route: Route, places: dict[Route, tuple[int, int]], path: str) -> Any:
    import yaml

    places.setdefault(route, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, (*route, index), places, path) for index, each in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key, each in node.value:
            name = str(key.value)
            mark = key.start_mark
            if name in result:
                raise PackError(f"{name!r} stands here twice", path=path, line=mark.line + 1, column=mark.column + 1)
            here = (*route, name)
            places[here] = (mark.line + 1, mark.column + 1)
            result[name] = _value(each, here, places, path)
        return result
    return _scalar(node)


def _scalar(node: Any) -> Any:
    """Plain scalars by the rules of JSON: what merely looks like a number of YAML 1.1 ("NO", 010, 12:30) stays text."""
    text = node.value
    if node.style:  # quoted or a block; a plain scalar has None, or "" from the C loader
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "null", "~"):
        return None
    if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,17})", text):
        return int(text)
    return text
