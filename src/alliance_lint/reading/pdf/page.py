"""What is on a page: the values that the child process sends and that the layout is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of characters on one line without a wide gap in it.

    Lengths are in points, and measured from the top left corner of the page as it is read: ``left``, ``right``, ``top``
    and ``bottom`` of the box, ``size`` the height of the font. ``hyphen`` says that the last character is a hyphen at
    which the line was broken; ``askew`` that the fragment runs in another direction than most of the page.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    hyphen: bool = False
    askew: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``number`` is 1-based; ``scanned`` says that it shows pictures and has next to no text.

    ``unread`` says that the page is damaged, so that nothing of it is here.
    """

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    scanned: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one line of a page, or of a column: fragments from left to right, tabs for the gaps between them.

    ``column`` counts the columns of text in reading order: rows of different columns never share a paragraph.
    ``furniture`` says that the row is a page number, or a header or footer that comes back on other pages.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    hyphen: bool
    column: int
    furniture: bool = False

    @property
    def word_width(self) -> float:
        """The width of the first word (points), as far as the mean width of the row's characters tells."""
        first = self.text.split(None, 1)[0] if self.text else ""
        return (self.right - self.left) * len(first) / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Extract:
    """All that PDFium says about a file. ``fields`` and ``remarks`` count form fields and comments laid over pages."""

    pages: tuple[Page, ...]
    fields: int = 0
    remarks: int = 0


def extract_from(message: dict[str, Any]) -> Extract:
    """The extract in a message of the child process. Raises KeyError, TypeError or ValueError for any other message."""
    return Extract(tuple(_pages(message["pages"])), fields=int(message["fields"]), remarks=int(message["remarks"]))


def _pages(pages: list[dict[str, Any]]) -> Iterator[Page]:
    for number, page in enumerate(pages, start=1):
        yield Page(
            number,
            float(page["width"]),
            float(page["height"]),
            tuple(Fragment(*fragment) for fragment in page["fragments"]),
            scanned=bool(page["scanned"]),
            unread=bool(page["unread"]),
        )
