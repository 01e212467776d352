"""HTML: pages saved from the web, from Word and from filings, read as the agreement that a browser shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from re import compile as pattern
from typing import Final

from lxml import etree, html

from alliance_lint.errors import ReadingError
from alliance_lint.reading.directives import in_html, with_directives
from alliance_lint.reading.document import Anchor, Block, Changes, Document, Notice
from alliance_lint.reading.html_source import Source, decode_html, has_endless_tag
from alliance_lint.reading.html_walk import HtmlParagraph, LeftOut, Piece, Walk
from alliance_lint.reading.limits import check_characters
from alliance_lint.reading.text import split_text
from alliance_lint.reading.text_marks import (
    LABEL,
    ends_sentence,
    is_furniture,
    is_heading,
    is_only_label,
    is_signature_label,
)

_MOST_TAGS: Final = 1_000_000
"""Memory and time go with these, not with bytes."""
_PIECES: Final = 6
"""Pieces of text on either side of a line end that are looked at to tell what it means."""
_DIGITS: Final = pattern(r"\d+")
_RUNNING_AT_LEAST: Final = 3
_RUNNING_LETTERS: Final = 5
_RUNNING_AT_MOST: Final = 200


def read_html(data: bytes, path: str, *, changes: Changes = "accepted") -> Document:
    """The document in an HTML file, as a browser would show it; nothing that the file points to is fetched.

    Runs of white space are one space. Labels of lists are in ``Block.label``. Scripts, styles, comments, hidden and
    deleted text (with ``changes="original"`` inserted text instead) are left out; notices say so where that was text.
    Page numbers and running lines next to page breaks are furniture. Each anchor gives the line and column of a piece
    of text in the file; where a piece has entities in it, the columns after them are a little off.

    Raises ReadingError for a file that is too large, too deeply nested, without text or not text at all.
    """
    text, notices = decode_html(data, path)
    if text.count("<") > _MOST_TAGS:
        raise ReadingError("the page has far more tags than an agreement needs; save it as .docx or .txt", path=path)
    if has_endless_tag(text):
        raise ReadingError("a tag of the page has thousands of attributes; save it as .docx or .txt", path=path)
    walk = Walk(Source(text), "ins" if changes == "original" else "del")
    walk.read(_parse(text, path))
    paragraphs = _with_furniture([part for paragraph in walk.paragraphs for part in _lines_apart(paragraph)])
    shown, blocks, anchors = _put_together(paragraphs)
    check_characters(shown, path)
    if not blocks:
        raise ReadingError("the page holds no text; save the agreement as .docx or .txt", path=path)
    document = Document(path, "html", shown, blocks, anchors, (*notices, *_notices(walk.left_out)))
    return with_directives(document, in_html(text))


def _parse(text: str, path: str) -> etree._Element:
    # libxml2's guard against large trees would drop what is nested deeper than 255, without an error: old pages nest
    # that deep through tags that are never closed. The limits on bytes and tags take its place.
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadingError("the page cannot be read as HTML; save it as .docx or .txt", path=path) from error
    if root is None:
        raise ReadingError("the page holds no text; save the agreement as .docx or .txt", path=path)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadingError("the page is nested deeper than any agreement; save it as .docx or .txt", path=path)
    return root


def _lines_apart(paragraph: HtmlParagraph) -> Iterator[HtmlParagraph]:
    """``paragraph`` cut at those line ends (br) that end a paragraph; the others become ends of lines in it."""
    if not paragraph.lines:
        yield paragraph
        return
    start = 0
    pieces = list(paragraph.pieces)
    first = True
    for cut in (*sorted(paragraph.lines), len(pieces)):
        if cut < len(pieces):
            before = "".join(piece.text for piece in pieces[max(start, cut - _PIECES) : cut]).rstrip()
            following = "".join(piece.text for piece in pieces[cut : cut + _PIECES])
            if not _ends_paragraph(before.rpartition("\n")[2], following):
                last = pieces[cut - 1]
                pieces[cut - 1] = Piece(f"{last.text.rstrip()}\n", last.line, last.column)
                continue
        own = tuple(pieces[start:cut])
        if first:
            yield replace(paragraph, pieces=own, lines=frozenset())
        else:
            kind = "paragraph" if paragraph.kind == "item" else paragraph.kind
            yield replace(paragraph, pieces=own, lines=frozenset(), label="", kind=kind, after_break=False)
        first = False
        start = cut


def _ends_paragraph(line: str, following: str) -> bool:
    if ends_sentence(line, 0, len(line)) or LABEL.match(following) or is_signature_label(following):
        return True
    if is_only_label(line, 0, len(line)):
        return True
    if not line or following[:1].islower() or (line.isupper() and following.isupper()):
        return False
    return is_heading(line)


def _with_furniture(paragraphs: Sequence[HtmlParagraph]) -> list[HtmlParagraph]:
    """Page numbers, and lines that come back beside page breaks, marked as furniture."""
    at_break = [paragraph for paragraph in paragraphs if paragraph.before_break or paragraph.after_break]
    counts = Counter(_running_line(paragraph) for paragraph in at_break)
    marked = []
    for paragraph in paragraphs:
        text = _text_of(paragraph)
        near = paragraph.before_break or paragraph.after_break
        number = near and len(text) < 20 and is_furniture(text)
        key = _running_line(paragraph) if near else ""
        if number or (key and counts[key] >= _RUNNING_AT_LEAST):
            paragraph = replace(paragraph, kind="furniture")
        marked.append(paragraph)
    return marked


def _running_line(paragraph: HtmlParagraph) -> str:
    """The line with its digits made equal, or "" where it is no header or footer whatever comes back."""
    text = _text_of(paragraph)
    if len(text) > _RUNNING_AT_MOST or LABEL.match(text) or is_signature_label(text):
        return ""
    key = _DIGITS.sub("#", text.lower())
    return key if sum(map(str.isalpha, key)) >= _RUNNING_LETTERS else ""


def _text_of(paragraph: HtmlParagraph) -> str:
    return "".join(piece.text for piece in paragraph.pieces).strip()


def _put_together(paragraphs: Sequence[HtmlParagraph]) -> tuple[str, tuple[Block, ...], tuple[Anchor, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    anchors: list[Anchor] = []
    at = 0
    for paragraph in paragraphs:
        start = at
        pieces = list(paragraph.pieces)
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
        for piece in pieces:
            lead = len(piece.text) - len(piece.text.lstrip("\n"))
            anchors.append(Anchor(at + lead if at + lead else 0, piece.line, piece.column))
            parts.append(piece.text)
            at += len(piece.text)
        if paragraph.preformatted:
            text = "".join(piece.text for piece in pieces)
            blocks += (replace(block, start=start + block.start, end=start + block.end) for block in split_text(text))
        elif at > start:
            text = "".join(piece.text for piece in pieces)
            kind = "heading" if paragraph.kind == "paragraph" and is_heading(text) else paragraph.kind
            blocks.append(Block(start, at, kind, paragraph.label, paragraph.level, paragraph.depth))
        parts.append("\n")
        at += 1
    if anchors and anchors[0].offset:
        anchors[0] = replace(anchors[0], offset=0)
    return "".join(parts).removesuffix("\n"), tuple(blocks), tuple(anchors) or (Anchor(0, 1),)


def _notices(left_out: LeftOut) -> Iterator[Notice]:
    if left_out.hidden:
        yield Notice(f"Hidden text, {left_out.hidden:,} characters, was left out.")
    if left_out.deleted:
        yield Notice(f"Text marked as deleted, {left_out.deleted:,} characters, was left out.")
    if left_out.inserted:
        yield Notice(f"Text marked as inserted, {left_out.inserted:,} characters, was left out.")
