"""The page on which agreements are dropped."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_lint.reports.html.page import render

SCRIPT = "front.js"


def render_front_page(suffixes: Iterable[str], most: int) -> str:
    """The page. ``suffixes`` are those of files that can be read, ``most`` the bytes that a file may have."""
    values = {"suffixes": sorted(suffixes), "most": most, "megabytes": most // 1_000_000}
    return render("front.html", values, script=SCRIPT, connect=True)
