"""An error is one line that is safe to print, whatever the file is called and says, and travels between processes."""

from __future__ import annotations

import pickle

import pytest

from alliance_lint.errors import AllianceLintError, InternalError, PackError, ReadingError, TermSheetError

FIRST = TermSheetError("no parties", path="deal.yaml", line=3, column=5)


def test_the_place_comes_first() -> None:
    assert str(ReadingError("it is empty", path="deal.txt", line=3, column=7)) == "deal.txt:3:7: it is empty"
    assert str(ReadingError("it is empty")) == "it is empty"


def test_what_does_not_print_is_shown_as_an_escape() -> None:
    error = ReadingError("no field \x1b[31m\u202e\n", path="de\nal\udc80.txt")
    assert str(error) == "de\\nal\\udc80.txt: no field \\x1b[31m\\u202e\\n"
    assert error.path == "de\nal\udc80.txt"


@pytest.mark.parametrize(
    "error",
    [
        ReadingError("there is no such file; check the path", path="a.docx"),
        PackError("unknown key", path="house.yaml", line=7),
        TermSheetError("no parties (and 1 more)", path="deal.yaml", line=3, errors=(FIRST, FIRST)),
        InternalError(RecursionError("too deep")),
    ],
)
def test_an_error_survives_pickling(error: AllianceLintError) -> None:
    other = pickle.loads(pickle.dumps(error))
    assert type(other) is type(error)
    assert str(other) == str(error)
    assert (other.message, other.path, other.line, other.column) == (
        error.message,
        error.path,
        error.line,
        error.column,
    )
    if isinstance(error, TermSheetError):
        assert [str(each) for each in other.errors] == [str(each) for each in error.errors]
