"""Which side of the tracked changes is read (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from alliance_lint.reading.document import Changes
from alliance_lint.reading.docx.names import w

INSERTIONS: Final = (w("ins"), w("moveTo"))
DELETIONS: Final = (w("del"), w("moveFrom"))
_MARK: Final = w("rPr")
_FORMER_PROPERTIES: Final = f"{w('pPrChange')}/{w('pPr')}"


@dataclass(frozen=True, slots=True)
class View:
    """A document with all tracked changes accepted, or as it was before them.

    ``left_out`` are the elements whose content this view does not have; the same elements in the properties of a
    paragraph mark or a row say that the mark or the row is not there.
    """

    changes: Changes
    left_out: tuple[str, str]
    cell_left_out: str

    def properties(self, written: etree._Element | None) -> etree._Element | None:
        """A paragraph's properties in this view, from those that are written in it (w:pPr)."""
        if written is None or self.changes == "accepted":
            return written
        former = written.find(_FORMER_PROPERTIES)
        return written if former is None else former

    def lacks_mark(self, written: etree._Element | None) -> bool:
        """Whether a paragraph with these w:pPr has no end, so that the next one goes on with its text (17.13.5.15)."""
        mark = None if written is None else written.find(_MARK)
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
