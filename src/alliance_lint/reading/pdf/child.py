"""Has PDFium read a file in a process of its own, and makes a value or an error of what comes back."""

from __future__ import annotations

import json

from alliance_lint.errors import ReadingError
from alliance_lint.reading.pdf.page import Extract, extract_from
from alliance_lint.reading.pdf.worker import CHARACTERS, PAGES
from alliance_lint.reading.process import SECONDS, run_apart

_REFUSALS = {
    "password": "the PDF is protected with a password; remove the password and save it again",
    "damaged": "the PDF is damaged or cut short; get a fresh copy of the file",
    "pages": f"the PDF has more than the {PAGES:,} pages that are read; split it",
    "characters": f"the PDF has more than the {CHARACTERS:,} characters that are read; split it",
    "memory": "the PDF needs far more memory than an agreement does; print it to a new PDF, or save it as .docx",
}
_CRASHED = (
    "the PDF cannot be read: it is damaged, or needs far more memory than an agreement does; print it to a new PDF"
)


def extract(data: bytes, path: str, *, seconds: float = SECONDS) -> Extract:
    """What stands on the pages of the PDF ``data``; ``path`` names it in errors.

    Raises ReadingError where the file is refused, makes PDFium crash, or takes more than ``seconds``.
    """
    written = run_apart("alliance_lint.reading.pdf.worker", data, path, seconds=seconds)
    try:
        message = json.loads(written)
        if "refused" in message:
            raise ReadingError(_REFUSALS[message["refused"]], path=path)
        return extract_from(message)
    except (ValueError, KeyError, TypeError) as error:
        raise ReadingError(_CRASHED, path=path) from error
