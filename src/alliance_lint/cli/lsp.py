"""``alliance-lint lsp``: the language server, on standard input and output."""

from __future__ import annotations

import logging
import sys
from typing import BinaryIO, cast

import click

from alliance_lint.cli.errors import show_note, wants_traceback
from alliance_lint.errors import UsageError


@click.command(short_help="Start the language server, for editors (extra 'lsp').")
def lsp() -> None:
    """Start the language server on standard input and output; an editor does this by itself.

    It shows findings while Markdown, text or a term sheet is written, says why they matter, inserts proposed wording
    and completes the fields of term sheets. It needs the extra 'lsp': pip install '.[lsp]' in a
    clone of the linter.
    """
    try:
        from alliance_lint.lsp.frames import Frames
        from alliance_lint.lsp.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError(
            "the language server needs the extra 'lsp'; pip install '.[lsp]' in a clone of the linter"
        ) from error
    _log_in_lines()
    make_server().start_io(cast("BinaryIO", Frames(sys.stdin.buffer)))


def _log_in_lines() -> None:
    """Have what the protocol's library logs be lines on standard error, without tracebacks that nobody asked for."""
    if not wants_traceback():
        logging.getLogger("pygls").addHandler(_Lines(logging.WARNING))


class _Lines(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        show_note(record.getMessage() + (f": {error}" if error else ""))
