"""Where the command ``alliance-lint`` starts. Nothing slow is imported here."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from alliance_lint import __version__


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        # Answered before click is imported, which takes longer than the rest of the process.
        try:
            print(f"alliance-lint {__version__}", flush=True)
        except OSError as error:
            # Nobody reads it, or the disk is full: no traceback, and not the status of findings.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(141 if isinstance(error, BrokenPipeError) else 2) from error
        return
    from alliance_lint.cli.group import alliance_lint

    alliance_lint.main(args=given, prog_name="alliance-lint")
