"""Term sheets: what the parties have settled, in YAML or JSON that follows ``schemas/term-sheet.schema.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from alliance_lint.errors import TermSheetError
from alliance_lint.notation.placed import Route, Span
from alliance_lint.reading.directives import in_yaml, with_directives
from alliance_lint.reading.document import Block, Document
from alliance_lint.reading.limits import TERM_SHEET_BYTES, check_bytes
from alliance_lint.reading.source import decode, line_anchors
from alliance_lint.reading.term_sheet_parts import Parsed, without_blanks

# Whoever mends these sees the rest at the next run.
_REPORTED = 10


@dataclass(frozen=True, slots=True)
class TermSheet:
    """A term sheet that follows the schema.

    ``document`` holds the file's own text, a block for each line. ``data`` is made of dict, list, str, int, float and
    bool; fields that were left empty are not in it. ``spans`` leads from the path of each value, such as
    ``("disputes", "forum")`` or ``("parties", 0, "name")``, to its characters in the text: of a field, the key and its
    value; of an entry of a list, the value. Fields that were left empty have spans, too.
    """

    document: Document
    data: Mapping[str, Any]
    spans: Mapping[Route, Span] = field(repr=False)


def read_term_sheet(data: bytes, path: str, kind: str) -> TermSheet:
    """The term sheet in ``data``; ``kind`` is yaml or json.

    Raises ReadingError for a file that is too large, blank or not text, and TermSheetError, with up to ten mistakes in
    its ``errors``, for one that is not valid or does not follow the schema.
    """
    check_bytes(len(data), TERM_SHEET_BYTES, path)
    text, notices = decode(data, path)
    parsed = _parse(text, path, kind)
    if not isinstance(parsed.data, dict):
        raise TermSheetError(
            'this is no term sheet; it must consist of fields, of which the first is "parties:"',
            path=path,
            line=1,
            column=1,
        )
    # jsonschema takes 80 ms to import; agreements in prose never need it.
    from alliance_lint.reading.term_sheet_validation import mistakes_in

    sheet = without_blanks(parsed.data)
    mistakes = mistakes_in(sheet, parsed.spans, kind)
    if mistakes:
        errors = tuple(parsed.error(mistake.message, mistake.offset) for mistake in mistakes[:_REPORTED])
        first, more = errors[0], len(mistakes) - 1
        rest = f" (and {more} more {'mistake' if more == 1 else 'mistakes'})" if more else ""
        raise TermSheetError(first.message + rest, path=path, line=first.line, column=first.column, errors=errors)
    document = Document(path, kind, text, _blocks(text), line_anchors(text), notices)
    if kind == "yaml":
        document = with_directives(document, in_yaml(text))
    return TermSheet(document, sheet, parsed.spans)


def _parse(text: str, path: str, kind: str) -> Parsed:
    if kind == "json":
        from alliance_lint.reading.term_sheet_json import parse_json

        return parse_json(text, path)
    from alliance_lint.reading.term_sheet_yaml import parse_yaml

    return parse_yaml(text, path)


def _blocks(text: str) -> tuple[Block, ...]:
    """A block for each line; comments are furniture, for the parties have not agreed them."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            begin = start + line.index(words[0])
            blocks.append(Block(begin, begin + len(words), "furniture" if words.startswith("#") else "paragraph"))
        start += len(line) + 1
    return tuple(blocks)
