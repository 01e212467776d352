"""Readers: one module a file format. Importing this package loads none of them."""

from __future__ import annotations

from alliance_lint.reading.document import Anchor, Block, Changes, Document, Notice, Place
from alliance_lint.reading.reader import read, read_bytes

__all__ = ["Anchor", "Block", "Changes", "Document", "Notice", "Place", "read", "read_bytes"]
