"""The element and attribute names of WordprocessingML that the reader knows (ECMA-376 part 1, Transitional)."""

from __future__ import annotations

from typing import Final

from lxml import etree

W_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_NAMESPACE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"

STRICT_NAMESPACES: Final = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W_NAMESPACE,
    "http://purl.oclc.org/ooxml/officeDocument/math": M_NAMESPACE,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R_NAMESPACE,
}
"""Strict OOXML (ECMA-376 part 1) differs from Transitional (part 4) for our purpose in nothing but these names."""


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute: ``w("p")`` is ``{...}p``."""
    return f"{{{W_NAMESPACE}}}{name}"


def m(name: str) -> str:
    """The full name of an Office Math element."""
    return f"{{{M_NAMESPACE}}}{name}"


VAL: Final = w("val")
RELATIONSHIP_ID: Final = f"{{{R_NAMESPACE}}}id"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

ALTERNATE_CONTENT: Final = f"{{{MC_NAMESPACE}}}AlternateContent"
CHOICE: Final = f"{{{MC_NAMESPACE}}}Choice"
FALLBACK: Final = f"{{{MC_NAMESPACE}}}Fallback"

_LARGEST: Final = 2**31 - 1
_OFF: Final = frozenset({"0", "false", "off", "none"})


def value(element: etree._Element | None, name: str = VAL) -> str | None:
    """The attribute ``name`` (w:val if not said) of an element that may be missing."""
    return None if element is None else element.get(name)


def number(element: etree._Element | None, name: str = VAL) -> int | None:
    """The whole number in an attribute; None where it is missing, no number or beyond 32 bits."""
    written = value(element, name)
    if written is None or len(written) > 12:
        return None
    try:
        read = int(written)
    except ValueError:
        return None
    return read if abs(read) <= _LARGEST else None


def toggle(element: etree._Element | None) -> bool | None:
    """An on/off property (ECMA-376 part 1, 17.17.4): None if missing, on if present without a value."""
    if element is None:
        return None
    return element.get(VAL, "1") not in _OFF
