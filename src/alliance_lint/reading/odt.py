"""OpenDocument text (.odt): what LibreOffice writes, with the labels of its lists resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from alliance_lint.reading.archive import Archive
from alliance_lint.reading.directives import Remark, directive
from alliance_lint.reading.document import Anchor, BlockKind, Changes, Document, Notice
from alliance_lint.reading.limits import check_characters
from alliance_lint.reading.odt_changes import reject_changes
from alliance_lint.reading.odt_names import q
from alliance_lint.reading.odt_styles import OdtStyles
from alliance_lint.reading.odt_walk import OdtReading, OdtStory
from alliance_lint.reading.paragraph import Paragraph, put_together

_MARGINS: Final[tuple[tuple[BlockKind, tuple[str, ...]], ...]] = (
    ("header", tuple(map(q, ("style:header", "style:header-left", "style:header-first")))),
    ("footer", tuple(map(q, ("style:footer", "style:footer-left", "style:footer-first")))),
)


def read_odt(data: bytes, path: str, *, changes: Changes = "accepted") -> Document:
    """Reads an OpenDocument text from its bytes; ``path`` is used in the result and in errors only.

    The text has the paragraphs of the body in reading order, notes and text boxes after the paragraph that they hang
    on, and at the end each distinct line of the headers and footers. The labels of lists and numbered headings are in
    ``Block.label``. Tracked changes are read as accepted, or with ``changes="original"`` as they
    were before; comments and hidden text are left out; notices say so.

    An anchor's ``line`` is the 1-based ordinal of its block, its ``column`` the 1-based character in the block.

    Raises ReadingError if the file is without text, damaged, encrypted, too large, hostile or no OpenDocument text.
    """
    archive = Archive(data, path, "LibreOffice")
    manifest = archive.content("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise archive.error("the file is protected with a password; remove the password and save it again")
    content = archive.xml("content.xml")
    text = None if content is None else content.find(f"{q('office:body')}/{q('office:text')}")
    if content is None or text is None:
        raise archive.error("the file is no OpenDocument text; open it in LibreOffice and save it as .odt")
    notices = list(_change_notices(text, changes))
    if changes == "original":
        reject_changes(text)
    common = archive.xml("styles.xml")
    reading = OdtReading(OdtStyles((content, common)))
    OdtStory(reading).read(text)
    if common is not None:
        _read_margins(common, reading)
    shown, blocks = put_together(_margins_once(reading.paragraphs))
    check_characters(shown, path)
    if not blocks:
        raise archive.error("the file holds no text; save the agreement as .docx or .txt")
    anchors = tuple(Anchor(block.start, ordinal) for ordinal, block in enumerate(blocks, start=1))
    document = Document(path, "odt", shown, blocks, anchors, (*notices, *_notices(reading)))
    return replace(
        document,
        directives=tuple(
            directive(document, Remark(said, min(at + 1, len(blocks)), 1), blocks[at : reading.ends.get(name, at) + 1])
            for said, name, at in reading.spoken
        ),
    )


def _read_margins(common: etree._Element, reading: OdtReading) -> None:
    for kind, tags in _MARGINS:
        for element in common.iter(*tags):
            if element.get(q("style:display")) != "false":
                OdtStory(reading, kind).read(element)


def _margins_once(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, each header and footer only where it first stands."""
    seen: set[tuple[str, str]] = set()
    for paragraph in paragraphs:
        line = (paragraph.kind, paragraph.text)
        if paragraph.kind not in ("header", "footer") or line not in seen:
            yield paragraph
        seen.add(line)


def _change_notices(text: etree._Element, changes: Changes) -> Iterator[Notice]:
    insertions = sum(1 for _ in text.iter(q("text:insertion")))
    deletions = sum(1 for _ in text.iter(q("text:deletion")))
    if insertions or deletions:
        read = "as if all of them were accepted" if changes == "accepted" else "as it was before them"
        yield Notice(
            f"The file has tracked changes, {_counted(insertions, 'insertion')} and {_counted(deletions, 'deletion')}; "
            f"the text was read {read}."
        )


def _notices(reading: OdtReading) -> Iterator[Notice]:
    if reading.comments:
        yield Notice(f"The file has {_counted(reading.comments, 'comment')}; comments are not part of the text.")
    for said in reading.resolved:
        yield Notice(f'A comment to the linter is marked as resolved and was not followed: "{said[:80]}".')
    if reading.hidden:
        yield Notice(f"Hidden text, {_counted(reading.hidden, 'character')}, was left out.")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
