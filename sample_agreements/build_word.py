"""Builds the Word samples from ``word_texts.py``: ``python sample_agreements/build_word.py [FOLDER]``.

The files are made as lawyers' templates make them: every number is automatic (no "1.1" stands in the text), headings
are styles, cross-references are fields, the page number is a field in the footer. Nothing but the standard library is
used, and the same texts give the same bytes, so the committed files can be compared with a rebuild.

The markup: paragraphs are parted by empty lines, and the first word says what a paragraph is.

    title: / center:      the title; a centred line
    == Background         a heading without a number
    @ text                a recital, "(A)"
    # Definitions         the heading of a clause, "1."
    ## text               "1.1"
    ### text              "(a)"
    def: text             a definition, indented and without a number
    schedule: Prices      the heading of a schedule; the first is on a new page
    | one | two |         a row of a table; the first row is its head
    sign: NAME | BY | AS  a signature block
    text                  anything else is a plain paragraph

Within a paragraph, ``**bold**``, ``[+inserted+]`` and ``[-deleted-]`` (tracked changes), ``{#name}`` at the beginning
to be referred to, and ``{@name}`` to refer to it.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from word_texts import CARELESS, SOUND

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold: a rebuild must not differ by its date."""

TEXT_WIDTH = 9360
"""Twentieths of a point between the margins of a letter page."""

REVISION = 'w:author="R. Quillon" w:date="2025-05-12T09:30:00Z"'


@dataclass(frozen=True, slots=True)
class WordFile:
    """One sample: its file name, text, what the footer says, its font, and how its schedules are numbered."""

    name: str
    text: str
    footer: str
    font: str
    schedule_format: str


