"""Small PDF files, written object by object: what stands where on which page."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

from alliance_lint.reading.document import Document
from alliance_lint.reading.pdf import read_pdf

WIDTH, HEIGHT = 612, 792
MARGIN = 72
LEADING = 14

Line = tuple[float, float, str]
"""Points from the left, points from the top, text; a text that begins with "*" is set in bold."""

SCAN = b"q 400 0 0 600 100 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf(pages: Sequence[bytes | Sequence[Line]], *, password: str | None = None, extra: str = "") -> bytes:
    """A PDF with these pages, each a content stream or lines.

    With a ``password`` it is encrypted (RC4, 40 bits); the empty one opens for every reader. ``extra`` goes into each
    page's dictionary.
    """
    contents = [page if isinstance(page, bytes) else content(page) for page in pages]
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(contents)))
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    }
    key = None if password is None else _key(password)
    for index, page in enumerate(contents):
        number = 5 + 2 * index
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F 3 0 R/B 4 0 R>>>>{extra}>>"
        ).encode()
        packed = zlib.compress(page)
        if key is not None:
            packed = _rc4(_object_key(key, number + 1), packed)
        objects[number + 1] = stream(packed)
    trailer = "" if key is None or password is None else _encryption(key, password)
    return file_of(objects, trailer)


def read(pages: Sequence[bytes | Sequence[Line]]) -> Document:
    return read_pdf(pdf(pages), "deal.pdf")


def content(lines: Sequence[Line]) -> bytes:
    """The content stream that shows the lines in this order."""
    shown = []
    for left, top, text in lines:
        font, text = ("B", text[1:]) if text.startswith("*") else ("F", text)
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(f"BT /{font} 10 Tf 1 0 0 1 {left} {HEIGHT - top} Tm ({escaped}) Tj ET")
    return "\n".join(shown).encode("cp1252")


def column(lines: Sequence[str], *, left: float = MARGIN, top: float = 120, leading: float = LEADING) -> list[Line]:
    """Lines one below the other; "" leaves half a line free, and leading spaces indent by 10 points each."""
    placed = []
    for line in lines:
        if line:
            bare = line.lstrip(" ")
            placed.append((left + 10 * (len(line) - len(bare)), top, bare))
        top += leading if line else leading / 2
    return placed


def wrapped(text: str, width: int = 90) -> list[str]:
    """``text`` in lines of at most ``width`` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def stream(data: bytes, extra: str = "/Filter/FlateDecode") -> bytes:
    return f"<</Length {len(data)}{extra}>>\nstream\n".encode() + data + b"\nendstream"


def file_of(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """The file that holds the objects; number 1 is the catalogue."""
    written = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(written)
        written += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(written)
    written += f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(objects) + 1):
        place = places.get(number)
        written += b"0000000000 65535 f \n" if place is None else f"{place:010d} 00000 n \n".encode()
    written += f"trailer\n<</Size {max(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(written)


def _key(password: str) -> bytes:
    """The encryption key (PDF 32000-1, 7.6.3.3, algorithm 2, revision 2)."""
    padded = (password.encode() + _PADDING)[:32]
    return hashlib.md5(padded + _owner() + b"\xfc\xff\xff\xff" + b"alder").digest()[:5]


def _owner() -> bytes:
    return _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], _PADDING)


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[: len(key) + 5]


def _encryption(key: bytes, password: str) -> str:
    user = _rc4(key, _PADDING)
    return (
        f"/Encrypt<</Filter/Standard/V 1/R 2/O<{_owner().hex()}>/U<{user.hex()}>/P -4>>"
        f"/ID[<{b'alder'.hex()}><{b'alder'.hex()}>]"
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
