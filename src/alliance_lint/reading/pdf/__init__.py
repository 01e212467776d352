"""The PDF reader: PDFium takes the characters off the pages, in a process of its own; the rest is geometry."""

from alliance_lint.reading.pdf.reader import read_pdf

__all__ = ["read_pdf"]
