"""A report on one agreement as bytes, to keep it in a cache or send it to another process, and back.

It is written for fast reading. Fields of the report's values that are annotated as tuples are read at once; those that
are annotated as sequences (provisions, evidence), which few formats show, are compressed and read when they are asked
for. The values say themselves, by their annotations, how they are written: a new field needs nothing here.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, partial
from hashlib import blake2b
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from alliance_lint.checking.report import DocumentReport
from alliance_lint.running.deferred import Deferred

_DIGEST_BYTES = 16

Late = list[list[Any]]
"""The items of each sequence that is read late. Where it stands in the report, there are its length and its index."""


def encode(report: DocumentReport, name: str = "") -> bytes:
    """The report as bytes. Its path is left out: equal files have equal reports, wherever they lie.

    ``name``, at most 64 ASCII characters, is what they are kept under; under another they are not taken back.
    """
    late: Late = []
    head = _encode(_way(DocumentReport).write(replace(report, path=""), late))
    body = head + b"\n" + zlib.compress(_encode(late), 1)
    return _digest(body, name) + body


def decode(data: bytes, path: str, name: str = "") -> DocumentReport:
    """The report on the file at ``path`` from what ``encode`` made. Raises ValueError if it is damaged or misplaced."""
    body = data[_DIGEST_BYTES:]
    if _digest(body, name) != data[:_DIGEST_BYTES]:
        raise ValueError("damaged")
    head, _, rest = body.partition(b"\n")
    values = json.loads(head)
    values[_PATH] = path
    report: DocumentReport = _way(DocumentReport).read(values, _Shelf(rest))
    return report


_PATH = [field.name for field in fields(DocumentReport)].index("path")


def _encode(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _digest(data: bytes, name: str) -> bytes:
    return blake2b(data, digest_size=_DIGEST_BYTES, key=name.encode("ascii")).digest()


class _Shelf:
    """The compressed part of a report, opened when something of it is asked for."""

    __slots__ = ("_late", "_rest")

    def __init__(self, rest: bytes) -> None:
        self._rest = rest
        self._late: Late | None = None

    def items(self, index: int, read: Callable[[Any, _Shelf], Any]) -> tuple[Any, ...]:
        if self._late is None:
            late: Late = json.loads(zlib.decompress(self._rest))
            self._late, self._rest = late, b""
        return tuple(read(item, self) for item in self._late[index])


@dataclass(frozen=True, slots=True)
class _Way:
    """How values of one type become JSON, and how they are made again."""

    write: Callable[[Any, Late], Any]
    read: Callable[[Any, _Shelf], Any]


_PLAIN = _Way(lambda value, _: value, lambda value, _: value)


@cache
def _way(hint: Any) -> _Way:
    if isinstance(hint, type) and is_dataclass(hint):
        return _class(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple(_way(arguments[0]))
    if origin is Sequence:
        return _late(_way(arguments[0]))
    if origin in (Union, UnionType):
        (inner,) = (_way(each) for each in arguments if each is not NoneType)
        return _optional(inner)
    return _PLAIN


def _class(cls: type) -> _Way:
    hints = get_type_hints(cls)
    ways = [(field.name, _way(hints[field.name])) for field in fields(cls)]
    others = [(index, way.read) for index, (_, way) in enumerate(ways) if way is not _PLAIN]

    def write(value: Any, late: Late) -> list[Any]:
        return [way.write(getattr(value, name), late) for name, way in ways]

    def read(values: Any, shelf: _Shelf) -> Any:
        for index, each in others:
            values[index] = each(values[index], shelf)
        return cls(*values)

    return _Way(write, read)


def _tuple(item: _Way) -> _Way:
    def write(values: Any, late: Late) -> list[Any]:
        return [item.write(value, late) for value in values]

    if item is _PLAIN:
        return _Way(write, lambda values, _: tuple(values))
    return _Way(write, lambda values, shelf: tuple([item.read(value, shelf) for value in values]))


def _late(item: _Way) -> _Way:
    def write(values: Any, late: Late) -> list[int]:
        index = len(late)
        late.append([])
        late[index] = [item.write(value, late) for value in values]
        return [len(values), index]

    def read(place: Any, shelf: _Shelf) -> Any:
        length, index = place
        return Deferred(length, partial(shelf.items, index, item.read)) if length else ()

    return _Way(write, read)


def _optional(inner: _Way) -> _Way:
    return _Way(
        lambda value, late: None if value is None else inner.write(value, late),
        lambda value, shelf: None if value is None else inner.read(value, shelf),
    )
