"""How much a reader takes before it refuses a file: real agreements stay far below, hostile files do not."""

from __future__ import annotations

from alliance_lint.errors import ReadingError

FILE_BYTES = 50_000_000
TEXT_BYTES = 20_000_000
TEXT_CHARACTERS = 3_000_000
"""Some 1,000 pages. What the linter then does with the text takes seconds."""
LINES = 300_000
"""In a text file; 1,000 pages have 60,000."""
PARAGRAPHS = 100_000
"""500 pages have 20,000 at most."""
TERM_SHEET_BYTES = 5_000_000
TERM_SHEET_DEPTH = 100
TERM_SHEET_NODES = 200_000


def check_bytes(size: int, limit: int, path: str) -> None:
    """Raise ReadingError if ``size`` (bytes) is over ``limit``."""
    if size > limit:
        raise ReadingError(
            f"the file has {size / 1e6:,.1f} MB, more than the {limit / 1e6:,.0f} MB that are read; split it", path=path
        )


def check_characters(text: str, path: str) -> None:
    """Raise ReadingError if ``text`` has more characters than any agreement."""
    if len(text) > TEXT_CHARACTERS:
        raise ReadingError(
            f"the text has {len(text):,} characters, more than the {TEXT_CHARACTERS:,} that are read; split it",
            path=path,
        )


def check_lines(text: str, path: str) -> None:
    """Raise ReadingError if ``text`` has more lines than any agreement."""
    count = text.count("\n")
    if count > LINES:
        raise ReadingError(f"the text has {count:,} lines, more than the {LINES:,} that are read; split it", path=path)


def check_paragraphs(count: int, path: str) -> None:
    """Raise ReadingError if ``count``, the number of blocks, is more than that of any agreement."""
    if count > PARAGRAPHS:
        raise ReadingError(
            f"the text has {count:,} paragraphs, more than the {PARAGRAPHS:,} that are read; split it", path=path
        )
