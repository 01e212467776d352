"""Puts a Word file's paragraphs together as a ``Document``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from alliance_lint.reading.directives import Remark, directive
from alliance_lint.reading.document import Anchor, Block, BlockKind, Changes, Document, Notice
from alliance_lint.reading.docx.comments import Comment, anchored_blocks, linter_comments
from alliance_lint.reading.docx.names import RELATIONSHIP_ID, number, toggle, value, w
from alliance_lint.reading.docx.notes import Notes, NoteSeries
from alliance_lint.reading.docx.numbering import Counters, Membership, Numbering
from alliance_lint.reading.docx.package import Package
from alliance_lint.reading.docx.paragraph import Paragraph
from alliance_lint.reading.docx.paragraph import Story as StoryKind
from alliance_lint.reading.docx.story import Reading, Source, Story
from alliance_lint.reading.docx.styles import Styles
from alliance_lint.reading.docx.views import DELETIONS, INSERTIONS, VIEWS
from alliance_lint.reading.limits import check_characters

_REFERENCES: Final[dict[str, StoryKind]] = {w("headerReference"): "header", w("footerReference"): "footer"}


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file that has been read, and what it was read from, for those who write into it.

    ``main`` is the root of the main part; ``paragraphs`` are those that the document's blocks were made of, one each.
    """

    document: Document
    package: Package
    main: etree._Element
    paragraphs: tuple[Paragraph, ...]
    styles: Styles


def read_docx(data: bytes, path: str, *, changes: Changes = "accepted") -> Document:
    """Reads a Word file (.docx, .docm, .dotx) from its bytes; ``path`` is used in the result and in errors only.

    The text has the paragraphs of the body in reading order, each table cell's paragraphs, text boxes and notes after
    the paragraph that they hang on, and at the end each distinct line of the headers and footers. Automatic numbers
    are in ``Block.label``, never in the text. Tracked changes are read as accepted, or with ``changes="original"`` as
    if they had not been made. Hidden text, comments and embedded documents are left out; notices say so.

    An anchor's ``line`` is the 1-based ordinal of its block, its ``column`` the 1-based character in the block.

    Raises ``ReadingError`` if the file is without text, damaged, encrypted, too large, hostile or no Word file.
    """
    return open_docx(data, path, changes=changes).document


def open_docx(data: bytes, path: str, *, changes: Changes = "accepted") -> WordFile:
    """As ``read_docx``, with the way back from the text to the XML."""
    package = Package(data, path)
    root = package.part(package.main)
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        raise package.error(
            "the file is no Word document: its main part has no body; open it in Word and save as .docx"
        )
    view = VIEWS[changes]
    links = package.relationships(package.main)
    parts: dict[str, tuple[str, etree._Element | None]] = {}
    for kind in ("styles", "numbering", "settings", "footnotes", "endnotes", "comments", "commentsExtended"):
        target = next((link.target for link in links if link.kind == kind), "")
        parts[kind] = (target, package.part(target) if target else None)
    styles = Styles(parts["styles"][1])
    numbering = Numbering(parts["numbering"][1], styles)

    notes = Notes(NoteSeries(*parts["footnotes"], "decimal"), NoteSeries(*parts["endnotes"], "lowerRoman"), counting=0)
    reading = Reading(view, styles, notes)
    Story(reading, Source.of(package.main, root, view), "body", reading.new_counting()).read(body)
    pages = {link.id: link.target for link in links if link.kind in ("header", "footer")}
    margins = []
    for kind, name in _headers_and_footers(root, pages, parts["settings"][1]):
        margin = package.part(name)
        if margin is not None:
            margins.append(margin)
            Story(reading, Source.of(name, margin, view), kind, reading.new_counting()).read(margin)

    text, blocks, marked, shown = _put_together(reading.paragraphs, styles, numbering)
    check_characters(text, path)
    if not blocks:
        raise package.error(
            "the file holds no text; if its pages are pictures, run text recognition (OCR) and save the result as .docx"
        )
    changed = [root, *margins, *(part for _, part in (parts["footnotes"], parts["endnotes"]) if part is not None)]
    notices = [*_change_notices(changed, changes), *_left_out_notices(reading, parts["comments"][1])]
    anchors = tuple(Anchor(block.start, ordinal) for ordinal, block in enumerate(blocks, start=1))
    spoken = linter_comments(parts["comments"][1], parts["commentsExtended"][1])
    document = Document(
        path=path,
        format="docx",
        text=text,
        blocks=blocks,
        anchors=anchors,
        notices=(*notices, *_resolved_notices(spoken), *marked),
    )
    if spoken:
        document = _with_directives(document, spoken, changed, shown)
    return WordFile(document, package, root, tuple(shown), styles)


def _with_directives(
    document: Document, comments: tuple[Comment, ...], stories: list[etree._Element], shown: list[Paragraph]
) -> Document:
    ids = [each for comment in comments for each in comment.anchors]
    blocks = {paragraph.element: index for index, paragraph in enumerate(shown)}
    places = anchored_blocks(stories, blocks, ids)
    directives = []
    for comment in comments:
        place = next((places[each] for each in comment.anchors if each in places), None)
        if not comment.resolved:
            within = () if place is None else document.blocks[place[0] : place[1] + 1]
            line = len(document.blocks) if place is None else place[0] + 1
            directives.append(directive(document, Remark(comment.text, line, 1), within))
    return replace(document, directives=tuple(sorted(directives, key=lambda each: each.line)))


