"""The served page in a browser: choose a file, see its report."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance_lint.serving.server import Server, serving
from tests.browser import Page, browser, found

from .test_worker import AGREEMENT

pytestmark = pytest.mark.skipif(found() is None, reason="needs Chromium, on a system that is not Windows")

AXE = os.environ.get("AXE_CORE", "")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        serving(running)
        yield running
        running.shutdown()


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as tab:
        yield tab


def choose(page: Page, path: Path) -> None:
    """Choose a file as a person does."""
    root = page.call("DOM.getDocument")["root"]["nodeId"]
    field = page.call("DOM.querySelector", nodeId=root, selector="#file")["nodeId"]
    page.call("DOM.setFileInputFiles", nodeId=field, files=[str(path)])


def test_a_chosen_file_leads_to_its_report_and_back(page: Page, server: Server, tmp_path: Path) -> None:
    (tmp_path / "deal.txt").write_bytes(AGREEMENT)
    page.messages.clear()
    page.open(server.url)
    choose(page, tmp_path / "deal.txt")
    page.wait("location.pathname.startsWith('/report/') && document.readyState == 'complete'")
    assert page.value("document.querySelector('.text').textContent.includes('Alpha shall pay Beta.')")
    page.press("j")
    assert page.value("document.querySelector('.finding.current').id") == "f1", "its script runs"
    page.value("document.querySelector('.back').click()")
    page.wait("location.pathname == '/' && document.readyState == 'complete'")
    assert page.messages == [], "no broken policy"


def test_what_cannot_be_read_is_said_on_the_page(page: Page, server: Server, tmp_path: Path) -> None:
    (tmp_path / "<img src=x>.pdf").write_bytes(b"%PDF-1.7 and nothing")
    page.open(server.url)
    choose(page, tmp_path / "<img src=x>.pdf")
    page.wait("document.querySelector('.said').classList.contains('failed')")
    assert page.value("document.querySelector('.said').textContent").startswith("<img src=x>.pdf: ")
    assert page.value("document.images.length") == 0


@pytest.mark.skipif(
    not AXE, reason="needs axe-core: npm install axe-core, then AXE_CORE=node_modules/axe-core/axe.min.js"
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(page: Page, server: Server, scheme: str) -> None:
    page.open(server.url, scheme=scheme)
    page.value(Path(AXE).read_text(encoding="utf-8") + "; 0")
    assert page.value("axe.run().then(done => done.violations.map(each => each.id))") == []
