"""The child process: takes a PDF from standard input and writes what stands on its pages, as JSON, to standard output.

PDFium is written in C++ and is not safe to use from two threads. Here a file that makes it crash, hang or take all
memory ends this process and nothing else. Only plain data goes back, so that nothing else can come back either.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

from alliance_lint.reading.process import limit_resources

PAGES: Final = 2_000
CHARACTERS: Final = 3_000_000
FRAGMENTS: Final = 100_000
"""Runs of characters; 1 MB of an agreement has some 15,000."""

_DESCENT: Final = 0.25
"""The share of a font's height that lies below the line."""
_NEARLY_EMPTY: Final = 20
"""A page with fewer characters than these, and with pictures, is a scan."""
_GAP: Final = 1.5
"""A space wider than this many font heights sets what follows it apart: a column, a page number, a label."""
_LINE_ENDS: Final = re.compile("[\r\n]+|(?<=[\ufffe\x02])")
_HYPHENS: Final = "\ufffe\x02\xad"
"""PDFium writes U+FFFE (or U+0002) where a line ends in a hyphen; some fonts name their hyphen "soft hyphen"."""
_MENDED: Final = str.maketrans(
    {
        **dict.fromkeys([*range(0x20), 0x7F, 0xA0], " "),
        **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    }
)
_BOLD_NAME: Final = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_BOLD_WEIGHT: Final = 600

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the page."""
_NO_BOX: Final[Box] = (0.0, 0.0, 0.0, 0.0)
_FARTHEST: Final = 20_000.0
"""Points; a page is 14,400 at most."""


class RefusalError(Exception):
    """Why the file is not read, as one word that the parent process makes a sentence of."""


def main() -> None:
    """Reads one file. The message is ``{"pages": [...], "fields": n, "remarks": n}``, or ``{"refused": WHY}``."""
    limit_resources()
    data = sys.stdin.buffer.read()
    try:
        message = extract(data)
    except RefusalError as refusal:
        message = {"refused": str(refusal)}
    except MemoryError:
        message = {"refused": "memory"}
    sys.stdout.buffer.write(json.dumps(message, separators=(",", ":")).encode("ascii"))
    sys.stdout.buffer.flush()


def extract(data: bytes) -> dict[str, Any]:
    """What stands on the pages of the PDF ``data``. Raises RefusalError."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise RefusalError("password" if locked else "damaged") from error
    count = len(document)
    if count > PAGES:
        raise RefusalError("pages")
    pages = []
    characters = fragments = fields = remarks = 0
    for number in range(count):
        try:
            page = document[number]
            read = _read_page(page, raw)
        except pypdfium2.PdfiumError:
            pages.append({"width": 0, "height": 0, "fragments": [], "scanned": False, "unread": True})
            continue
        pages.append(read)
        characters += sum(len(fragment[0]) for fragment in read["fragments"])
        fragments += len(read["fragments"])
        if characters > CHARACTERS or fragments > FRAGMENTS:
            raise RefusalError("characters")
        filled, noted = _annotations(page, raw)
        fields += filled
        remarks += noted
        page.close()
    if not count or all(page["unread"] for page in pages):
        raise RefusalError("damaged")
    return {"pages": pages, "fields": fields, "remarks": remarks}


def _read_page(page: Any, raw: Any) -> dict[str, Any]:
    textpage = page.get_textpage()
    if textpage.count_chars() > CHARACTERS:
        raise RefusalError("characters")
    left, bottom, right, top = map(_bounded, page.get_bbox())
    lines = list(Characters(textpage, raw).lines())
    turns: Counter[int] = Counter()
    for line in lines:
        if line["angle"] % 90 == 0:
            turns[line["angle"]] += len(line["text"])
    turn = turns.most_common(1)[0][0] if turns else 0
    corner = _turned((left, bottom, right, top), turn)
    fragments = []
    for line in lines:
        x0, _, x1, _ = _turned(line["box"], turn)
        baseline = _turned((*line["origin"], *line["origin"]), turn)[1]
        y0, y1 = baseline - _DESCENT * line["size"], baseline + (1 - _DESCENT) * line["size"]
        fragments.append(
            [
                line["text"],
                *(round(value, 1) for value in (x0 - corner[0], x1 - corner[0], corner[3] - y1, corner[3] - y0)),
                round(line["size"], 1),
                line["bold"],
                line["hyphen"],
                line["angle"] != turn,
            ]
        )
    visible = sum(1 for line in lines for character in line["text"] if not character.isspace())
    return {
        "width": round(corner[2] - corner[0], 1),
        "height": round(corner[3] - corner[1], 1),
        "fragments": fragments,
        "scanned": visible < _NEARLY_EMPTY and _has_picture(page, raw),
        "unread": False,
    }


def _across(angle: int) -> Callable[[tuple[float, float]], float]:
    """The coordinate that tells lines of text at this angle apart."""
    return (lambda point: point[0]) if angle % 180 == 90 else (lambda point: point[1])


def _bounded(value: float) -> float:
    return max(-_FARTHEST, min(value, _FARTHEST)) if math.isfinite(value) else 0.0


