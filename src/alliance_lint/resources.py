"""Finds the rules and schemas that ship with the package, and the folder in which to keep things."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder ``rules`` or ``schemas``: inside an installed wheel, or at the top of the source tree.

    Raises FileNotFoundError where the installation is broken and neither exists.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"alliance-lint is not installed completely: no folder {name!r} beside {_PACKAGE}")


def cache_folder() -> Path | None:
    """Where the linter keeps things: ALLIANCE_LINT_CACHE, else the user's cache folder; None where there is no home."""
    if own := os.environ.get("ALLIANCE_LINT_CACHE"):
        return Path(own)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(home / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(home / ".cache")
    return Path(base) / "alliance-lint"
