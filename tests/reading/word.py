"""Small Word files, built from the XML that a test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from alliance_lint.reading.document import Document
from alliance_lint.reading.docx import read_docx

TRANSITIONAL = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
_RELATIONSHIPS = f"{TRANSITIONAL}/package/2006/relationships"


def word(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    margins: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    strict: bool = False,
    extra: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """The bytes of a .docx file.

    Each argument is the XML inside the root element of its part. ``margins`` are the headers and footers by
    relationship id, which begins with "header" or "footer"; ``extra`` are entries of the zip as they are.
    """
    folder = main.rpartition("/")[0]
    parts = {
        "styles": (root("styles", styles, strict=strict) if styles else ""),
        "numbering": (root("numbering", numbering, strict=strict) if numbering else ""),
        "settings": (root("settings", settings, strict=strict) if settings else ""),
        "footnotes": (root("footnotes", footnotes, strict=strict) if footnotes else ""),
        "endnotes": (root("endnotes", endnotes, strict=strict) if endnotes else ""),
        "comments": (root("comments", comments, strict=strict) if comments else ""),
    }
    entries: dict[str, bytes | str] = {}
    links = []
    for kind, content in parts.items():
        if content:
            entries[f"{folder}/{kind}.xml"] = content
            links.append((f"rel-{kind}", kind, f"{kind}.xml"))
    for identifier, content in (margins or {}).items():
        kind = identifier.rstrip("0123456789")
        entries[f"{folder}/{identifier}.xml"] = root("hdr" if kind == "header" else "ftr", content, strict=strict)
        links.append((identifier, kind, f"{identifier}.xml"))
    entries[main] = root("document", f"<w:body>{body}</w:body>", strict=strict)
    entries[f"{folder}/_rels/{main.rpartition('/')[2]}.rels"] = relationships(links, strict=strict)
    entries["_rels/.rels"] = relationships([("main", "officeDocument", main)], strict=strict)
    return zipped({**entries, **(extra or {})})


def read(body: str, **parts: object) -> Document:
    """The document read from a Word file built by ``word``."""
    return read_docx(word(body, **parts), "deal.docx")  # type: ignore[arg-type]


def shown(document: Document) -> list[str]:
    """Each block as a reader of the page sees it: its label, if any, and its text."""
    texts = [(block.label, document.text[block.start : block.end]) for block in document.blocks]
    return [f"{label} {text}" if label else text for label, text in texts]


def zipped(entries: Mapping[str, bytes | str]) -> bytes:
    """A zip of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def root(name: str, content: str, *, strict: bool = False) -> str:
    """A part: its root element with the namespaces that tests need."""
    if strict:
        w, m, r = (f"{STRICT}/{end}" for end in ("wordprocessingml/main", *_OFFICE))
    else:
        w, m, r = (f"{TRANSITIONAL}/{end}" for end in ("wordprocessingml/2006/main", *_OFFICE_2006))
    return (
        f'<w:{name} xmlns:w="{w}" xmlns:m="{m}" xmlns:r="{r}" '
        f'xmlns:mc="{TRANSITIONAL}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml">'
        f"{content}</w:{name}>"
    )


_OFFICE = ("officeDocument/math", "officeDocument/relationships")
_OFFICE_2006 = ("officeDocument/2006/math", "officeDocument/2006/relationships")


def relationships(links: list[tuple[str, str, str]], *, strict: bool = False) -> str:
    """A relationships part: id, kind and target of each link."""
    base = f"{STRICT}/officeDocument/relationships" if strict else f"{TRANSITIONAL}/officeDocument/2006/relationships"
    inner = "".join(f'<Relationship Id="{i}" Type="{base}/{kind}" Target="{to}"/>' for i, kind, to in links)
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{inner}</Relationships>'


def p(content: str = "", *, style: str = "", num: int | None = None, level: int | None = None, more: str = "") -> str:
    """A paragraph. ``content`` is text, or XML if it begins with "<"; ``more`` goes into its properties."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None or level is not None:
        inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        inner += "" if num is None else f'<w:numId w:val="{num}"/>'
        properties += f"<w:numPr>{inner}</w:numPr>"
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{content if content.startswith('<') else r(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    if not text:
        return ""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    """A complex field: runs from its begin to its end."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: list[str]) -> str:
    """A table; each cell is the XML of its blocks."""
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def control(content: str, properties: str = "") -> str:
    """A content control around runs, blocks, rows or cells."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def lists(levels: list[tuple[str, str]], *, more: str = "", overrides: Mapping[int, str] | None = None) -> str:
    """A numbering part: one definition with (format, text) for each level, and list 1 of it.

    ``more`` goes into each level; ``overrides`` are further lists of the same definition, by number, with the XML
    inside their w:num.
    """
    inner = "".join(level(index, style, text, more=more) for index, (style, text) in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{override}</w:num>'
        for number, override in {1: "", **(overrides or {})}.items()
    )


def definition(*levels: str, more: str = "") -> str:
    """A numbering part: one definition of these levels, and list 1 of it."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{more}{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def style(name: str, properties: str = "", *, kind: str = "paragraph", based_on: str = "", run: str = "") -> str:
    """A style with the XML in its paragraph and run properties."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:styleId="{name}" w:type="{kind}">{base}<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def level(index: int, style: str, text: str, *, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )
