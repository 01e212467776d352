"""OpenDocument text is read as LibreOffice shows it: labels of lists and headings, changes accepted, notes, tables."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Document
from alliance_lint.reading.odt import read_odt

from .opendocument import CLAUSES, STYLED, h, items, odt, p, root


def read(body: str, *, styles: str = CLAUSES, margins: str = "") -> Document:
    return read_odt(odt(body, styles=styles, margins=margins), "deal.odt")


def labels(document: Document) -> list[tuple[str, str]]:
    return [(block.label, document.text[block.start : block.end]) for block in document.blocks]


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if not kinds or b.kind in kinds]


def test_lists_in_lists_number_their_levels() -> None:
    inner = items(p("b") + items(p("c"), p("d")), p("e"))
    document = read(items(p("a") + inner, p("f") + items(p("g")), attributes=STYLED))
    assert labels(document) == [
        ("1.", "a"),
        ("1.1", "b"),
        ("(a)", "c"),
        ("(b)", "d"),
        ("1.2", "e"),
        ("2.", "f"),
        ("2.1", "g"),
    ]
    assert [block.depth for block in document.blocks] == [0, 1, 2, 2, 1, 0, 1]


def test_a_list_goes_on_only_if_it_says_so() -> None:
    document = read(
        items(p("a"), attributes=f'{STYLED} xml:id="one"')
        + p("between")
        + items(p("b"), attributes=f'{STYLED} text:continue-numbering="true"')
        + items(p("c"), attributes=STYLED)
        + items(p("d"), attributes=f'{STYLED} text:continue-list="one"')
    )
    assert labels(document) == [("1.", "a"), ("", "between"), ("2.", "b"), ("1.", "c"), ("3.", "d")]


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    listed = items(p("a") + p("more"), p("b"), attributes=STYLED)
    header = f"<text:list{STYLED}><text:list-header>{p('no')}</text:list-header></text:list>"
    assert labels(read(listed + header)) == [("1.", "a"), ("", "more"), ("2.", "b"), ("", "no")]


def test_an_item_may_set_its_number() -> None:
    body = f'<text:list{STYLED}><text:list-item text:start-value="7">{p("a")}</text:list-item></text:list>'
    assert labels(read(body)) == [("7.", "a")]


def test_a_deeper_item_before_any_other_counts_the_level_above_once() -> None:
    assert labels(read(items(items(p("a"), p("b")), attributes=STYLED))) == [("1.1", "a"), ("1.2", "b")]


def test_bullets_and_unknown_styles() -> None:
    assert labels(read(items(items(items(items(p("a")))), attributes=STYLED))) == [("•", "a")]
    assert labels(read(items(p("a"), attributes=' text:style-name="none"'))) == [("", "a")]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ('style:num-format="I" style:num-suffix=")"', ["I)", "II)"]),
        ('style:num-format="i" text:start-value="4"', ["iv", "v"]),
        ('style:num-format="A" text:start-value="26"', ["Z", "AA"]),
        ('style:num-format="a" text:start-value="27"', ["aa", "ab"]),
        ('style:num-format="a" text:start-value="27" style:num-letter-sync="true"', ["aa", "bb"]),
        ('style:num-format="1" style:num-prefix="Schedule "', ["Schedule 1", "Schedule 2"]),
        ('style:num-format=""', ["", ""]),
    ],
)
def test_formats_of_numbers(level: str, expected: list[str]) -> None:
    style = f'<text:list-style style:name="L"><text:list-level-style-number text:level="1" {level}/></text:list-style>'
    document = read(items(p("a"), p("b"), attributes=STYLED), styles=style)
    assert [block.label for block in document.blocks] == expected


def test_headings_take_their_numbers_from_the_outline() -> None:
    outline = (
        '<office:styles><text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style></office:styles>"
    )
    body = h("Term", 1) + h("Start", 2) + h("End", 2) + h("Note", 1, ' text:is-list-header="true"') + h("Law", 1)
    document = read(body, margins=outline)
    assert labels(document) == [("1.", "Term"), ("1.1", "Start"), ("1.2", "End"), ("", "Note"), ("2.", "Law")]
    assert [(block.kind, block.level) for block in document.blocks][:2] == [("heading", 1), ("heading", 2)]


def test_a_heading_in_a_list_has_the_label_of_the_list() -> None:
    document = read(items(h("Term", 1), attributes=STYLED))
    assert (document.blocks[0].kind, document.blocks[0].label) == ("heading", "1.")


def test_blanks_tabs_and_line_ends() -> None:
    body = p('Fee:<text:tab/>40<text:s text:c="3"/>pounds\n   a<text:line-break/>month ')
    assert read(body).text == "Fee:\t40 pounds a\nmonth"


def test_tracked_changes_are_read_as_accepted() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>thirty</text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = 'within <text:change text:change-id="d"/><text:change-start text:change-id="i"/>sixty<text:change-end/> days'
    document = read(changes + p(body))
    assert document.text == "within sixty days"
    assert "1 insertion and 1 deletion" in document.notices[0].message


def test_comments_and_hidden_text_are_left_out_and_told() -> None:
    styles = (
        '<style:style style:name="T" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    note = "<office:annotation><text:p>Why?</text:p></office:annotation>"
    document = read(p(f'Term{note}<text:span text:style-name="T">secret</text:span> ends'), styles=styles)
    assert document.text == "Term ends"
    assert [notice.message for notice in document.notices] == [
        "The file has 1 comment; comments are not part of the text.",
        "Hidden text, 6 characters, was left out.",
    ]


def test_notes_and_text_boxes_follow_their_paragraph() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('See law.')}</text:note-body>"
    box = "<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>"
    document = read(p(f"Term{note}</text:note> is{box} long") + p("Law"))
    assert texts(document) == ["Term is long", "See law.", "Boxed", "Law"]
    assert (document.blocks[1].kind, document.blocks[1].label) == ("note", "1")


def test_tables_sections_and_contents() -> None:
    cells = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("Units", "Price"))
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    contents = f"<text:table-of-content><text:index-body>{p('Term 3')}</text:index-body></text:table-of-content>"
    document = read(contents + f"<text:section>{p('Term')}</text:section>{table}")
    assert [(block.kind, text) for block, text in zip(document.blocks, texts(document), strict=True)] == [
        ("furniture", "Term 3"),
        ("paragraph", "Term"),
        ("cell", "Units"),
        ("cell", "Price"),
    ]


def test_each_line_of_the_margins_comes_once_at_the_end() -> None:
    page = f"<style:master-page><style:header>{p('Draft')}</style:header><style:footer>{p('Page')}</style:footer>"
    margins = f"<office:master-styles>{page}</style:master-page>{page}</style:master-page></office:master-styles>"
    document = read(p("Term"), margins=margins)
    assert [(b.kind, t) for b, t in zip(document.blocks, texts(document), strict=True)] == [
        ("paragraph", "Term"),
        ("header", "Draft"),
        ("footer", "Page"),
    ]


def test_a_place_is_the_ordinal_of_the_paragraph() -> None:
    document = read(p("Term") + p("Governing law"))
    place = document.place(document.text.index("law"))
    assert (place.line, place.column, place.paragraph, place.page) == (2, 11, 2, None)


ENCRYPTED = root("manifest", "<manifest:encryption-data/>")
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (odt(""), "holds no text"),
        (odt("")[:100], "zip container cannot be read"),
        (odt("", extra={"content.xml": "<x/>"}), "no OpenDocument text"),
        (odt("", extra={"META-INF/manifest.xml": ENCRYPTED}), "protected with a password"),
        (odt("<text:p>"), "not well-formed"),
        (odt("", extra={"content.xml": DOCTYPE + "<x>&c;</x>"}), "document type declaration"),
        (odt(p("") * 400_000), "zip bomb"),
        (odt("", extra={f"{number}.xml": "" for number in range(5_001)}), "packs more than"),
        (odt("<text:section>" * 1_000 + "</text:section>" * 1_000), "not well-formed"),
    ],
    # Named by the problem: an archive's bytes hold the time, and workers that run tests side by side compare names.
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_ends_as_one_line(data: bytes, problem: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadingError, match=problem) as caught:
        read_odt(data, "deal.odt")
    assert str(caught.value).startswith("deal.odt: ")
    assert time.process_time() - start < 10


def test_content_nested_to_the_depth_that_xml_allows_is_read() -> None:
    assert read("<text:section>" * 200 + p("deep") + "</text:section>" * 200).text == "deep"
    lists = "<text:list><text:list-item>" * 110 + p("deep") + "</text:list-item></text:list>" * 110
    assert read(lists).text == "deep"
    assert read(p("<text:span>" * 200 + "deep" + "</text:span>" * 200)).text == "deep"


def test_styles_that_inherit_from_each_other_end() -> None:
    style = '<style:style style:name="{}" style:parent-style-name="{}" style:family="paragraph"/>'
    assert (
        read(p("Term", ' text:style-name="A"'), styles=style.format("A", "B") + style.format("B", "A")).text == "Term"
    )


WHOLE = odt(items(p("Term"), attributes=STYLED) + h("Law", 1), styles=CLAUSES)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_bytes_changed_at_random_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    try:
        told = read_odt(bytes(data), "deal.odt").path
    except ReadingError as error:
        told = str(error)
    assert told.startswith("deal.odt")
    assert "\n" not in told


def changed(body: str, *deleted: str) -> list[str]:
    """The paragraphs before the changes: the insertion is called "i", the deletions are "d0", "d1" ..."""
    regions = '<text:changed-region text:id="i"><text:insertion/></text:changed-region>' + "".join(
        f'<text:changed-region xml:id="d{name}"><text:deletion><office:change-info/>{content}</text:deletion>'
        "</text:changed-region>"
        for name, content in enumerate(deleted)
    )
    data = odt(f"<text:tracked-changes>{regions}</text:tracked-changes>{body}", styles=CLAUSES)
    return texts(read_odt(data, "deal.odt", changes="original"))


START, END = '<text:change-start text:change-id="i"/>', '<text:change-end text:change-id="i"/>'


def test_the_text_before_its_changes_lacks_what_was_inserted() -> None:
    assert changed(p(f"within {START}thirty{END} days")) == ["within days"]
    assert changed(p(f"a <text:span>b {START}c</text:span> d{END} e")) == ["a b e"]
    assert changed(p(f"one{START}") + p("two") + p(f"three{END}") + p("four")) == ["one", "four"]
    assert changed(p(f"one {START}two") + p("three") + p(f"four{END} five")) == ["one five"]
    assert changed(p("a") + p(f"{START}b") + p(f"{END}c") + p("d")) == ["a", "c", "d"]
    assert changed(p("a") + START + p("b") + items(p("c")) + END + p("d")) == ["a", "d"]


def test_the_text_before_its_changes_has_what_was_deleted() -> None:
    point = '<text:change text:change-id="d0"/>'
    assert changed(p(f"within {point} days"), p("sixty")) == ["within sixty days"]
    assert changed(p(f"a <text:span>b {point} c</text:span> d"), p("x") + p("y") + p("z")) == ["a b x", "y", "z c d"]
    assert changed(p("a") + p(f"{point}c"), p("b") + p("")) == ["a", "b", "c"]
    assert changed(p("a") + point + p("c"), p("b")) == ["a", "b", "c"]
    second = '<text:change text:change-id="d1"/>'
    assert changed(p(f"a {point} b {second} c"), p("x"), p("y")) == ["a x b y c"]


def test_a_number_stays_with_the_paragraph_that_remains() -> None:
    regions = '<text:changed-region text:id="i"><text:insertion/></text:changed-region>'
    body = items(p("a"), p(f"{START}b"), p(f"{END}c"), attributes=STYLED)
    data = odt(f"<text:tracked-changes>{regions}</text:tracked-changes>{body}", styles=CLAUSES)
    assert labels(read_odt(data, "deal.odt")) == [("1.", "a"), ("2.", "b"), ("3.", "c")]
    document = read_odt(data, "deal.odt", changes="original")
    assert labels(document) == [("1.", "a"), ("2.", "c")]
    assert "the text was read as it was before them" in document.notices[0].message
