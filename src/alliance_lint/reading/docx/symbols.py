"""Characters of symbol fonts (w:sym) that have a meaning in an agreement, as Unicode (ECMA-376 part 1, 17.3.3.30)."""

from __future__ import annotations

from typing import Final

from lxml import etree

from alliance_lint.reading.docx.names import w

_BOXES: Final = {0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x78: "☒", 0xFB: "✗"}
_KNOWN: Final[dict[str, dict[int, str]]] = {
    "wingdings": {**_BOXES, 0x6C: "•", 0x6E: "▪", 0x9F: "•", 0xA7: "▪", 0xD8: "➢", 0xE0: "→"},
    "wingdings 2": {0xA3: "☐", 0x2A: "☐", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒"},
    "symbol": {
        0xA3: "≤",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xD2: "®",
        0xD3: "©",
        0xD4: "™",
        0xE2: "®",
        0xE3: "©",
        0xE4: "™",
    },
}
_SYMBOL_FONTS: Final = ("wingdings", "webdings", "symbol")


def symbol(element: etree._Element) -> str:
    """The character of a w:sym element; one of a symbol font that is not known stays in the private use area."""
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    font = element.get(w("font"), "").lower()
    # Word writes the font's own code shifted into the private use area.
    own = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _KNOWN.get(font, {}).get(own)
    if known is not None:
        return known
    if own != code and not font.startswith(_SYMBOL_FONTS):
        code = own
    printable = 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD
    return chr(code) if printable else ""
