"""The old Word format (.doc, Word 97 to 2003), read through the optional library msdoc2docx (extra ``doc``)."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Changes, Document, Notice
from alliance_lint.reading.docx import read_docx
from alliance_lint.reading.process import limit_resources, run_apart

_CONVERTER: Final = "doc2docx"
_ADVICE: Final = "open it in Word or LibreOffice and save it as .docx"


def read_doc(data: bytes, path: str, *, changes: Changes = "accepted") -> Document:
    """Reads an old Word file as ``read_docx`` would read it, had it been saved as .docx.

    The conversion runs in a process of its own. Raises ReadingError if the library is not installed, or the file is
    without text, damaged, encrypted, too large, hostile or no Word file.
    """
    if importlib.util.find_spec(_CONVERTER) is None:
        raise ReadingError(
            f"the old Word format (.doc) is not read without the extra 'doc'; {_ADVICE}, or install "
            "the extra: pip install '.[doc]' in a clone of the linter",
            path=path,
        )
    converted = run_apart("alliance_lint.reading.doc", data, path)
    if not converted:
        raise ReadingError(f"the old Word file is damaged or encrypted; {_ADVICE}", path=path)
    document = read_docx(converted, path, changes=changes)
    told = Notice(
        "The old Word format was converted before it was read; compare the numbers of clauses with the original."
    )
    return replace(document, format="doc", notices=(told, *document.notices))


def main() -> None:
    """The other process: takes a .doc from standard input and writes the .docx to standard output, or nothing."""
    limit_resources()
    from doc2docx import convert

    with tempfile.TemporaryDirectory(prefix="alliance-lint-") as folder:
        old, new = Path(folder, "agreement.doc"), Path(folder, "agreement.docx")
        old.write_bytes(sys.stdin.buffer.read())
        convert(old, new)
        sys.stdout.buffer.write(new.read_bytes())
