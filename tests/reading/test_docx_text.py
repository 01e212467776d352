"""What stands in a paragraph of a Word file, and what only seems to."""

from __future__ import annotations

import pytest

from .word import control, field, p, r, read, shown, style, table

TEXT_BOX = "<w:txbxContent>{}</w:txbxContent>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("Acme") + "<w:r><w:tab/></w:r>" + r("Beta"), "Acme\tBeta"),
        (r("Acme") + "<w:r><w:br/></w:r>" + r("Beta"), "Acme\nBeta"),
        (r("Acme") + "<w:r><w:cr/><w:t>Beta</w:t></w:r>", "Acme\nBeta"),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>compete</w:t></w:r>", "non-compete"),
        ("<w:r><w:t>con</w:t><w:softHyphen/><w:t>fidential</w:t></w:r>", "confidential"),
        (r("con\xadfidential"), "confidential"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" exclusive"), "☑ exclusive"),
        ('<w:r><w:sym w:font="Arial" w:char="F041"/></w:r>', "A"),
        ('<w:r><w:sym w:font="Arial" w:char="nonsense"/></w:r>' + r("B"), "B"),
        (f'<w:hyperlink r:id="x">{r("our policy")}</w:hyperlink>', "our policy"),
        (f"<w:smartTag><w:smartTagPr/>{r('Utah')}</w:smartTag>", "Utah"),
        (f'<w:customXml w:element="x">{r("Utah")}</w:customXml>', "Utah"),
        (f'<w:fldSimple w:instr="REF x">{r("4.2")}</w:fldSimple>', "4.2"),
        (f'<w:bdo w:val="ltr"><w:dir w:val="ltr">{r("Utah")}</w:dir></w:bdo>', "Utah"),
        (f"<w:ruby><w:rubyPr/><w:rt>{r('gloss')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby>", "base"),
        (control(r("Utah")), "Utah"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>",
            "1/3",
        ),
        ('<x:new xmlns:x="urn:x">' + r("kept") + "</x:new>", "kept"),
    ],
)
def test_text(content: str, text: str) -> None:
    assert read(p(content)).text == text


def test_white_space_counts_only_where_xml_says_so() -> None:
    kept = '<w:r><w:t xml:space="preserve">a </w:t></w:r>'
    dropped = "<w:r><w:t>\n  b  </w:t></w:r>"
    assert read(p(kept + dropped + r("c\nd"))).text == "a bc d"


def test_the_instruction_of_a_field_is_not_text() -> None:
    assert read(p(r("Clause ") + field("REF a", r("4")) + r(" applies"))).text == "Clause 4 applies"


def test_fields_nest() -> None:
    inner = field("MERGEFIELD n", r("inner"))
    condition = f'IF </w:instrText></w:r>{inner}<w:r><w:instrText> = "x"'
    assert read(p(field(condition, r("yes")))).text == "yes"


def test_a_field_may_span_paragraphs() -> None:
    begin, end = field("INCLUDE x", "|").split("|")
    assert shown(read(p(begin + r("one")) + p(r("two") + end) + p("three"))) == ["one", "two", "three"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("Term")) + p("Law")
    assert shown(read(body)) == ["Term", "Law"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐ exclusive"),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒ exclusive"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="A"/><w:listEntry w:val="B"/></w:ddList>', "B exclusive"),
    ],
)
def test_form_fields_show_their_state(data: str, text: str) -> None:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    assert read(p(f'{begin}<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r(" exclusive"))).text == text


def test_alternate_content_is_read_once() -> None:
    choice = f'<mc:Choice Requires="wps"><w:drawing>{TEXT_BOX.format(p("Draft"))}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict>{TEXT_BOX.format(p('Draft'))}</w:pict></mc:Fallback>"
    body = p(f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>" + r("Term"))
    assert shown(read(body)) == ["Term", "Draft"]


def test_the_fallback_is_read_where_the_choice_has_no_text() -> None:
    branches = '<mc:Choice Requires="x"><w:future/></mc:Choice><mc:Fallback><w:t>:-)</w:t></mc:Fallback>'
    assert read(p(f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>")).text == ":-)"


def test_a_text_box_follows_its_paragraph() -> None:
    box = f"<w:r><w:pict><v:textbox>{TEXT_BOX.format(p('Notice'))}</v:textbox></w:pict></w:r>"
    assert shown(read(p(r("Term") + box + r(" and law")) + p("Fees"))) == ["Term and law", "Notice", "Fees"]


@pytest.mark.parametrize(
    ("run", "paragraph", "text"),
    [
        ("<w:vanish/>", "", "Term"),
        ('<w:vanish w:val="0"/>', "Secret", "Term secret"),
        ('<w:rStyle w:val="Quiet"/>', "", "Term"),
        ('<w:rStyle w:val="Quiet"/>', "Secret", "Term secret"),
        ("", "Secret", "Term"),
    ],
)
def test_hidden_text_is_left_out(run: str, paragraph: str, text: str) -> None:
    styles = style("Secret", run="<w:vanish/>") + style("Quiet", kind="character", run="<w:vanish/>")
    shown_run = r("Term", '<w:vanish w:val="0"/>')
    document = read(p(shown_run + r(" secret", run), style=paragraph), styles=styles)
    assert document.text == text
    told = [notice.message for notice in document.notices]
    assert told == ([] if "secret" in text else ["Hidden text, 7 characters, was left out."])


def test_a_row_hidden_or_covered_by_a_merged_cell_is_left_out() -> None:
    merged = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('covered')}</w:tc><w:tc>{p('b')}</w:tc></w:tr>"
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('gone')}</w:tc></w:tr>"
    document = read(table([p("a")]).replace("</w:tbl>", f"{merged}{hidden}</w:tbl>"))
    assert shown(document) == ["a", "b"]
    assert [n.message for n in document.notices] == ["Hidden text, 11 characters, was left out."]