def _resolved_notices(comments: tuple[Comment, ...]) -> Iterator[Notice]:
    for comment in comments:
        if comment.resolved:
            yield Notice(f'A comment to the linter is marked as resolved and was not followed: "{comment.text[:80]}".')


def _headers_and_footers(
    root: etree._Element, pages: dict[str, str], settings: etree._Element | None
) -> Iterator[tuple[StoryKind, str]]:
    """The parts of the headers and then the footers that are shown, each once, in the order of their sections.

    Those for the first page or for even pages stay in the file when switched off (17.10.1, 17.10.6).
    """
    sections = [s for s in root.iter(w("sectPr")) if (p := s.getparent()) is None or p.tag != w("sectPrChange")]
    shown = {"default"}
    if any(toggle(section.find(w("titlePg"))) for section in sections):
        shown.add("first")
    if settings is not None and toggle(settings.find(w("evenAndOddHeaders"))):
        shown.add("even")
    for tag, kind in _REFERENCES.items():
        seen = set()
        for section in sections:
            for reference in section.iterchildren(tag):
                name = pages.get(reference.get(RELATIONSHIP_ID, ""))
                if name and name not in seen and reference.get(w("type"), "default") in shown:
                    seen.add(name)
                    yield kind, name


def _put_together(
    paragraphs: list[Paragraph], styles: Styles, numbering: Numbering
) -> tuple[str, tuple[Block, ...], list[Notice], list[Paragraph]]:
    """The text, its blocks, the notices about places in it, and the paragraph that each block was made of."""
    counters: dict[int, Counters] = {}
    texts: list[str] = []
    blocks: list[Block] = []
    notices: list[Notice] = []
    shown: list[Paragraph] = []
    margin_lines: set[tuple[StoryKind, str, str]] = set()
    start = 0
    for paragraph in paragraphs:
        member = _membership(paragraph, numbering)
        label = paragraph.label
        if member is not None:
            label = counters.setdefault(paragraph.counting, Counters()).count(member) or label
        raw = paragraph.text
        text = raw.strip()
        if not text:
            continue
        if paragraph.story in ("header", "footer"):
            line = (paragraph.story, label, text)
            if line in margin_lines:
                continue
            margin_lines.add(line)
        direct = None if paragraph.properties is None else number(paragraph.properties.find(w("outlineLvl")))
        level = styles.outline(paragraph.style, direct)
        kind = _kind(paragraph, label, level)
        end = start + len(text)
        depth = None if member is None else member.level
        blocks.append(Block(start, end, kind, label, level if kind == "heading" else None, depth))
        before = len(raw) - len(raw.lstrip())
        for mark in paragraph.marks:
            notices.append(Notice(mark.message, start + min(max(mark.offset - before, 0), len(text) - 1)))
        texts.append(text)
        shown.append(paragraph)
        start = end + 1
    return "\n".join(texts), tuple(blocks), notices, shown


def _membership(paragraph: Paragraph, numbering: Numbering) -> Membership | None:
    if not paragraph.numbered:
        return None
    own = None if paragraph.properties is None else paragraph.properties.find(w("numPr"))
    if own is None:
        return numbering.membership(paragraph.style, None, None)
    return numbering.membership(paragraph.style, value(own.find(w("numId"))), number(own.find(w("ilvl"))))


def _kind(paragraph: Paragraph, label: str, level: int | None) -> BlockKind:
    if paragraph.story != "body":
        return paragraph.story
    if paragraph.contents:
        return "furniture"
    if level is not None:
        # Agreements in two languages, or with a form as their frame, have their headings in table cells.
        return "heading"
    if paragraph.in_cell:
        return "cell"
    return "item" if label else "paragraph"


def _change_notices(roots: list[etree._Element], changes: Changes) -> Iterator[Notice]:
    insertions = sum(1 for root in roots for _ in root.iter(*INSERTIONS))
    deletions = sum(1 for root in roots for _ in root.iter(*DELETIONS))
    if insertions or deletions:
        read = "as if all of them were accepted" if changes == "accepted" else "as it was before them"
        yield Notice(
            f"The file has tracked changes, {_counted(insertions, 'insertion')} and "
            f"{_counted(deletions, 'deletion')}; the text was read {read}."
        )


def _left_out_notices(reading: Reading, comments: etree._Element | None) -> Iterator[Notice]:
    count = 0 if comments is None else sum(1 for _ in comments.iter(w("comment")))
    if count:
        yield Notice(f"The file has {_counted(count, 'comment')}; comments are not part of the text.")
    if reading.hidden.characters:
        yield Notice(f"Hidden text, {_counted(reading.hidden.characters, 'character')}, was left out.")
    if reading.embedded:
        yield Notice(
            f"{_counted(reading.embedded, 'embedded document').capitalize()} could not be read; "
            "open the file in Word and save it to take the text in."
        )


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
