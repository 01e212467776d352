"""What does reading cost? ``python benchmarks/reading.py FILE ...``.

Prints for each file the milliseconds of processor time of reading it, by 100 KB of its text, and the peak memory,
beside the floor: its bytes only unpacked and parsed, with lxml, PDFium, markdown-it or a decoder. Times are the best of
five in one process; memory is the peak of a process that does only this.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from measure import RSS_UNIT

from alliance_lint.reading import read_bytes
from alliance_lint.reading.document import Document
from alliance_lint.reading.reader import format_of

ROUNDS = 5
UNIT = 100_000
"""Bytes of text (UTF-8) that the figures are for."""


def floor(kind: str, data: bytes) -> None:
    """Unpacks and parses, and makes nothing of it."""
    if kind in ("docx", "odt"):
        from lxml import etree

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):
                    etree.fromstring(archive.read(name))
    elif kind == "html":
        from lxml import html

        html.document_fromstring(data)
    elif kind == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        for number in range(len(document)):
            document[number].get_textpage().get_text_range()
    elif kind == "markdown":
        from markdown_it import MarkdownIt

        MarkdownIt("commonmark").parse(data.decode())
    else:
        data.decode("utf-8", "replace")


def best(work: Callable[[], object]) -> float:
    """Milliseconds of processor time; those of child processes do not count."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times) * 1000


def peak(path: Path, what: str) -> float:
    """Megabytes at most that a process needs for ``what``: floor or read."""
    command = [sys.executable, __file__, str(path), "--only", what]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def only(what: str, path: Path) -> None:
    """Does one thing, and prints the peak of this process."""
    import resource

    data = path.read_bytes()
    kind = format_of(data, str(path))
    if what == "floor":
        floor(kind, data)
    else:
        read_bytes(data, str(path))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * RSS_UNIT / 1e6
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 1e6
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage says counts the process that started this one, too.
        own = (
            next(float(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1000
        )
    print(max(own, children))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--only", choices=["floor", "read"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only:
        only(arguments.only, arguments.files[0])
        return
    print(f"{'file':40} {'text KB':>7} {'ms/100 KB':>9} {'floor':>7} {'ratio':>6} {'peak MB':>8} {'floor':>6}")
    for path in arguments.files:
        data = path.read_bytes()
        document = read_bytes(data, str(path))
        assert isinstance(document, Document)
        share = len(document.text.encode()) / UNIT
        kind = format_of(data, str(path))
        own, least = best(lambda: reading(kind, data, path)), best(lambda: floor(kind, data))  # noqa: B023 - used at once
        print(
            f"{path.name[:40]:40} {share * UNIT / 1000:7.0f} {own / share:9.1f} {least / share:7.2f} "
            f"{own / max(least, 1e-3):6.1f} {peak(path, 'read'):8.0f} {peak(path, 'floor'):6.0f}",
            flush=True,
        )


def reading(kind: str, data: bytes, path: Path) -> object:
    """Reads the file; a PDF in this process, as time in another would not be counted."""
    if kind != "pdf":
        return read_bytes(data, str(path))
    from alliance_lint.reading.pdf.page import extract_from
    from alliance_lint.reading.pdf.reader import document_of
    from alliance_lint.reading.pdf.worker import extract

    return document_of(extract_from(extract(data)), str(path))


if __name__ == "__main__":
    main()
