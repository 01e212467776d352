"""Which pages there are, and how they lead to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from alliance_lint.checking.report import DocumentReport, Report
from alliance_lint.reports.html.agreement import AgreementView, view
from alliance_lint.reports.html.overview import badness, heat_map
from alliance_lint.reports.html.page import render
from alliance_lint.reports.summary import summarise_report

MOST_TEXT = 4_000_000
"""Characters of agreements that a single page of several holds, about 1,300 pages; beyond that texts are left out."""

INDEX = "index.html"


def render_html(report: Report, *, reviewed: str = "", home: str = "") -> str:
    """The whole report as one page: the agreement, or an overview that leads to each of several in the same page.

    ``reviewed`` is the address of a reviewed copy to offer, ``home`` one to go back to; "" leaves them out.
    """
    if _is_single(report):
        return _agreement_page(view(report.documents[0]), back="", reviewed=reviewed, home=home)
    length = sum(_length(document) for document in report.documents)
    documents = report.documents
    if length > MOST_TEXT:
        documents = tuple(replace(document, body=None) for document in documents)
    views = [view(document, f"a{number}-") for number, document in enumerate(documents, 1)]
    return _overview(report, views, [f"#{each.key}top" for each in views], views, left_out=length > MOST_TEXT)


def html_pieces(report: Report, _style: object) -> Iterator[str]:
    """The page as the registry of formats wants it (``reports.formats``)."""
    yield render_html(report)


def html_files(report: Report) -> Iterator[tuple[str, str]]:
    """The report as the files of a folder, each with its name: the overview, and a page for each agreement."""
    views = [view(document) for document in report.documents]
    names = file_names([document.path for document in report.documents])
    yield INDEX, _overview(report, views, names, [])
    for name, each in zip(names, views, strict=True):
        yield name, _agreement_page(each, back=INDEX)


def file_names(paths: list[str]) -> list[str]:
    """A name for the page of each agreement: safe on every system, and no two alike.

    >>> file_names(["contracts/Acme & Beta.docx"])
    ['001-acme-beta.html']
    """
    digits = max(3, len(str(len(paths))))
    return [f"{number:0{digits}}-{_slug(PurePath(path).stem)}.html" for number, path in enumerate(paths, 1)]


def _slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "agreement"


def _is_single(report: Report) -> bool:
    return len(report.documents) == 1 and not report.failures


def _length(document: DocumentReport) -> int:
    return sum(len(block.text) for block in document.body.blocks) if document.body else 0


def _agreement_page(shown: AgreementView, *, back: str, reviewed: str = "", home: str = "") -> str:
    return render("agreement.html", {"agreement": shown, "back": back, "reviewed": reviewed, "home": home})


def _overview(
    report: Report, views: list[AgreementView], links: list[str], inside: list[AgreementView], left_out: bool = False
) -> str:
    return render(
        "overview.html",
        {
            "report": report,
            "summary": summarise_report(report),
            "heat": heat_map(views, links),
            "inside": inside,
            "left_out": left_out,
            "badness": badness,
        },
    )
