"""What a request must be like before it is answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from http import HTTPStatus
from urllib.parse import unquote

LONGEST_NAME = 255


class RefusedError(Exception):
    """A request that is refused: the status, and a line that says why."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        self.status = status
        self.message = message
        super().__init__(message)


ONCE = ("Host", "Content-Length", "Transfer-Encoding", "Origin", "Sec-Fetch-Site", "X-Agreement-Name")
"""Headers that are looked at; who reads the first of two and who the second would not see the same request."""


def check_headers(names: Iterable[str]) -> None:
    """Raise RefusedError where a request gives one of these headers twice (RFC 9112, 3.2, and RFC 9110, 5.3)."""
    given = [name.lower() for name in names]
    for name in ONCE:
        if given.count(name.lower()) > 1:
            raise RefusedError(HTTPStatus.BAD_REQUEST, f"the header {name} is given more than once")


def check_host(host: str | None, hosts: Collection[str]) -> None:
    """Raise RefusedError unless the request names this server as its host.

    A page elsewhere can have its own name resolve to 127.0.0.1 (DNS rebinding), and would then be of the same origin
    as this server; but its requests name its host.
    """
    if host not in hosts:
        raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST, "this server answers to its own address only")


def check_origin(origin: str | None, site: str | None, hosts: Collection[str]) -> None:
    """Raise RefusedError unless a page of this server sends the request: no other page may have a file read.

    ``origin`` and ``site`` are the headers Origin and Sec-Fetch-Site (Fetch Metadata; older browsers have none).
    """
    if origin not in {f"http://{host}" for host in hosts} or site not in (None, "same-origin"):
        raise RefusedError(HTTPStatus.FORBIDDEN, "agreements are taken from this server's own page only")


def body_length(length: str | None, encoding: str | None, most: int) -> int:
    """How many bytes the body has, by its headers. Raises RefusedError where they do not say, or it is too large."""
    if encoding is not None or length is None or not (length.isascii() and length.isdigit()):
        raise RefusedError(HTTPStatus.LENGTH_REQUIRED, "the length of the file must be given")
    digits = length.lstrip("0")
    # int() refuses thousands of digits.
    if len(digits) > len(str(most)) or int(digits or "0") > most:
        raise RefusedError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the file has more than {most / 1e6:,.0f} MB; split it"
        )
    if not digits:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "the file is empty")
    return int(digits)


def file_name(encoded: str | None) -> str:
    """The name of the agreement without folders, from a header in which it is percent-encoded."""
    name = unquote(encoded or "", errors="replace").replace("\\", "/").rpartition("/")[2].strip()
    return name[-LONGEST_NAME:] or "agreement"
