"""A sequence whose items are made when one of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

Item = TypeVar("Item")


class Deferred(Sequence[Item]):
    """``length`` items that ``make`` gives, all at once, when the first is needed. Equal to a tuple of the same items.

    Of a report on hundreds of agreements most formats show a part; what they do not show is never made.
    """

    __slots__ = ("_items", "_length", "_make")

    def __init__(self, length: int, make: Callable[[], tuple[Item, ...]]) -> None:
        self._length = length
        self._make: Callable[[], tuple[Item, ...]] | None = make
        self._items: tuple[Item, ...] = ()

    def _made(self) -> tuple[Item, ...]:
        if self._make is not None:
            self._items, self._make = self._make(), None
        return self._items

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        return self._made()[index]

    def __eq__(self, other: object) -> bool:
        return self._made() == (other._made() if isinstance(other, Deferred) else other)

    def __hash__(self) -> int:
        return hash(self._made())

    def __repr__(self) -> str:
        return repr(self._made())
