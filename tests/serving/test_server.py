"""The server over HTTP."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import quote

import pytest

from alliance_lint.errors import UsageError
from alliance_lint.linting import FILE_BYTES
from alliance_lint.serving.server import Server, serving

from .test_worker import AGREEMENT, SHEET, WORD

HEADERS = {"content-security-policy", "cache-control", "x-content-type-options", "referrer-policy"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        thread = serving(running)
        yield running
        running.shutdown()
        thread.join()


class Answer:
    """What came back."""

    def __init__(self, server: Server, method: str, path: str, body: bytes | None = None, **headers: str) -> None:
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        got = connection.getresponse()
        self.status, self.headers, self.content = got.status, {k.lower(): v for k, v in got.getheaders()}, got.read()
        connection.close()

    @property
    def error(self) -> str:
        return str(json.loads(self.content)["error"])


def post(server: Server, body: bytes, name: str = "deal.txt", path: str = "/lint", **headers: str) -> Answer:
    sent = {"Origin": server.url.rstrip("/"), "X_Agreement_Name": quote(name), **headers}
    return Answer(server, "POST", path, body, **sent)


@pytest.fixture(scope="module")
def report(server: Server) -> str:
    """The address of a report."""
    answer = post(server, AGREEMENT, "Größe <b>.txt")
    assert answer.status == 200, answer.content
    return str(json.loads(answer.content)["report"])


def test_the_page_takes_agreements_and_loads_nothing_from_elsewhere(server: Server) -> None:
    answer = Answer(server, "GET", "/")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"Drop an agreement here" in answer.content
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_dropped_agreement_gets_its_report(server: Server, report: str) -> None:
    answer = Answer(server, "GET", report)
    assert answer.status == 200
    page = answer.content.decode()
    assert "Alpha shall pay Beta." in page
    assert "Größe &lt;b&gt;.txt" in page


def test_the_reviewed_copy_of_a_word_file_can_be_had(server: Server) -> None:
    address = json.loads(post(server, WORD.read_bytes(), "Entwürfe/Größe 1.docx").content)["report"]
    assert f'href="{address}/reviewed"'.encode() in Answer(server, "GET", address).content
    copy = Answer(server, "GET", f"{address}/reviewed")
    assert copy.status == 200
    assert copy.headers["content-disposition"] == "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201-reviewed.docx"
    assert copy.content.startswith(b"PK")


def test_why_there_is_no_reviewed_copy_is_a_line_of_text(server: Server) -> None:
    report = json.loads(post(server, SHEET, "deal.yaml").content)["report"]
    answer = Answer(server, "GET", f"{report}/reviewed")
    assert (answer.status, answer.headers["content-type"]) == (422, "text/plain; charset=utf-8")
    assert answer.content.count(b"\n") == 1
    assert Answer(server, "GET", f"{report}/other").status == 404


def test_every_answer_forbids_frames_and_caches(server: Server, report: str) -> None:
    for answer in (
        Answer(server, "GET", "/"),
        Answer(server, "HEAD", "/"),
        Answer(server, "GET", report),
        Answer(server, "GET", "/nowhere"),
        Answer(server, "PUT", "/lint", b"x"),
        post(server, AGREEMENT, Origin="http://evil.example"),
    ):
        assert answer.headers.keys() >= HEADERS
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-security-policy"].endswith("frame-ancestors 'none'")
        assert "python" not in answer.headers["server"].lower()


def test_another_host_gets_no_answer(server: Server, report: str) -> None:
    for path in ("/", report):
        answer = Answer(server, "GET", path, Host=f"evil.example:{server.server_port}")
        assert answer.status == 421
        assert b"Alpha" not in answer.content


def test_another_page_gets_no_file_read(server: Server) -> None:
    assert post(server, AGREEMENT, Origin="http://evil.example").status == 403
    assert post(server, AGREEMENT, Sec_Fetch_Site="cross-site").status == 403
    assert Answer(server, "POST", "/lint", AGREEMENT).status == 403


def test_a_file_that_is_too_large_is_refused_before_it_is_read(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as raw:
        host = f"127.0.0.1:{server.server_port}"
        raw.sendall(
            f"POST /lint HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
            f"Content-Length: {FILE_BYTES + 1}\r\n\r\n".encode()
        )
        answer = raw.makefile("rb").read().decode()
    assert " 413 " in answer.splitlines()[0]
    assert "more than 50 MB" in answer


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ("Host: {host}\r\nHost: evil.example\r\nContent-Length: 3\r\n", 400),
        ("Host: {host}\r\nContent-Length: 3\r\nContent-Length: 4\r\n", 400),
        ("Host: {host}\r\nContent-Length: " + "9" * 5_000 + "\r\n", 413),
    ],
    ids=["hosts", "lengths", "digits"],
)
def test_a_request_that_is_made_to_confuse_gets_an_answer(server: Server, headers: str, status: int) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as raw:
        host = f"127.0.0.1:{server.server_port}"
        raw.sendall(f"POST /lint HTTP/1.1\r\nOrigin: http://{host}\r\n{headers.format(host=host)}\r\n".encode())
        answer = raw.makefile("rb").read().decode()
    assert f" {status} " in answer.splitlines()[0]


def test_a_file_that_breaks_off_is_refused(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as raw:
        host = f"127.0.0.1:{server.server_port}"
        raw.sendall(
            f"POST /lint HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: 10\r\n\r\nabc".encode()
        )
        raw.shutdown(socket.SHUT_WR)
        answer = raw.makefile("rb").read().decode()
    assert " 408 " in answer.splitlines()[0]


def test_what_is_no_agreement_is_one_line_and_the_server_goes_on(server: Server) -> None:
    answer = post(server, b"%PDF-1.7 and nothing", "deal.pdf")
    assert answer.status == 422
    assert answer.error
    assert Answer(server, "GET", "/").status == 200


@pytest.mark.parametrize(
    "path", ["/lint", "/report/", "/report/guess", "/../etc/passwd", "//evil.example/", "/favicon.ico"]
)
def test_nothing_else_is_served(server: Server, path: str) -> None:
    assert Answer(server, "GET", path).status == 404


def test_nothing_is_taken_elsewhere(server: Server) -> None:
    assert post(server, AGREEMENT, path="/").status == 404


def test_an_agreement_that_takes_too_long_does_not_hold_the_server_up() -> None:
    with Server(seconds=0.01) as hasty:
        serving(hasty)
        answer = post(hasty, AGREEMENT)
        assert (answer.status, "takes more than" in answer.error) == (422, True)
        assert Answer(hasty, "GET", "/").status == 200
        hasty.shutdown()


def test_a_port_in_use_is_one_line(server: Server) -> None:
    with pytest.raises(
        UsageError, match=rf"^port {server.server_port} cannot be used \(.*\); name another with --port$"
    ):
        Server(server.server_port)
