"""Finds the rules and schemas that ship with the package, in a wheel and in an editable install."""

from __future__ import annotations

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
