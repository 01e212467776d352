"""Only the last agreements are kept."""

from __future__ import annotations

from alliance_lint.serving.shelf import Kept, Shelf


def test_the_oldest_makes_place_for_the_newest() -> None:
    shelf = Shelf(places=2)
    for name in ("a", "b", "c"):
        shelf.keep(name, Kept(name, b"", b""))
    assert shelf.get("a") is None
    assert [kept.name for kept in (shelf.get("b"), shelf.get("c")) if kept] == ["b", "c"]


def test_tickets_are_long_and_differ() -> None:
    shelf = Shelf()
    tickets = {shelf.ticket() for _ in range(50)}
    assert len(tickets) == 50
    assert min(map(len, tickets)) >= 24
