"""Reads Word files: the text as the parties see it, with its automatic numbers resolved."""

from __future__ import annotations

from alliance_lint.reading.docx.reader import WordFile, open_docx, read_docx

__all__ = ["WordFile", "open_docx", "read_docx"]
