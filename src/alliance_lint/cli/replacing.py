"""What a report may take the place of: nothing that the run was made from, and nothing that nobody named for it.

A configuration that was found came with the agreements, perhaps from the other side. So where one asks for reports,
they go below the folder that it lies in, and over nothing there but empty files and earlier reports.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from alliance_lint.errors import UsageError

if TYPE_CHECKING:
    from alliance_lint.cli.reporting import Output

STEERING: Final = frozenset({".alliance-lint.yaml", ".alliance-lint.yml", "pyproject.toml", "suppressions.yaml"})
"""Names under which files steer a run that looks for them. No report is called that."""

_HEAD: Final = 65_536
"""Bytes of a file that are looked at to tell whether it is a report."""

_MARKS: Final[Mapping[str, re.Pattern[bytes]]] = {
    name: re.compile(mark, re.MULTILINE)
    for name, mark in {
        "text": rb"^  Parties: |^[0-9]+ documents?\b",
        "concise": rb"\A[^\n]+: (?:error|warning|note) (?:[A-Z][A-Z0-9]* |not read: )",
        "json": rb'\A\{\s*"schema": "urn:alliance-lint:schema:report:',
        "html": rb'<meta name="generator" content="alliance-lint ',
        "jsonl": rb'\A\{"type": "[a-z]+", "',
        "sarif": rb'"driver": \{"name": "alliance-lint"',
        "github": rb"\A::(?:error|warning|notice) file=|^alliance-lint: [0-9]+ document",
        "gitlab": rb'\A\[\s*(?:\]\s*\Z|\{"description": "[^"]*", "check_name": ")',
        "junit": rb'<testsuites name="alliance-lint"',
        "checkstyle": rb'\A<\?xml[^>]*>\s*<checkstyle version="4\.3">',
        "markdown": rb"\A## alliance-lint$",
        "csv": rb'\A(?:\xef\xbb\xbf)?"path","severity","id","name","status",',
    }.items()
}


def require_below(folder: str, path: str) -> None:
    """Raise UsageError where ``path`` leads out of ``folder``, by itself or through a link, or into ``.git``."""
    try:
        place = os.path.relpath(os.path.realpath(path), os.path.realpath(folder or os.curdir))
    except ValueError:  # on another drive of Windows
        place = os.pardir
    names = place.split(os.sep)
    if names[0] == os.pardir or any(name.casefold() == ".git" for name in names):
        raise UsageError(
            f"a configuration that was found may write only below its own folder, and {path} is not there; "
            "name the file on the command line, or the configuration with --config"
        )


def require_report(output: Output) -> None:
    """Raise UsageError where the report would replace anything but an empty file or an earlier report of its kind."""
    if output.file is None or not os.path.lexists(output.file):
        return
    if output.is_folder:
        with os.scandir(output.file) as entries:
            replaced = sorted(entry.path for entry in entries if entry.name.lower().endswith(".html"))
    else:
        replaced = [output.file]
    for path in replaced:
        if not _is_report(path, output.form):
            raise UsageError(
                f"{path} is there and is no {output.form} report; move it away, or name it on the command line"
            )


def _is_report(path: str, form: str) -> bool:
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return not head or _MARKS[form].search(head) is not None


def refuse_to_overwrite(
    outputs: Iterable[Output], files: Iterable[str], packs: Iterable[str], steering: Iterable[str] = ()
) -> None:
    """Raise UsageError where a report would replace what it was made from, or what its owner has locked.

    ``files`` are the agreements; ``steering`` the configurations, baselines and files of suppressions that were read.
    """
    packs = tuple(packs)
    read = [
        (path, what)
        for named, what in (
            (files, "one of the agreements"),
            (packs, "a rule pack"),
            (steering, "read by this run (a configuration, baseline or file of suppressions)"),
        )
        for path in named
        if path != "-" and os.path.exists(path)
    ]
    for each in outputs:
        file = each.file
        if file is None:
            continue
        if os.path.basename(file) in STEERING:
            raise UsageError(f"{each.named}: {file} is the name of a file that steers the linter; name another file")
        if not os.path.exists(file):
            continue
        if each.is_folder:
            inside = next((path for path, _ in read if stands_in(path, file)), None)
            if inside is not None:
                raise UsageError(f"{each.named}: {file} holds {inside}, which is read; the report must go elsewhere")
        for path, what in read:
            if os.path.samefile(path, file):
                raise UsageError(f"{each.named}: {file} is {what}; the report must go elsewhere")
        if any(_is_rule_file(file, pack) for pack in packs):
            raise UsageError(f"{each.named}: {file} is part of a rule pack; the report must go elsewhere")
        if not os.access(file, os.W_OK):
            raise UsageError(f"{each.named}: {file} may not be written; name another file")


def stands_in(path: str, folder: str) -> bool:
    """Does ``path`` lie in the folder itself?"""
    return os.path.dirname(os.path.realpath(path)) == os.path.realpath(folder)


def _is_rule_file(file: str, pack: str) -> bool:
    real, top = os.path.realpath(file), os.path.realpath(pack)
    return real.endswith((".yaml", ".yml")) and real.startswith(top + os.sep) and os.path.isdir(top)
