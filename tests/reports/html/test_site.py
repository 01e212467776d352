"""One page for one agreement; for several an overview that leads to each."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from alliance_lint.checking.report import Body, Failure, Report, TextBlock
from alliance_lint.reports.html import html_files, render_html, site
from alliance_lint.reports.html.site import file_names
from tests.reports.values import NOTHING_RECOGNISED

from .test_page import Page
from .values import AGREEMENT, LAW_WORDS, NOTED, SALES_WORDS, SETTLED


def text_of(html: str) -> str:
    return " ".join(Page(re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL)).text.split())


def test_the_page_shows_the_agreement_with_its_findings_beside_it() -> None:
    html = render_html(Report((AGREEMENT,)))
    shown = text_of(html)
    for words in (SALES_WORDS, LAW_WORDS, "Only Beta is bound to exclusivity.", "after 1.1", "not legal advice"):
        assert words in shown, words
    assert re.search(rf'<mark class="warning" id="m2" data-f="2">{SALES_WORDS}</mark>', html)
    assert '<span class="blank">[place]</span>' in html
    assert shown.index("Nothing says where a dispute is decided.") < shown.index("Only Beta is bound"), "worst first"


def test_the_page_says_what_each_check_answers() -> None:
    shown = text_of(render_html(Report((AGREEMENT,))))
    for answer in ("exclusivity-reciprocal: one-sided", "governing-law: satisfied", "customer-contact: not applicable"):
        assert answer in shown


def test_the_page_shows_duties_side_by_side() -> None:
    shown = text_of(render_html(Report((AGREEMENT,))))
    assert "Acme May, or need not 1 may visit" in shown
    assert "Both parties, alike Must 1 shall be kind" in shown


def test_notices_are_shown() -> None:
    assert "Tracked changes were read as accepted." in text_of(render_html(Report((AGREEMENT,))))


def test_suppressed_findings_stand_apart_with_the_reason() -> None:
    html = render_html(Report((NOTED,)))
    shown = text_of(html)
    assert '<article class="finding' not in html
    assert "No findings 1 suppressed" in shown
    assert "Suppressed by a comment in the agreement (deal.md:4) until 2030-01-31: settled in a side letter" in shown
    assert "dispute-forum: missing (suppressed)" in shown


def test_no_findings_says_what_that_rests_on() -> None:
    shown = text_of(render_html(Report((SETTLED,))))
    assert "Of 2 questions that were asked, 1 are settled and 1 does not arise." in shown
    assert "1 provision of 1 kind that were recognised" in shown


def test_a_file_in_which_nothing_was_recognised_is_not_called_clean() -> None:
    shown = text_of(render_html(Report((NOTHING_RECOGNISED,))))
    assert "its result means little" in shown
    assert "No parties recognised" in shown
    assert "are settled" not in shown


def test_without_its_text_a_report_still_has_its_findings() -> None:
    html = render_html(Report((replace(AGREEMENT, body=None),)))
    assert "Only Beta is bound to exclusivity." in text_of(html)
    assert 'href="#m2"' not in html


def test_several_agreements_share_a_page_with_an_overview_before_them() -> None:
    html = render_html(Report((SETTLED, AGREEMENT), (Failure("scan.pdf", "no text layer"),)))
    shown = text_of(html)
    assert "2 agreements" in shown
    assert "scan.pdf no text layer" in shown
    rows = re.findall(r'<th scope="row" class="name"><a href="(#a\d-top)"', html)
    assert rows == ["#a2-top", "#a1-top"], "the one with most errors first"
    assert '<a href="#a2-f1" tabindex="-1"' in html
    assert shown.count(SALES_WORDS) == 3, "in the text of both, and as a quote"


def test_a_file_that_could_not_be_read_is_shown_with_the_one_that_could() -> None:
    assert "scan.pdf" in text_of(render_html(Report((AGREEMENT,), (Failure("scan.pdf", "no text layer"),))))


def test_a_run_in_which_nothing_could_be_read_is_a_page_too() -> None:
    shown = text_of(render_html(Report((), (Failure("scan.pdf", "no text layer"),))))
    assert "1 file could not be read" in shown


def test_texts_are_left_out_of_a_page_that_would_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "MOST_TEXT", 100)
    html = render_html(Report((AGREEMENT, SETTLED)))
    assert 'class="chunk"' not in html
    assert "Only Beta is bound to exclusivity." in text_of(html)
    assert "The texts of these agreements would make this page too large" in text_of(html)


def test_a_folder_has_an_overview_and_a_page_for_each_agreement() -> None:
    files = dict(html_files(Report((AGREEMENT, SETTLED, NOTED))))
    assert list(files) == ["index.html", "001-acme-beta.html", "002-settled.html", "003-acme-beta.html"]
    links = {href.partition("#")[0] for href in Page(files["index.html"]).attributes("href")} - {""}
    assert links == set(files) - {"index.html"}
    assert SALES_WORDS not in text_of(files["index.html"])
    assert 'href="index.html"' in files["001-acme-beta.html"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("../../etc/passwd", "001-passwd.html"),
        ("a/Acme & Beta (final).docx", "001-acme-beta-final.html"),
        ("-", "001-agreement.html"),
        ("契約.pdf", "001-agreement.html"),
        ("CON.docx", "001-con.html"),
        ("x" * 300 + ".md", "001-" + "x" * 60 + ".html"),
    ],
)
def test_names_of_pages_are_safe_on_every_system(path: str, name: str) -> None:
    assert file_names([path]) == [name]


def test_pages_of_the_file_are_named_in_the_text() -> None:
    page = Page(render_html(Report((replace(AGREEMENT, body=Body((TextBlock(0, "Hello", page=1),), ())),))))
    assert "page 1" in " ".join(page.text.split())