FILES = (
    WordFile("sound-alliance.docx", SOUND, "Strategic Alliance Agreement: Larkfield and Penrose", "Cambria", "decimal"),
    WordFile(
        "careless-alliance.docx", CARELESS, "Launchpad Alliance: Tallgrass and Meridian", "Calibri", "upperLetter"
    ),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the markup: its sort ("##", "def:" ...), its words, and the name by which others refer to it."""

    sort: str
    text: str
    name: str = ""


SORTS = ("title:", "center:", "==", "@", "###", "##", "#", "def:", "schedule:", "|", "sign:")
STYLES = {
    "title:": "Title",
    "center:": "Centred",
    "==": "Caption1",
    "@": "Recital",
    "#": "Heading1",
    "##": "Clause2",
    "###": "Clause3",
    "def:": "Definition",
    "schedule:": "Schedule",
    "": "BodyText",
}


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of the markup, each on one line; the rows of a table stay parted by line ends."""
    for chunk in re.split(r"\n\s*\n", text.strip()):
        sort = next((sort for sort in SORTS if chunk.startswith(sort)), "")
        if sort == "|":
            yield Paragraph(sort, chunk)
            continue
        words = " ".join(chunk[len(sort) :].split())
        named = re.match(r"\{#(\w+)\}\s*", words)
        if named:
            yield Paragraph(sort, words[named.end() :], named.group(1))
        else:
            yield Paragraph(sort, words)


def numbers(found: list[Paragraph], schedule_format: str) -> Mapping[str, str]:
    """What Word shows where a paragraph is referred to by name: "4", "4.2", "4.2(a)", "Schedule 1"."""
    article = clause = item = schedule = 0
    shown: dict[str, str] = {}
    for paragraph in found:
        number = ""
        if paragraph.sort == "#":
            article, clause, item = article + 1, 0, 0
            number = str(article)
        elif paragraph.sort == "##":
            clause, item = clause + 1, 0
            number = f"{article}.{clause}"
        elif paragraph.sort == "###":
            item += 1
            number = f"{article}.{clause}({chr(96 + item)})"
        elif paragraph.sort == "schedule:":
            schedule += 1
            number = "Schedule " + (str(schedule) if schedule_format == "decimal" else chr(64 + schedule))
        if paragraph.name:
            shown[paragraph.name] = number
    return shown


def typeset(text: str) -> str:
    """Straight quotation marks and apostrophes as Word's autocorrection leaves them."""
    text = re.sub(r'(^|[\s(\[])"', r"\1“", text).replace('"', "”")
    return text.replace("'", "’")


class Body:
    """Writes the paragraphs of one sample as WordprocessingML (ECMA-376 part 1, section 17)."""

    def __init__(self, shown: Mapping[str, str]) -> None:
        self.shown = shown
        self.identifier = 0

    def next_identifier(self) -> int:
        """Bookmarks and revisions share one sequence: Word wants each number once."""
        self.identifier += 1
        return self.identifier

    def run(self, text: str, properties: str = "", tag: str = "w:t") -> str:
        styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{styled}<{tag} xml:space="preserve">{escape(text)}</{tag}></w:r>'

    def reference(self, name: str) -> str:
        """A REF field; the number between ``separate`` and ``end`` is what Word showed when the file was saved."""
        switch = "\\w" if "(" in self.shown[name] else "\\r"
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> REF _Ref_{name} {switch} \\h </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f"{self.run(self.shown[name])}"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    def runs(self, text: str) -> str:
        made = []
        for part in re.split(r"(\*\*.+?\*\*|\[\+.+?\+\]|\[-.+?-\]|\{@\w+\})", typeset(text)):
            if part.startswith("**"):
                made.append(self.run(part[2:-2], "<w:b/>"))
            elif part.startswith("[+"):
                made.append(f'<w:ins w:id="{self.next_identifier()}" {REVISION}>{self.run(part[2:-2])}</w:ins>')
            elif part.startswith("[-"):
                deleted = self.run(part[2:-2], tag="w:delText")
                made.append(f'<w:del w:id="{self.next_identifier()}" {REVISION}>{deleted}</w:del>')
            elif part.startswith("{@"):
                made.append(self.reference(part[2:-1]))
            elif part:
                made.append(self.run(part))
        return "".join(made)

    def paragraph(self, style: str, text: str, name: str = "", *, new_page: bool = False) -> str:
        content = self.runs(text)
        if name:
            number = self.next_identifier()
            content = (
                f'<w:bookmarkStart w:id="{number}" w:name="_Ref_{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
            )
        page = "<w:pageBreakBefore/>" if new_page else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}</w:pPr>{content}</w:p>'

    def table(self, rows: list[list[str]]) -> str:
        """A table with borders and a shaded head that is repeated on the next page."""
        width = TEXT_WIDTH // len(rows[0])
        made = [
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>',
            f'<w:gridCol w:w="{width}"/>' * len(rows[0]),
            "</w:tblGrid>",
        ]
        for number, row in enumerate(rows):
            head = number == 0
            made.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>")
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E9EE"/>' if head else ""
            for cell in row:
                words = self.paragraph("TableText", f"**{cell}**" if head else cell)
                made.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{words}</w:tc>')
            made.append("</w:tr>")
        return "".join(made) + "</w:tbl>"

    def signatures(self, blocks: list[list[str]]) -> str:
        """The signature blocks side by side, in a table without borders, as they stand in most agreements."""
        width = TEXT_WIDTH // len(blocks)
        column = f'<w:gridCol w:w="{width}"/>'
        cells = []
        for party, by, office in blocks:
            lines = (f"**{party}**", "", "By: " + "_" * 32, f"Name: {by}", f"Title: {office}", "Date: " + "_" * 30)
            words = "".join(self.paragraph("Signature1", line) for line in lines)
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>')
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{column * len(blocks)}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr></w:tbl>"
        )


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def document_xml(file: WordFile) -> str:
    found = list(paragraphs(file.text))
    body = Body(numbers(found, file.schedule_format))
    made = []
    for place, paragraph in enumerate(found):
        if paragraph.sort == "|":
            made.append(body.table([cells(row) for row in paragraph.text.splitlines()]))
            made.append(body.paragraph("BodyText", ""))
        elif paragraph.sort == "sign:":
            if found[place - 1].sort != "sign:":
                blocks = [cells(other.text) for other in found[place:] if other.sort == "sign:"]
                made.append(body.signatures(blocks))
                made.append(body.paragraph("BodyText", ""))
        else:
            after_signatures = found[place - 1].sort == "sign:"
            made.append(
                body.paragraph(STYLES[paragraph.sort], paragraph.text, paragraph.name, new_page=after_signatures)
            )
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1300" w:right="1440" w:bottom="1200" w:left="1440" w:header="720" w:footer="600" '
        'w:gutter="0"/></w:sectPr>'
    )
    return f"{XML}<w:document {W} {R}><w:body>{''.join(made)}{page}</w:body></w:document>"


def footer_xml(words: str) -> str:
    def field(code: str) -> str:
        return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    return (
        f'{XML}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"<w:r><w:t>{escape(words)}</w:t></w:r><w:r><w:tab/></w:r>"
        f'<w:r><w:t xml:space="preserve">Page </w:t></w:r>{field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{field("NUMPAGES")}</w:p></w:ftr>'
    )


