"""The page in a browser: what its script adds, that nothing in an agreement runs, and that everybody can use it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance_lint.checking.report import Report
from alliance_lint.linting import lint_file, load_packs
from alliance_lint.reports.html import render_html
from tests.browser import Page, browser, found

from .test_page import evil_report
from .values import AGREEMENT, NOTED, SETTLED

pytestmark = pytest.mark.skipif(found() is None, reason="needs Chromium, on a system that is not Windows")

SAMPLE = Path(__file__).resolve().parents[3] / "sample_agreements" / "careless-alliance.docx"
AXE = os.environ.get("AXE_CORE", "")
"""The path of axe.min.js, from `npm install axe-core`."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as tab:
        yield tab


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of a few reports, by name."""
    folder = tmp_path_factory.mktemp("pages")
    reports = {
        "sample": Report((lint_file(str(SAMPLE), load_packs(), body=True),)),
        "noted": Report((NOTED,)),
        "many": Report((AGREEMENT, SETTLED, NOTED)),
        "evil": evil_report(),
    }
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(render_html(report), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in reports}


CURRENT = "document.querySelector('.finding.current')?.id"


def test_keys_step_through_the_findings_and_to_their_words(page: Page, files: dict[str, str]) -> None:
    page.open(files["sample"])
    assert page.value(CURRENT) is None
    page.press("j")
    assert page.value(CURRENT) == "f1"
    for _ in range(3):
        page.press("j")
    page.press("k")
    assert page.value(CURRENT) == "f3"
    mark = "document.getElementById('m3').getBoundingClientRect()"
    text = "document.querySelector('.text').getBoundingClientRect()"
    assert page.value(f"{mark}.top > {text}.top && {mark}.bottom < {text}.bottom"), "its words are in sight"
    page.press("t")
    assert page.value("document.activeElement.className").startswith("text")
    page.press("t")
    assert page.value("document.activeElement.id") == "f3"


def test_a_click_on_marked_words_leads_to_their_finding(page: Page, files: dict[str, str]) -> None:
    page.open(files["sample"])
    page.value("document.getElementById('m3').click()")
    assert page.value(CURRENT) == "f3"


def test_severities_and_areas_filter_the_findings_and_their_marks(page: Page, files: dict[str, str]) -> None:
    page.open(files["sample"])
    errors = page.value("document.querySelectorAll('.finding.error').length")
    shown = "Array.from(document.querySelectorAll('.finding')).filter(each => !each.hidden).length"
    everything = page.value(shown)
    page.press("2")
    page.press("3")
    assert page.value(shown) == errors
    assert page.value("document.querySelector('.shown').textContent") == f"{errors} of {everything} shown"
    assert page.value("document.querySelectorAll('mark.warning:not(.off)').length") == 0
    page.value(
        "{ const area = document.querySelector('[name=family]'); area.value = 'Money';"
        " area.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    assert 0 < page.value(shown) < errors
    page.press("2")
    page.press("3")
    assert page.value(shown) < everything


def test_wording_is_shown_and_copied(page: Page, files: dict[str, str]) -> None:
    page.open(files["sample"])
    page.press("w")
    assert page.value("Array.from(document.querySelectorAll('.wording')).every(each => each.open)")
    page.press("j")
    page.press("c")
    page.wait("/^(Copied|Selected)/.test(document.querySelector('#f1 .copy').textContent)")


def test_an_overview_leads_to_an_agreement_and_back(page: Page, files: dict[str, str]) -> None:
    page.open(files["many"])
    seen = "Array.from(document.querySelectorAll('.overview, .agreement')).filter(e => e.offsetParent).map(e => e.id)"
    assert page.value(seen) == ["overview"]
    page.value("document.querySelector('.heat tbody a').click()")
    page.wait(f"{seen}.join() == 'a1-top'")
    page.value("document.querySelector('#a1-top .back').click()")
    page.wait(f"{seen}.join() == 'overview'")
    page.value("location.hash = '#a1-f2'")
    page.wait(f"{seen}.join() == 'a1-top'")


def test_every_heading_of_the_overview_sorts(page: Page, files: dict[str, str]) -> None:
    page.open(files["many"])
    rows = "Array.from(document.querySelectorAll('.heat tbody a[title]')).map(e => e.hash.slice(1, 3)).join(' ')"
    assert page.value(rows) == "a1 a2 a3"
    head = "document.querySelectorAll('.heat .checks button')[{}]"
    page.value(head.format(1) + ".click()")
    assert page.value(rows) == "a2 a3 a1"
    assert page.value(head.format(1) + ".closest('th').getAttribute('aria-sort')") == "ascending"
    page.value(head.format(1) + ".click()")
    assert page.value(rows) == "a1 a2 a3"
    page.value(head.format(0) + ".click()")
    page.value(head.format(0) + ".click()")
    assert page.value(rows) == "a2 a1 a3", "by name, backwards"


def test_nothing_in_an_agreement_runs_or_loads(page: Page, files: dict[str, str]) -> None:
    page.messages.clear()
    page.open(files["evil"])
    page.value("location.hash = '#a1-top'")
    assert page.value("document.scripts.length + document.images.length") == 1
    assert page.value("performance.getEntriesByType('resource').length") == 0
    assert page.messages == [], "no alert, no error, no broken policy"


def test_the_policy_stops_what_would_be_smuggled_in(page: Page, tmp_path: Path) -> None:
    smuggled = '<script>document.title = "run"</script><img src="http://127.0.0.1:9/" onerror="document.title = 1"><p '
    smuggled += 'style="color: red" id="smuggled">'
    html = render_html(Report((AGREEMENT,))).replace("<h1>", f"{smuggled}<h1>", 1)
    (tmp_path / "smuggled.html").write_text(html, encoding="utf-8")
    page.open((tmp_path / "smuggled.html").as_uri())
    assert page.value("document.title").startswith("Strategic Alliance Agreement")
    assert page.value("getComputedStyle(document.getElementById('smuggled')).color") != "rgb(255, 0, 0)"


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("name", ["sample", "many", "evil"])
def test_no_page_is_wider_than_its_window(page: Page, files: dict[str, str], name: str, width: int) -> None:
    for part in ("", "#a1-top"):
        page.open(files[name] + part, width=width)
        assert page.value("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.skipif(
    not AXE, reason="needs axe-core: npm install axe-core, then AXE_CORE=node_modules/axe-core/axe.min.js"
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["sample", "noted", "many", "many#a1-top", "evil"])
def test_axe_finds_no_violation(page: Page, files: dict[str, str], name: str, width: int, scheme: str) -> None:
    file, _, part = name.partition("#")
    page.open(f"{files[file]}#{part}" if part else files[file], width=width, scheme=scheme)
    page.press("w")
    page.value("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.value(Path(AXE).read_text(encoding="utf-8") + "; 0")
    found = "axe.run().then(done => done.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))"
    assert page.value(found) == []
