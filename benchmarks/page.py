"""Measures the page (``--format html``) on an agreement of 500 pages: ``python benchmarks/page.py``.

Its size, the time to make it beside that to lint, and the time until a browser shows it, beside an empty page.
Needs Chromium.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from workload import make_agreement  # noqa: E402

from alliance_lint.checking.report import Report  # noqa: E402
from alliance_lint.linting import lint_bytes, load_packs  # noqa: E402
from alliance_lint.reports.html import render_html  # noqa: E402
from tests.browser import Page, browser  # noqa: E402

PAGES = 500
PAGE_CHARACTERS = 3_000
"""Characters on a page of paper."""
ROUNDS = 7
MOST_SECONDS = 2.0
MOST_BYTES = 10_000_000

_EMPTY = "<!doctype html><title>Empty</title>"
_TIMING = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


def opened(page: Page, address: str) -> float:
    """Seconds from the start of the navigation until the page has loaded, its script has run and it is painted."""
    page.open(address)
    page.wait(f"{_TIMING} > 0")
    return float(page.value(_PAINTED)) / 1000


def main() -> None:
    """Measure, print, and exit with 1 where an aim is missed."""
    packs = load_packs()
    text = make_agreement(PAGES * PAGE_CHARACTERS, 7)
    started = time.perf_counter()
    document = lint_bytes(text.encode(), "five-hundred-pages.txt", packs, body=True)
    linted = time.perf_counter()
    html = render_html(Report((document,)))
    rendered = time.perf_counter()
    size = len(html.encode())
    assert document.body is not None
    print(f"{len(text):,} characters, {len(document.body.blocks):,} blocks, {len(document.provisions):,} provisions, ")
    print(f"{len(document.findings):,} findings, {len(document.body.duties):,} duties")
    print(f"lint {linted - started:.1f} s, page {rendered - linted:.1f} s, {size / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder, browser() as page:
        addresses = []
        for name, content in (("empty", _EMPTY), ("report", html)):
            file = Path(folder) / f"{name}.html"
            file.write_text(content, encoding="utf-8")
            addresses.append(file.as_uri())
        times = [[opened(page, address) for address in addresses] for _ in range(ROUNDS)]
    empty, full = (statistics.median(each) for each in zip(*times, strict=True))
    worst = max(each[1] for each in times)
    print(f"opened and painted in {full:.2f} s (worst of {ROUNDS}: {worst:.2f} s); an empty page in {empty:.2f} s")
    sys.exit(full > MOST_SECONDS or size > MOST_BYTES)


if __name__ == "__main__":
    main()
