"""What a PDF shows is what is read: paragraphs, columns, headers, broken words, and where each character stands."""

from __future__ import annotations

import pytest

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Document
from alliance_lint.reading.pdf import read_pdf

from .pages import SCAN, column, content, pdf, read, wrapped

SECRET = (
    "Each party shall keep the other party's drawings secret, shall show them to nobody but its own staff, and shall "
    "use them for no purpose but the alliance, for as long as this agreement runs and for three years after its end."
)
LAW = (
    "This agreement is governed by the law of Scotland, and the courts of Edinburgh alone decide every dispute that "
    "arises from it, after the directors of both parties have met and tried to settle it between themselves."
)


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if not kinds or b.kind in kinds]


def test_lines_are_put_together_as_paragraphs() -> None:
    document = read([column(["*ALLIANCE AGREEMENT", "", *wrapped(f"1. Secrecy. {SECRET}"), "", *wrapped(LAW)])])
    assert texts(document) == ["ALLIANCE AGREEMENT", f"1. Secrecy. {SECRET}", LAW]
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph"]
    assert document.format == "pdf"


def test_a_label_or_an_indent_begins_a_paragraph_without_a_blank_line() -> None:
    lines = [*wrapped(f"1.1 {SECRET}"), *wrapped(f"1.2 {LAW}"), *wrapped(f"   {SECRET}")]
    document = read([column(["    " + line if line.startswith("Each") else line for line in lines])])
    assert texts(document) == [f"1.1 {SECRET}", f"1.2 {LAW}", SECRET]


def test_a_number_after_section_is_no_label() -> None:
    lines = [
        "The duty of secrecy, the duty to account and the duty to hand over every copy made, as in Section",
        "7.2 and 8.",
    ]
    assert texts(read([column(lines)])) == [" ".join(lines)]


def test_every_character_has_its_page_line_and_column() -> None:
    document = read([column(wrapped(SECRET)), column(["Term", "", *wrapped(LAW)])])
    for page, line, words in (
        (1, 1, "Each party"),
        (1, 2, wrapped(SECRET)[1][:12]),
        (2, 1, "Term"),
        (2, 2, "This agr"),
    ):
        place = document.place(document.text.index(words))
        assert (place.page, place.line, place.column) == (page, line, 1)
    place = document.place(document.text.index("Scotland"))
    assert (place.page, place.line, place.column) == (2, 2, 1 + wrapped(LAW)[0].index("Scotland"))


def test_a_paragraph_over_a_page_end_is_two_blocks() -> None:
    lines = wrapped(SECRET)
    document = read([[*column(lines[:2]), (300, 760, "1")], [*column(lines[2:]), (300, 760, "2")]])
    assert texts(document, "paragraph") == [" ".join(lines[:2]), " ".join(lines[2:])]


def test_headers_footers_and_page_numbers_are_marked_and_kept() -> None:
    pages = [
        [(72, 40, "Alder / Birch: draft of 3 May"), *column(wrapped(SECRET)), (300, 765, f"Page {number} of 3")]
        for number in (1, 2, 3)
    ]
    document = read(pages)
    assert texts(document, "furniture") == [
        text for number in (1, 2, 3) for text in ("Alder / Birch: draft of 3 May", f"Page {number} of 3")
    ]
    assert texts(document, "paragraph") == [SECRET] * 3


@pytest.mark.parametrize("line", ["By: /s/ A. Alder", "[...***...]", "Name: ____________"])
def test_signatures_and_redactions_that_come_back_are_no_footers(line: str) -> None:
    document = read([[*column(wrapped(SECRET)), (72, 740, line)] for _ in range(4)])
    assert texts(document, "furniture") == []


def test_schedules_that_begin_their_pages_are_no_headers() -> None:
    document = read([[(72, 60, f"*Schedule {number}"), *column(wrapped(SECRET))] for number in (1, 2, 3)])
    assert texts(document, "heading") == ["Schedule 1", "Schedule 2", "Schedule 3"]


def test_a_number_in_a_table_is_no_page_number() -> None:
    rows = [
        (left, 300 + 20 * row, text)
        for row, pair in enumerate([("Units", "40"), ("Price", "12")])
        for left, text in zip((72, 300), pair, strict=True)
    ]
    document = read([[*column(wrapped(SECRET)), *rows]])
    assert texts(document)[1:] == ["Units\t40", "Price\t12"]
    assert texts(document, "furniture") == []


