"""Runs PDFium in a process of its own, for one file each time, with a limit on its time and memory.

A fresh process costs some 50 ms. For that, nothing that one file does to it can touch the reading of the next, and
there is nothing to share between threads, forks or the workers of a pool.
"""

from __future__ import annotations

import json
import subprocess
import sys

from alliance_lint.errors import ReadingError
from alliance_lint.reading.pdf.page import Extract, extract_from
from alliance_lint.reading.pdf.worker import CHARACTERS, PAGES, SECONDS

# The search path is the parent's, set before anything is imported: neither the folder that the user happens to be in
# nor a script's own folder is searched for modules.
_START = "import sys; sys.path[:] = sys.argv[1:]; from alliance_lint.reading.pdf.worker import main; main()"

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
    try:
        done = subprocess.run(
            [sys.executable, "-c", _START, *filter(None, sys.path)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingError(
            f"the PDF takes more than {seconds:.0f} seconds to read; print it to a new PDF, or save it as .docx",
            path=path,
        ) from error
    except OSError as error:
        raise ReadingError(
            f"the PDF reader cannot be started ({error.strerror or error}); save the agreement as .docx", path=path
        ) from error
    try:
        message = json.loads(done.stdout)
        if "refused" in message:
            raise ReadingError(_REFUSALS[message["refused"]], path=path)
        return extract_from(message)
    except (ValueError, KeyError, TypeError) as error:
        raise ReadingError(_CRASHED, path=path) from error