def style(
    identifier: str, name: str, paragraph: str = "", run: str = "", *, based: str = "Normal", following: str = ""
) -> str:
    """One paragraph style; ``paragraph`` and ``run`` hold its properties in the order that the schema wants."""
    then = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{then}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def numbered(instance: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def styles_xml(font: str) -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>'
    after = '<w:spacing w:after="{}" w:line="264" w:lineRule="auto"/>'.format
    made = [
        f"{XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{after(110)}</w:pPr></w:style>",
        style("BodyText", "Body Text", '<w:jc w:val="both"/>'),
        style(
            "Title",
            "Title",
            '<w:keepNext/><w:spacing w:before="60" w:after="220"/><w:jc w:val="center"/>',
            '<w:b/><w:caps/><w:spacing w:val="20"/><w:sz w:val="32"/>',
            following="BodyText",
        ),
        style("Centred", "Centred", '<w:jc w:val="center"/>'),
        style(
            "Caption1",
            "Unnumbered Heading",
            '<w:keepNext/><w:spacing w:before="200" w:after="100"/>',
            "<w:b/><w:caps/>",
        ),
        style("Recital", "Recital", numbered(2, 0) + '<w:jc w:val="both"/>'),
        style(
            "Heading1",
            "heading 1",
            f'<w:keepNext/>{numbered(1, 0)}<w:spacing w:before="220" w:after="100"/><w:outlineLvl w:val="0"/>',
            '<w:b/><w:sz w:val="22"/>',
            following="Clause2",
        ),
        style("Clause2", "Clause 2", numbered(1, 1) + '<w:jc w:val="both"/>'),
        style("Clause3", "Clause 3", f'{numbered(1, 2)}{after(60)}<w:jc w:val="both"/>'),
        style("Definition", "Definition", f'{after(70)}<w:ind w:left="720"/><w:jc w:val="both"/>'),
        style(
            "Schedule",
            "Schedule Heading",
            f'<w:keepNext/>{numbered(3, 0)}<w:spacing w:before="320" w:after="160"/><w:outlineLvl w:val="0"/>',
            '<w:b/><w:sz w:val="25"/>',
            following="BodyText",
        ),
        style("TableText", "Table Text", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="19"/>'),
        style("Signature1", "Signature Block", '<w:keepNext/><w:spacing w:before="60" w:after="60"/>'),
        style(
            "Footer",
            "footer",
            f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="999999"/></w:pBdr>'
            f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>',
            '<w:color w:val="555555"/><w:sz w:val="17"/>',
        ),
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>',
        *(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8F99"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
        '</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style></w:styles>",
    ]
    return "".join(made)


def numbering_xml(schedule_format: str) -> str:
    """The three lists: clauses ("1.", "1.1", "(a)"), recitals ("(A)") and schedules ("Schedule 1")."""

    def level(
        number: int,
        style_id: str,
        form: str,
        shown: str,
        left: int,
        hanging: int,
        *,
        bold: bool = False,
        suffix: str = "",
    ) -> str:
        return (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style_id}"/>'
            f'{suffix}<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
            f'<w:rPr><w:b w:val="{int(bold)}"/></w:rPr></w:lvl>'
        )

    def abstract(number: int, kind: str, levels: str) -> str:
        return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'

    clauses = (
        level(0, "Heading1", "decimal", "%1.", 720, 720, bold=True)
        + level(1, "Clause2", "decimal", "%1.%2", 720, 720)
        + level(2, "Clause3", "lowerLetter", "(%3)", 1260, 540)
    )
    recitals = level(0, "Recital", "upperLetter", "(%1)", 720, 720)
    schedules = level(0, "Schedule", schedule_format, "Schedule %1", 0, 0, bold=True, suffix='<w:suff w:val="space"/>')
    instances = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3))
    return (
        f"{XML}<w:numbering {W}>{abstract(0, 'multilevel', clauses)}{abstract(1, 'singleLevel', recitals)}"
        f"{abstract(2, 'singleLevel', schedules)}{instances}</w:numbering>"
    )


def parts(file: WordFile) -> dict[str, str]:
    """The parts of the package (ECMA-376 part 2), by name."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    packages = "http://schemas.openxmlformats.org/package/2006"
    names = ("document.main", "styles", "numbering", "settings", "footer")
    overrides = "".join(
        f'<Override PartName="/word/{name.split(".")[0]}.xml" ContentType="{content}.{name}+xml"/>' for name in names
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(("styles", "numbering", "settings", "footer"), start=1)
    )
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{packages}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{packages}/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="{packages}/relationships">'
        f"{related}</Relationships>",
        "word/document.xml": document_xml(file),
        "word/styles.xml": styles_xml(file.font),
        "word/numbering.xml": numbering_xml(file.schedule_format),
        "word/settings.xml": f'{XML}<w:settings {W}><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>",
        "word/footer.xml": footer_xml(file.footer),
    }


def build(file: WordFile, folder: Path) -> Path:
    """Writes one sample into ``folder`` and returns its path. The same text gives the same bytes."""
    path = folder / file.name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:  # compressed bytes differ from zlib to zlib
        for name, content in parts(file).items():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.create_system = 3
            archive.writestr(entry, content.encode("utf-8"))
    return path


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    for file in FILES:
        print(build(file, folder))


if __name__ == "__main__":
    main()
