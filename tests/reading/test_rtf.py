"""RTF is read as its program shows it: no deleted or hidden words, labels of lists, notes, tables, every alphabet."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Document
from alliance_lint.reading.rtf import read_rtf
from alliance_lint.reading.rtf_walk import MAX_DEPTH, MAX_WORDS

WHOLE = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\stylesheet{\s1\outlinelevel0 Clause;}}"
    rb"\pard\s1{\listtext 1.\tab}\ls1 Term\par\pard Three {\deleted two }years\u8217?s\par}"
)


def read(body: str) -> Document:
    return read_rtf(b"{\\rtf1\\ansi " + body.encode("latin-1") + b"}", "deal.rtf")


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if not kinds or b.kind in kinds]


def test_paragraphs_line_ends_and_tabs() -> None:
    assert texts(read(r"Term\par Law\tab of\line Scotland\par\par End")) == ["Term", "Law\tof\nScotland", "End"]


def test_labels_of_lists_are_labels() -> None:
    document = read(
        r"{\listtext\pard 7.2\tab}\pard\ls1\ilvl1 Law\par\pard {\pntext\'b7\tab}Pumps\par"
        r"\pard {\listtext\f2 \u61623 ?}Dot"
    )
    assert [(block.label, block.kind, block.depth) for block in document.blocks] == [
        ("7.2", "item", 1),
        ("•", "item", 0),
        ("•", "item", 0),
    ]
    assert texts(document) == ["Law", "Pumps", "Dot"]


def test_numbers_that_are_not_in_the_file_are_told() -> None:
    document = read(r"\pard\ls1\ilvl0 Law\par")
    assert "numbers of 1 paragraphs in lists" in document.notices[0].message


def test_outline_levels_make_headings() -> None:
    styles = r"{\stylesheet{\s1\outlinelevel0 Clause;}{\s2 heading 2;}}"
    document = read(styles + r"\pard\s1 Term\par\pard\s2 Law\par\pard\outlinelevel2 Forum\par\pard\s3 Body\par")
    assert [block.level for block in document.blocks] == [1, 2, 3, None]
    assert document.blocks[3].kind == "paragraph"


def test_tracked_changes_are_read_as_accepted() -> None:
    document = read(r"within {\deleted thirty}{\revised sixty} days{\deleted\par} of May")
    assert document.text == "within sixty days of May"
    assert document.notices[0].message == (
        "The file has tracked changes, 5 characters inserted and 6 characters deleted; the text was read as if all of "
        "them were accepted."
    )


def test_hidden_text_and_comments_are_left_out_and_told() -> None:
    document = read(r"Term{\v secret}{\*\annotation Why?} ends\v  not\v0 .")
    assert document.text == "Term ends."
    assert [notice.message for notice in document.notices] == [
        "The file has 1 comment; comments are not part of the text.",
        "Hidden text, 10 characters, was left out.",
    ]


def test_notes_follow_their_paragraph_and_margins_come_last() -> None:
    document = read(
        r"{\header Draft\par}{\footer Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}{\headerf Draft\par}"
        r"Term{\chftn}{\footnote {\chftn} Of the alliance.\par} is two years.\par Law"
    )
    assert [(block.kind, block.label) for block in document.blocks] == [
        ("paragraph", ""),
        ("note", "1"),
        ("paragraph", ""),
        ("header", ""),
        ("footer", ""),
    ]
    assert texts(document) == ["Term is two years.", "Of the alliance.", "Law", "Draft", "Page 1"]


def test_cells_of_tables() -> None:
    document = read(r"\trowd\intbl Units\cell Price\cell\row\pard After\par")
    assert texts(document, "cell") == ["Units", "Price"]
    assert texts(document, "paragraph") == ["After"]


def test_text_boxes_are_read_once() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt Boxed\par}}{\shprslt{\*\do Boxed}}}"
    assert texts(read(rf"Before {shape}after\par")) == ["Before after", "Boxed"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Caf\'e9", "Café"),
        (r"Caf\u233?", "Café"),
        (r"\uc2 \u8217\'92\'92s", "’s"),
        (r"{\uc0 \u8220 Term\u8221 }", "“Term”"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\lquote a\rquote\endash b\~c\_d\-e", "‘a’–b\xa0c\u2011de"),
        (r"{\fonttbl{\f1\fcharset204 X;}}\f1 \'c4\'e0", "Да"),
        (r"{\fonttbl{\f1\fcharset128 X;}}\f1 \'93\'fa", "日"),
        (r"\ansicpg1250 \'b3", "ł"),
        ("Caf\xe9", "Café"),
        (r"\{x\}\\", r"{x}\\"[:-1]),
        (r"{\upr{A}{\*\ud{B}}}", "B"),
    ],
)
def test_characters(body: str, expected: str) -> None:
    assert read(body).text == expected


def test_binary_pictures_are_passed_over() -> None:
    assert read("a{\\pict\\bin5 }}}{{}b{\\pict 89504e47}c").text == "abc"


def test_what_follows_the_end_of_the_file_is_not_read_and_told() -> None:
    document = read_rtf(rb"{\rtf1 Term}more", "deal.rtf")
    assert document.text == "Term"
    assert "goes on after its end, 4 characters" in document.notices[0].message
    assert not read_rtf(b"{\\rtf1 Term}\r\n\0", "deal.rtf").notices


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"Term", "not RTF"),
        (rb"{\rtf1 }", "holds no text"),
        (b"{\\rtf1 " + b"{" * (MAX_DEPTH + 1), "far more commands"),
        (b"{\\rtf1 " + b"\\b" * MAX_WORDS, "far more commands"),
    ],
)
def test_a_file_that_cannot_be_read_ends_as_one_line(data: bytes, problem: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadingError, match=problem) as caught:
        read_rtf(data, "deal.rtf")
    assert str(caught.value).startswith("deal.rtf: ")
    assert time.process_time() - start < 30


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(5, len(WHOLE) - 1), st.integers(0, 255)), max_size=6), st.integers(0, 99))
def test_bytes_changed_at_random_are_read_or_refused(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    try:
        told = read_rtf(bytes(data[: len(data) - cut]), "deal.rtf").path
    except ReadingError as error:
        told = str(error)
    assert told.startswith("deal.rtf")
    assert "\n" not in told


def test_the_text_before_its_tracked_changes() -> None:
    body = rb"{\rtf1 within {\deleted thirty}{\revised sixty} days{\revised\par} of May{\deleted\par}Term\par}"
    document = read_rtf(body, "deal.rtf", changes="original")
    assert texts(document) == ["within thirty days of May", "Term"]
    assert document.notices[0].message == (
        "The file has tracked changes, 5 characters inserted and 6 characters deleted; "
        "the text was read as it was before them."
    )
