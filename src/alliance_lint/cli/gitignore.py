"""Which files git ignores, by the ``.gitignore`` files around them (gitignore(5)).

Of what git itself knows beyond these files nothing is asked: neither which ignored files are tracked all the same, nor
the user's own configuration, so that a folder gives the same report to everybody.
"""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import dataclass

from alliance_lint.notation.globs import ANYTHING, WITHIN, Glob, folders

GITIGNORE = ".gitignore"
_EXCLUDE = os.path.join(".git", "info", "exclude")
_MOST = 1_000_000
"""Bytes of a .gitignore; what is longer is none."""

_CLASSES = {
    "alpha": "a-zA-Z",
    "digit": "0-9",
    "alnum": "a-zA-Z0-9",
    "upper": "A-Z",
    "lower": "a-z",
    "space": r" \t\n\r",
    "punct": r"!-/:-@\[-`{-~",
    "xdigit": "0-9A-Fa-f",
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """One line. ``glob`` matches a whole path, with slashes, relative to the folder of the file."""

    glob: Glob
    ignores: bool
    folders_only: bool


@dataclass(frozen=True, slots=True)
class Ignored:
    """What is known in one folder: the rules of its ``.gitignore``, and what is known in the folder around it."""

    folder: str
    rules: tuple[_Rule, ...]
    around: Ignored | None = None

    def inside(self, folder: str) -> Ignored:
        """What is known in ``folder``, which lies in this one."""
        rules = _rules_in(os.path.join(folder, GITIGNORE))
        return Ignored(folder, rules, self) if rules else self

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """Is the file or folder at ``path`` ignored? The folders that it lies in are taken not to be."""
        here: Ignored | None = self
        while here is not None:
            if here.rules:
                relative = _as_git_sees(path[len(here.folder) :].lstrip(os.sep).replace(os.sep, "/"))
                for rule in reversed(here.rules):
                    if (is_folder or not rule.folders_only) and rule.glob.matches(relative):
                        return rule.ignores
            here = here.around
        return False


def ignored_in(folder: str) -> Ignored | None:
    """What is known in ``folder`` (an absolute path without links), from the top of its repository down to it.

    Outside of a repository only the folder's own ``.gitignore`` counts. None if the folder itself is ignored: whoever
    names it all the same means what is in it.
    """
    top = _repository(folder)
    if top is None:
        return Ignored(folder, _rules_in(os.path.join(folder, GITIGNORE)))
    known = Ignored(top, _rules_in(os.path.join(top, _EXCLUDE)))
    known = Ignored(top, _rules_in(os.path.join(top, GITIGNORE)), known)
    here = top
    for name in filter(None, os.path.relpath(folder, top).split(os.sep)):
        if name == os.curdir:
            break
        here = os.path.join(here, name)
        if known.ignores(here, is_folder=True):
            return None
        known = known.inside(here)
    return known


def _repository(folder: str) -> str | None:
    """The top of the git work tree that ``folder`` is in. In linked work trees ``.git`` is a file."""
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def _rules_in(path: str) -> tuple[_Rule, ...]:
    try:
        with open(path, "rb") as file:
            content = file.read(_MOST + 1)
    except OSError:
        return ()
    if len(content) > _MOST:
        return ()
    lines = content.removeprefix(codecs.BOM_UTF8).decode("latin-1").split("\n")
    return tuple(rule for line in lines if (rule := _rule(line.removesuffix("\r"))) is not None)


def _as_git_sees(path: str) -> str:
    """A character for each byte: git compares bytes, so that ``?`` is half of an é."""
    return os.fsencode(path).decode("latin-1")


def _rule(line: str) -> _Rule | None:
    if line.startswith("#"):
        return None
    ignores = not line.startswith("!")
    pattern = _without_trailing_spaces(line if ignores else line[1:])
    folders_only = pattern.endswith("/")
    pattern = pattern[:-1] if folders_only else pattern
    anchored = "/" in pattern
    tokens = _tokens(pattern.removeprefix("/"))
    if not pattern or tokens is None:
        return None
    try:
        return _Rule(Glob(tokens if anchored else [*folders(), *tokens]), ignores, folders_only)
    except re.error:  # a range from z to a, say: it matches nothing
        return None


def _without_trailing_spaces(line: str) -> str:
    while line.endswith(" "):
        bare = line[:-1]
        if (len(bare) - len(bare.rstrip("\\"))) % 2:
            break
        line = bare
    return line


def _tokens(pattern: str) -> list[str] | None:
    """The tokens of a pattern; None for one that matches nothing."""
    parts: list[str] = []
    at, end = 0, len(pattern)
    while at < end:
        char = pattern[at]
        if char == "*":
            stars = at
            while at < end and pattern[at] == "*":
                at += 1
            starts_name, ends_name = stars == 0 or pattern[stars - 1] == "/", at == end or pattern[at] == "/"
            if at - stars >= 2 and starts_name and ends_name:
                if at == end:
                    parts += [".", ANYTHING]
                else:
                    parts += folders()
                    at += 1
            else:
                parts.append(WITHIN)
            continue
        if char == "?":
            parts.append("[^/]")
        elif char == "[":
            found = _set(pattern, at)
            if found is None:
                return None
            expression, at = found
            parts.append(expression)
            continue
        elif char == "\\":
            at += 1
            if at == end:
                return None
            parts.append(re.escape(pattern[at]))
        else:
            parts.append(re.escape(char))
        at += 1
    return parts


def _set(pattern: str, at: int) -> tuple[str, int] | None:
    """The expression for the set of characters that begins at ``at``, and where it ends; None if it never ends."""
    at += 1
    negated = pattern[at : at + 1] in ("!", "^")
    at += negated
    inside: list[str] = []
    first = True
    while at < len(pattern):
        char = pattern[at]
        if char == "]" and not first:
            return ("(?!/)[^" if negated else "(?!/)[") + "".join(inside) + "]", at + 1
        first = False
        named = re.compile(r"\[:(\w+):\]").match(pattern, at)
        if named is not None:
            if named[1] not in _CLASSES:
                return None
            inside.append(_CLASSES[named[1]])
            at = named.end()
            continue
        if char == "-" and inside and pattern[at + 1 : at + 2] not in ("]", ""):
            inside.append("-")
        else:
            if char == "\\":
                at += 1
                char = pattern[at : at + 1]
            inside.append(re.escape(char) if char else "")
        at += 1
    return None
