"""The words of one Markdown paragraph, and where each of them stands in the source."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_REFERENCE = re.compile(r"\[((?:\\.|[^\[\]\\]){0,1000})\]", re.DOTALL)
_TITLE_ENDS = {'"': '"', "'": "'", "(": ")"}
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"<([a-z]{3,20})(?: [a-z]{2,20}){0,5}>")
_CLOSING_TAG = re.compile(r"</([a-z]{3,20})", re.IGNORECASE)
_ELEMENT = re.compile(
    "abbr|article|aside|audio|bdi|bdo|big|blockquote|body|button|canvas|caption|center|cite|code|col|colgroup|"
    "datalist|del|details|dfn|dialog|dir|div|dl|embed|fieldset|figcaption|figure|font|footer|form|frame|"
    "frameset|head|header|hgroup|html|iframe|img|input|ins|kbd|label|legend|link|main|map|mark|math|menu|meta|"
    "meter|nav|noscript|object|optgroup|option|output|param|picture|pre|progress|rtc|ruby|samp|script|search|"
    "section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|template|"
    "textarea|tfoot|thead|track|var|video|wbr"
)
"""Elements of HTML with names as long as a placeholder's. In an agreement `<address>`, `<data>`, `<time>` and `<title>`
are likelier to be placeholders, unless they are closed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand side by side in the source too; ``line`` and ``column`` are 0-based."""

    words: str
    line: int
    column: int


def runs_of(
    token: Token, content: str, places: Sequence[tuple[int, int]], references: Mapping[str, Any]
) -> tuple[list[Run], bool]:
    """The words of an inline ``token`` without markup, and whether struck-out words were left out.

    ``content`` is what the parser saw; ``places`` gives the 0-based line and column where each of its lines begins in
    the source; ``references`` holds the link references of the file.
    """
    walk = _Walk(content, references)
    for child in token.children or ():
        walk.take(child)
    starts = [0]
    for line in content.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    runs = []
    for words, offset in walk.found:
        number = bisect_right(starts, offset) - 1
        row, column = places[min(number, len(places) - 1)]
        runs.append(Run(words, row, column + offset - starts[number]))
    return runs, walk.struck


def closed_in(source: str) -> frozenset[str]:
    """The names of the tags that are closed somewhere in ``source``, in lower case."""
    return frozenset(name.lower() for name in _CLOSING_TAG.findall(source))


def is_placeholder(markup: str, closed: frozenset[str]) -> bool:
    """Whether a tag is none, but words in angle brackets to be replaced: ``<state>``, ``<effective date>``.

    ``closed`` holds the names of the tags that are closed near by.
    """
    match = _PLACEHOLDER.fullmatch(markup)
    return match is not None and not _ELEMENT.fullmatch(match[1]) and match[1] not in closed


def as_written(content: str, places: Sequence[tuple[int, int]]) -> list[Run]:
    """The runs of ``content`` with all its markup; ``places`` as in ``runs_of``."""
    runs: list[Run] = []
    for line, (row, column) in zip(content.split("\n"), places, strict=False):
        if runs:
            runs.append(Run("\n", runs[-1].line, runs[-1].column + len(runs[-1].words)))
        runs.append(Run(line, row, column))
    return runs


class _Walk:
    """Goes through the source of a paragraph with the parser's tokens in hand.

    The parser keeps no positions inside a paragraph, but says which markup it met: stepping over just that gives the
    exact place of all the words between.
    """

    def __init__(self, source: str, references: Mapping[str, Any]) -> None:
        self.found: list[tuple[str, int]] = []
        self.struck = False
        self._source = source
        self._references = references
        self._at = 0
        self._silent = 0
        self._labels: list[int] = []
        self._closed = closed_in(source)

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "text" or kind == "text_special":
            self._text(token.content)
        elif kind in ("softbreak", "hardbreak"):
            self._line_end()
        elif kind == "code_inline":
            self._code(token)
        elif kind == "link_open":
            self._labels.append(self._at + 1)
            self._step("<" if token.markup == "autolink" else "[")
        elif kind == "link_close":
            label = self._labels.pop() if self._labels else self._at
            if token.markup == "autolink":
                self._at = max(self._source.find(">", self._at), self._at) + 1
            else:
                self._at = self._after_link(self._at, label)
        elif kind == "image":
            self._at = self._after_image(self._at)
        elif kind == "html_inline":
            if _BREAK_TAG.fullmatch(token.content):
                self._emit("\n", self._at)
            self._step(token.content)
            if is_placeholder(token.content, self._closed):
                self._emit(token.content, self._at - len(token.content))
        else:
            if kind in ("s_open", "s_close"):
                self.struck = True
                self._silent += token.nesting
            self._step(token.markup)

    def _emit(self, words: str, offset: int) -> None:
        if words and not self._silent:
            self.found.append((words, offset))

    def _step(self, markup: str) -> None:
        at = self._source.find(markup, self._at) if markup else -1
        if at >= 0:
            self._at = at + len(markup)

    def _text(self, words: str) -> None:
        source, at = self._source, self._at
        if source.startswith(words, at) and "\\" not in words and "&" not in words:
            self._emit(words, at)
            self._at = at + len(words)
            return
        done = 0
        while done < len(words):
            at = self._at
            here = source[at : at + 1]
            entity = _ENTITY.match(source, at) if here == "&" else None
            meaning = html.unescape(entity[0]) if entity else ""
            if entity and meaning != entity[0] and words.startswith(meaning, done):
                for char in meaning:
                    self._emit(char, at)
                self._at, done = entity.end(), done + len(meaning)
            elif here == "\\" and source[at + 1 : at + 2] in _ESCAPED and source[at + 1 : at + 2] == words[done]:
                self._emit(words[done], at + 1)
                self._at, done = at + 2, done + 1
            elif here == words[done]:
                self._emit(here, at)
                self._at, done = at + 1, done + 1
            else:
                # The parser normalised something (an address in angle brackets, say): go on at the same words.
                again = source.find(words[done : done + 12], at + 1)
                if again < 0:
                    self._emit(words[done:], min(at, max(len(source) - 1, 0)))
                    return
                self._at = again

    def _line_end(self) -> None:
        source = self._source
        at = source.find("\n", self._at)
        if at < 0:
            return
        self._emit("\n", at)
        at += 1
        while at < len(source) and source[at] in " \t":
            at += 1
        self._at = at

    def _code(self, token: Token) -> None:
        source, marker = self._source, token.markup
        opening = source.find(marker, self._at)
        start = opening + len(marker)
        end = source.find(marker, start)
        # The closing run of backticks is exactly as long as the opening one.
        while end >= 0 and (source[end - 1] == "`" or source[end + len(marker) : end + len(marker) + 1] == "`"):
            while end < len(source) and source[end] == "`":
                end += 1
            end = source.find(marker, end)
        if opening < 0 or end < 0:
            return
        if len(token.content) < end - start:
            start += 1
        lines = token.content if "\n" not in source[start:end] else None
        if lines is not None:
            self._emit(lines, start)
        else:
            for offset, char in enumerate(token.content):
                self._emit(char, start + offset)
        self._at = end + len(marker)

    def _after_link(self, at: int, label: int) -> int:
        """The offset after the end of a link whose text ends at ``at`` and began at ``label``."""
        source = self._source
        close = source.find("]", at)
        if close < 0:
            return at
        after = close + 1
        if source[after : after + 1] == "(" and (end := _after_destination(source, after)) is not None:
            return end
        reference = _REFERENCE.match(source, after)
        if reference and normalizeReference(reference[1] or source[label:close]) in self._references:
            return reference.end()
        return after

    def _after_image(self, at: int) -> int:
        source = self._source
        start = source.find("![", at)
        if start < 0:
            return at
        depth, close = 1, start + 2
        while close < len(source):
            if source[close] == "\\":
                close += 1
            elif source[close] in "[]":
                depth += 1 if source[close] == "[" else -1
                if depth == 0:
                    break
            close += 1
        return self._after_link(close, start + 2)


def _after_destination(source: str, at: int) -> int | None:
    """The offset after ``(destination "title")`` at ``at``, or None where it is no such thing (CommonMark 6.3)."""
    at = _after_space(source, at + 1)
    if source[at : at + 1] == "<":
        at = _after_quoted(source, at, ">")
    else:
        depth = 0
        while at < len(source) and not source[at].isspace():
            if source[at] == "\\":
                at += 1
            elif source[at] == "(":
                depth += 1
            elif source[at] == ")":
                if depth == 0:
                    break
                depth -= 1
            at += 1
    at = _after_space(source, at)
    if source[at : at + 1] in _TITLE_ENDS:
        at = _after_space(source, _after_quoted(source, at, _TITLE_ENDS[source[at]]))
    return at + 1 if source[at : at + 1] == ")" else None


def _after_space(source: str, at: int) -> int:
    while at < len(source) and source[at].isspace():
        at += 1
    return at


def _after_quoted(source: str, at: int, end: str) -> int:
    at += 1
    while at < len(source) and source[at] != end:
        at += 2 if source[at] == "\\" else 1
    return at + 1
