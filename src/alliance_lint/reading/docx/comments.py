"""Comments that speak to the linter, and the paragraphs that they are anchored at (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from alliance_lint.reading.directives import spoken
from alliance_lint.reading.docx.names import w

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ID: Final = w("id")
_PARAGRAPH: Final = w("p")
_ANCHORS: Final = frozenset({w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")})
_SPACES: Final = frozenset({w("br"), w("cr"), w("tab")})


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to the linter, what it says, and whether it, or the thread that it is in, is marked as resolved.

    ``anchors`` are the ids of itself and of the comment that it replies to: it stands where either does.
    """

    text: str
    anchors: tuple[str, ...]
    resolved: bool = False


def linter_comments(comments: etree._Element | None, extended: etree._Element | None) -> tuple[Comment, ...]:
    """The comments that begin with ``alliance-lint:``, replies too, in the order of the part.

    ``extended`` is the part that says which are replies and which are resolved ([MS-DOCX] 2.5.4, commentsEx).
    """
    if comments is None:
        return ()
    entries = {} if extended is None else {entry.get(f"{_W15}paraId", ""): entry for entry in extended}
    threads = {_thread(comment): comment.get(_ID, "") for comment in comments.iter(w("comment"))}
    found = []
    for comment in comments.iter(w("comment")):
        text = spoken(" ".join(_words(paragraph) for paragraph in comment.iter(_PARAGRAPH)))
        if text is None:
            continue
        entry = entries.get(_thread(comment))
        parent = "" if entry is None else entry.get(f"{_W15}paraIdParent", "")
        done = any(each is not None and each.get(f"{_W15}done") == "1" for each in (entry, entries.get(parent)))
        anchors = dict.fromkeys(filter(None, (comment.get(_ID), threads.get(parent) if parent else None)))
        found.append(Comment(text, tuple(anchors), done))
    return tuple(found)


def _thread(comment: etree._Element) -> str:
    """What other parts know a comment by: the id of its last paragraph."""
    last = next(reversed(list(comment.iter(_PARAGRAPH))), None)
    return "" if last is None else last.get(f"{_W14}paraId", "")


def _words(paragraph: etree._Element) -> str:
    return "".join(
        " " if element.tag in _SPACES else element.text or "" for element in paragraph.iter(w("t"), *_SPACES)
    )


def anchored_blocks(
    stories: Iterable[etree._Element], blocks: Mapping[etree._Element, int], ids: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """The first and last block that each of these comments is anchored at.

    ``stories`` are the roots of parts in reading order, ``blocks`` tells which block a paragraph became. An anchor
    between paragraphs, or in one that became no block, belongs to the next that did.
    """
    wanted = frozenset(ids)
    found: dict[str, tuple[int, int]] = {}
    for story in stories:
        waiting: list[str] = []
        for element, paragraph in _anchors_and_paragraphs(story):
            block = None if paragraph is None else blocks.get(paragraph)
            name = element.get(_ID, "") if element.tag in _ANCHORS else ""
            here = [*waiting, *([name] if name in wanted else [])]
            if block is None:
                waiting = list(dict.fromkeys(here))
                continue
            for each in here:
                first, last = found.get(each, (block, block))
                found[each] = min(first, block), max(last, block)
            waiting = []
    return found


def _anchors_and_paragraphs(
    story: etree._Element,
) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    for element in story.iter(_PARAGRAPH, *_ANCHORS):
        if element.tag == _PARAGRAPH:
            yield element, element
        else:
            yield element, next(element.iterancestors(_PARAGRAPH), None)
