"""Automatic numbers of Word files: the labels a party sees on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.reading.numerals import cardinal, letters, ordinal, roman

from .word import definition, level, lists, p, read, shown, style

IN_LIST = '<w:numPr><w:numId w:val="1"/></w:numPr>'
CLAUSES = lists([("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")])


def test_levels_count_and_restart_below_a_higher_one() -> None:
    body = [("Term", 0), ("Start", 1), ("End", 1), ("breach", 2), ("insolvency", 2), ("Law", 0), ("Forum", 1)]
    document = read("".join(p(text, num=1, level=depth) for text, depth in body), numbering=CLAUSES)
    assert shown(document) == [
        "1. Term",
        "1.1 Start",
        "1.2 End",
        "(a) breach",
        "(b) insolvency",
        "2. Law",
        "2.1 Forum",
    ]
    assert [block.depth for block in document.blocks] == [0, 1, 1, 2, 2, 0, 1]
    assert {block.kind for block in document.blocks} == {"item"}


def test_the_text_does_not_contain_the_label() -> None:
    assert read(p("Term", num=1, level=0), numbering=CLAUSES).text == "Term"


def test_a_style_gives_its_number_to_styles_based_on_it() -> None:
    styles = style("Clause", IN_LIST) + style("Special", based_on="Clause")
    document = read(p("Term", style="Clause") + p("Law", style="Special"), styles=styles, numbering=CLAUSES)
    assert shown(document) == ["1. Term", "2. Law"]


def test_the_level_that_names_a_style_decides_its_depth() -> None:
    styles = style("Sub", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    numbering = definition(
        level(0, "decimal", "%1."),
        level(1, "lowerRoman", "(%2)", more='<w:pStyle w:val="Sub"/>'),
    )
    assert shown(read(p("Notice", style="Sub"), styles=styles, numbering=numbering)) == ["(i) Notice"]


def test_number_zero_takes_a_paragraph_out_of_its_styles_list() -> None:
    styles = style("Clause", IN_LIST)
    body = p("Term", style="Clause") + p("continued", style="Clause", num=0) + p("Law", style="Clause")
    document = read(body, styles=styles, numbering=CLAUSES)
    assert shown(document) == ["1. Term", "continued", "2. Law"]
    assert document.blocks[1].depth is None


def test_lists_of_one_definition_count_together() -> None:
    numbering = lists([("decimal", "%1.")], overrides={2: ""})
    body = p("Term", num=1, level=0) + p("Law", num=2, level=0)
    assert shown(read(body, numbering=numbering)) == ["1. Term", "2. Law"]


def test_a_start_override_restarts_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = lists([("decimal", "%1.")], overrides={2: override})
    body = "".join(p(f"x{num}", num=num, level=0) for num in (1, 1, 2, 2, 1, 2))
    assert [block.label for block in read(body, numbering=numbering).blocks] == ["1.", "2.", "5.", "6.", "7.", "8."]


def test_an_override_may_replace_a_whole_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "Article %1", start=3)}</w:lvlOverride>'
    numbering = lists([("decimal", "%1.")], overrides={2: override})
    assert shown(read(p("Term", num=2, level=0), numbering=numbering)) == ["Article III Term"]


@pytest.mark.parametrize(("restart", "labels"), [("0", "a b c"), ("1", "a b a"), (None, "a a a")])
def test_a_level_restarts_after_the_level_it_says(restart: str | None, labels: str) -> None:
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    numbering = definition(
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "%3", more=more),
    )
    body = "".join(p("x", num=1, level=depth) for depth in (0, 1, 2, 1, 2, 0, 2))
    found = read(body, numbering=numbering).blocks
    assert [block.label for block in found if block.depth == 2] == labels.split()


def test_legal_numbering_shows_every_level_in_figures() -> None:
    numbering = definition(
        level(0, "upperRoman", "Article %1"),
        level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
    )
    document = read("".join(p("x", num=1, level=depth) for depth in (0, 0, 1)), numbering=numbering)
    assert [block.label for block in document.blocks] == ["Article I", "Article II", "2.1"]


def test_a_definition_may_borrow_its_levels_from_a_list_style() -> None:
    styles = style("Legal", IN_LIST, kind="numbering")
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Legal"/>'
        + level(0, "decimal", "Section %1")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = p("Term", num=2, level=0) + p("Law", num=1, level=0)
    assert shown(read(body, styles=styles, numbering=numbering)) == ["Section 1 Term", "Section 2 Law"]


def test_list_styles_that_borrow_in_a_circle_give_no_number() -> None:
    styles = style("Loop", IN_LIST, kind="numbering")
    numbering = definition(more='<w:numStyleLink w:val="Loop"/>')
    assert shown(read(p("Term", num=1, level=0), styles=styles, numbering=numbering)) == ["Term"]


def test_a_level_never_used_counts_once_when_one_below_it_appears() -> None:
    body = p("Start", num=1, level=1) + p("Law", num=1, level=0)
    assert shown(read(body, numbering=CLAUSES)) == ["1.1 Start", "2. Law"]


def test_an_empty_paragraph_counts_but_a_mere_section_break_does_not() -> None:
    body = (
        p("Term", num=1, level=0)
        + p(num=1, level=0)
        + p(num=1, level=0, more="<w:sectPr/>")
        + p("Law", num=1, level=0, more="<w:sectPr/>")
    )
    assert shown(read(body, numbering=CLAUSES)) == ["1. Term", "3. Law"]


def test_a_numbered_heading_is_a_heading() -> None:
    block = read(p("Term", num=1, level=0, more='<w:outlineLvl w:val="0"/>'), numbering=CLAUSES).blocks[0]
    assert (block.kind, block.label, block.level, block.depth) == ("heading", "1.", 1, 0)


def test_a_level_without_a_label_leaves_a_plain_paragraph() -> None:
    block = read(p("continued", num=1, level=0), numbering=lists([("none", "")])).blocks[0]
    assert (block.kind, block.label, block.depth) == ("paragraph", "", 0)


def test_hidden_numbers_are_not_shown() -> None:
    numbering = lists([("decimal", "%1.")], more="<w:rPr><w:vanish/></w:rPr>")
    assert shown(read(p("Term", num=1, level=0), numbering=numbering)) == ["Term"]


@pytest.mark.parametrize(
    ("style", "text", "label"),
    [
        ("decimal", "%1)", "28)"),
        ("decimalZero", "Section %1", "Section 28"),
        ("upperRoman", "%1", "XXVIII"),
        ("lowerLetter", "(%1)", "(bb)"),
        ("upperLetter", "%1.", "BB."),
        ("ordinal", "%1", "28th"),
        ("cardinalText", "Article %1", "Article Twenty-eight"),
        ("ordinalText", "%1", "Twenty-eighth"),
        ("none", "Schedule", "Schedule"),
        ("bullet", "\uf0b7", "•"),
        ("chineseCountingThousand", "第%1条", "第二十八条"),
        ("japaneseCounting", "%1、", "二十八、"),
        ("unheardOf", "%1", "28"),
    ],
)
def test_number_formats(style: str, text: str, label: str) -> None:
    numbering = definition(level(0, style, text, start=28))
    assert read(p("x", num=1, level=0), numbering=numbering).blocks[0].label == label


def test_a_custom_format_pads_as_its_example_does() -> None:
    level_xml = (
        '<w:lvl w:ilvl="0"><w:start w:val="4"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    numbering = definition(level_xml)
    assert read(p("x", num=1, level=0), numbering=numbering).blocks[0].label == "004"


@pytest.mark.parametrize("number", ["", "x", "99999999999999999999", "-1"])
def test_numbers_that_are_none_do_no_harm(number: str) -> None:
    numbering = definition(
        f'<w:lvl w:ilvl="{number}"/>',
        f'<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:lvlText w:val="%1"/></w:lvl>',
    )
    assert read(p("Term", num=1, level=0), numbering=numbering).text == "Term"


@given(st.integers(1, 32_767))
def test_roman_numerals_add_up_to_their_value(number: int) -> None:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    values = [worth[sign] for sign in roman(number)]
    following = [*values[1:], 0]
    assert sum(-a if a < b else a for a, b in zip(values, following, strict=True)) == number


@given(st.integers(1, 780))
def test_letters_repeat_after_z(number: int) -> None:
    written = letters(number)
    assert len(set(written)) == 1
    assert (len(written) - 1) * 26 + ord(written[0]) - ord("A") + 1 == number


@pytest.mark.parametrize(
    ("number", "words", "place"),
    [
        (1, "one", "first"),
        (12, "twelve", "twelfth"),
        (20, "twenty", "twentieth"),
        (143, "one hundred forty-three", "one hundred forty-third"),
        (2000, "two thousand", "two thousandth"),
    ],
)
def test_numbers_in_words(number: int, words: str, place: str) -> None:
    assert (cardinal(number), ordinal(number)) == (words, place)
