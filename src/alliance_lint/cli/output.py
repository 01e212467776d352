"""Where a report goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from typing import Literal

from alliance_lint.cli.errors import OutputClosed
from alliance_lint.errors import UsageError
from alliance_lint.reports.safe import inert_in_actions, inert_json

Color = Literal["auto", "always", "never"]


def terminal_width() -> int:
    """Columns of the terminal; 80 where there is none. The variable COLUMNS comes first, as everywhere."""
    return shutil.get_terminal_size((80, 24)).columns


def wants_color(color: Color, output: str | None) -> bool:
    """Whether to colour a report: by the option and, if ``auto``, NO_COLOR (no-color.org) and the kind of terminal."""
    if color != "auto":
        return color == "always"
    if output is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.name == "nt" and "WT_SESSION" not in os.environ:
        # The old console of Windows shows colour codes as text; Windows Terminal sets this variable.
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def in_actions() -> bool:
    """Whether this is a job of GitHub Actions, whose runner obeys lines of the log."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def write_text(text: str, output: str | None, option: str = "--output") -> None:
    """Write a report for people. Characters that the terminal does not have are shown as ``?``.

    What would command a job of GitHub Actions is made inert on standard output. ``option`` is what named ``output``.
    """
    if output is not None:
        write_whole(output, [text.encode("utf-8", "backslashreplace")], option)
    else:
        text = inert_in_actions(text) if in_actions() else text
        _print([text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "replace")])


def append_text(text: str, path: str) -> None:
    """Add a report to the end of a file that others write to, too. Raises UsageError where it cannot be written."""
    try:
        with open(path, "ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror or error})") from error


def write_json(
    pieces: Iterable[str],
    output: str | None,
    inert: Callable[[str], str] = inert_json,
    option: str = "--output",
) -> None:
    """Write a report for machines, piece by piece: always UTF-8, whatever the terminal has.

    ``inert`` takes from it what would command a job of GitHub Actions, where it goes to standard output of one.
    ``option`` is what named ``output``.
    """
    if output is None and in_actions():
        pieces = [inert("".join(pieces))]
    # A file name that is not UTF-8 has no other way into a report that is.
    data = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    if output is not None:
        write_whole(output, data, option)
    else:
        _print(data)


def write_folder(folder: str, files: Iterable[tuple[str, str]], option: str = "--output") -> None:
    """Write files of these names and texts to the folder, which is made where it is not there.

    Other files in it are left alone. Raises UsageError where one cannot be written.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{option}: {folder} cannot be made ({error.strerror or error})") from error
    for name, text in files:
        write_whole(os.path.join(folder, name), [text.encode("utf-8")], option)


def _print(pieces: Iterable[bytes]) -> None:
    """Write to standard output. Raises OutputClosed where nobody reads it, UsageError where it cannot be written."""
    if sys.stdout is None:
        raise UsageError("standard output is closed; write the report to a file with --output")
    try:
        sys.stdout.flush()
        for data in pieces:
            left = memoryview(data)
            while left:
                # With PYTHONUNBUFFERED a write may stop half-way, and the next one says why.
                left = left[sys.stdout.buffer.write(left) :]
        sys.stdout.buffer.flush()
    except OSError as error:
        _discard_the_rest()
        if isinstance(error, BrokenPipeError):
            raise OutputClosed from error
        raise UsageError(f"standard output cannot be written ({error.strerror or error})") from error


def _discard_the_rest() -> None:
    # The interpreter flushes standard output once more at exit; let that go nowhere instead of failing there.
    # See the note on SIGPIPE in the documentation of Python's signal module.
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def write_whole(path: str, pieces: Iterable[bytes], option: str = "--output") -> None:
    """Replace the file's content at one stroke: whoever reads it sees the old or the new, never a part.

    ``option`` is what named it. Raises UsageError where it cannot be written.
    """
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            # A device or a pipe (/dev/stdout) cannot be replaced, only written to.
            with open(target, "wb") as device:
                device.writelines(pieces)
            return
        _replace(target, pieces)
    except OSError as error:
        raise UsageError(f"{option}: {path} cannot be written ({error.strerror or error})") from error


def _replace(target: str, pieces: Iterable[bytes]) -> None:
    handle, draft = tempfile.mkstemp(prefix=".alliance-lint-", dir=os.path.dirname(target))
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        os.chmod(draft, _mode(target))
        os.replace(draft, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise


def _mode(target: str) -> int:
    """The permissions the file has, or those a new file gets."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
