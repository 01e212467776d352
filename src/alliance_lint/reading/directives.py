"""Comments that speak to the linter: ``alliance-lint: ...`` in a comment of the file's format.

They are no part of what the parties agreed, so no reader lets them into the text. What they say is read later, by
``triage.grammar``; here they are found, and led to the paragraph that each stands in or directly before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from alliance_lint.reading.document import Block, Directive, Document

_MARK = re.compile(r"\s*alliance-lint\s{0,9}:", re.IGNORECASE)
_MARK_IN = re.compile(r"alliance-lint\s{0,9}:", re.IGNORECASE)
_PART_OF_MARK = "ance-l"
"""Letters that have no other form without regard to case but their capitals."""
_LINE = re.compile(
    r"(?:^|\n)[ \t]{0,99}((?:#{1,6}|//|<!--)?[ \t]{0,9}alliance-lint[ \t]{0,9}:[^\n]*)(?=\n|\Z)", re.IGNORECASE
)
# Where markup begins: a comment, another declaration, or a tag (HTML Living Standard, 13.2.5.6).
_MARKUP = re.compile(r"<!--|<[!?]|</(?=[^>])|<(?=[A-Za-z])")
_TAG = re.compile(r"([A-Za-z][^\s/>]*)?(?:[^>=]+|=\s*(?:\"[^\"]*\"|'[^']*'|))*>?")
_COMMENT_END = re.compile("--!?>")
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext")
"""Elements in which nothing but their end is markup (13.2.6)."""
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


class Remark(NamedTuple):
    """What a comment says to the linter, and the 1-based line and column where the comment begins."""

    text: str
    line: int
    column: int


def spoken(comment: str) -> str | None:
    """What a comment says to the linter, on one line; None where it is not for the linter."""
    match = _MARK.match(comment)
    return None if match is None else " ".join(comment[match.end() :].split())


def blank_lines_out(text: str) -> tuple[str, tuple[Remark, ...]]:
    """``text`` with spaces over its directives, and these. A directive is a line of its own in plain text.

    The line end before it is blanked, too, so that the lines around it are read as if it had never been there.
    """
    if not _may_speak(text):
        return text, ()
    remarks: list[Remark] = []
    lines = _Lines(text)

    def blank(match: re.Match[str]) -> str:
        comment = match[1].lstrip("#/ \t").removeprefix("<!--").removesuffix("-->")
        remarks.append(Remark(spoken(comment) or "", *lines.place(match.start(1))))
        return " " * len(match[0])

    return _LINE.sub(blank, text), tuple(remarks)


def _may_speak(text: str) -> bool:
    # Most texts do not, and to look for a part of the mark takes a hundredth of the time.
    return _PART_OF_MARK in text.lower() and _MARK_IN.search(text) is not None


def in_html(source: str) -> Iterator[Remark]:
    """The directives among the comments of a page, in order: none in an attribute, a script or a text field."""
    if _may_speak(source):
        yield from _spoken(source, _html_comments(source))


def in_markdown(source: str, comments: Sequence[str]) -> Iterator[Remark]:
    """The directives among ``comments``, the inline HTML of a paragraph of which ``source`` are the lines.

    The same words in a code span stand there as an example.
    """
    texts = [spoken(each[4:].removesuffix("-->")) for each in comments if each.startswith("<!--")]
    if not any(text is not None for text in texts):
        return
    places: dict[str, deque[Remark]] = {}
    for remark in _spoken(source, _any_comments(source)):
        places.setdefault(_letters(remark.text), deque()).append(remark)
    for text in texts:
        if text is not None:
            written = places.get(_letters(text))
            yield written.popleft()._replace(text=text) if written else Remark(text, 1, 1)


def _letters(text: str) -> str:
    """What is the same where a comment of several lines stands in a quotation, whose marks are in the source."""
    return re.sub(r"[\s>]+", "", text)


def _spoken(source: str, comments: Iterable[tuple[int, str]]) -> Iterator[Remark]:
    lines = _Lines(source)
    for start, comment in comments:
        text = spoken(comment)
        if text is not None:
            yield Remark(text, *lines.place(start))


def _any_comments(source: str) -> Iterator[tuple[int, str]]:
    """Where each ``<!-- -->`` begins, and what stands in it, whatever it stands in itself."""
    at = 0
    while (start := source.find("<!--", at)) >= 0:
        end = source.find("-->", start + 4)
        if end < 0:
            return
        yield start, source[start + 4 : end]
        at = end + 3


def _html_comments(source: str) -> Iterator[tuple[int, str]]:
    """Where each comment of a page begins, and what stands in it."""
    at = 0
    while (markup := _MARKUP.search(source, at)) is not None:
        start, at = markup.span()
        if markup[0] == "<!--":
            # "<!-->" and "<!--->" are whole comments (13.2.5.43 and 44).
            end = _COMMENT_END.search(source, start + 2 if source.startswith((">", "->"), at) else at)
            if end is None:
                return
            yield start, source[at : max(end.start(), at)]
            at = end.end()
        elif markup[0] in ("<!", "<?"):
            at = source.find(">", at) + 1
            if not at:
                return
        else:
            tag = _TAG.match(source, at)
            assert tag is not None
            at = tag.end()
            ending = _RAW_END.get((tag[1] or "").lower()) if markup[0] == "<" else None
            if ending is not None:
                end = ending.search(source, at)
                if end is None:
                    return
                at = end.start()


def in_yaml(text: str) -> Iterator[Remark]:
    """The directives among the ``#`` comments of a YAML text that is known to be valid, in order."""
    if not _may_speak(text):
        return
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(text, Loader=loader)
        if isinstance(token, yaml.ScalarToken)
    ]
    lines = _Lines(text)
    for match in re.finditer(r"(?:^|(?<=\s))#+(?=\s{0,99}alliance-lint)[^\n]*", text, re.IGNORECASE | re.MULTILINE):
        said = spoken(match[0].lstrip("#"))
        if said is not None and not _inside(words, match.start()):
            yield Remark(said, *lines.place(match.start()))


def _inside(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Does the character stand in one of these spans, which are in order?"""
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return at >= 0 and offset < spans[at][1]


class _Lines:
    """The lines of a text that is asked for many places."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def with_directives(document: Document, remarks: Iterable[Remark]) -> Document:
    """``document`` with these directives, each with the paragraph that it stands in or directly before."""
    found = tuple(remarks)
    if not found:
        return document
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    starts = [(place.line, place.column) for place in (document.place(block.start) for block in blocks)]
    directives = []
    for remark in found:
        at = bisect_right(starts, (remark.line, remark.column)) - 1
        # The comment stands in the block that begins last before it, or behind its last words; or before the next one.
        stands_in = at >= 0 and document.place(max(blocks[at].end - 1, blocks[at].start)).line >= remark.line
        at = at if stands_in else at + 1
        directives.append(directive(document, remark, blocks[at : at + 1]))
    return replace(document, directives=tuple(directives))


def directive(document: Document, remark: Remark, blocks: Sequence[Block]) -> Directive:
    """The directive that stands in or before these blocks; none of them: it stands after the last."""
    end = len(document.text)
    start, end = (blocks[0].start, blocks[-1].end) if blocks else (end, end)
    return Directive(remark.text, start, end, remark.line, remark.column, document.place(start).page)
