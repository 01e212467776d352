"""The blocks of a Word file: their kinds, their order, and what is told about the rest."""

from __future__ import annotations

from alliance_lint.reading.docx import read_docx

from .word import control, field, lists, p, r, read, shown, style, table, word

NOTE = '<w:footnote w:type="separator" w:id="-1"/><w:footnote w:id="1">{}</w:footnote>'


def kinds(body: str, **parts: object) -> list[str]:
    return [block.kind for block in read(body, **parts).blocks]


def test_heading_levels_come_from_the_style_and_what_it_is_based_on() -> None:
    styles = style("Top", '<w:outlineLvl w:val="1"/>') + style("Own", based_on="Top") + style("Heading1")
    document = read(p("Term", style="Own") + p("Law", style="Heading1"), styles=styles)
    assert [(block.kind, block.level) for block in document.blocks] == [("heading", 2), ("paragraph", None)]


def test_a_paragraph_may_say_that_it_is_no_heading() -> None:
    styles = style("Top", '<w:outlineLvl w:val="0"/>')
    assert kinds(p("Term", style="Top", more='<w:outlineLvl w:val="9"/>'), styles=styles) == ["paragraph"]


def test_the_default_style_holds_for_paragraphs_that_name_none() -> None:
    styles = style("Normal", '<w:outlineLvl w:val="0"/>').replace("<w:style ", '<w:style w:default="1" ')
    assert kinds(p("Term"), styles=styles) == ["heading"]


def test_styles_based_on_each_other_do_no_harm() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A")
    assert kinds(p("Term", style="A"), styles=styles) == ["paragraph"]


def test_cells_are_read_row_by_row_with_what_is_nested_in_them() -> None:
    body = p("Fees") + table([p("Service"), p("Fee")], [p("Setup") + table([p("inner")]), p("10%")]) + p("Law")
    document = read(body)
    assert shown(document) == ["Fees", "Service", "Fee", "Setup", "inner", "10%", "Law"]
    assert [block.kind for block in document.blocks] == ["paragraph", *["cell"] * 5, "paragraph"]


def test_content_controls_around_blocks_rows_and_cells_are_read() -> None:
    cell = control(f"<w:tc>{p('Fee')}</w:tc>")
    row = control(f"<w:tr>{cell}</w:tr>")
    assert shown(read(control(p("Term")) + f"<w:tbl>{row}</w:tbl>")) == ["Term", "Fee"]


def test_an_unfilled_content_control_keeps_its_prompt_and_is_told() -> None:
    properties = '<w:alias w:val="Effective Date"/><w:showingPlcHdr/>'
    document = read(p("Parties") + p(r("  From ") + control(r("[enter a date]"), properties)))
    assert document.text == "Parties\nFrom [enter a date]"
    (notice,) = document.notices
    assert notice.message == (
        'The form field "Effective Date" is not filled in: it still shows its prompt "[enter a date]".'
    )
    assert notice.start is not None
    assert document.text[notice.start :] == "[enter a date]"


def test_a_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    body = p(r("Fees") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + r(" are net.")) + p("Law")
    document = read(body, footnotes=NOTE.format(p("<w:r><w:footnoteRef/></w:r>" + r(" Without tax."))))
    assert shown(document) == ["Fees are net.", "1 Without tax.", "Law"]
    assert document.blocks[1].kind == "note"


def test_endnotes_are_numbered_apart_in_small_roman() -> None:
    body = p(r("Fees") + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    document = read(body, endnotes=f'<w:endnote w:id="1">{p("Without tax.")}</w:endnote>')
    assert shown(document) == ["Fees", "i Without tax."]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    assert shown(read(p(r("Fees") + reference), footnotes=NOTE.format(p(r("See") + reference)))) == ["Fees", "1 See"]


def test_headers_and_footers_come_last_and_each_line_once() -> None:
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>'
        '<w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )
    last = '<w:sectPr><w:headerReference w:type="default" r:id="header2"/></w:sectPr>'
    margins = {"header1": p("Confidential"), "header2": p("Confidential") + p("Draft"), "footer1": p("Page 1")}
    document = read(p("Term", more=section) + p("Law") + last, margins=margins)
    assert shown(document) == ["Term", "Law", "Confidential", "Draft", "Page 1"]
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph", "header", "header", "footer"]


def test_headers_that_are_switched_off_are_not_read() -> None:
    section = '<w:headerReference w:type="{}" r:id="header1"/>'
    margins = {"header1": p("Old draft")}
    for kind, switch, settings in (("first", "<w:titlePg/>", ""), ("even", "", "<w:evenAndOddHeaders/>")):
        off = f"{p('Term')}<w:sectPr>{section.format(kind)}</w:sectPr>"
        on = f"{p('Term')}<w:sectPr>{section.format(kind)}{switch}</w:sectPr>"
        assert shown(read(off, margins=margins)) == ["Term"]
        assert shown(read(on, margins=margins, settings=settings)) == ["Term", "Old draft"]


def test_a_table_of_contents_is_furniture() -> None:
    begin, end = field('TOC \\o "1-3"', "|").split("|")
    body = p(begin + r("1. Term") + field("PAGEREF x", r("3"))) + p(r("2. Law") + end) + p("Term")
    assert kinds(body) == ["furniture", "furniture", "paragraph"]


def test_a_gallery_of_contents_is_furniture_with_its_title() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    assert kinds(control(p("Contents") + p("1. Term"), gallery) + p("Term")) == ["furniture", "furniture", "paragraph"]


def test_comments_and_embedded_documents_are_told_not_read() -> None:
    body = p(r("Term") + '<w:r><w:commentReference w:id="0"/></w:r>') + '<w:altChunk r:id="x"/>' + p("Law")
    document = read(body, comments=f'<w:comment w:id="0">{p("Really?")}</w:comment>')
    assert document.text == "Term\nLaw"
    assert [(n.message, n.start) for n in document.notices] == [
        ("The file has 1 comment; comments are not part of the text.", None),
        ("1 embedded document could not be read; open the file in Word and save it to take the text in.", None),
        ("Another document is embedded here; its text was not read.", 5),
    ]


def test_positions_are_the_ordinal_of_the_block_and_the_character_in_it() -> None:
    document = read(p("Term") + p() + p(r("\t Governing law")) + p("Fees"))
    assert document.text == "Term\nGoverning law\nFees"
    place = document.place(document.text.index("law"))
    assert (place.line, place.column, place.paragraph, place.page) == (2, 11, 2, None)
    assert [document.text[block.start : block.end] for block in document.blocks] == ["Term", "Governing law", "Fees"]


def test_strict_files_are_read_like_others() -> None:
    body = p("Term", num=1, level=0) + "<w:p><m:oMath><m:r><m:t>a</m:t></m:r></m:oMath></w:p>"
    assert shown(read(body, numbering=lists([("decimal", "%1.")]), strict=True)) == ["1. Term", "a"]


def test_the_main_part_may_have_any_name() -> None:
    document = read_docx(word(p("Term"), main="word/agreement2.xml", styles=style("A")), "deal.docx")
    assert (document.text, document.format, document.path) == ("Term", "docx", "deal.docx")
