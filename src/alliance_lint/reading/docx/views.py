"""Which side of the tracked changes is read (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from alliance_lint.reading.docx.names import w

Changes = Literal["accepted", "original"]

INSERTIONS: Final = (w("ins"), w("moveTo"))
DELETIONS: Final = (w("del"), w("moveFrom"))


@dataclass(frozen=True, slots=True)
class View:
    """A document with all tracked changes accepted, or as it was before them.

    ``left_out`` are the elements whose content this view does not have; the same elements in the properties of a
    paragraph mark or a row say that the mark or the row is not there.
    """

    changes: Changes
    left_out: tuple[str, str]
    cell_left_out: str

    def properties(self, paragraph: etree._Element) -> etree._Element | None:
        """The paragraph's properties (w:pPr) in this view."""
        properties = paragraph.find(w("pPr"))
        if properties is None or self.changes == "accepted":
            return properties
        former = properties.find(f"{w('pPrChange')}/{w('pPr')}")
        return properties if former is None else former

    def lacks_mark(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's end is not there, so that the next paragraph goes on with its text (17.13.5.15)."""
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        return mark is not None and any(mark.find(name) is not None for name in self.left_out)

    def lacks_row(self, row: etree._Element) -> bool:
        """Whether a table row is not there (17.13.5.12, 17.13.5.16)."""
        properties = row.find(w("trPr"))
        return properties is not None and any(properties.find(name) is not None for name in self.left_out)

    def lacks_cell(self, cell: etree._Element) -> bool:
        """Whether a table cell is not there (17.13.5.1, 17.13.5.2)."""
        return cell.find(f"{w('tcPr')}/{self.cell_left_out}") is not None


VIEWS: Final[dict[Changes, View]] = {
    "accepted": View("accepted", DELETIONS, w("cellDel")),
    "original": View("original", INSERTIONS, w("cellIns")),
}
