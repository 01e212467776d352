"""Small OpenDocument texts, built from the XML that a test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "manifest": "manifest",
    }.items()
)
CLAUSES = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="o"/></text:list-style>'
)


def root(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><office:{name} {_NAMES}>{inside}</office:{name}>'


def odt(body: str, *, styles: str = "", margins: str = "", extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """The bytes of an .odt file with this office:text, these automatic styles and this styles.xml."""
    content = (
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text>"
    )
    entries: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": root("document-content", f"{content}</office:body>"),
        "styles.xml": root("document-styles", margins),
        **(extra or {}),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in entries.items():
            archive.writestr(name, value)
    return data.getvalue()


def p(text: str, attributes: str = "") -> str:
    return f"<text:p{attributes}>{text}</text:p>"


def h(text: str, level: int, attributes: str = "") -> str:
    return f'<text:h text:outline-level="{level}"{attributes}>{text}</text:h>'


def items(*contents: str, attributes: str = "") -> str:
    listed = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f"<text:list{attributes}>{listed}</text:list>"


STYLED = ' text:style-name="L"'
"""What makes a list one of ``CLAUSES``."""
