"""Marks up Word files: comments and tracked insertions, in the XML that the reader has read."""

from __future__ import annotations

from alliance_lint.redline.word.document import review_word

__all__ = ["review_word"]
