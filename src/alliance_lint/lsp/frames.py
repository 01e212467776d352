"""Checks what an editor sends before a message of it is taken: header lines and lengths (LSP 3.17, base protocol).

The library that speaks the protocol waits for ever after a header that it does not understand, and makes room for as
many bytes as a header says.
"""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from alliance_lint.errors import UsageError
from alliance_lint.linting import FILE_BYTES

_LONGEST_HEADER: Final = 1_000
_LENGTH: Final = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*", re.IGNORECASE)


class Frames:
    """Standard input of a language server, read line by line for headers and by bytes for messages.

    Both raise UsageError where the other side does not speak the protocol.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._length: int | None = None

    def readline(self) -> bytes:
        """A header line, the blank line after the last of them, or b"" at the end."""
        line = self._stream.readline(_LONGEST_HEADER)
        header = line.strip(b"\r\n")
        if not line:
            return b""
        if not header:
            if self._length is None:
                raise UsageError("lsp: a message came without Content-Length; it is for an editor to start the server")
            self._length = None
            return b"\r\n"
        if b":" not in header:
            raise UsageError("lsp: a line came that is no header; it is for an editor to start the server")
        if not header.lower().startswith(b"content-length"):
            return header + b"\r\n"
        match = _LENGTH.fullmatch(header)
        self._length = int(match[1]) if match else 0
        if not 0 < self._length <= FILE_BYTES:
            raise UsageError(f"lsp: Content-Length must be a number of bytes from 1 to {FILE_BYTES:,}")
        return b"Content-Length: %d\r\n" % self._length

    def read(self, size: int) -> bytes:
        """A message of ``size`` bytes, or b"" where the stream ends before it is whole."""
        message = self._stream.read(size)
        return message if len(message) == size else b""
