"""Which requests are answered."""

from __future__ import annotations

import pytest

from alliance_lint.serving.admission import (
    RefusedError,
    body_length,
    check_headers,
    check_host,
    check_origin,
    file_name,
)

HOSTS = frozenset({"127.0.0.1:8753", "localhost:8753"})


@pytest.mark.parametrize("host", sorted(HOSTS))
def test_the_server_answers_to_its_own_names(host: str) -> None:
    check_host(host, HOSTS)
    check_origin(f"http://{host}", "same-origin", HOSTS)
    check_origin(f"http://{host}", None, HOSTS)


@pytest.mark.parametrize(
    "host", [None, "", "127.0.0.1", "evil.example:8753", "127.0.0.1:80", "localhost:8753.evil.example"]
)
def test_a_name_that_was_bent_to_this_machine_is_refused(host: str | None) -> None:
    with pytest.raises(RefusedError) as refused:
        check_host(host, HOSTS)
    assert refused.value.status == 421


@pytest.mark.parametrize(
    ("origin", "site"),
    [
        (None, None),
        ("null", None),
        ("https://127.0.0.1:8753", None),
        ("http://127.0.0.1:80", None),
        ("http://evil.example", "cross-site"),
        ("http://localhost:8753", "cross-site"),
        ("http://localhost:8753", "same-site"),
    ],
)
def test_a_file_is_taken_from_the_servers_own_page_only(origin: str | None, site: str | None) -> None:
    with pytest.raises(RefusedError) as refused:
        check_origin(origin, site, HOSTS)
    assert refused.value.status == 403


@pytest.mark.parametrize(
    ("length", "encoding", "status"),
    [
        (None, None, 411),
        ("12", "chunked", 411),
        ("-1", None, 411),
        ("1e3", None, 411),
        ("²", None, 411),
        ("0", None, 400),
        ("1001", None, 413),
        ("9" * 30, None, 413),
        ("9" * 5000, None, 413),
        ("0" * 5000, None, 400),
    ],
)
def test_a_body_without_a_sensible_length_is_refused(length: str | None, encoding: str | None, status: int) -> None:
    with pytest.raises(RefusedError) as refused:
        body_length(length, encoding, 1000)
    assert refused.value.status == status


def test_a_body_may_have_what_is_allowed() -> None:
    assert body_length("1000", None, 1000) == 1000
    assert body_length("0001000", None, 1000) == 1000


@pytest.mark.parametrize("name", ["Host", "Content-Length", "Origin"])
def test_a_header_that_decides_is_given_once(name: str) -> None:
    check_headers(["Accept", "Accept", name])
    with pytest.raises(RefusedError, match=f"the header {name} is given more than once") as refused:
        check_headers([name, "Accept", name.lower()])
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("encoded", "name"),
    [
        ("deal.docx", "deal.docx"),
        ("Vertrag%20%C3%9Cbersicht.docx", "Vertrag Übersicht.docx"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("C%3A%5Cdeals%5Cdeal.md", "deal.md"),
        ("%FF.md", "\ufffd.md"),
        ("x" * 300 + ".docx", "x" * 250 + ".docx"),
        ("", "agreement"),
        (None, "agreement"),
    ],
)
def test_a_file_name_is_a_name_and_no_path(encoded: str | None, name: str) -> None:
    assert file_name(encoded) == name
