"""Marks up Markdown and plain text: notes behind the paragraphs concerned, and missing wording as paragraphs.

In Markdown a note is an HTML comment, which no page shows; in plain text it is a paragraph in square brackets.
"""

from __future__ import annotations

import codecs
import re
import textwrap
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from alliance_lint.checking.report import DocumentReport
from alliance_lint.language.agreement import Agreement
from alliance_lint.reading.document import Block, Document
from alliance_lint.reading.source import characters
from alliance_lint.redline.note import Line, remark_lines, summary_lines
from alliance_lint.redline.plan import Addition, Plan, Remark, plan
from alliance_lint.redline.values import Reviewed, ReviewOptions

_WRAPPED_AT_MOST = 130
"""Columns: a file with longer lines is not wrapped by hand."""
_NOT_PRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-+)[ \t]*(?:\n|\Z)")
_ITEM = re.compile(r"([ \t>]*)(?:(\d{1,9})([.)])|([-*+]))([ \t]+)")


def review_text(
    data: bytes, document: Document, agreement: Agreement, report: DocumentReport, options: ReviewOptions
) -> Reviewed:
    """The Markdown or plain text file ``data`` with the findings of ``report`` marked; encoding and line ends stay."""
    is_markdown = document.format == "markdown"
    planned = plan(agreement, report, options, lambda _, model: _obstacle(document.blocks[model]))
    if not planned.findings:
        return Reviewed(data, report, 0, 0, 0)
    raw, _ = characters(data, document.path)
    copy = _Copy(raw, document, is_markdown=is_markdown)
    first = next((block for block in document.blocks if block.kind != "furniture"), document.blocks[0])
    copy.note(first, summary_lines(report, planned))
    for remark in planned.remarks:
        if remark.addition is None:
            copy.note(_block_at(document, remark.start), _pointed(remark, planned, document))
    by_addition = {id(remark.addition): remark for remark in planned.remarks if remark.addition is not None}
    for addition in planned.additions:
        own = by_addition.get(id(addition))
        copy.add(addition, [] if own is None else remark_lines(own, planned))
    return Reviewed(
        data=_encoded(copy.text(), data),
        report=report,
        marked=len(planned.findings),
        comments=len(planned.remarks) + 1,
        insertions=len(planned.added),
        left=planned.left,
    )


def insert_wording(data: bytes, document: Document, agreement: Agreement, report: DocumentReport) -> bytes:
    """The file with the wording that ``report`` proposes and no note; the same bytes where none can be inserted."""
    planned = plan(agreement, report, ReviewOptions(), lambda _, model: _obstacle(document.blocks[model]))
    raw, _ = characters(data, document.path)
    copy = _Copy(raw, document, is_markdown=document.format == "markdown")
    for addition in planned.additions:
        copy.add(addition, [])
    return _encoded(copy.text(), data) if planned.additions else data


def _obstacle(block: Block) -> str:
    return "the place is in a table" if block.kind == "cell" else ""


def _pointed(remark: Remark, planned: Plan, document: Document) -> list[Line]:
    """A comment that says which words it is about, as it cannot stand at them."""
    lines = remark_lines(remark, planned)
    words = " ".join(document.text[remark.start : remark.end].split())
    return [Line("On", f"“{words}”:"), *lines] if remark.exact else lines


def _block_at(document: Document, offset: int) -> Block:
    return document.blocks[max(bisect_right(document.blocks, offset, key=lambda block: block.start) - 1, 0)]


