"""Markdown (CommonMark, tables, struck-out text): the words without the markup, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from alliance_lint.reading.directives import Remark, in_html, in_markdown, with_directives
from alliance_lint.reading.document import Anchor, Block, BlockKind, Document, Notice
from alliance_lint.reading.markdown_bounds import bound, taken_as_written
from alliance_lint.reading.markdown_inline import Run, as_written, closed_in, is_placeholder, runs_of
from alliance_lint.reading.source import decode
from alliance_lint.reading.text_marks import LABEL, ends_item, ends_sentence

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]*")
_HTML_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[A-Za-z!?][^<>]{0,2000}>", re.DOTALL | re.IGNORECASE
)


def read_markdown(data: bytes, path: str) -> Document:
    """The document in a Markdown file: its blocks, joined by line ends, every word anchored at its line and column.

    Numbers of list items become labels. Code blocks, comments, pictures and struck-out words are left out; the first
    and the last with a notice. Raises ReadingError for a file that is too large, blank or not text.
    """
    source, notices = decode(data, path)
    reading = _Reading(source.split("\n"))
    environment: dict[str, Any] = {}
    tokens = _parser().parse(_without_front_matter(source), environment)
    reading.read(tokens, environment.get("references", {}))
    unread = sum(map(taken_as_written, tokens))
    if unread:
        told = (
            "1 paragraph was read with its marks"
            if unread == 1
            else f"{unread:,} paragraphs were read with their marks"
        )
        reading.notices.append(Notice(f"Far more brackets than an agreement needs: {told}."))
    document = Document(
        path,
        "markdown",
        "".join(reading.written),
        tuple(reading.blocks),
        tuple(reading.anchors) or (Anchor(0, 1),),
        (*notices, *reading.notices),
    )
    return with_directives(document, reading.remarks)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # In agreements four spaces indent a sub-clause; read as code its words would be lost.
    return bound(parser.disable("code"))


def _without_front_matter(source: str) -> str:
    match = _FRONT_MATTER.match(source)
    return "\n" * match[0].count("\n") + source[match.end() :] if match else source


@dataclass(slots=True)
class _List:
    """A list that is open: the labels of its items ("" for bullets), and how many items have begun."""

    labels: list[str]
    begun: int = 0


@dataclass(slots=True)
class _Reading:
    """The document as it grows, and the source lines it comes from."""

    lines: list[str]
    written: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    remarks: dict[Remark, None] = field(default_factory=dict)
    _item: tuple[str, int] | None = None
    _cell: tuple[int, int] = (-1, 0)

    def read(self, tokens: Sequence[Token], references: dict[str, Any]) -> None:
        """Take in the block tokens of a whole file."""
        labels = iter(_labels(tokens))
        lists: list[_List] = []
        within: list[str] = []
        for token in tokens:
            if token.type in ("ordered_list_open", "bullet_list_open"):
                lists.append(_List(next(labels)))
            elif token.type in ("ordered_list_close", "bullet_list_close"):
                lists.pop()
                self._item = None
            elif token.type == "list_item_open":
                self._item = lists[-1].labels[lists[-1].begun], len(lists) - 1
                lists[-1].begun += 1
            elif token.type == "inline":
                self._inline(token, within[-1], references)
            elif token.type == "html_block" and token.map:
                self._remarks(token.map[0], in_html("\n".join(self.lines[slice(*token.map)])))
                self._blocks(list(self._html_runs(*token.map)), "paragraph")
            elif token.type == "fence" and token.map:
                self.notices.append(Notice(f"The code block at line {token.map[0] + 1} was not read.", self.length))
            if token.nesting == 1:
                within.append(token.tag)
            elif token.nesting == -1:
                within.pop()

    def _inline(self, token: Token, tag: str, references: dict[str, Any]) -> None:
        first, end = token.map or (0, 0)
        if comments := [child.content for child in token.children or () if child.type == "html_inline"]:
            self._remarks(first, in_markdown("\n".join(self.lines[first:end]), comments))
        level = int(tag[1]) if tag in _HEADINGS else None
        content = token.content
        if tag in ("th", "td"):
            content, column = self._cell_source(first, content)
            places = [(first, column)]
        elif level is None:
            places = self._line_places(first, content)
        else:
            places = self._heading_places(first, content)
        if taken_as_written(token):
            runs, struck = as_written(content, places), False
        else:
            runs, struck = runs_of(token, content, places, references)
        if struck:
            self.notices.append(Notice(f"Struck-out words in line {first + 1} were not read.", self.length))
        if level is not None:
            self._block(runs, "heading", level)
        elif tag in ("th", "td"):
            self._block(runs, "cell", None)
        else:
            self._blocks(runs, "paragraph")

    def _heading_places(self, first: int, content: str) -> list[tuple[int, int]]:
        """Where each line of a heading's content stands; both kinds of heading, ``# Title`` and underlined."""
        mark = _HEADING_MARK.search(self.lines[first])
        if "\n" not in content and mark and self.lines[first].startswith(content, mark.end()):
            return [(first, mark.end())]
        return self._line_places(first, content)

    def _line_places(self, first: int, content: str) -> list[tuple[int, int]]:
        return [(first + n, self._column(first + n, line)) for n, line in enumerate(content.split("\n"))]

    def _column(self, line: int, content: str) -> int:
        """The 0-based column where ``content`` begins in a source line that ends with it.

        The parser turns some tabs before the words into spaces, so the column may be a few less than 0; that of the
        words is right all the same.
        """
        written, words = self.lines[line].rstrip(), content.strip()
        column = len(written) - len(words) if written.endswith(words) else max(self.lines[line].find(words), 0)
        return column - (len(content) - len(content.lstrip()))

    def _cell_source(self, line: int, content: str) -> tuple[str, int]:
        """A table cell as it is written, and its 0-based column; cells come in the order of the line."""
        seen_line, after = self._cell
        start = after if seen_line == line else 0
        # The parser has taken the backslash from "\\|", without which the bar would end the cell.
        written = content.replace("|", "\\|")
        column = max(self.lines[line].find(written, start), start)
        self._cell = (line, column + len(written))
        return written, column

    def _remarks(self, first: int, found: Iterable[Remark]) -> None:
        """Note directives; the lines of their places begin at source line ``first``."""
        for remark in found:
            self.remarks[Remark(remark.text, remark.line + first, remark.column)] = None

    def _html_runs(self, first: int, end: int) -> Iterator[Run]:
        """The words between the tags of an HTML block."""
        source = "\n".join(self.lines[first:end])
        kept = list(source)
        closed = closed_in(source)
        for match in _HTML_MARKUP.finditer(source):
            if is_placeholder(match[0], closed):
                continue
            kept[match.start() : match.end()] = ["\n" if char == "\n" else " " for char in match[0]]
        for number, line in enumerate("".join(kept).split("\n")):
            for match in re.finditer(r"\S+(?: \S+)*", line):
                yield Run(match[0], first + number, match.start())
                yield Run(" ", first + number, match.end())

    def _blocks(self, runs: list[Run], kind: BlockKind) -> None:
        """Write a paragraph as a block, or as several where a line of it begins with its own label."""
        begin = 0
        for index, run in enumerate(runs):
            if run.words == "\n" and _begins_item(runs[max(begin, index - 4) : index], runs[index + 1 : index + 5]):
                self._block(runs[begin:index], kind, None)
                begin = index + 1
        self._block(runs[begin:], kind, None)

    def _block(self, runs: list[Run], kind: BlockKind, level: int | None) -> None:
        runs = _trimmed(runs)
        if not runs:
            return
        label, depth = "", None
        if self._item is not None:
            label, depth = self._item
            kind = "item" if kind == "paragraph" else kind
            self._item = None
        if self.blocks:
            self.written.append("\n")
            self.length += 1
        start = self.length
        expected: tuple[int, int] | None = None
        for run in runs:
            if (run.line, run.column) != expected:
                self.anchors.append(Anchor(self.length, run.line + 1, run.column + 1))
            self.written.append(run.words)
            self.length += len(run.words)
            expected = run.line, run.column + len(run.words)
        self.blocks.append(Block(start, self.length, kind, label, level, depth))


