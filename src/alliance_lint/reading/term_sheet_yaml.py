"""YAML term sheets."""

from __future__ import annotations

from alliance_lint.errors import TermSheetError
from alliance_lint.notation.placed import NotationError
from alliance_lint.notation.yaml import read_yaml
from alliance_lint.reading.term_sheet_parts import LIMITS, Parsed, error_at


def parse_yaml(text: str, path: str) -> Parsed:
    """The values of a YAML file. Raises TermSheetError for one that is not valid, has tags or several documents."""
    try:
        placed = read_yaml(text, LIMITS)
    except NotationError as error:
        raise error_at(text, path, error.offset, error.message) from error
    if not placed.spans:
        raise TermSheetError('the file holds no fields; begin with "parties:"', path=path, line=1, column=1)
    return Parsed(text, path, placed.data, placed.spans)
