"""What is not the language server protocol ends the server with one line, and does not leave it waiting."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from alliance_lint.errors import UsageError
from alliance_lint.linting import FILE_BYTES
from alliance_lint.lsp.frames import Frames


def frames(data: bytes) -> Frames:
    return Frames(io.BytesIO(data))


@pytest.mark.parametrize("written", [b"Content-Length: 2\r\n", b"content-length:2\n", b"CONTENT-LENGTH : 0002 \r\n"])
def test_a_length_is_understood_however_it_is_written(written: bytes) -> None:
    reader = frames(b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n" + written + b"\r\n{}")
    assert reader.readline().startswith(b"Content-Type: ")
    assert [reader.readline(), reader.readline()] == [b"Content-Length: 2\r\n", b"\r\n"]
    assert [reader.read(2), reader.readline()] == [b"{}", b""]


@pytest.mark.parametrize("length", ["abc", "-5", "0", "", str(FILE_BYTES + 1), "9" * 5_000])
def test_a_length_that_cannot_be_is_an_error(length: str) -> None:
    with pytest.raises(UsageError, match="Content-Length must be a number of bytes from 1 to"):
        frames(f"Content-Length: {length}\r\n\r\n{{}}".encode()).readline()


def test_words_that_are_no_header_are_an_error() -> None:
    with pytest.raises(UsageError, match="a line came that is no header"):
        frames(b"hello\n").readline()
    with pytest.raises(UsageError, match="without Content-Length"):
        frames(b"\r\n{}").readline()


def test_a_message_that_breaks_off_is_the_end() -> None:
    assert frames(b"{").read(2) == b""


def _serve(data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "alliance_lint", "lsp"]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)


def test_the_server_ends_with_one_line() -> None:
    ended = _serve(b"Content-Length: 99999999999999\r\n\r\n{}")
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"alliance-lint: error: lsp: Content-Length must be")
    assert ended.stderr.count(b"\n") == 1


def test_a_message_that_is_no_json_is_a_line_in_the_log_and_the_server_goes_on() -> None:
    shutdown = json.dumps({"jsonrpc": "2.0", "id": 7, "method": "shutdown"}).encode()
    ended = _serve(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(each), each) for each in (b"{nonsense", shutdown)))
    assert b'"id": 7' in ended.stdout or b'"id":7' in ended.stdout
    assert b"Traceback" not in ended.stderr
    assert ended.stderr.startswith(b"alliance-lint: Unable to handle message: ")