def test_page_numbers_of_an_earlier_print_are_furniture_wherever_they_stand() -> None:
    pages = [
        [*column([f"Words on the {word} page."]), (300, 200 + 60 * number, str(number)), (72, 500, f"The {word} end.")]
        for number, word in enumerate(("first", "second", "third"), start=1)
    ]
    assert texts(read(pages), "furniture") == ["1", "2", "3"]
    assert texts(read(pages[:1]), "furniture") == []


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = wrapped(SECRET * 2, 44), wrapped(LAW * 2, 44)
    across = [
        (72, 60, "This agreement, made on the first day of May, binds Alder Ltd and Birch Ltd from that day on: both.")
    ]
    rows = [line for pair in zip(column(left), column(right, left=330), strict=False) for line in pair]
    document = read([[*across, *rows]])
    assert (
        document.text.index("Each party") < document.text.index("for three years") < document.text.index("governed by")
    )
    assert len(document.blocks) == 3


def test_the_cells_of_a_table_row_are_read_as_the_file_has_them() -> None:
    cells = [*column(["Alder Ltd, of", "Leith, supplies"]), *column(["the pumps and", "their spares"], left=330)]
    document = read([cells])
    assert " ".join(texts(document)) == "Alder Ltd, of Leith, supplies the pumps and their spares"


def test_lines_that_the_file_has_out_of_order_are_read_from_top_to_bottom() -> None:
    lines = column([*wrapped(SECRET), "", *wrapped(LAW)])
    assert texts(read([[*lines[3:], *lines[:3]]])) == [SECRET, LAW]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The licence covers all know-", "how of both parties, and all new know-how."], "all know-how of"),
        (["The arbi-", "trator sits in Leith. The arbitrator has one vote."], "The arbitrator sits"),
        (["The part covers over-the-", "air updates."], "over-the-air updates"),
    ],
)
def test_words_broken_at_line_ends(lines: list[str], joined: str) -> None:
    document = read([column(lines)])
    assert joined in document.text
    second = document.place(document.text.index(lines[1]))
    assert (second.line, second.column) == (2, 1)


def test_spaces_that_do_not_break_are_spaces() -> None:
    assert read([column(["Alder\xa0Ltd and Birch\xa0Ltd"])]).text == "Alder Ltd and Birch Ltd"


def test_a_table_of_contents_keeps_its_lines() -> None:
    lines = ["1. Term ........ 3", "2. Law and forum ........ 12", "3. Secrecy ........ 14"]
    assert texts(read([column(lines)])) == lines


def test_a_page_number_far_right_in_a_contents_line_follows_a_tab() -> None:
    document = read([[(72, 120, "Term"), (500, 120, "3"), (72, 140, "Law"), (500, 140, "12")]])
    assert texts(document) == ["Term\t3", "Law\t12"]


def test_a_page_turned_on_its_side_is_read_as_it_is_seen() -> None:
    turned = content(column(wrapped(SECRET, 60))).replace(b"1 0 0 1", b"0 1 -1 0")
    shown = []
    for line in turned.split(b"\n"):
        head, _, tail = line.partition(b"0 1 -1 0 ")
        left, up, rest = tail.split(b" ", 2)
        shown.append(head + b"0 1 -1 0 %d %s " % (792 - float(up), left) + rest)
    assert texts(read_pdf(pdf([b"\n".join(shown)], extra="/Rotate 90"), "deal.pdf")) == [SECRET]


def test_a_watermark_is_furniture() -> None:
    mark = b"BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (DRAFT) Tj ET\n"
    document = read([mark + content(column(wrapped(SECRET)))])
    assert texts(document, "furniture") == ["DRAFT"]
    assert texts(document, "paragraph") == [SECRET]


def test_a_scanned_page_among_others_is_a_notice() -> None:
    document = read([column(wrapped(SECRET)), SCAN])
    assert [notice.message for notice in document.notices] == [
        "Page 2 is without text, only pictures: run text recognition (OCR) to have them read."
    ]


def test_form_fields_and_comments_are_notices() -> None:
    annotations = "/Annots[<</Subtype/Widget/Rect[0 0 9 9]>><</Subtype/Text/Rect[0 0 9 9]>>]"
    document = read_pdf(pdf([column(["Term of the alliance"])], extra=annotations), "deal.pdf")
    told = " ".join(notice.message for notice in document.notices)
    assert "a form with 1 field" in told
    assert "1 comment" in told


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert read_pdf(pdf([column(["Term: three years"])], password=""), "deal.pdf").text == "Term: three years"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (pdf([SCAN, SCAN]), "the PDF has no text layer, its pages are pictures; run text recognition (OCR) first"),
        (pdf([b""]), "the PDF holds no text"),
        (pdf([column(["Term"])], password="leith"), "protected with a password; remove the password"),
        (pdf([column(["Term"])])[:400], "damaged or cut short"),
        (b"%PDF-1.7\nnothing that follows", "damaged or cut short"),
        (b"Strategic alliance agreement", "not a PDF"),
        (pdf([b""] * 2001), "more than the 2,000 pages"),
    ],
)
def test_a_file_that_cannot_be_read_ends_as_one_line(data: bytes, problem: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_pdf(data, "deal.pdf")
    assert str(caught.value).startswith("deal.pdf: ")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)
