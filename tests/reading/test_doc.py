"""Old Word files: advice where the extra is missing, one line where the file is not what it says."""

from __future__ import annotations

import importlib.util

import pytest

from alliance_lint.errors import ReadingError
from alliance_lint.reading import doc, read_bytes
from alliance_lint.reading.doc import read_doc

from .word import p, word

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)


def test_without_the_extra_the_advice_is_to_save_it_as_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ReadingError, match=r"not read without the extra 'doc'; open it in Word or LibreOffice"):
        read_doc(OLD, "deal.doc")


def test_a_damaged_file_ends_as_one_line() -> None:
    with pytest.raises(ReadingError, match="damaged or encrypted") as caught:
        read_bytes(OLD, "deal.doc")
    assert "\n" not in str(caught.value)


def test_what_comes_back_is_read_like_a_word_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "run_apart", lambda module, data, path: word(p("Term")))
    document = read_doc(OLD, "deal.doc")
    assert (document.format, document.text) == ("doc", "Term")
    assert "converted before it was read" in document.notices[0].message
