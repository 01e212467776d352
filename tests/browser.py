"""A headless Chromium to try pages in, driven over a pipe by the DevTools protocol: no driver, no package, no port.

Chromium reads commands from its file descriptor 3 and answers on 4, in JSON ended by a zero byte
(``--remote-debugging-pipe``, https://chromedevtools.github.io/devtools-protocol/).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

PATIENCE = 30.0
"""Seconds after which a page that does not do what it should is given up."""


def found() -> str | None:
    """The browser on this machine that can be driven so, None where there is none."""
    return None if sys.platform == "win32" else next(filter(None, map(shutil.which, NAMES)), None)


# The pipes may have any numbers; the browser looks for them at 3 and 4. Moved up first, neither is overrun.
_START = """\
import fcntl, os, sys
pipes = [fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in sys.argv[1:3]]
os.dup2(pipes[0], 3)
os.dup2(pipes[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""


class Page:
    """One tab."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands = os.fdopen(commands, "wb", buffering=0)
        self._answers = os.fdopen(answers, "rb", buffering=0)
        self._buffer = b""
        self._number = 0
        self.messages: list[str] = []
        """What the page and the browser have written to the console: broken policies, too."""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "DOM"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        """Let go of the pipes, on which the browser ends."""
        self._commands.close()
        self._answers.close()

    def call(self, method: str, **parameters: Any) -> Any:
        """The answer to a command of the protocol."""
        return self._call(method, self._session, **parameters)

    def open(self, address: str, *, width: int = 1280, height: int = 900, scheme: str = "light") -> None:
        """Load a page in a window of this size, and wait until it is there."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.navigate", url=address)
        self.wait(f"document.readyState == 'complete' && location.href.startsWith({json.dumps(address.split('#')[0])})")

    def value(self, expression: str) -> Any:
        """What an expression of JavaScript gives; of a promise, what it is kept with."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["exception"].get("description"))
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until an expression holds."""
        end = time.monotonic() + PATIENCE
        while not self.value(condition):
            assert time.monotonic() < end, condition
            time.sleep(0.02)

    def press(self, key: str) -> None:
        """Press and release a key that types a character."""
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def _call(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        self._number += 1
        command: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session is not None:
            command["sessionId"] = session
        self._commands.write(json.dumps(command).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                return answer["result"]
            self._note(answer)

    def _next(self) -> Any:
        while b"\0" not in self._buffer:
            read = self._answers.read(1 << 16)
            assert read, "the browser has gone"
            self._buffer += read
        one, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(one)

    def _note(self, event: dict[str, Any]) -> None:
        parameters = event.get("params", {})
        if event.get("method") == "Log.entryAdded":
            self.messages.append(parameters["entry"]["text"])
        elif event.get("method") == "Runtime.exceptionThrown":
            self.messages.append(str(parameters["exceptionDetails"].get("exception", {}).get("description")))
        elif event.get("method") == "Runtime.consoleAPICalled":
            self.messages.append(" ".join(str(each.get("value")) for each in parameters["args"]))


@contextmanager
def browser() -> Iterator[Page]:
    """A tab of a fresh browser, which ends with the block. There must be one (``found``)."""
    program = found()
    assert program is not None
    command_read, command_write = os.pipe()
    answer_read, answer_write = os.pipe()
    with tempfile.TemporaryDirectory(prefix="alliance-lint-browser-", ignore_cleanup_errors=True) as profile:
        arguments = [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--remote-debugging-pipe",
            f"--user-data-dir={profile}",
        ]
        process = subprocess.Popen(
            [sys.executable, "-ISc", _START, str(command_read), str(answer_write), *arguments],
            pass_fds=(command_read, answer_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(command_read)
        os.close(answer_write)
        page = None
        try:
            page = Page(command_write, answer_read)
            yield page
        finally:
            if page is not None:
                page.close()
            process.terminate()
            process.wait(PATIENCE)
