"""Which rows are no part of the agreement: page numbers, and headers and footers that come back page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from alliance_lint.reading.pdf.page import Page, Row
from alliance_lint.reading.text_marks import LABEL, is_furniture, is_signature_label

_MARGIN = 0.12
"""The share of the page's height at its top and bottom in which headers and footers stand."""
_PAGES_AT_LEAST = 3
_SHARE_OF_PAGES = 0.3
_LETTERS_AT_LEAST = 5
"""What comes back with fewer letters is a blank, a redaction ("[...***...]") or a mark, not a header."""
_NEIGHBOURS = 2
"""Rows on either side of a page number inside a page that may be the footer and header at an earlier page end."""
_SURE_NUMBER = re.compile(r"[-–] ?(?:\d{1,3}|[ivxl]{1,6}) ?[-–]|[Pp](?:age|AGE) \d{1,3}(?: of \d{1,3})?")
_BARE_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_COUNTING_AT_LEAST = 3
_DIGITS = re.compile(r"\d+")
_ROMAN_AT_END = re.compile(r"\b[ivxl]+\b(?=\W*$)")


def mark_furniture(pages: Sequence[Page], rows: Sequence[list[Row]]) -> list[list[Row]]:
    """``rows`` (of each page) with furniture marked, that at the top of a page first and that at its bottom last."""
    numbers = [sure | bare for sure, bare in zip(map(_sure_numbers, rows), _bare_numbers(rows), strict=True)]
    edges = [_edges(page, own, at) for page, own, at in zip(pages, rows, numbers, strict=True)]
    running = _running(len(pages), [[own[at] for at in places] for own, places in zip(rows, edges, strict=True)])
    marked = []
    for page, own, places, counted in zip(pages, rows, edges, numbers, strict=True):
        keep = [
            replace(row, furniture=True) if index in counted or (index in places and _key(row) in running) else row
            for index, row in enumerate(own)
        ]
        keep = _number_at(page, keep, _margin_top)
        keep = _number_at(page, keep, _margin_bottom)
        marked.append(
            [
                *(row for row in keep if row.furniture and _margin_top(page, row)),
                *(row for row in keep if not row.furniture),
                *(row for row in keep if row.furniture and not _margin_top(page, row)),
            ]
        )
    return marked


def _sure_numbers(rows: Sequence[Row]) -> frozenset[int]:
    return frozenset(index for index, row in enumerate(rows) if _SURE_NUMBER.fullmatch(row.text.strip()))


def _bare_numbers(pages: Sequence[Sequence[Row]]) -> list[frozenset[int]]:
    """The places of numbers that stand alone, anywhere on a page, and count on over several pages."""
    marked: list[set[int]] = [set() for _ in pages]
    chain: list[tuple[int, int, int]] = []
    found = [
        (page, index, int(row.text))
        for page, rows in enumerate(pages)
        for index, row in enumerate(rows)
        if not row.furniture and _BARE_NUMBER.fullmatch(row.text)
    ]
    for item in (*found, (0, 0, -9)):
        # A page may show its own number and that of the document it was filed with, or none.
        if chain and not 0 <= item[2] - chain[-1][2] <= 2:
            if len({value for _, _, value in chain}) >= _COUNTING_AT_LEAST and chain[0][0] != chain[-1][0]:
                for page, index, _ in chain:
                    marked[page].add(index)
            chain = []
        chain.append(item)
    return [frozenset(places) for places in marked]


def _edges(page: Page, rows: Sequence[Row], numbers: frozenset[int]) -> frozenset[int]:
    """The places in ``rows`` where headers and footers can stand: the margins, and around an earlier page's number.

    A web page or a filing that was printed has the ends of its former pages in the midst of the new ones.
    """
    margin = frozenset(index for index, row in enumerate(rows) if _margin(page, row))
    places = set(margin)
    for index in numbers - margin:
        places.update(range(max(index - _NEIGHBOURS, 0), min(index + _NEIGHBOURS + 1, len(rows))))
    return frozenset(index for index in places if not rows[index].furniture)


def _running(pages: int, edges: Sequence[Sequence[Row]]) -> frozenset[str]:
    """The lines, with their digits made equal, that stand at the edges of enough of the pages."""
    found: Counter[str] = Counter()
    written: dict[str, set[str]] = {}
    for rows in edges:
        found.update({_key(row) for row in rows})
        for row in rows:
            written.setdefault(_key(row), set()).add(row.text)
    least = max(_PAGES_AT_LEAST, _SHARE_OF_PAGES * pages)
    return frozenset(key for key, count in found.items() if count >= least and not _is_text(key, written[key]))


def _is_text(key: str, written: set[str]) -> bool:
    if sum(map(str.isalpha, key)) < _LETTERS_AT_LEAST or is_signature_label(key):
        return True
    # "Schedule 1", "Schedule 2" at the tops of pages are headings; "Schedule 1" on each of them is a header.
    return len(written) > 1 and all(LABEL.match(text) for text in written)


def _key(row: Row) -> str:
    text = _ROMAN_AT_END.sub("#", _DIGITS.sub("#", row.text.lower()))
    return " ".join(text.split())


def _number_at(page: Page, rows: list[Row], inside: Callable[[Page, Row], bool]) -> list[Row]:
    """``rows`` with the outermost one marked if it is a bare page number; ``inside`` tells which margin is meant."""
    places = [index for index, row in enumerate(rows) if not row.furniture and inside(page, row)]
    if not places:
        return rows
    outer = min if inside is _margin_top else max
    index = outer(places, key=lambda place: rows[place].top)
    if is_furniture(rows[index].text.strip()) and not rows[index].text.startswith("__"):
        rows[index] = replace(rows[index], furniture=True)
    return rows


def _margin(page: Page, row: Row) -> bool:
    return _margin_top(page, row) or _margin_bottom(page, row)


def _margin_top(page: Page, row: Row) -> bool:
    return (row.top + row.bottom) / 2 < _MARGIN * page.height


def _margin_bottom(page: Page, row: Row) -> bool:
    return (row.top + row.bottom) / 2 > (1 - _MARGIN) * page.height
