"""What is fuzzed: each reader with its seeds, how they are changed, and what has to hold whatever comes of that."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from alliance_lint.errors import AllianceLintError, ReadingError, TermSheetError
from alliance_lint.reading import read_bytes
from alliance_lint.reading.document import Document
from alliance_lint.reading.docx import read_docx
from alliance_lint.reading.html import read_html
from alliance_lint.reading.limits import TEXT_CHARACTERS
from alliance_lint.reading.markdown import read_markdown
from alliance_lint.reading.odt import read_odt
from alliance_lint.reading.pdf import read_pdf, worker
from alliance_lint.reading.pdf.page import extract_from
from alliance_lint.reading.pdf.reader import document_of
from alliance_lint.reading.rtf import read_rtf
from alliance_lint.reading.term_sheet import TermSheet, read_term_sheet
from alliance_lint.reading.text import read_text

from . import mutations, seeds
from .words import WORDS


@dataclass(frozen=True, slots=True)
class Target:
    """One reader. If ``read`` raises anything but ReadingError and TermSheetError, something is wrong with it."""

    read: Callable[[bytes], Document | TermSheet]
    seeds: Callable[[], list[bytes]]
    mutate: Callable[[bytes, int, int, mutations.Mutate], bytes] = mutations.mutate_text
    words: tuple[str, ...] = ()
    size: int = 20_000
    """Bytes of the largest file that is tried: more of them find less."""


def try_one(target: Target, data: bytes) -> bool:
    """Reads ``data``; False if it is refused. Raises AssertionError where the reader breaks its word."""
    try:
        source = target.read(data)
    except (ReadingError, TermSheetError) as error:
        _holds_for_error(error)
        return False
    document = source.document if isinstance(source, TermSheet) else source
    _holds_for_document(document)
    return True


def _holds_for_error(error: AllianceLintError) -> None:
    message = str(error)
    assert message.startswith("deal."), message
    assert "\n" not in message, message
    assert message.isprintable(), message


def _holds_for_document(document: Document) -> None:
    assert len(document.text) <= TEXT_CHARACTERS
    document.text.encode("utf-8")
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text), block
        end = block.end
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(offsets)
    for place in (0, len(document.text) // 2, len(document.text)):
        document.place(place)


def _pdf_here(data: bytes) -> Document:
    """What ``read_pdf`` does, without the other process, which would allow some ten files a second."""
    try:
        message = worker.extract(data)
    except worker.RefusalError as refusal:
        raise ReadingError(str(refusal), path="deal.pdf") from refusal
    return document_of(extract_from(json.loads(json.dumps(message))), "deal.pdf")


def _doc_here(data: bytes) -> Document:
    """What ``read_doc`` does, without the other process. The converter's own errors end there as one line."""
    from doc2docx import convert

    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "agreement.doc"), Path(folder, "agreement.docx")
        old.write_bytes(data)
        try:
            convert(old, new)
        except Exception as error:
            raise ReadingError("the old Word file is damaged", path="deal.doc") from error
        return read_docx(new.read_bytes(), "deal.doc")


def _either_view(read: Callable[..., Document], data: bytes, path: str) -> Document:
    """The document as accepted; the original view has to be readable as well, or refused."""
    try:
        _holds_for_document(read(data, path, changes="original"))
    except ReadingError as error:
        _holds_for_error(error)
    return read(data, path)


def _old_word_seeds() -> list[bytes]:
    """The head of a compound file; real .doc files are to be given on the command line."""
    return [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(2_000)]


TARGETS = {
    "docx": Target(
        partial(_either_view, read_docx, path="deal.docx"),
        lambda: seeds.docx_seeds() + seeds.samples(".docx"),
        mutations.mutate_archive,
        size=100_000,
    ),
    "odt": Target(
        partial(_either_view, read_odt, path="deal.odt"), seeds.odt_seeds, mutations.mutate_archive, size=50_000
    ),
    "pdf": Target(_pdf_here, seeds.pdf_seeds, mutations.mutate_pdf, WORDS["pdf"]),
    "pdf-apart": Target(partial(read_pdf, path="deal.pdf"), seeds.pdf_seeds, mutations.mutate_pdf, WORDS["pdf"]),
    "rtf": Target(partial(_either_view, read_rtf, path="deal.rtf"), lambda: [seeds.RTF], words=WORDS["rtf"]),
    "html": Target(
        partial(_either_view, read_html, path="deal.html"), lambda: [seeds.HTML.encode()], words=WORDS["html"]
    ),
    "markdown": Target(
        partial(read_markdown, path="deal.md"),
        lambda: [seeds.MARKDOWN.encode(), *seeds.samples(".md")],
        words=WORDS["markdown"],
    ),
    "text": Target(
        partial(read_text, path="deal.txt"),
        lambda: [seeds.AGREEMENT.encode(), seeds.AGREEMENT.encode("utf-16"), *seeds.samples(".txt")],
        words=WORDS["text"],
    ),
    "yaml": Target(
        partial(read_term_sheet, path="deal.yaml", kind="yaml"),
        lambda: [seeds.YAML.encode(), *seeds.samples(".yaml")],
        words=WORDS["yaml"],
    ),
    "json": Target(
        partial(read_term_sheet, path="deal.json", kind="json"), lambda: [seeds.JSON.encode()], words=WORDS["json"]
    ),
    "doc": Target(_doc_here, _old_word_seeds, size=60_000),
    "any": Target(
        partial(read_bytes, path="deal.docx"),
        lambda: [seed for name in TARGETS if name not in ("any", "doc") for seed in TARGETS[name].seeds()],
    ),
}
