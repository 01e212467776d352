"""Plain text falls into the paragraphs that a reader sees, and nothing of it is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Document
from alliance_lint.reading.text import read_text


def read(text: str) -> Document:
    return read_text(text.encode(), "agreement.txt")


def pieces(text: str) -> list[tuple[str, str]]:
    """Kind and words (on one line) of each block."""
    document = read(text)
    return [(block.kind, " ".join(document.text[block.start : block.end].split())) for block in document.blocks]


def words(text: str) -> list[str]:
    return [piece for kind, piece in pieces(text) if kind != "furniture"]


def furniture(text: str) -> list[str]:
    return [piece for kind, piece in pieces(text) if kind == "furniture"]


WRAPPED = """\
                    REFERRAL ALLIANCE AGREEMENT

This Agreement is made on 3 March 2026 between Harbour Roasters Ltd
("Harbour") and Tinder & Oak GmbH ("Tinder").

1.  Purpose. The parties want to bring coffee to the guests of more
hotels than either of them reaches alone.
2.  Duties. Harbour shall, in accordance with Section
3.1 of this Agreement,
    (a) train the staff of each hotel within 30 days;
    (b) deliver beans weekly; and
    (c) name an account manager.

By: ________________
Name: A. Smith
Title: Director
"""


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    assert words(WRAPPED)[1:3] == [
        'This Agreement is made on 3 March 2026 between Harbour Roasters Ltd ("Harbour") and Tinder & Oak GmbH '
        '("Tinder").',
        "1. Purpose. The parties want to bring coffee to the guests of more hotels than either of them reaches alone.",
    ]


def test_a_number_that_a_sentence_refers_to_begins_no_paragraph() -> None:
    assert "2. Duties. Harbour shall, in accordance with Section 3.1 of this Agreement," in words(WRAPPED)


def test_items_and_signature_lines_stand_alone() -> None:
    assert words(WRAPPED)[-6:] == [
        "(a) train the staff of each hotel within 30 days;",
        "(b) deliver beans weekly; and",
        "(c) name an account manager.",
        "By: ________________",
        "Name: A. Smith",
        "Title: Director",
    ]


def test_one_paragraph_a_line_stays_so() -> None:
    text = (
        "Alpha and Beta agree to work together on a joint offering for clinics in the north of the country.\n"
        "Alpha shall pay Beta.\n"
        "Beta shall deliver a report to Alpha on the first working day of each month, in English and by mail.\n"
    )
    assert words(text) == text.splitlines()


FLATTENED = (
    "   1. Scope.   The Reseller may sell the Products in the Territory.   2. Duties.   a. The Reseller shall keep "
    "two engineers.   b. The Company shall train them.   The parties agree on the following:   3. Term. Two years."
)


def test_runs_of_spaces_in_a_flattened_text_end_paragraphs() -> None:
    assert words(FLATTENED) == [
        "1. Scope.",
        "The Reseller may sell the Products in the Territory.",
        "2. Duties.",
        "a. The Reseller shall keep two engineers.",
        "b. The Company shall train them.",
        "The parties agree on the following:",
        "3. Term. Two years.",
    ]


def test_runs_of_spaces_inside_sentences_are_line_ends_of_one_paragraph() -> None:
    text = (
        "(a) The Sponsor will supply         the prizes and will bear the cost         of their delivery. The Station "
        "will         name the Sponsor on air.         It will do so         twice a day."
    )
    assert len(words(text)) == 1


def test_justified_text_is_one_paragraph() -> None:
    text = "Each  party  shall  keep  the  other's   lists  secret.  The   Company  shall  return  them  at the  end."
    assert len(words(text)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "1.       PURPOSE OF AGREEMENT",
        "ARTICLE IV     CONFIDENTIALITY",
        "Section 2.1   Term of this Agreement",
        "4       FEES",
        "(a)     The term is two years.",
        "Telephone:    555 0100",
        "under Section   3.1 the price is due",
    ],
)
def test_a_label_is_not_parted_from_its_text(line: str) -> None:
    assert words(line) == [" ".join(line.split())]


def test_an_exhibit_is_parted_from_the_title_after_it() -> None:
    assert words("EXHIBIT 10.1   RESELLER AGREEMENT   THIS AGREEMENT is made today.") == [
        "EXHIBIT 10.1",
        "RESELLER AGREEMENT",
        "THIS AGREEMENT is made today.",
    ]


@pytest.mark.parametrize(
    "line", ["- 2 -", "-2-", "12", "Page 3 of 9", "iv", "2    3", "A-1", "----------", "<PAGE>  4"]
)
def test_page_numbers_and_underlines_are_furniture(line: str) -> None:
    text = f"The parties meet\n\n{line}\n\nonce a month."
    assert pieces(text) == [
        ("paragraph", "The parties meet"),
        ("furniture", " ".join(line.split())),
        ("paragraph", "once a month."),
    ]


@pytest.mark.parametrize("line", ["(a)", "2.", "$500", "2019-2020 budget", "___________", "* * *", "[***]"])
def test_labels_amounts_blanks_and_redactions_are_no_furniture(line: str) -> None:
    assert furniture(f"The parties meet\n\n{line}\n\nonce a month.") == []


def test_a_page_number_after_the_last_words_of_a_page_is_taken_out() -> None:
    assert furniture("The term is two years from the date of this Agreement.     3\n\nIt renews by itself.") == ["3"]


def test_a_price_is_not_taken_for_a_page_number() -> None:
    assert furniture("Beans, per bag     50\n\nMachine, per day     12") == []


def test_page_numbers_that_count_on_are_taken_out_wherever_they_stand() -> None:
    text = "\n\n\n\n\n\n".join(
        f"Words that end on page {name} {n}" for n, name in enumerate(["one", "two", "three"], 1)
    )
    assert furniture(text) == ["1", "2", "3"]


def test_running_headers_are_furniture() -> None:
    page = "{n}\n\nHarbour and Tinder Alliance Agreement\n\nClause {n} says what the parties do.\n\n"
    text = "".join(page.format(n=n) for n in range(1, 5))
    assert furniture(text).count("Harbour and Tinder Alliance Agreement") == 4
    assert "Clause 2 says what the parties do." in words(text)


def test_filing_footers_are_furniture() -> None:
    assert furniture("Some words\n\nSource: HARBOUR ROASTERS, INC., 8-K, 4/18/2017\n\nmore words") == [
        "Source: HARBOUR ROASTERS, INC., 8-K, 4/18/2017"
    ]


def test_debris_of_underlining_is_taken_out_of_a_line() -> None:
    assert pieces('"Products" shall mean the goods to which  --------     this licence applies.') == [
        ("paragraph", '"Products" shall mean the goods to which'),
        ("furniture", "--------"),
        ("paragraph", "this licence applies."),
    ]


def test_contents_lines_are_one_block_each() -> None:
    assert words("Article 1 Purpose ........ 2 Article 2 Term ........ 14 Article 3 Money ...... 15") == [
        "Article 1 Purpose ........ 2",
        "Article 2 Term ........ 14",
        "Article 3 Money ...... 15",
    ]


def test_bullets_begin_items_but_a_placeholder_does_not() -> None:
    assert pieces("The parties: ● share the costs; ● meet on [●] each year") == [
        ("paragraph", "The parties:"),
        ("item", "● share the costs;"),
        ("item", "● meet on [●] each year"),
    ]


@pytest.mark.parametrize("line", ["CONFIDENTIALITY", "ARTICLE IV", "5. Term and Termination", "Governing Law"])
def test_evident_headings(line: str) -> None:
    assert pieces(f"{line}\n\nThe law of Ontario governs.")[0] == ("heading", line)


@pytest.mark.parametrize("line", ["By: A. SMITH", "The parties agree", "(a)", "Term.", "5 May 2026", "TITLE: DIRECTOR"])
def test_what_is_no_heading(line: str) -> None:
    assert pieces(f"{line}\n\nThe law of Ontario governs.")[0][0] != "heading"


def test_places_are_lines_columns_and_pages_of_the_file() -> None:
    document = read("One.\r\n\r\n  Two.\fThree.\n")
    place = document.place(document.text.index("Two"))
    assert (place.line, place.column, place.page, place.paragraph) == (3, 3, 1, 2)
    place = document.place(document.text.index("Three"))
    assert (place.line, place.column, place.page) == (3, 8, 2)


def test_a_file_in_windows_1252_is_read_with_a_notice() -> None:
    document = read_text("The café pays €5.".encode("cp1252"), "a.txt")
    assert document.text == "The café pays €5."
    assert [notice.message for notice in document.notices] == [
        "The file is not UTF-8; it was read as Windows-1252. Check letters with accents."
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood(encoding: str) -> None:
    document = read_text("Café.".encode(encoding), "a.txt")
    assert (document.text, document.notices) == ("Café.", ())


MARKS = [*"ab .,;:()-\n\t\f\xa0\u2003ABC1290●", "   ", "\n\n", "(a) ", "ARTICLE I ", "----", "Page 2", ' "']
TEXTS = st.lists(st.sampled_from(MARKS)).map("".join)


@example("a\t   -")
@given(TEXTS | st.text())
def test_each_character_that_is_not_blank_is_in_exactly_one_block(text: str) -> None:
    try:
        document = read(text)
    except (ReadingError, UnicodeEncodeError):
        return
    end = 0
    for block in document.blocks:
        assert not document.text[end : block.start].strip()
        assert end <= block.start < block.end
        assert not document.text[block.start].isspace()
        assert not document.text[block.end - 1].isspace()
        end = block.end
    assert not document.text[end:].strip()


@given(TEXTS)
def test_every_place_leads_back_to_its_character(text: str) -> None:
    if not text.strip():
        return
    document = read(text)
    lines = document.text.split("\n")
    for block in document.blocks:
        place = document.place(block.start)
        assert lines[place.line - 1][place.column - 1] == document.text[block.start]


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 500_000 + "b",
        "- " * 250_000,
        "a  " + "-" * 500_000 + "x",
        ". " * 250_000,
        "(a) " * 125_000,
        "1. " * 150_000,
        "A-" * 250_000,
        "a.   B" * 80_000,
        "word " * 100_000,
    ],
    ids=["spaces", "dashes", "line", "dots", "labels", "numbers", "hyphens", "runs", "words"],
)
def test_no_text_takes_long(text: str) -> None:
    begin = time.process_time()
    read(text)
    # Far above what it takes (0.3 s at most on a slow machine), and far below what quadratic work would take.
    assert time.process_time() - begin < 5
