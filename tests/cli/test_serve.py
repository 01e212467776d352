"""``alliance-lint serve`` from the outside."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from http.client import HTTPConnection

import pytest

from .conftest import Run


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_it_says_where_it_is_and_ends_with_control_c() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "alliance_lint", "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Where the tests run in the background of a shell, Ctrl-C is ignored, and children take that over.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline().decode()
        place = re.search(r"http://(127\.0\.0\.1:\d+)/", said)
        assert place, said
        connection = HTTPConnection(place[1], timeout=30)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, output, errors) == (0, b"", b"")


def test_a_rule_pack_that_is_not_there_is_told_at_once(run: Run) -> None:
    result = run("serve", "--port", "0", "--pack", "no-such-pack")
    assert result.exit_code == 2
    assert "no-such-pack" in result.stderr
