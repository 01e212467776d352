"""``alliance-lint lsp``: the language server, on standard input and output."""

from __future__ import annotations

import click

from alliance_lint.errors import UsageError


@click.command(short_help="Start the language server, for editors (extra 'lsp').")
def lsp() -> None:
    """Start the language server on standard input and output; an editor does this by itself.

    It shows findings while Markdown, text or a term sheet is written, says why they matter, inserts proposed wording
    and completes the fields of term sheets. It needs the extra 'lsp': pip install 'alliance-lint[lsp]'.
    """
    try:
        from alliance_lint.lsp.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the language server needs the extra 'lsp'; pip install 'alliance-lint[lsp]'") from error
    make_server().start_io()
