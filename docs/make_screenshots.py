"""Takes ``docs/page.webp`` and ``docs/overview.webp`` of reports on the samples: ``python docs/make_screenshots.py``.

Needs Chromium. Run it after a change that one can see.
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from alliance_lint.checking.report import Report  # noqa: E402
from alliance_lint.linting import lint_file, load_packs  # noqa: E402
from alliance_lint.reports.html import render_html  # noqa: E402
from tests.browser import Page, browser  # noqa: E402

SAMPLES = HERE.parent / "sample_agreements"
NAMES = (
    "careless-alliance.docx",
    "joint-venture.txt",
    "mutual-promotion.md",
    "referral-arrangement.yaml",
    "reseller.txt",
    "sound-alliance.docx",
)


def report(*names: str) -> Report:
    """The report on these samples, under their bare names."""
    packs = load_packs()
    return Report(tuple(lint_file(name, packs, body=True) for name in names))


def shoot(page: Page, html: str, name: str, *, width: int, height: int, first: str = "") -> None:
    """Take a picture of the page in a window of this size, after an expression of JavaScript."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        page.call("Emulation.setScrollbarsHidden", hidden=True)
        page.open(file.as_uri(), width=width, height=height)
        if first:
            page.value(first)
        taken = page.call("Page.captureScreenshot", format="webp", quality=80)
    (HERE / name).write_bytes(base64.b64decode(taken["data"]))


def main() -> None:
    """Take both pictures."""
    os.chdir(SAMPLES)
    with browser() as page:
        shoot(page, render_html(report(NAMES[0])), "page.webp", width=1360, height=1250)
        shoot(page, render_html(report(*NAMES)), "overview.webp", width=1360, height=680)


if __name__ == "__main__":
    main()
