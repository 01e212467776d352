"""Patterns for paths, as in ``.gitignore``: which agreements do ``match``, ``include`` and ``exclude`` mean?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from alliance_lint.notation.globs import ANYTHING, WITHIN, Glob, below, folders


def matches(patterns: Iterable[str], path: str, folder: str) -> bool:
    """Does ``path`` match one of the patterns, which are relative to ``folder``?

    ``*`` and ``?`` stand for characters of one name, ``**`` for any number of folders, ``[a-c]`` for one of these
    characters. A pattern without a slash means names in any folder, one with a slash begins at ``folder``. A pattern
    that matches a folder matches everything in it. Capitals matter, on every system.
    """
    return match(patterns, place_in(folder, path))


def place_in(folder: str, path: str) -> str:
    """``path`` relative to ``folder``, with ``/`` between the names, or "" where it does not lie in it."""
    try:
        relative = os.path.relpath(os.path.abspath(path), os.path.abspath(folder or os.curdir))
    except ValueError:  # on another drive of Windows
        return ""
    place = relative.replace(os.sep, "/")
    return "" if place == ".." or place.startswith("../") else place


def match(patterns: Iterable[str], place: str) -> bool:
    """The same as ``matches`` for a place that ``place_in`` gives."""
    return bool(place) and any(_glob(pattern).matches(place) for pattern in patterns)


@lru_cache(maxsize=512)
def _glob(pattern: str) -> Glob:
    names = pattern.replace("\\", "/").removeprefix("./").strip("/").split("/")
    if len(names) == 1 and not pattern.startswith(("/", "./")):
        names.insert(0, "**")
    tokens: list[str] = []
    for number, name in enumerate(names):
        last = number == len(names) - 1
        if name == "**":
            tokens += [".", ANYTHING] if last else folders()
        else:
            tokens += [*_name(name), *([] if last else ["/"])]
    return Glob([*tokens, *below()])


def _name(name: str) -> Iterator[str]:
    """The tokens of one name between slashes."""
    for piece in re.findall(r"\*+|\?|\[!?\]?[^\]]*\]|[^*?\[]+|\[", name):
        if piece[0] == "*":
            yield WITHIN
        elif piece == "?":
            yield "[^/]"
        elif len(piece) > 2 and piece[0] == "[":
            yield _set(piece)
        else:
            yield from map(re.escape, piece)


def _set(piece: str) -> str:
    """The expression for ``[a-c]`` or ``[!a-c]``; of a range from z to a, one that matches nothing."""
    inner = re.sub(r"([\\\[\]&~|])", r"\\\1", piece[1:-1].removeprefix("!"))
    expression = ("(?!/)[^" if piece[1] == "!" else "(?!/)[") + inner + "]"
    try:
        re.compile(expression)
    except re.error:
        return "(?!)"
    return expression
