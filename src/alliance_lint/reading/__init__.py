"""Readers: one module a file format. Importing this package loads none of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alliance_lint.reading.document import Anchor, Block, Changes, Document, Notice, Place
    from alliance_lint.reading.reader import read, read_bytes

__all__ = ["Anchor", "Block", "Changes", "Document", "Notice", "Place", "read", "read_bytes"]


def __getattr__(name: str) -> Any:
    # PEP 562: who asks for the list of formats only does not wait for what reads files.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "reader" if name in ("read", "read_bytes") else "document"
    return getattr(import_module(f"{__name__}.{module}"), name)
