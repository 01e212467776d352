"""A page is read as a browser shows it: blocks, labels of lists, tables, and where the words stand in the file."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Document
from alliance_lint.reading.html import read_html


def read(page: str) -> Document:
    return read_html(page.encode(), "deal.html")


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if not kinds or b.kind in kinds]


def labels(document: Document) -> list[tuple[str, str]]:
    return [(block.label, document.text[block.start : block.end]) for block in document.blocks]


def test_headings_paragraphs_and_quotations_are_blocks() -> None:
    document = read("<h1>Alliance</h1><p>One <b>term</b>.</p>Loose words<blockquote>Quoted.</blockquote><h3>Law</h3>")
    assert texts(document) == ["Alliance", "One term.", "Loose words", "Quoted.", "Law"]
    assert [(block.kind, block.level) for block in document.blocks if block.kind == "heading"] == [
        ("heading", 1),
        ("heading", 3),
    ]


def test_white_space_is_one_space_and_entities_are_characters() -> None:
    document = read("<p>Alder\n   &amp;&nbsp;&nbsp;&nbsp; <i>Birch</i>&#8217;s\talliance</p>")
    assert document.text == "Alder & Birch’s alliance"


def test_what_is_not_shown_is_left_out_and_hidden_text_is_told() -> None:
    document = read(
        "<html><head><title>No</title><style>p {}</style><script>no()</script></head><body><!-- no -->"
        "<p>Term<span style='DISPLAY: none'>secret</span>: <del>two</del>three years</p><p hidden>also</p></body>"
    )
    assert document.text == "Term: three years"
    assert [notice.message for notice in document.notices] == [
        "Hidden text, 10 characters, was left out.",
        "Text marked as deleted, 3 characters, was left out.",
    ]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start='4'><li>a<li value='9'>b<li>c</ol>", ["4.", "9.", "10."]),
        ("<ol type='a'><li>a<li>b</ol>", ["a.", "b."]),
        ("<ol type='I' start='3'><li>a<li>b</ol>", ["III.", "IV."]),
        ("<ol style='list-style-type: lower-roman'><li>a<li>b</ol>", ["i.", "ii."]),
        ("<ol type='A' start='26'><li>a<li>b</ol>", ["Z.", "AA."]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3.", "2.", "1."]),
        ("<ol start='-1'><li>a<li>b<li>c</ol>", ["-1.", "0.", "1."]),
        ("<ul><li>a</ul>", ["•"]),
        ("<ul style='list-style: none'><li>a</ul>", [""]),
    ],
)
def test_labels_of_lists(items: str, expected: list[str]) -> None:
    assert [block.label for block in read(items).blocks] == expected


def test_lists_in_lists_count_on_their_own() -> None:
    document = read("<ol><li><p>Term</p><p>More.</p><ol type=a><li>One</li><li>Two</li></ol></li><li>Law</li></ol>")
    assert labels(document) == [("1.", "Term"), ("", "More."), ("a.", "One"), ("b.", "Two"), ("2.", "Law")]
    assert [block.depth for block in document.blocks] == [0, 0, 1, 1, 0]


def test_a_heading_in_a_list_has_the_label_and_stays_a_heading() -> None:
    block = read("<ol start=7><li><h2>Governing law</h2></ol>").blocks[0]
    assert (block.kind, block.label, block.level) == ("heading", "7.", 2)


def test_a_table_that_lays_out_text_reads_as_text() -> None:
    rows = "<tr><td>7.2</td><td>&nbsp;</td><td><p>The law of Scotland governs.</p><p>No other.</p></td></tr>"
    document = read(f"<table>{rows}<tr><td colspan=3>Next paragraph.</td></tr><tr><td>(a)<td>pumps;</table>")
    assert texts(document) == ["7.2 The law of Scotland governs.", "No other.", "Next paragraph.", "(a) pumps;"]
    assert {block.kind for block in document.blocks} == {"paragraph"}


def test_a_table_of_data_has_cells() -> None:
    document = read("<table><tr><th>Units</th><th>Price</th></tr><tr><td>1</td><td>40</td></tr></table>")
    assert texts(document, "cell") == ["Units", "Price", "1", "40"]


def test_line_ends_inside_a_paragraph() -> None:
    page = "<p>ARTICLE 1<br>DEFINITIONS</p><p>One line<br>goes on.<br>(a) item<br><br>New</p><p>By: X<br>Name: Y</p>"
    assert texts(read(page)) == [
        "ARTICLE 1",
        "DEFINITIONS",
        "One line\ngoes on.",
        "(a) item",
        "New",
        "By: X",
        "Name: Y",
    ]


def test_preformatted_text_is_read_as_plain_text() -> None:
    document = read("<pre>\n1. Term. The term of this agreement\n   is two years.\n\n2. Law.\n</pre>")
    assert [" ".join(text.split()) for text in texts(document)] == [
        "1. Term. The term of this agreement is two years.",
        "2. Law.",
    ]
    assert document.place(document.text.index("is two")).line == 3


def test_blanks_drawn_as_underlined_spaces_are_blanks() -> None:
    assert read("<p>made on <u>&nbsp;&nbsp;&nbsp;&nbsp;</u> 2025</p>").text == "made on ____ 2025"


def test_page_numbers_and_running_lines_at_page_breaks_are_furniture() -> None:
    pages = "".join(
        f"<p>Words of page {word}.</p><p>{number}</p><hr style='page-break-after:always'><p>Alder draft {number}</p>"
        for number, word in enumerate(("one", "two", "three"), start=1)
    )
    document = read(pages)
    assert texts(document, "furniture") == ["1", "Alder draft 1", "2", "Alder draft 2", "3", "Alder draft 3"]
    assert texts(document, "paragraph") == ["Words of page one.", "Words of page two.", "Words of page three."]


def test_places_are_those_in_the_file() -> None:
    page = "<html>\n<body>\n  <p class='a'\n     id='b'>Term: <b>two</b> years\n  and &sect; more</p>\n<p>Law</p>"
    document = read(page)
    lines = page.split("\n")
    for word in ("Term", "two", "years", "and", "Law"):
        place = document.place(document.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def test_places_beyond_the_lines_that_the_parser_counts() -> None:
    document = read("<p>Term</p>" + "\n" * 70_000 + "<p>Governing law</p>\n\n<p>Forum</p>")
    assert document.place(document.text.index("Governing")).line == 70_001
    assert document.place(document.text.index("Forum")).line == 70_003


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("<p>Café</p>".encode(), 0),
        (b"\xef\xbb\xbf<p>Caf\xc3\xa9</p>", 0),
        ("<p>Café</p>".encode("utf-16"), 0),
        (b"<meta charset=windows-1252><p>Caf\xe9</p>", 0),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>Caf\xe9</p>', 0),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Caf\xe9</p></body></html>', 0),
        (b"<p>Caf\xe9</p>", 1),
        (b"<meta charset=x-unheard-of><p>Caf\xe9</p>", 1),
    ],
)
def test_encodings(data: bytes, told: int) -> None:
    document = read_html(data, "deal.html")
    assert document.text == "Café"
    assert len(document.notices) == told


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("<p> </p><img src=a.png>", "holds no text"),
        ("<div>" * 100_000 + "Term", "nested deeper"),
        ("<b>x" * 1_000_001, "far more tags"),
        ("<a " * 350_000, "thousands of attributes"),
    ],
)
def test_a_page_that_cannot_be_read_ends_as_one_line(page: str, problem: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadingError, match=problem) as caught:
        read(page)
    assert str(caught.value).startswith("deal.html: ")
    assert time.process_time() - start < 10


def test_tags_that_are_never_closed_do_not_hide_what_follows() -> None:
    assert texts(read("<font>" * 1_000 + "<p>Term</p><p>Law</p>")) == ["Term", "Law"]


@pytest.mark.parametrize("page", ["Term<br>" * 20_000, "<p>" + "<b>Term</b> " * 20_000, "<!--" * 50_000 + "--><p>x"])
def test_pages_without_measure_take_linear_time(page: str) -> None:
    start = time.process_time()
    assert read(page).text
    assert time.process_time() - start < 10


def test_a_document_type_with_entities_takes_in_nothing() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Term &x;</p></body></html>'
    assert "root:" not in read(page).text


TAGS = st.sampled_from(["p", "b", "ol", "li", "table", "tr", "td", "br", "hr", "pre", "u", "del", "h1", "font", "th"])
WORDS = st.sampled_from(["Term", "(a)", "7.2", "&nbsp;", "&x", "By:"])
PAGES = st.lists(st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), WORDS))


@settings(max_examples=200, deadline=None)
@given(PAGES, st.binary(max_size=5))
def test_any_page_is_read_or_refused(parts: list[str], junk: bytes) -> None:
    document = None
    try:
        document = read_html(" ".join(parts).encode() + junk, "deal.html")
        told = document.path
    except ReadingError as error:
        told = str(error)
    assert told.startswith("deal.html")
    if document is not None:
        assert all(document.text[block.start : block.end].strip() for block in document.blocks)
        assert [anchor.offset for anchor in document.anchors] == sorted(anchor.offset for anchor in document.anchors)


def test_an_empty_line_at_the_beginning_of_preformatted_text() -> None:
    assert texts(read("<p>Term</p><pre>\n\n a</pre><b><pre>\r\n1<br></pre>")) == ["Term", "a", "1"]


@pytest.mark.parametrize("before", ["", "<!-->", "<p title='>'>", '<p a="<" '])
def test_a_tag_with_thousands_of_attributes_is_refused(before: str) -> None:
    page = f"<html>{before}<p {' '.join(f'a{n}=1' for n in range(6_000))}>Term"
    with pytest.raises(ReadingError, match="a tag of the page has thousands of attributes"):
        read(page)


def test_long_texts_and_pictures_in_the_page_are_no_attributes() -> None:
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 1_000
    page = f"<!-- <p {'a ' * 6_000}--><script>if (a<b) {{{'x = 1; ' * 6_000}}}</script><img src='{picture}'>"
    assert read(f"{page}<p>{'one two ' * 6_000}</p>").text.count("two") == 6_000


def test_the_text_before_its_changes_has_what_was_deleted_and_not_what_was_inserted() -> None:
    document = read_html(b"<p>Term: <del>two</del><ins>three</ins> years</p>", "deal.html", changes="original")
    assert document.text == "Term: two years"
    assert document.notices[0].message == "Text marked as inserted, 5 characters, was left out."
