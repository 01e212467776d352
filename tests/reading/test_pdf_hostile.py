"""PDFs that are built to do harm, or damaged at random, end as one clear line, soon and in bounded memory."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_lint.errors import ReadingError
from alliance_lint.reading.pdf import child, read_pdf

from .pages import column, file_of, pdf, read, stream

WHOLE = pdf([column(["1. Term. Three years."]), column(["2. Law. Scotland."])])
SOON = 20
"""Seconds that a hostile file may take on a slow machine."""


def one_page(contents: bytes) -> bytes:
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
            b"/XObject<</X 6 0 R>>>>>>",
            4: contents,
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            6: stream(b"/X Do " * 4, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
        }
    )


def a_page_tree_that_holds_itself() -> bytes:
    kids = b"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>"
    return file_of({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: kids, 3: kids})


def two_gigabytes_of_blanks() -> bytes:
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(bytes(1_000_000)) for _ in range(2_000)) + packer.flush()
    return one_page(stream(zlib.compress(once, 9), "/Filter[/FlateDecode/FlateDecode]"))


HOSTILE = {
    "page tree loop": a_page_tree_that_holds_itself,
    "decompression bomb": two_gigabytes_of_blanks,
    "form that draws itself": lambda: one_page(stream(b"/X Do", "")),
    "saved states": lambda: one_page(stream(zlib.compress(b"q " * 5_000_000))),
    "words on one row": lambda: one_page(stream(zlib.compress(b"BT /F 1 Tf 9 9 Td " + b"5 0 Td (ab) Tj " * 90_000))),
    "nested arrays": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000,
    "no number": lambda: one_page(stream(b"BT /F 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (Term) Tj ET", "")),
    "pages that are not there": lambda: WHOLE.replace(b"/Count 2", b"/Count 9"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_or_refused_soon(name: str) -> None:
    data = HOSTILE[name]()
    start = time.monotonic()
    try:
        told = read_pdf(data, "deal.pdf").path
    except ReadingError as error:
        told = str(error)
    assert told.startswith("deal.pdf")
    assert "\n" not in told
    assert time.monotonic() - start < SOON


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(ReadingError, match="takes more than 0 seconds"):
        child.extract(WHOLE, "deal.pdf", seconds=0.001)


def test_a_python_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(ReadingError, match="cannot be started"):
        read_pdf(WHOLE, "deal.pdf")


def test_modules_in_the_current_folder_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "ctypes", "pypdfium2", "alliance_lint"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    assert "Three years" in read_pdf(WHOLE, "deal.pdf").text


def test_a_worker_of_a_pool_can_read(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.starmap(read_pdf, [(WHOLE, "a.pdf"), (WHOLE, "b.pdf")])
    assert [document.path for document in found] == ["a.pdf", "b.pdf"]
    script = "import sys; from alliance_lint.reading.pdf import read_pdf; read_pdf(open(sys.argv[1], 'rb').read(), 'a')"
    (tmp_path / "deal.pdf").write_bytes(WHOLE)
    subprocess.run([sys.executable, "-c", script, tmp_path / "deal.pdf"], check=True)


def test_text_without_order_is_read_in_time() -> None:
    lines = [(float(place * 7 % 600), float(place * 13 % 780), f"w{place}") for place in range(3_000)]
    assert read([lines]).text.count("w") == 3_000


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_bytes_changed_at_random_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    try:
        told = read_pdf(bytes(data), "deal.pdf").path
    except ReadingError as error:
        told = str(error)
    assert told.startswith("deal.pdf")
    assert "\n" not in told
