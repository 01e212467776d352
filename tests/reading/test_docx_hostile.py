"""Files that are damaged, locked or built to do harm end as one clear line."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_lint.errors import ReadingError
from alliance_lint.reading.archive import MAX_ENTRIES
from alliance_lint.reading.docx import read_docx

from .word import control, field, lists, p, r, relationships, root, style, table, word, zipped

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WHOLE = word(
    p("Term", num=1, level=0) + p(r("Law") + field("REF a", r("4"))) + table([control(p("Fee"))]),
    numbering=lists([("decimal", "%1.")]),
    styles=style("A", '<w:outlineLvl w:val="0"/>'),
)


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        read_docx(data, "deal.docx")
    message = str(caught.value)
    assert message.startswith("deal.docx: ")
    assert "\n" not in message
    return message


def test_an_encrypted_file() -> None:
    data = COMPOUND_FILE + "EncryptedPackage".encode("utf-16-le")
    assert refusal(data) == "deal.docx: the file is encrypted with a password; save a copy without one"


def test_an_old_doc() -> None:
    assert "old Word .doc; open it in Word or LibreOffice and save as .docx" in refusal(COMPOUND_FILE)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"Strategic alliance agreement", "not a Word .docx file"),
        (WHOLE[:200], "damaged: its zip container cannot be read"),
        (zipped({"notes.txt": "hello"}), "no main document part"),
        (zipped({"_rels/.rels": relationships([("a", "officeDocument", "gone.xml")])}), "no main document part"),
        (word("", extra={"word/document.xml": root("document", "")}), "no body"),
        (word(p()), "holds no text"),
        (word("<w:p>"), "not well-formed"),
        (word(p("Term"), extra={"word/document.xml": b"\xff\xfe\x00nonsense"}), "not well-formed"),
    ],
)
def test_a_file_without_an_agreement_in_it(data: bytes, problem: str) -> None:
    assert problem in refusal(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_its_entities_are_looked_at(encoding: str) -> None:
    entities = '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">'
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{entities}]>{root("document", p("&c;"))}'
    assert "document type declaration" in refusal(word("", extra={"word/document.xml": part.encode(encoding)}))


def test_a_part_that_unpacks_beyond_measure() -> None:
    assert "zip bomb" in refusal(word(p() * 300_000))


def test_a_part_with_too_many_elements() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("_rels/.rels", relationships([("main", "officeDocument", "d.xml")]))
        archive.writestr("d.xml", root("document", "<w:body>" + "<w:p/>" * 1_000_001 + "</w:body>"))
    assert "far more elements" in refusal(content.getvalue())


def test_a_part_that_lies_about_its_size() -> None:
    data = bytearray(word(p("Term " * 2000)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    directory = data.index(b"PK\x01\x02", data.rindex(b"word/document.xml") - 46)
    for place in (info.header_offset + 22, directory + 24):
        data[place : place + 4] = struct.pack("<I", 100)
    assert "cannot be unpacked" in refusal(bytes(data))


def test_too_many_entries() -> None:
    assert "packs more than" in refusal(zipped({f"{number}.xml": "" for number in range(MAX_ENTRIES + 1)}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["word/document.xml", "WORD/Document.xml", "word\\document.xml"])
def test_two_parts_of_one_name(second: str) -> None:
    data = io.BytesIO(word(p("Term")))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(second, root("document", f"<w:body>{p('Other')}</w:body>"))
    assert "two parts of one name" in refusal(data.getvalue())


def test_encrypted_parts() -> None:
    data = bytearray(word(p("Term")))
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    assert "password-protected" in refusal(bytes(data))


def test_a_compression_that_word_does_not_know() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("_rels/.rels", relationships([("main", "officeDocument", "d.xml")]))
    assert "a compression that Word does not know" in refusal(data.getvalue())


def test_content_nested_to_the_depth_that_xml_allows_is_read() -> None:
    deep = p("Fee")
    for _ in range(60):
        deep = table([deep])
    assert read_docx(word(deep), "deal.docx").text == "Fee"
    assert "not well-formed" in refusal(word("<w:sdt>" * 3000 + "</w:sdt>" * 3000))


def test_names_of_parts_are_safe_to_print() -> None:
    name = "word/\x1b[31m.xml"
    data = word("", extra={"_rels/.rels": relationships([("a", "officeDocument", "word/%1B[31m.xml")]), name: "<x"})
    assert "\x1b" not in refusal(data)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_bytes_changed_at_random_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    try:
        told = read_docx(bytes(data), "deal.docx").path
    except ReadingError as error:
        told = str(error)
    assert told.startswith("deal.docx")
    assert "\n" not in told


WORDS = st.sampled_from(["Term", " ", "", "a\tb", "Law \xad"])
RUNS = st.builds(r, WORDS, st.sampled_from(["", "<w:vanish/>", '<w:rStyle w:val="A"/>']))
INLINE = st.recursive(
    RUNS,
    lambda inner: st.one_of(
        st.builds("".join, st.lists(inner, max_size=3)),
        st.builds(control, inner, st.sampled_from(["", "<w:showingPlcHdr/>"])),
        st.builds(field, st.sampled_from(["TOC", "REF a", ""]), inner),
        st.builds("<w:ins>{}</w:ins>".format, inner),
        st.builds("<w:del>{}</w:del>".format, inner),
        st.builds('<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}'.format, inner),
    ),
    max_leaves=5,
)
PARAGRAPHS = st.builds(
    lambda content, num, level, more: p(f"<w:bookmarkStart/>{content}", num=num, level=level, more=more),
    INLINE,
    st.sampled_from([None, 0, 1, 9]),
    st.integers(-1, 10),
    st.sampled_from(["", "<w:sectPr/>", "<w:rPr><w:del/></w:rPr>", '<w:outlineLvl w:val="1"/>']),
)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.one_of(
        st.builds(lambda cells: table(cells), st.lists(inner, min_size=1, max_size=2)),
        st.builds(control, inner),
        st.builds("".join, st.lists(inner, max_size=3)),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.sampled_from(["accepted", "original"]))
def test_blocks_cover_the_text_whatever_is_combined(body: str, changes: str) -> None:
    data = word(p("Start") + body, numbering=lists([("decimal", "%1."), ("none", "")]))
    document = read_docx(data, "deal.docx", changes=changes)  # type: ignore[arg-type]
    pieces = [document.text[block.start : block.end] for block in document.blocks]
    assert "\n".join(pieces) == document.text
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert [anchor.offset for anchor in document.anchors] == [block.start for block in document.blocks]
    assert all(notice.start is None or 0 <= notice.start < len(document.text) for notice in document.notices)
