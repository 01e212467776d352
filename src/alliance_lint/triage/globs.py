"""Which files a pattern means: ``*`` any characters of a name, ``?`` one of them, ``**`` any folders.

Brackets stand for themselves: file names of agreements are full of them ("Alliance [final].pdf").
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath

from alliance_lint.notation.globs import ANYTHING, WITHIN, Glob, folders

_TOKENS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANING = {"**/": folders(), "**": [ANYTHING], "*": [WITHIN], "?": ["[^/]"]}


@lru_cache(maxsize=1024)
def pattern_of(glob: str) -> Glob:
    """The paths, with ``/`` between folders, that ``glob`` means."""
    found = _TOKENS.findall(glob.removeprefix("./"))
    return Glob(each for token in found for each in _MEANING.get(token) or map(re.escape, token))


def is_plain(glob: str) -> bool:
    """Does the pattern name one file?"""
    return "*" not in glob and "?" not in glob


def relative(path: str, folder: str) -> str:
    """``path`` as seen from ``folder``, with ``/`` between folders; unchanged where it is on another drive."""
    try:
        seen = os.path.relpath(path, folder)
    except ValueError:
        seen = path
    return PurePath(seen).as_posix()


def files_of(glob: str, folder: str) -> Iterator[str]:
    """The files below ``folder`` that ``glob`` means, as seen from it; none in folders whose names begin with a dot."""
    plain = glob.removeprefix("./")
    if is_plain(plain):
        if os.path.isfile(os.path.join(folder, plain)):
            yield plain
        return
    start = plain[: min(at for at in (plain.find("*"), plain.find("?")) if at >= 0)].rpartition("/")[0]
    pattern = pattern_of(glob)
    for parent, inner, names in os.walk(os.path.join(folder, start)):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            seen = relative(os.path.join(parent, name), folder)
            if pattern.matches(seen):
                yield seen
