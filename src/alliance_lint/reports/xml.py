"""Makes words from a document safe to stand in XML."""

from __future__ import annotations

import html
import re

from alliance_lint.reports.safe import safe, safe_line

_ILLEGAL = re.compile("[\ufffe\uffff]")
"""What XML 1.0 section 2.2 forbids and ``safe`` lets pass."""


def content(text: str) -> str:
    """The text as the content of an element; its line feeds stay."""
    return _escaped(safe(text))


def attributes(**values: object) -> str:
    """`` name="value"`` for each value, which is put on one line; None leaves an attribute out."""
    return "".join(
        f' {name}="{_escaped(safe_line(str(value)))}"' for name, value in values.items() if value is not None
    )


def _escaped(text: str) -> str:
    return _ILLEGAL.sub("\\\\ufffe", html.escape(text))