def _turned(box: Box, angle: int) -> Box:
    """``box`` (left, bottom, right, top) on a page turned so that text written at ``angle`` degrees is upright."""
    left, bottom, right, top = box
    if angle == 90:
        return bottom, -right, top, -left
    if angle == 180:
        return -right, -top, -left, -bottom
    if angle == 270:
        return -top, left, -bottom, right
    return box


class Characters:
    """The characters of one page, in the order and with the line ends that PDFium found."""

    def __init__(self, textpage: Any, raw: Any) -> None:
        self._page = textpage.raw
        self._keep = textpage
        self._raw = raw
        # FPDFText_GetText leaves out characters without a Unicode value, so its indices may lag behind.
        self._text: str = textpage.get_text_range(errors="replace")
        self._even = len(self._text) == textpage.count_chars()
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(128)

    def lines(self) -> Iterator[dict[str, Any]]:
        """The lines, cut at wide gaps."""
        start = 0
        for end, after in self._line_ends():
            yield from self._fragments(start, end)
            start = after

    def _line_ends(self) -> Iterator[tuple[int, int]]:
        for match in _LINE_ENDS.finditer(self._text):
            yield match.start(), match.end()
        yield len(self._text), len(self._text)

    def _fragments(self, start: int, end: int) -> Iterator[dict[str, Any]]:
        text = self._text
        words = [match.span() for match in re.finditer(r"\S+", text[start:end])]
        if not words:
            return
        first = 0
        lefts = [self._box(start + word[0])[0] for word in words]
        angle = self._angle(start + words[0][0])
        if angle == 0 and len(words) > 1:
            height = max(self._size(start + words[0][0]), 1.0)
            for index in range(1, len(words)):
                # Only where a word begins further right than its letters can reach is the exact gap worth asking for.
                here = words[index - 1]
                reach = lefts[index] - lefts[index - 1]
                if reach > height * (0.2 * (here[1] - here[0]) + _GAP):
                    gap = lefts[index] - self._box(start + here[1] - 1)[2]
                    if gap > _GAP * height:
                        yield self._fragment(start + words[first][0], start + here[1], angle)
                        first = index
        yield self._fragment(start + words[first][0], start + words[-1][1], angle)

    def _fragment(self, start: int, end: int, angle: int) -> dict[str, Any]:
        middle = (start + end) // 2
        if self._text[middle].isspace():  # which may have no box of its own
            middle = start
        written = self._text[start:end]
        boxes = [box for box in map(self._box, (start, middle, end - 1)) if box != _NO_BOX] or [_NO_BOX]
        return {
            "text": written.translate(_MENDED).strip() or " ",
            "box": (
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
            ),
            # Marks raised above the line may stand at either end of it, so that the middle one of three is the line's.
            "origin": sorted((self._origin(at) for at in (start, middle, end - 1)), key=_across(angle))[1],
            "size": sorted(self._size(at) for at in (start, middle, end - 1))[1],
            "bold": self._bold(start) and self._bold(middle) and self._bold(end - 1),
            "hyphen": written[-1] in _HYPHENS,
            "angle": angle,
        }

    def _index(self, at: int) -> int:
        if self._even:
            return at
        index = int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, at))
        return index if index >= 0 else at

    def _box(self, at: int) -> Box:
        rect = self._rect
        if not self._raw.FPDFText_GetLooseCharBox(self._page, self._index(at), rect):
            return _NO_BOX
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        # Asked of every word: what holds of all but broken files comes first. No comparison holds of what is no number.
        if abs(left) <= _FARTHEST and abs(bottom) <= _FARTHEST and abs(right) <= _FARTHEST and abs(top) <= _FARTHEST:
            return left, bottom, right, top
        return _bounded(left), _bounded(bottom), _bounded(right), _bounded(top)

    def _size(self, at: int) -> float:
        """The height of the font as it is drawn. Boxes would not do: in some fonts they are as high as the letter."""
        index = self._index(at)
        size = self._raw.FPDFText_GetFontSize(self._page, index)
        if self._raw.FPDFText_GetMatrix(self._page, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return max(abs(_bounded(size)), 0.1)

    def _origin(self, at: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._page, self._index(at), self._x, self._y)
        return _bounded(self._x.value), _bounded(self._y.value)

    def _angle(self, at: int) -> int:
        """The direction of the text in whole degrees, a multiple of 90 where it is nearly one."""
        radians = self._raw.FPDFText_GetCharAngle(self._page, self._index(at))
        # PDFium counts clockwise.
        degrees = round(-math.degrees(radians)) % 360 if math.isfinite(radians) else 0
        nearest = round(degrees / 90) * 90
        return nearest % 360 if abs(degrees - nearest) <= 2 else degrees

    def _bold(self, at: int) -> bool:
        index = self._index(at)
        if self._raw.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT:
            return True
        size = self._raw.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), self._flags)
        return bool(size and _BOLD_NAME.search(self._name.raw[: min(size, len(self._name))]))


def _has_picture(page: Any, raw: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _annotations(page: Any, raw: Any) -> tuple[int, int]:
    """How many form fields, and how many comments and typed-on texts, are laid over the page."""
    fields = remarks = 0
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 10_000)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        fields += kind == raw.FPDF_ANNOT_WIDGET
        remarks += kind in (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT)
        raw.FPDFPage_CloseAnnot(annotation)
    return fields, remarks
