"""The part that holds the comments, and what ties it to the main part (ECMA-376 part 1, 11.3.2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Final

from lxml import etree

from alliance_lint.reading.docx.names import R_NAMESPACE, W_NAMESPACE, w
from alliance_lint.reading.docx.package import Package
from alliance_lint.redline.note import Line
from alliance_lint.redline.word.marks import Marks, text_run

_CONTENT_TYPES: Final = "[content_types].xml"
_TYPES_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comments:
    """The comments of one file: those that it has, and those that are added."""

    def __init__(self, package: Package) -> None:
        self._package = package
        links = package.relationships(package.main)
        self._name = next((link.target for link in links if link.kind == "comments"), "")
        root = package.part(self._name) if self._name else None
        self.is_new = root is None
        self._root = etree.Element(w("comments"), nsmap={"w": W_NAMESPACE}) if root is None else root
        if self.is_new:
            self._name = _free_name(package)

    def add(self, lines: Iterable[Line], marks: Marks) -> str:
        """Adds a comment and returns its identifier."""
        comment = marks.comment()
        for number, line in enumerate(lines):
            comment.append(_paragraph(line, first=number == 0))
        self._root.append(comment)
        return str(comment.get(w("id")))

    def parts(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """The parts changed, and those added, by name."""
        content = serialised(self._root)
        if not self.is_new:
            return {self._name.lower(): content}, {}
        changed: dict[str, bytes] = {}
        added = {self._name: content}
        types = self._package.part(_CONTENT_TYPES)
        if types is not None:
            override = etree.SubElement(types, f"{{{_TYPES_NAMESPACE}}}Override")
            override.set("PartName", f"/{self._name}")
            override.set("ContentType", _COMMENTS_TYPE)
            changed[_CONTENT_TYPES] = serialised(types)
        folder, name = posixpath.split(self._package.main)
        links_name = posixpath.join(folder, "_rels", f"{name}.rels")
        links = self._package.part(links_name)
        (changed if links is not None else added)[links_name if links is None else links_name.lower()] = serialised(
            _linked(links, posixpath.basename(self._name))
        )
        return changed, added


def serialised(root: etree._Element) -> bytes:
    """A part as bytes, with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _linked(links: etree._Element | None, target: str) -> etree._Element:
    """The main part's relationships with one to the comments."""
    if links is None:
        links = etree.fromstring(f'<Relationships xmlns="{_LINKS_NAMESPACE}"/>')
    used = {link.get("Id") for link in links}
    link = etree.SubElement(links, f"{{{_LINKS_NAMESPACE}}}Relationship")
    link.set("Id", next(name for name in (f"rId{n}" for n in range(1, len(used) + 2)) if name not in used))
    link.set("Type", f"{R_NAMESPACE}/comments")
    link.set("Target", target)
    return links


def _free_name(package: Package) -> str:
    folder = posixpath.dirname(package.main)
    names = ["comments.xml", *(f"comments{n}.xml" for n in range(1, len(package.names) + 2))]
    paths = (posixpath.join(folder, name) for name in names)
    return next(path for path in paths if path.lower() not in package.names)


def _paragraph(line: Line, *, first: bool) -> etree._Element:
    """A paragraph of a comment, in the looks that comments have in Word whatever the agreement's own."""
    paragraph = etree.Element(w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    spacing = etree.SubElement(properties, w("spacing"))
    for name, value in (("before", "0"), ("after", "60"), ("line", "240"), ("lineRule", "auto")):
        spacing.set(w(name), value)
    indent = etree.SubElement(properties, w("ind"))
    for name in ("left", "right", "firstLine"):
        indent.set(w(name), "0")
    etree.SubElement(properties, w("jc")).set(w("val"), "left")
    if first:
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("annotationRef"))
    if line.lead:
        paragraph.append(text_run(f"{line.lead} ", _looks(bold=True)))
    paragraph.append(text_run(line.text, _looks(bold=False)))
    return paragraph


def _looks(*, bold: bool) -> etree._Element:
    looks = etree.Element(w("rPr"))
    etree.SubElement(looks, w("b")).set(w("val"), "1" if bold else "0")
    etree.SubElement(looks, w("i")).set(w("val"), "0")
    etree.SubElement(looks, w("caps")).set(w("val"), "0")
    etree.SubElement(looks, w("sz")).set(w("val"), "18")
    return looks
