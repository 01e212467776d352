"""How a file is changed to make the next one to try: its structure, and not only its bytes.

Each mutation takes the bytes, the size that may not be passed (bytes), a seed, and what else changes bytes (libFuzzer,
or anything else in a test). The same arguments give the same bytes.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

from lxml import etree

from alliance_lint.reading.archive import BROKEN_ZIP

Mutate = Callable[[bytes, int], bytes]
"""Changes some bytes, and makes no more of them than the second argument says."""

UNPACKED = 1_000_000
"""Bytes; an archive with more is only changed as bytes."""
VALUES = ("", "0", "1", "-1", "9", "99999999999999999999", "1e9", "nan", "true", "\u200f", "%1%9", "a" * 300, "../x")
_TIME = (1980, 1, 1, 0, 0, 0)


def mutate_text(data: bytes, size: int, seed: int, mutate: Mutate) -> bytes:
    """Now and then repeats a piece of the text often, which is what makes a reader slow; else as libFuzzer does."""
    chance = random.Random(seed)
    if not data or chance.random() > 0.15:
        return mutate(data, size)
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 1, 2, 3, 5, 8, 20, 60))]
    times = min(chance.choice((3, 30, 300, 3_000, 30_000)), (size - len(data)) // len(piece))
    return data[:start] + piece * max(times, 0) + data[start:]


def mutate_archive(data: bytes, size: int, seed: int, mutate: Mutate) -> bytes:
    """Changes the tree, or now and then the bytes, of one part of a zip; or of the zip itself."""
    chance = random.Random(seed)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > UNPACKED:
                return mutate(data, size)
            entries = {info.filename: archive.read(info) for info in infos}
    except BROKEN_ZIP:
        return mutate(data, size)
    names = sorted(name for name in entries if name.endswith((".xml", ".rels")))
    way = chance.random()
    if not names or way < 0.03:
        return mutate(data, size)
    name = chance.choice(names)
    content = entries[name]
    entries[name] = mutate_text(content, size, seed, mutate) if way < 0.2 else mutate_tree(content, chance)
    changed = io.BytesIO()
    with zipfile.ZipFile(
        changed, "w", zipfile.ZIP_STORED if chance.random() < 0.5 else zipfile.ZIP_DEFLATED
    ) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), content)
    return changed.getvalue() if changed.tell() <= size else data


def mutate_tree(content: bytes, chance: random.Random) -> bytes:
    """The XML with up to four changes to its elements; as it is where it is no XML."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        return content
    for _ in range(chance.randint(1, 4)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        chance.choice(_CHANGES)(root, chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root)


def mutate_pdf(data: bytes, size: int, seed: int, mutate: Mutate) -> bytes:
    """Changes what one stream of a PDF draws, or the bytes of the whole."""
    chance = random.Random(seed)
    streams = list(re.finditer(rb"stream\r?\n(.{0,20000}?)\r?\nendstream", data, re.DOTALL))
    if not streams or chance.random() < 0.4:
        return mutate_text(data, size, seed, mutate)
    start, end = chance.choice(streams).span(1)
    room = max(size - len(data) + end - start, 0)
    return data[:start] + mutate_text(data[start:end], room, seed, mutate) + data[end:]


# Each takes the root, two elements of the tree, and chance.
def _drop(root: etree._Element, one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _copy(root: etree._Element, one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    copy = etree.fromstring(etree.tostring(one, with_tail=False))
    other.insert(chance.randint(0, len(other)), copy)


def _repeat(root: etree._Element, one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = one.getparent()
    text = etree.tostring(one, with_tail=False)
    if parent is not None and len(text) < 2_000:
        for _ in range(chance.choice((2, 10, 100))):
            parent.append(etree.fromstring(text))


def _nest(root: etree._Element, one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = one.getparent()
    if parent is None or other is root or one in other.iterancestors():
        return
    for _ in range(chance.choice((1, 3, 30, 100))):
        wrapper = etree.Element(other.tag, dict(other.attrib))
        parent.replace(one, wrapper)
        wrapper.append(one)
        parent = wrapper


def _rename(root: etree._Element, one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    one.tag = other.tag


def _attribute(root: etree._Element, one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    name = chance.choice([*one.attrib, *other.attrib, "id"])
    value = chance.choice((*VALUES, *map(str, other.attrib.values())))
    if chance.random() < 0.2:
        one.attrib.pop(name, None)
    else:
        one.set(name, value)


def _write(root: etree._Element, one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    one.text = chance.choice(
        (*VALUES, "\u2028 \t\n", "\ufffe"[:0], "\U0001f600", "REF a \\h", "12.3(a)", other.text or "")
    )


_CHANGES = (_drop, _copy, _repeat, _nest, _rename, _attribute, _attribute, _write)
