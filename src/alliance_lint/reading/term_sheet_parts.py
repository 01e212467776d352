"""What the YAML and the JSON reader of term sheets share: values with their places, and errors at a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alliance_lint.errors import TermSheetError
from alliance_lint.notation.placed import Limits, Route, Span, line_and_column
from alliance_lint.reading.limits import TERM_SHEET_DEPTH, TERM_SHEET_NODES

LIMITS = Limits("term sheet", TERM_SHEET_DEPTH, TERM_SHEET_NODES)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The values of a file, and the characters of each by its path (see ``TermSheet``)."""

    text: str
    path: str
    data: Any
    spans: dict[Route, Span]

    def error(self, message: str, offset: int) -> TermSheetError:
        """An error at the character ``offset``."""
        return error_at(self.text, self.path, offset, message)


def error_at(text: str, path: str, offset: int, message: str) -> TermSheetError:
    """An error at the character ``offset`` of ``text``."""
    line, column = line_and_column(text, offset)
    return TermSheetError(message, path=path, line=line, column=column)


def without_blanks(value: Any) -> Any:
    """``value`` without fields that were left empty: a form that is not filled in says nothing, but is no mistake."""
    if isinstance(value, dict):
        kept = {key: without_blanks(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if not _is_blank(each)}
    if isinstance(value, list):
        return [without_blanks(each) for each in value]
    return value


def _is_blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == [] or value == {}
