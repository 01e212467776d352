"""``alliance-lint inspect``: what the linter sees in one agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from alliance_lint.cli.options import changes_option, format_option, pack_option
from alliance_lint.cli.output import terminal_width, wants_color, write_json, write_text

if TYPE_CHECKING:
    from alliance_lint.linting import Changes


@click.command(short_help="Show what the linter sees in an agreement.")
@click.argument("path", metavar="FILE|-")
@format_option
@pack_option
@changes_option
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="What to call standard input ('-'); the suffix tells its format.",
)
def inspect(
    path: str, form: str, pack_paths: tuple[str, ...], stdin_filename: str | None, changes: Changes | None
) -> None:
    """Show what the linter sees in an agreement, to find out why a finding is there or is not.

    Lists the parties with their short names, the outline of the clauses, who must, may or must not do what, the
    provisions found with the words and the place, and notices about the file.
    """
    from alliance_lint import linting
    from alliance_lint.cli.inputs import read_standard_input

    packs = linting.load_packs(pack_paths)
    read: Changes = changes or "accepted"
    if path == "-":
        inspection = linting.inspect_bytes(read_standard_input(), stdin_filename or "-", packs, changes=read)
    else:
        inspection = linting.inspect_file(path, packs, changes=read)
    if form == "json":
        from alliance_lint.reports.inspection_json import render_inspection_json

        write_json([render_inspection_json(inspection)], None)
        return
    from alliance_lint.reports.inspection_text import render_inspection

    text = render_inspection(inspection, width=terminal_width(), colour=wants_color("auto", None))
    write_text(text, None)
