"""What the fuzzer starts from: small files of every format, built here, and the samples."""

from __future__ import annotations

from pathlib import Path

from tests.reading.opendocument import CLAUSES, STYLED, h, items, odt
from tests.reading.opendocument import p as odt_p
from tests.reading.pages import SCAN, column, content, file_of, pdf, stream
from tests.reading.word import control, field, level, lists, p, r, style, table, word

SAMPLES = Path(__file__).resolve().parents[2] / "sample_agreements"

AGREEMENT = """\
STRATEGIC ALLIANCE AGREEMENT

This Agreement is between Alder Ltd ("Alder") and Birch LLC ("Birch").

1. Term. This Agreement lasts three years.
1.1 Either party may end it on thirty (30) days' notice.
(a) in writing; and
(i) by post.

ARTICLE II - GOVERNING LAW
Section 2.1 The law of Scotland governs.\tPage 2 of 3
\f
- 3 -
Name: ______________      Date: [●]
"""

MARKDOWN = """\
# Alliance

**Alder Ltd** ("Alder") and [Birch](https://birch.example) *agree*:

1. Term
   - three `years`, ~~two~~
     > quoted \\* text &amp; entities <b>bold</b>

| Fee | Due |
|:----|----:|
| 5%  | May |

[^1]: A note.
![picture][1] <!-- hidden --> <https://alder.example>

[1]: https://birch.example "Title"

Setext
======
```text
code
```
"""

HTML = """\
<!DOCTYPE html><html><head><title>x</title><style>p { margin: 0 }</style></head><body>
<h1>Alliance</h1><p style="text-indent: 2em">Alder &amp; Birch&#8217;s&nbsp;deal <del>two</del><ins>three</ins></p>
<ol start="3" type="a"><li value="7">Term<ol><li>Law</ol><li>Fee</ol>
<table border=1><tr><th>Fee<td rowspan=2 colspan="2">5%</tr><tr><td><table><tr><td>x</table></table>
<p><u>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;</u><br>2<hr style="page-break-after: always"><pre> a
 b </pre><ruby>a<rt>b</ruby><span style="display:none">no</span><textarea>t</textarea></body></html>
"""

RTF = (
    rb"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fcharset204 Arial;}}{\stylesheet{\s1\outlinelevel0 Clause;}}"
    rb"{\header Page {\field{\*\fldinst PAGE}{\fldrslt 2}}\par}\pard\s1{\listtext 1.\tab}\ls1\ilvl1 Term\par"
    rb"\pard Three {\deleted two }{\revised three }years\u8217?s \'e4{\footnote A note.}{\v hidden}\line"
    rb"\trowd\cellx10\cellx20\intbl 5%\cell May\cell\row\pard{\*\unknown x}{\pict\bin3 abc}\page\~\_\-\lquote\par}"
)

YAML = """\
agreement: {title: Referral, kind: referral, date: 2 March 2026}
parties:
  - &a
    name: Alder Ltd
    alias: "Alder"
  - name: Birch LLC   # a comment
    role: 'broker'
purpose: >-
  To find
  customers.
relationship: {form: independent, terms: "None"}
"""

JSON = (
    '{"agreement": {"title": "Referral", "kind": "referral"},\n'
    '\t"parties": [{"name": "Alder\\u00e9 Ltd", "alias": "\\ud83d\\ude00"}, {"name": "Birch LLC"}],\n'
    '"purpose": "To find customers.", "relationship": {"form": "independent", "terms": null}}'
)


def docx_seeds() -> list[bytes]:
    numbering = lists([("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%1.%2.%3")], more="<w:isLgl/>")
    body = (
        p("Term", num=1, level=0)
        + p(r("Law ") + field("REF a", r("4")) + "<w:ins><w:r><w:t>in</w:t></w:r></w:ins>", num=1, level=1)
        + p('<w:del><w:r><w:delText xml:space="preserve">out</w:delText></w:r></w:del>', more="<w:rPr><w:del/></w:rPr>")
        + table([control(p("Fee")), p("5%")], [table([p("deep")])])
        + p(r("hidden", "<w:vanish/>") + '<w:r><w:footnoteReference w:id="2"/><w:tab/><w:br/></w:r>', style="A")
        + p("", num=1, level=0, more="<w:sectPr/>")
    )
    whole = word(
        body,
        numbering=numbering,
        styles=style("A", '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr>', based_on="A"),
        footnotes=f'<w:footnote w:id="2">{p("A note.")}</w:footnote>',
        margins={"header1": p("Draft"), "footer1": p(r("Page ") + field("PAGE", r("1")))},
        settings="<w:evenAndOddHeaders/>",
    )
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("box") + "</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        + p("box")
        + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    overrides = {
        2: f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>{level(0, "ordinal", "%1")}</w:lvlOverride>'
    }
    other = word(
        p(r("a") + box + "<w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>", num=2, level=0),
        numbering=lists([("cardinalText", "%1.")], overrides=overrides),
        strict=True,
    )
    return [whole, other]


def odt_seeds() -> list[bytes]:
    body = (
        h("Term", 1)
        + items(
            odt_p("a") + items(odt_p("b"), odt_p("c")), odt_p("d<text:s text:c='3'/><text:tab/>"), attributes=STYLED
        )
        + "<table:table><table:table-row><table:table-cell>"
        + odt_p("Fee<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>")
        + "</table:table-cell></table:table-row></table:table>"
        + odt_p("Law<text:line-break/>of<text:span>Scotland</text:span>")
    )
    changed = "".join(
        f'<text:changed-region text:id="{name}"><text:{kind}><office:change-info/>{content}</text:{kind}>'
        "</text:changed-region>"
        for name, kind, content in (("a", "insertion", ""), ("b", "deletion", odt_p("x") + odt_p("y")))
    )
    start, end = '<text:change-start text:change-id="a"/>', '<text:change-end text:change-id="a"/>'
    body = (
        f"<text:tracked-changes>{changed}</text:tracked-changes>{body}"
        + odt_p(f"one <text:span>two {start}three</text:span>")
        + odt_p(f'four{end} five<text:change text:change-id="b"/> six')
    )
    margins = "<office:master-styles><style:master-page><style:header><text:p>H</text:p></style:header>"
    return [odt(body, styles=CLAUSES, margins=f"{margins}</style:master-page></office:master-styles>")]


def pdf_seeds() -> list[bytes]:
    pages = [column(["ALLIANCE", "", "1. Term. Three years and a hy-", "phen.", "   (a) indented"]), SCAN]
    # Streams as they are: in packed ones the fuzzer would only damage the packing.
    bare = file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
            3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
            5: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 6 0 R"
            b"/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>",
            6: stream(content(column(["*Term", "1. Three years", "2. Law", "", "Page 1"])), ""),
        }
    )
    return [bare, pdf(pages), pdf(pages[:1], password="")]


def samples(*suffixes: str) -> list[bytes]:
    """The sample agreements with these suffixes."""
    return [path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.suffix in suffixes]
