"""Puts the pages of a PDF together as a ``Document``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Anchor, Block, Document, Notice
from alliance_lint.reading.limits import FILE_BYTES, check_bytes, check_characters
from alliance_lint.reading.pdf.child import extract
from alliance_lint.reading.pdf.furniture import mark_furniture
from alliance_lint.reading.pdf.page import Extract, Row
from alliance_lint.reading.pdf.paragraphs import Paragraph, measures_of, paragraphs_of
from alliance_lint.reading.pdf.rows import rows_of

_HEAD = 1024
"""Bytes in which PDFium, as other programs, looks for the file's mark."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 60
_PAGES_NAMED = 10


def read_pdf(data: bytes, path: str) -> Document:
    """Reads a PDF from its bytes; ``path`` is used in the result and in errors only.

    The text has the paragraphs of each page in reading order, columns one after the other; lines are joined by a space,
    wide gaps inside a line are tabs. A paragraph that runs over a page end is two blocks. Page numbers and running
    headers and footers are in the text, as blocks of kind furniture.

    An anchor stands at the beginning of each line: ``page`` is the 1-based page, ``line`` the 1-based ordinal of the
    line on that page in reading order (furniture included), ``column`` the character in that line.

    Raises ``ReadingError`` if the file is without a text layer, damaged, encrypted, too large, hostile or no PDF.
    """
    check_bytes(len(data), FILE_BYTES, path)
    if b"%PDF-" not in data[:_HEAD]:
        raise ReadingError("the file is not a PDF; check its name, or save the agreement as .docx", path=path)
    return document_of(extract(data, path), path)


def document_of(found: Extract, path: str) -> Document:
    """The document on these pages, as ``read_pdf`` describes it. Raises ReadingError if there is no text on them."""
    if not any(page.fragments for page in found.pages if not page.scanned):
        _refuse_without_text(found, path)
    rows = mark_furniture(found.pages, [rows_of(page) for page in found.pages])
    usual = measures_of(rows)
    paragraphs = [
        paragraph for page, own in zip(found.pages, rows, strict=True) for paragraph in paragraphs_of(page, own, usual)
    ]
    text, blocks, anchors = _put_together(paragraphs)
    check_characters(text, path)
    return Document(path, "pdf", text, blocks, anchors, tuple(_notices(found)))


def _refuse_without_text(found: Extract, path: str) -> None:
    if any(page.scanned for page in found.pages):
        raise ReadingError(
            "the PDF has no text layer, its pages are pictures; run text recognition (OCR) first", path=path
        )
    raise ReadingError("the PDF holds no text; save the agreement as .docx or .txt", path=path)


def _put_together(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[Block, ...], tuple[Anchor, ...]]:
    words = _words(paragraphs)
    parts: list[str] = []
    blocks: list[Block] = []
    anchors: list[Anchor] = []
    at = line = page = 0
    for paragraph in paragraphs:
        if paragraph.page != page:
            page, line = paragraph.page, 0
        start = at
        for row, piece in _joined(paragraph.rows, words):
            line += 1
            lead = len(row.text) - len(row.text.lstrip())
            anchors.append(Anchor(at, line, 1 + lead, page))
            parts.append(piece)
            at += len(piece)
        blocks.append(Block(start, at, paragraph.kind))
        parts.append("\n")
        at += 1
    return "".join(parts[:-1]), tuple(blocks), tuple(anchors) or (Anchor(0, 1),)


def _joined(rows: Sequence[Row], words: frozenset[str]) -> Iterator[tuple[Row, str]]:
    """Each row with what it adds to the text: a space at its end unless a word goes on in the next row."""
    for index, row in enumerate(rows):
        text = row.text.strip()
        if index + 1 == len(rows):
            yield row, text
            continue
        last = _LAST_WORD.search(text[-_LONGEST_WORD:])
        first = _FIRST_WORD.match(rows[index + 1].text.lstrip()[:_LONGEST_WORD])
        if last is None or first is None:
            yield row, text + ("" if row.hyphen else " ")
        elif f"{last[1]}{first[0]}".lower() in words:
            yield row, text[:-1]
        else:
            yield row, text if row.hyphen or first[0][0].islower() else f"{text} "


def _words(paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    """The words of the text that are not broken at a line end: what a broken word has to be one of to be joined."""
    return frozenset(
        word.lower() for paragraph in paragraphs for row in paragraph.rows for word in _WORD.findall(row.text)
    )


def _notices(found: Extract) -> Iterator[Notice]:
    scanned = [page.number for page in found.pages if page.scanned]
    if scanned:
        yield Notice(f"{_pages(scanned)} without text, only pictures: run text recognition (OCR) to have them read.")
    unread = [page.number for page in found.pages if page.unread]
    if unread:
        yield Notice(f"{_pages(unread)} damaged; nothing of that was read.")
    if found.fields:
        yield Notice(
            f"The PDF is a form with {found.fields:,} fields; what is filled in was not read. Print it to a new PDF."
        )
    if found.remarks:
        yield Notice(f"The PDF has {found.remarks:,} comments or texts laid over its pages; they were not read.")


def _pages(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_PAGES_NAMED])) + (" ..." if len(numbers) > _PAGES_NAMED else "")
    return f"Page {named} is" if len(numbers) == 1 else f"Pages {named} are"