def _begins_item(before: list[Run], after: list[Run]) -> bool:
    """Is the line end between these a new item, as in "(a) coffee;" and "(b) tea." on lines of one paragraph?"""
    if not LABEL.match("".join(run.words for run in after)):
        return False
    end = "".join(run.words for run in before)
    return ends_sentence(end, 0, len(end)) or ends_item(end, 0, len(end))


def _trimmed(runs: list[Run]) -> list[Run]:
    """``runs`` without white space before the first and after the last word."""
    runs = [run for run in runs if run.words]
    while runs and not runs[0].words.strip():
        runs.pop(0)
    while runs and not runs[-1].words.strip():
        runs.pop()
    if runs:
        first = runs[0]
        space = len(first.words) - len(first.words.lstrip())
        runs[0] = Run(first.words[space:], first.line, first.column + space)
        last = runs[-1]
        runs[-1] = Run(last.words.rstrip(), last.line, last.column)
    return runs


def _labels(tokens: Sequence[Token]) -> list[list[str]]:
    """The labels of the items of each list, lists in the order in which they begin."""
    found: list[list[str]] = []
    open_lists: list[list[str]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            found.append([])
            open_lists.append(found[-1])
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            open_lists.pop()
        elif token.type == "list_item_open":
            open_lists[-1].append(token.info + token.markup if token.info else "")
    return [_counted(labels) for labels in found]


def _counted(labels: list[str]) -> list[str]:
    """Where every item is written with the same number, Markdown counts on from it, and so does the reader."""
    if len(labels) < 2 or not labels[0] or len(set(labels)) > 1:
        return labels
    number, mark = int(labels[0][:-1]), labels[0][-1]
    return [f"{number + n}{mark}" for n in range(len(labels))]
