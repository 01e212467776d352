"""Finds the configuration of an agreement: the nearest file, upward from the folder in which the agreement lies."""

from __future__ import annotations

import os

from alliance_lint.errors import ConfigurationError
from alliance_lint.settings.file import has_settings

NAMES = (".alliance-lint.yaml", ".alliance-lint.yml")
"""What a configuration file is called; ``pyproject.toml`` counts where none of these is there and it speaks of us."""

_REPOSITORY = ".git"


class Discovery:
    """Remembers where it has looked, for many agreements lie in one folder."""

    def __init__(self) -> None:
        self._found: dict[str, str | None] = {}

    def above(self, folder: str) -> str | None:
        """The configuration file that applies in ``folder``, or None where there is none.

        The search ends at the root of a repository (a folder with ``.git``), else at that of the file system. The path
        is relative where it lies below the current folder, otherwise as far up as needed (``../.alliance-lint.yaml``).
        Raises ConfigurationError where a folder has two, or where what is called so is no file.
        """
        found = self._above(os.path.abspath(folder or os.curdir))
        return None if found is None else _as_shown(found)

    def _above(self, folder: str) -> str | None:
        passed = []
        found = None
        while folder not in self._found:
            passed.append(folder)
            found = _in(folder)
            parent = os.path.dirname(folder)
            if found is not None or parent == folder or os.path.exists(os.path.join(folder, _REPOSITORY)):
                break
            folder = parent
        else:
            found = self._found[folder]
        self._found.update(dict.fromkeys(passed, found))
        return found


def _in(folder: str) -> str | None:
    """The configuration file in this very folder."""
    own = [path for path in (os.path.join(folder, name) for name in NAMES) if os.path.isfile(path)]
    broken = [
        path for path in (os.path.join(folder, name) for name in NAMES) if path not in own and os.path.lexists(path)
    ]
    if broken:
        raise ConfigurationError(
            "this is no file that can be read, but a folder, a device, or a link that leads nowhere; mend or remove it",
            path=_as_shown(broken[0]),
        )
    if len(own) > 1:
        raise ConfigurationError(f"{os.path.basename(own[1])} lies beside it; keep one of them", path=_as_shown(own[0]))
    if own:
        return own[0]
    project = os.path.join(folder, "pyproject.toml")
    return project if os.path.isfile(project) and has_settings(project) else None


def _as_shown(path: str) -> str:
    """``path`` relative to the current folder, where that is possible (not across the drives of Windows)."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return path
