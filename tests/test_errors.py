"""An error is one line that is safe to print, whatever the file is called and says."""

from __future__ import annotations

from alliance_lint.errors import ReadingError


def test_the_place_comes_first() -> None:
    assert str(ReadingError("it is empty", path="deal.txt", line=3, column=7)) == "deal.txt:3:7: it is empty"
    assert str(ReadingError("it is empty")) == "it is empty"


def test_what_does_not_print_is_shown_as_an_escape() -> None:
    error = ReadingError("no field \x1b[31m\u202e\n", path="de\nal\udc80.txt")
    assert str(error) == "de\\nal\\udc80.txt: no field \\x1b[31m\\u202e\\n"
    assert error.path == "de\nal\udc80.txt"
