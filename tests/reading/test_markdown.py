"""Markdown is read without its markup, and every word knows its line and column."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Document
from alliance_lint.reading.markdown import read_markdown


def read(text: str) -> Document:
    return read_markdown(text.encode(), "agreement.md")


def words(text: str) -> list[str]:
    document = read(text)
    return [document.text[block.start : block.end] for block in document.blocks]


def place_of(text: str, word: str) -> tuple[int, int]:
    document = read(text)
    place = document.place(document.text.index(word))
    return place.line, place.column


def test_headings_have_levels_and_no_marks() -> None:
    document = read("# Referral **Alliance**\n\n## 7. Term ##\n\nMoney\n-----\n")
    assert [(document.text[b.start : b.end], b.kind, b.level) for b in document.blocks] == [
        ("Referral Alliance", "heading", 1),
        ("7. Term", "heading", 2),
        ("Money", "heading", 2),
    ]


def test_numbers_of_lists_are_labels_of_their_level() -> None:
    document = read(
        "3. Harbour shall\n   1. train the staff;\n   2. deliver.\n\n      More on it.\n4. Tinder shall pay.\n- now"
    )
    assert [(b.label, b.depth, b.kind) for b in document.blocks] == [
        ("3.", 0, "item"),
        ("1.", 1, "item"),
        ("2.", 1, "item"),
        ("", None, "paragraph"),
        ("4.", 0, "item"),
        ("", 0, "item"),
    ]


def test_a_list_that_repeats_one_number_is_counted_on() -> None:
    assert [block.label for block in read("1) a\n1) b\n1) c").blocks] == ["1)", "2)", "3)"]


def test_numbers_that_skip_stay_as_written() -> None:
    assert [block.label for block in read("1. a\n2. b\n4. c").blocks] == ["1.", "2.", "4."]


def test_emphasis_links_escapes_and_entities_leave_their_words() -> None:
    assert words('The *parties* [agree](http://a.b/(c) "t") \\*now\\* on R&amp;D.') == [
        "The parties agree *now* on R&D."
    ]


def test_table_cells_are_blocks() -> None:
    document = read("| Party | Share |\n|---|---|\n| A \\| B | 10 % |\n")
    assert [(document.text[b.start : b.end], b.kind) for b in document.blocks] == [
        ("Party", "cell"),
        ("Share", "cell"),
        ("A | B", "cell"),
        ("10 %", "cell"),
    ]


def test_indented_clauses_are_not_lost_as_code() -> None:
    assert words("Harbour shall:\n\n    (a) train the staff;\n    (b) deliver.") == [
        "Harbour shall:",
        "(a) train the staff;",
        "(b) deliver.",
    ]


def test_comments_and_front_matter_are_left_out() -> None:
    text = "---\ntitle: x\n---\n\n<!-- a note -->\n\nThe term <!-- here --> is two years."
    assert words(text) == ["The term  is two years."]
    assert place_of(text, "two") == (7, 27)


def test_placeholders_in_angle_brackets_are_words_not_tags() -> None:
    text = "Alpha pays <amount> in <state> from <effective date> at <address>.\n\n<name of the lead>\n"
    assert words(text) == text.strip().split("\n\n")
    assert place_of(text, "<state>") == (1, 24)
    assert place_of(text, "<name") == (3, 1)


def test_tags_that_html_has_or_that_are_closed_are_no_placeholders() -> None:
    assert words("The <small>price</small> <code>is<mark> <state>firm</state>.") == ["The price is firm."]


def test_words_between_html_tags_are_kept() -> None:
    assert words("<div>The term is</div>\n\nnext<br>line") == ["The term is", "next\nline"]


def test_what_is_left_out_is_noticed() -> None:
    document = read("Pay ~~10 %~~ 12 %.\n\n```\ncode\n```\n")
    assert document.text == "Pay  12 %."
    assert [notice.message for notice in document.notices] == [
        "Struck-out words in line 1 were not read.",
        "The code block at line 3 was not read.",
    ]


def test_places_inside_containers_and_after_markup() -> None:
    text = "> 1. The **first** word\n>    of [the link](u) here\n"
    assert place_of(text, "first") == (1, 12)
    assert place_of(text, "here") == (2, 23)


PARTS = st.sampled_from(
    [
        *[
            "alpha",
            "beta ",
            "Gamma",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "\\",
            "!",
            "|",
        ],
        *[
            "[a](b)",
            '[x y](http://z "t")',
            "![p](q)",
            "\\*",
            "# ",
            "## ",
            "- ",
            "1. ",
            "2) ",
            "   ",
            "    ",
            "> ",
            "\t",
        ],
        *[
            "\n|a|b|\n|-|-|\n|c \\| d|e|\n",
            "<b>",
            "</b>",
            "<!-- c -->",
            "<br>",
            "---\n",
            "===\n",
            "(a) ",
            "; ",
            "```\n",
        ],
        *["[r]", "\n\n[r]: /u\n\n", "<http://a.b/c>", "é", "&amp;", "&"],
    ]
)


@settings(max_examples=400)
@given(st.lists(PARTS, max_size=40))
def test_every_letter_stands_where_its_place_says(parts: list[str]) -> None:
    source = "".join(parts)
    try:
        document = read(source)
    except ReadingError:
        return
    lines = source.split("\n")
    end = -1
    for block in document.blocks:
        assert end < block.start < block.end
        end = block.end
        for offset in range(block.start, block.end):
            char = document.text[offset]
            if char.isalnum() and char != "α":  # "&", "alpha" and ";" spell a character reference
                place = document.place(offset)
                assert lines[place.line - 1][place.column - 1] == char


@given(st.binary())
def test_no_bytes_cause_another_error(data: bytes) -> None:
    message = ""
    try:
        read_markdown(data, "x.md")
    except ReadingError as error:
        message = str(error)
    assert "\n" not in message


@pytest.mark.parametrize("piece", ["![[", "[", "[a](", "a <?", "a <!A ", "a <b c", "![a][b] "])
def test_marks_that_are_never_closed_are_read_in_time(piece: str) -> None:
    started = time.process_time()
    document = read(f"# Term\n\n{piece * 60_000}\n\nLaw *of* Scotland")
    assert time.process_time() - started < 10
    assert document.text.startswith("Term\n")
    assert document.text.endswith("Law of Scotland")


def test_a_paragraph_of_nothing_but_brackets_is_read_as_it_is_written() -> None:
    document = read(f"Term\n\n{'[a](b) ' * 20_001}*end*\n")
    assert document.text.endswith("[a](b) *end*")
    assert (
        document.notices[-1].message
        == "Far more brackets than an agreement needs: 1 paragraph was read with its marks."
    )
    assert document.place(document.text.index("*end")).column == 20_001 * 7 + 1