class _Copy:
    """The text of a file and what is put into it, each piece behind a character."""

    def __init__(self, raw: str, document: Document, *, is_markdown: bool) -> None:
        self._raw = raw
        self._newline = next(iter(re.findall("\r\n|\n|\r", raw)), "\n")
        self._source = raw.replace("\r\n", "\n").replace("\r", "\n")
        self._lines = [0, *(match.end() for match in re.finditer("\n", self._source))]
        self._document = document
        self._is_markdown = is_markdown
        self._pieces: list[tuple[int, int, str]] = []
        self._new_items: dict[int, int] = {}
        longest = max((len(line) for line in self._source.split("\n")), default=0)
        self._width = longest if longest <= _WRAPPED_AT_MOST else 0

    def note(self, block: Block, lines: Sequence[Line]) -> None:
        """Puts a note behind a block."""
        indent = self._content_column(block) if self._is_markdown and block.kind == "item" else 0
        self._note(self._behind(block), lines, indent)

    def add(self, addition: Addition, lines: Sequence[Line]) -> None:
        """Inserts a paragraph, with the note on it before it."""
        blocks = self._document.blocks
        model = blocks[addition.model]
        offset = self._offset(model.start)
        column = offset - self._line_start(offset)
        item = _ITEM.match(self._source, self._line_start(offset))
        if item is not None and self._is_markdown and model.kind == "item":
            end, mark = self._item(addition, item)
            indent = len(item[1].expandtabs(4))
            self._note(end, lines, column)
        else:
            end, indent = self._behind(blocks[addition.after]), column
            mark = addition.number + self._gap(model) if addition.number else ""
            before = self._source[offset - column : offset]
            if before.strip():
                # The mark of a heading, "## ".
                mark, indent = before + mark, 0
            self._note(end, lines, 0)
        self._put(end, self._wrapped(mark + addition.text, indent, indent + len(mark)))

    def _note(self, end: int, lines: Sequence[Line], indent: int) -> None:
        said = _printable(" ".join(f"{line.lead} {line.text}".strip() for line in lines))
        if said:
            # "--" ends a comment in HTML.
            note = f"<!-- Review. {said.replace('--', '–')} -->" if self._is_markdown else f"[Review. {said}]"
            self._put(end, self._wrapped(note, indent, indent))

    def _item(self, addition: Addition, item: re.Match[str]) -> tuple[int, str]:
        """Where the list that the model is in ends, as Markdown counts its items itself, and the mark of a new item."""
        blocks = self._document.blocks
        model = blocks[addition.model]
        last = count = addition.after
        for at in range(addition.model, len(blocks)):
            if blocks[at].kind != "item" or (blocks[at].depth or 0) < (model.depth or 0):
                break
            last = max(last, at)
            if blocks[at].depth == model.depth:
                count = at
        end = self._behind(blocks[last])
        self._new_items[end] = self._new_items.get(end, 0) + 1
        number = int(re.sub(r"\D", "", blocks[count].label) or 0) + self._new_items[end]
        return end, f"{item[4] or f'{number}{item[3]}'} "

    def text(self) -> str:
        """The copy, with the line ends of the file."""
        pairs = [match.start() - number for number, match in enumerate(re.finditer("\r\n", self._raw))]
        made: list[str] = []
        at = 0
        for offset, _, piece in sorted(self._pieces):
            end = offset + bisect_left(pairs, offset)
            made += (self._raw[at:end], piece.replace("\n", self._newline))
            at = end
        return "".join((*made, self._raw[at:]))

    def _put(self, offset: int, paragraph: str) -> None:
        # Whatever stands on the same line, as in a text without line ends, goes on in a paragraph of its own.
        rest = self._source[offset:].split("\n", 1)[0].strip()
        self._pieces.append((offset, len(self._pieces), f"\n\n{paragraph}" + ("\n\n" if rest else "")))

    def _behind(self, block: Block) -> int:
        """The offset in the source at which the block, its line, heading or table ends."""
        end = self._offset(block.end - 1) + 1
        if not self._is_markdown:
            rest = self._source[end:].split("\n", 1)[0]
            return end + len(rest) if not rest.strip() else end
        end = self._line_end(end)
        if block.kind == "heading" and (under := _UNDERLINE.match(self._source, end + 1)):
            return self._line_end(under.start())
        while block.kind == "cell" and end + 1 < len(self._source) and self._source[end + 1] != "\n":
            end = self._line_end(end + 1)
        return end

    def _offset(self, at: int) -> int:
        """Where the character ``at`` of the document's text stands in the source."""
        place = self._document.place(at)
        return self._lines[place.line - 1] + place.column - 1

    def _line_start(self, offset: int) -> int:
        return self._lines[bisect_right(self._lines, offset) - 1]

    def _line_end(self, offset: int) -> int:
        end = self._source.find("\n", offset)
        return end if end >= 0 else len(self._source)

    def _content_column(self, block: Block) -> int:
        offset = self._offset(block.start)
        return offset - self._line_start(offset)

    def _gap(self, model: Block) -> str:
        """What stands between a number that is typed by hand and the first word."""
        text = self._document.text[model.start : model.end]
        match = re.match(r"\S+(?:[ \t]\S{1,4}(?=[.)]))?([ \t]+)", text)
        return match[1] if match else " "

    def _wrapped(self, text: str, first: int, others: int) -> str:
        if not self._width:
            return " " * first + text
        return textwrap.fill(
            text,
            max(self._width, others + 40),
            initial_indent=" " * first,
            subsequent_indent=" " * others,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _printable(text: str) -> str:
    return _NOT_PRINTED.sub("", " ".join(text.split()))


def _encoded(text: str, data: bytes) -> bytes:
    """``text`` in the encoding of ``data``, or as UTF-8 where it cannot hold it."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return mark + text.encode(name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return text.encode("cp1252")
        except UnicodeEncodeError:
            pass
    return text.encode("utf-8")
