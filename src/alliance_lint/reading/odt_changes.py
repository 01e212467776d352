"""An OpenDocument text as it was before its tracked changes (ODF 1.3 part 3, 5.5).

What was inserted stands in the text between two marks, which need not be in the same paragraph. What was deleted is
kept apart, with a mark where it stood.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from alliance_lint.reading.odt_names import q

_START: Final = q("text:change-start")
_END: Final = q("text:change-end")
_POINT: Final = q("text:change")
_REGION: Final = q("text:changed-region")
_INSERTION: Final = q("text:insertion")
_DELETION: Final = q("text:deletion")
_INFO: Final = q("office:change-info")
_CHANGE: Final = q("text:change-id")
_PARAGRAPHS: Final = (q("text:p"), q("text:h"))


def reject_changes(text: etree._Element) -> None:
    """Turn ``text`` (office:text) into what it was before its insertions and deletions. Formats stay as they are."""
    regions = {region.get(q("text:id")) or region.get(q("xml:id")): region for region in text.iter(_REGION)}
    inserted = {name for name, region in regions.items() if region.find(_INSERTION) is not None}
    starts = {mark.get(_CHANGE): mark for mark in text.iter(_START)}
    for end in list(text.iter(_END)):
        name = end.get(_CHANGE)
        if name in inserted and (start := starts.pop(name, None)) is not None:
            _take_out(text, start, end)
    for point in list(text.iter(_POINT)):
        region = regions.get(point.get(_CHANGE))
        deletion = None if region is None else region.find(_DELETION)
        if deletion is not None and _is_in(point, text):
            _put_back(point, [deepcopy(part) for part in deletion if part.tag != _INFO])


def _take_out(text: etree._Element, start: etree._Element, end: etree._Element) -> None:
    """Remove what stands from ``start`` to ``end``; what is left of two paragraphs becomes one."""
    if not (_is_in(start, text) and _is_in(end, text)):
        return
    first, last = _paragraph_of(start), _paragraph_of(end)
    between = _between(text, start, end)
    rest = None if last is None else _cut_after(last, end)
    if first is not None:
        _cut_after(first, start)
    for element in between:
        if element is not first and element is not last and element.tag in _PARAGRAPHS:
            _remove(element)
    if last is None or rest is None:
        return
    if first is None or (first is not last and not "".join(map(str, first.itertext())).strip()):
        # Nothing is left of the first one: the second keeps its number and style.
        _empty(last)
        _append(last, rest)
        if first is not None:
            _remove(first)
    else:
        _append(first, rest)
        if first is not last:
            _remove(last)


def _put_back(point: etree._Element, parts: list[etree._Element]) -> None:
    """Put ``parts`` where ``point`` stands. The first paragraph goes on what is before it, the last what is after."""
    paragraph = _paragraph_of(point)
    if paragraph is None:
        for part in reversed(parts):
            point.addnext(part)
        return
    if not parts:
        return
    rest = _cut_after(paragraph, point)
    opening = parts.pop(0) if parts[0].tag in _PARAGRAPHS else None
    closing = parts.pop() if parts and parts[-1].tag in _PARAGRAPHS else None
    if opening is not None:
        _append(paragraph, opening)
    if closing is None and not parts:
        _append(paragraph, rest)
        return
    after = closing if closing is not None else _like(paragraph)
    _append(after, rest)
    for part in (after, *reversed(parts)):
        paragraph.addnext(part)


def _between(text: etree._Element, start: etree._Element, end: etree._Element) -> list[etree._Element]:
    """The elements that begin after ``start`` and before ``end``, in the order of the text."""
    found: list[etree._Element] = []
    inside = False
    for element in text.iter():
        if element is end:
            break
        if inside:
            found.append(element)
        inside = inside or element is start
    return found


def _cut_after(paragraph: etree._Element, mark: etree._Element) -> etree._Element:
    """Cut ``paragraph`` after ``mark``, which is in it; what comes after, spans kept, in a paragraph of its own."""
    rest: etree._Element | None = None
    node = mark
    while node is not paragraph:
        parent = node.getparent()
        assert parent is not None
        upper = _like(parent)
        following = list(node.itersiblings())
        if rest is None:
            upper.text, node.tail = node.tail, None
        else:
            rest.tail, node.tail = node.tail, None
            upper.append(rest)
        upper.extend(following)
        rest, node = upper, parent
    assert rest is not None
    return rest


def _append(paragraph: etree._Element, more: etree._Element) -> None:
    """Add the content of ``more`` to the end of ``paragraph``."""
    if more.text:
        if len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + more.text
        else:
            paragraph.text = (paragraph.text or "") + more.text
    paragraph.extend(list(more))


def _like(element: etree._Element) -> etree._Element:
    return etree.Element(element.tag, {str(name): str(value) for name, value in element.attrib.items()})


def _empty(paragraph: etree._Element) -> None:
    paragraph.text = None
    for child in list(paragraph):
        paragraph.remove(child)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(*_PARAGRAPHS), None)


def _is_in(element: etree._Element, text: etree._Element) -> bool:
    return text in element.iterancestors()
