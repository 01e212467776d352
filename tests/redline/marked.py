"""Looks into reviewed Word files without the code that made them: comments, and what accepting or rejecting leaves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHOR = "alliance-lint"


def main_part(data: bytes) -> str:
    """The name of the main part."""
    links = part(data, "_rels/.rels")
    return next(
        link.get("Target", "").lstrip("/") for link in links if link.get("Type", "").endswith("/officeDocument")
    )


def part(data: bytes, name: str = "") -> etree._Element:
    """The root of a part; without a name, that of the main part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name or main_part(data)))


def with_main(data: bytes, root: etree._Element) -> bytes:
    """The file with another root of its main part."""
    name = main_part(data)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as copy:
        for entry in archive.namelist():
            copy.writestr(entry, etree.tostring(root) if entry == name else archive.read(entry))
    return made.getvalue()


def comments(data: bytes) -> dict[str, str]:
    """The text of each comment by its identifier, one line a paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next((name for name in archive.namelist() if re.search(r"(^|/)comments\d*\.xml$", name)), "")
    return {
        comment.get(W + "id", ""): "\n".join(
            "".join(t.text or "" for t in p.iter(W + "t")) for p in comment.iter(W + "p")
        )
        for comment in (part(data, name) if name else ())
    }


def anchored(data: bytes) -> dict[str, str]:
    """The words that each comment's range covers, as they read with all changes accepted."""
    open_ranges: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for element in part(data).iter():
        if element.tag == W + "commentRangeStart":
            open_ranges[element.get(W + "id", "")] = []
        elif element.tag == W + "commentRangeEnd":
            words[element.get(W + "id", "")] = "".join(open_ranges.pop(element.get(W + "id", "")))
        elif not any(True for _ in element.iterancestors(W + "del", W + "moveFrom")):
            shown = element.text if element.tag == W + "t" else "\t" if element.tag == W + "tab" else ""
            for pieces in open_ranges.values():
                pieces.append(shown or "")
    return words


def paragraphs(root: etree._Element) -> list[str]:
    """The text of each paragraph."""
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in root.iter(W + "p")]


def proposed(data: bytes) -> list[str]:
    """The paragraphs that are inserted."""
    texts = ("".join(t.text or "" for t in inserted.iter(W + "t")) for inserted in part(data).iter(W + "ins"))
    return [text for text in texts if text]


def rejected(data: bytes) -> bytes:
    """The file as it is when every change by the linter is rejected and its comments are deleted."""
    root = part(data)
    own = set(comments(data))
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(root.iter(W + name)):
            if mark.get(W + "id") in own:
                _remove(mark)
    for inserted in [each for each in root.iter(W + "ins") if each.get(W + "author") == AUTHOR]:
        properties = inserted.getparent()
        if properties is not None and properties.tag == W + "rPr":
            paragraph = next(inserted.iterancestors(W + "p"))
            _remove(inserted)
            _merge_with_next(paragraph)
        else:
            _remove(inserted)
    return with_main(data, root)


def accepted(data: bytes, fill: Callable[[str], str]) -> bytes:
    """The file with every change by the linter accepted, and the words of its insertions changed by ``fill``."""
    root = part(data)
    for inserted in [each for each in root.iter(W + "ins") if each.get(W + "author") == AUTHOR]:
        for written in inserted.iter(W + "t"):
            written.text = fill(written.text or "")
        for run in list(inserted):
            if run.find(W + "commentReference") is None:
                inserted.addprevious(run)
        _remove(inserted)
    return with_main(data, root)


def identifiers(data: bytes) -> list[str]:
    """The identifiers of all comments and tracked changes, and of the bookmarks."""
    found = re.findall(
        rb'<w:(?:ins|del|bookmarkStart|rPrChange|pPrChange|moveFrom|moveTo)\s[^>]*?w:id="(\d+)"', _document(data)
    )
    return [each.decode() for each in found] + list(comments(data))


def _document(data: bytes) -> bytes:
    return etree.tostring(part(data))


def _merge_with_next(paragraph: etree._Element) -> None:
    """Takes away a paragraph's mark: the next paragraph, with its own properties, goes on with the text."""
    following = next(paragraph.itersiblings(W + "p"), None)
    content = [each for each in paragraph if each.tag != W + "pPr"]
    if following is not None and content:
        properties = following.find(W + "pPr")
        at = 0 if properties is None else following.index(properties) + 1
        for offset, each in enumerate(content):
            following.insert(at + offset, each)
    _remove(paragraph)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
