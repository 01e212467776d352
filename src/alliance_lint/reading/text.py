"""Plain text: ordinary files, and texts flattened from filings, where runs of spaces stand for line ends."""

from __future__ import annotations

from alliance_lint.errors import ReadingError
from alliance_lint.reading.directives import blank_lines_out, with_directives
from alliance_lint.reading.document import Block, BlockKind, Document
from alliance_lint.reading.source import decode, line_anchors
from alliance_lint.reading.text_lines import Line, mark_running_lines, paragraphs, read_lines
from alliance_lint.reading.text_marks import BULLET, is_heading
from alliance_lint.reading.text_spacing import Spacing


def read_text(data: bytes, path: str) -> Document:
    """The document in a plain text file. Its text is the file's own, so every position is exact; directives are blank.

    Raises ReadingError for a file that is too large, blank or not text.
    """
    written, notices = decode(data, path)
    text, remarks = blank_lines_out(written)
    if text.isspace():
        raise ReadingError("the file holds nothing but comments; nothing to read", path=path)
    document = Document(path, "text", text, split_text(text), line_anchors(written), notices)
    return with_directives(document, remarks)


def split_text(text: str) -> tuple[Block, ...]:
    """The paragraphs, headings, list items and furniture of ``text``, in order; together they hold all but white space.

    A paragraph that a page end breaks is two blocks, with the page's furniture between them.
    """
    spacing = Spacing(text)
    pieces: list[Line] = []
    for line in paragraphs(text, read_lines(text)):
        if line.furniture:
            pieces.append(line)
            continue
        gap, page = line.gap, line.page
        for start, end, debris in spacing.pieces(line.start, line.end):
            # A piece cut before a run of spaces can still end in the tab before that run.
            end = start + len(text[start:end].rstrip())
            pieces.append(Line(start, end, gap=gap, page=page, furniture=debris))
            gap, page = 0, False
    # Flattened pages hide their running lines inside longer ones.
    mark_running_lines(text, pieces)
    return tuple(
        Block(piece.start, piece.end, "furniture" if piece.furniture else _kind(text, piece.start, piece.end))
        for piece in pieces
    )


def _kind(text: str, start: int, end: int) -> BlockKind:
    if BULLET.match(text, start, end):
        return "item"
    return "heading" if end - start <= 80 and is_heading(text[start:end]) else "paragraph"
