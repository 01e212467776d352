"""A page on this machine alone: drop an agreement, see what is said about it.

Nothing is stored, and nothing leaves the machine. The standard library's server is enough for one person at one
machine: it binds the loopback address, answers to its own name only, takes files from its own page only, and hands
every file to a process of its own with limits on time and memory.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from alliance_lint.errors import ReadingError, UsageError
from alliance_lint.linting import FILE_BYTES, readable_suffixes
from alliance_lint.reports.html import render_front_page, security_policy
from alliance_lint.reports.safe import safe_line
from alliance_lint.serving.admission import (
    RefusedError,
    body_length,
    check_headers,
    check_host,
    check_origin,
    file_name,
)
from alliance_lint.serving.shelf import Kept, Shelf
from alliance_lint.serving.worker import SECONDS, Order, carry_out

ADDRESS: Final = "127.0.0.1"
AT_ONCE: Final = 2
"""Agreements that are linted at the same time; others wait."""
PATIENCE: Final = 30.0
"""Seconds in which a request must have come in whole."""

_PIECE = 1 << 16

_REPORT = "/report/"
_REVIEWED = "reviewed"

_HTML = "text/html; charset=utf-8"
_FILE = "application/octet-stream"


class Server(ThreadingHTTPServer):
    """Serves until it is shut down. ``url`` is where the page is.

    ``port`` 0 stands for one that is free; ``seconds`` is the time limit for an agreement. Raises UsageError where the
    port cannot be used.
    """

    daemon_threads = True
    # Of two servers at the same port the second must fail, and not take requests from the first (SO_REUSEADDR does
    # that on Windows).
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int = 0, *, packs: tuple[str, ...] = (), seconds: float = SECONDS) -> None:
        self.packs = packs
        self.seconds = seconds
        self.shelf = Shelf()
        self.places = threading.BoundedSemaphore(AT_ONCE)
        try:
            super().__init__((ADDRESS, port), _Handler)
        except OSError as error:
            raise UsageError(
                f"port {port} cannot be used ({error.strerror or error}); name another with --port"
            ) from error
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in (ADDRESS, "localhost"))

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: whoever has gone away in the middle is no concern of the person who serves."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "alliance-lint"
    sys_version = ""
    timeout = PATIENCE

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_HEAD(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def _answer(self, what: Callable[[], None]) -> None:
        try:
            check_headers(self.headers.keys())
            check_host(self.headers.get("Host"), self.server.hosts)
            what()
        except RefusedError as refusal:
            self._send_error(refusal.status, refusal.message)
        except ReadingError as error:
            self._send_error(HTTPStatus.UNPROCESSABLE_ENTITY, error.message)

    def _get(self) -> None:
        if self.path == "/":
            page = render_front_page(readable_suffixes(), FILE_BYTES).encode()
            self._send(HTTPStatus.OK, _HTML, page, policy=security_policy("front.js", connect=True))
            return
        ticket, _, part = self.path.removeprefix(_REPORT).partition("/")
        kept = self.server.shelf.get(ticket) if self.path.startswith(_REPORT) and part in ("", _REVIEWED) else None
        if kept is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "there is nothing here; the server keeps the last reports only")
        if not part:
            self._send(HTTPStatus.OK, _HTML, kept.page, policy=security_policy())
            return
        copy = self._carried_out(self._order(kept.name, review=True), kept.data)
        name = PurePosixPath(kept.name)
        saved = quote(f"{name.stem}-reviewed{name.suffix}", safe="")
        # RFC 6266: the name in UTF-8, percent-encoded.
        self._send(HTTPStatus.OK, _FILE, copy, disposition=f"attachment; filename*=UTF-8''{saved}")

    def _post(self) -> None:
        check_origin(self.headers.get("Origin"), self.headers.get("Sec-Fetch-Site"), self.server.hosts)
        if self.path != "/lint":
            raise RefusedError(HTTPStatus.NOT_FOUND, "there is nothing to send a file to at this address")
        data = self._body(
            body_length(self.headers.get("Content-Length"), self.headers.get("Transfer-Encoding"), FILE_BYTES)
        )
        name = file_name(self.headers.get("X-Agreement-Name"))
        ticket = self.server.shelf.ticket()
        page = self._carried_out(self._order(name, reviewed=f"{_REPORT}{ticket}/{_REVIEWED}"), data)
        self.server.shelf.keep(ticket, Kept(name, data, page))
        self._send_json(HTTPStatus.OK, {"report": _REPORT + ticket})

    def _order(self, name: str, *, reviewed: str = "", review: bool = False) -> Order:
        today = datetime.now().astimezone().date().isoformat()
        return Order(name, today, self.server.packs, reviewed, review)

    def _carried_out(self, order: Order, data: bytes) -> bytes:
        if not self.server.places.acquire(timeout=2 * self.server.seconds):
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "too many files at once; try again in a minute")
        try:
            return carry_out(order, data, seconds=self.server.seconds)
        finally:
            self.server.places.release()

    def _body(self, length: int) -> bytes:
        end = time.monotonic() + PATIENCE
        pieces = []
        while length:
            piece = self.rfile.read1(min(length, _PIECE))
            if not piece or time.monotonic() > end:
                raise RefusedError(HTTPStatus.REQUEST_TIMEOUT, "the file has not come in whole")
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def _send_json(self, status: HTTPStatus, value: dict[str, str]) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _send_error(self, status: HTTPStatus, message: str) -> None:
        """To the script of the page as JSON, to a person who followed a link as a line of text."""
        if self.command == "POST":
            self._send_json(status, {"error": message})
        else:
            self._send(status, "text/plain; charset=utf-8", f"{safe_line(message)}\n".encode())

    def _send(
        self,
        status: HTTPStatus,
        kind: str,
        content: bytes,
        *,
        policy: str = "default-src 'none'",
        disposition: str = "",
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            **({"Content-Disposition": disposition} if disposition else {}),
            "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: names of agreements belong in no log."""

    # What the base class answers by itself (an unknown method, a malformed request) has the same headers.
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        status = HTTPStatus(code)
        self._send_error(status, message or status.phrase)


def serving(server: Server) -> threading.Thread:
    """A thread in which the server runs until it is shut down."""
    thread = threading.Thread(target=partial(server.serve_forever, 0.1), daemon=True)
    thread.start()
    return thread
