"""Every format comes through one door, whatever the file is called and however it is damaged."""

from __future__ import annotations

import struct
import time

import pytest

from alliance_lint.errors import ReadingError
from alliance_lint.reading import read_bytes
from alliance_lint.reading.document import Document

from .pages import column, pdf
from .test_odt import odt, p
from .word import p as word_p
from .word import word

FILES = {
    "docx": word(word_p("Term: three years")),
    "pdf": pdf([column(["Term: three years"])]),
    "html": b"<!doctype html><p>Term: three years",
    "odt": odt(p("Term: three years")),
    "rtf": rb"{\rtf1 Term: three years\par}",
}


@pytest.mark.parametrize("name", FILES)
def test_the_content_decides_which_reader_takes_the_file(name: str) -> None:
    document = read_bytes(FILES[name], "agreement.txt")
    assert isinstance(document, Document)
    assert (document.format, document.text) == (name, "Term: three years")


def directory(entries: int) -> bytes:
    """A zip whose directory has this many entries and nothing behind them."""
    record = b"PK\x01\x02" + bytes(24) + struct.pack("<HHH", 1, 0, 0) + bytes(12) + b"a"
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 0xFFFF, 0xFFFF, entries * len(record), 4, 0)
    return b"PK\x03\x04" + record * entries + end


@pytest.mark.parametrize("path", ["a.docx", "a.odt", "a.zip"])
def test_a_zip_of_a_million_entries_is_refused_unread(path: str) -> None:
    data = directory(1_000_000)
    start = time.process_time()
    with pytest.raises(ReadingError):
        read_bytes(data, path)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("cut", [10, 30, 60, -10, -30])
@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_zip_cut_short_is_said_to_be_damaged(name: str, cut: int) -> None:
    with pytest.raises(ReadingError, match="damaged"):
        read_bytes(FILES[name][:cut], f"a.{name}")
