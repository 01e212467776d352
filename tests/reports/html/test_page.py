"""The page runs nothing, loads nothing, and shows what an agreement says and no more."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from alliance_lint.checking.report import Body, Failure, NoticeReport, PartyReport, Report, TextBlock
from alliance_lint.reports.html import render_html
from alliance_lint.reports.html.page import asset

from .values import AGREEMENT, EXCLUSIVITY, LAW_FOUND, NOTED, SETTLED

EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\" onclick='alert(3)' {{ 7*7 }} {% raw %}"
    " javascript:alert(4) </style></mark> \x1b[31mred\x07 \u202eevil\u2066 \x00 &amp; ]]> \ud800"
)


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text by tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def attributes(self, name: str) -> list[str]:
        return [value or "" for _, attributes in self.tags for key, value in attributes.items() if key == name]


def evil_report() -> Report:
    finding = replace(
        EXCLUSIVITY, id=EVIL, name=EVIL, message=EVIL, question=EVIL, why=EVIL, suggestion=EVIL, insert=EVIL, quote=EVIL
    )
    document = replace(
        AGREEMENT,
        path=EVIL,
        title=EVIL,
        kind=EVIL,
        parties=(PartyReport(EVIL, EVIL, EVIL),),
        findings=(finding, replace(finding, quote="", looked_for=EVIL)),
        checks=tuple(replace(check, id=EVIL, name=EVIL, question=EVIL, family=EVIL) for check in AGREEMENT.checks),
        provisions=(replace(LAW_FOUND, kind=EVIL, quote=EVIL, bound=(EVIL,)),),
        notices=(NoticeReport(EVIL, LAW_FOUND.location),),
        body=Body((TextBlock(0, EVIL, EVIL, "paragraph"),), ()),
    )
    return Report((document, document), (Failure(EVIL, EVIL),))


@pytest.mark.parametrize("report", [evil_report(), Report((evil_report().documents[0],))], ids=["many", "one"])
def test_nothing_from_an_agreement_becomes_markup_or_commands(report: Report) -> None:
    html = render_html(report)
    page, plain = Page(html), Page(render_html(Report((AGREEMENT, AGREEMENT))))
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in plain.tags} | {"blockquote"}
    assert [tag for tag, _ in page.tags].count("script") == 1
    names = {name for _, attributes in page.tags for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
    assert "<script>alert(1)</script>" in page.text
    assert "\\x1b[31mred\\x07 \\u202eevil\\u2066 \\x00 &amp; ]]>" in page.text
    assert "{{ 7*7 }}" in page.text
    html.encode("utf-8")


def test_links_lead_to_places_that_are_on_the_page() -> None:
    for report in (Report((AGREEMENT,)), Report((AGREEMENT, NOTED, SETTLED)), evil_report()):
        page = Page(render_html(report))
        ids = page.attributes("id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in page.attributes("href")} <= set(ids)
        assert all(href.startswith("#") for href in page.attributes("href"))
        labels = " ".join(page.attributes("aria-labelledby") + page.attributes("aria-describedby")).split()
        assert set(labels) | set(page.attributes("data-copy")) <= set(ids)


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else() -> None:
    html = render_html(Report((AGREEMENT,)))
    page = Page(html)
    (policy,) = [a["content"] or "" for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    allowed = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert allowed.keys() == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"
    for tag, source in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert allowed[source] == f"'sha256-{digest}'"


def test_style_and_script_load_nothing_and_open_nothing() -> None:
    for name in ("report.css", "report.js"):
        assert not re.search(r"https?:|//[a-z]|url\(|@import|fetch\(|XMLHttp|innerHTML|eval\(|</", asset(name)), name


def test_the_same_report_gives_the_same_page() -> None:
    assert render_html(Report((AGREEMENT, NOTED))) == render_html(Report((AGREEMENT, NOTED)))


def test_the_template_library_is_imported_for_pages_only() -> None:
    modules = "sys, alliance_lint.cli.group, alliance_lint.linting, alliance_lint.reports.text"
    code = f"import {modules}; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
