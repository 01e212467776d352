"""The formats of a report. Each is a module of its own, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from alliance_lint.checking.report import Report
from alliance_lint.reports.safe import inert_in_actions, inert_json, inert_markup

Syntax = Literal["text", "json", "markup", "commands"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a report for people looks: columns, colour, and whether proposed wording and suppressed findings are shown.

    Formats for programs show everything and take no notice of these. ``base`` is the absolute path of the folder that
    paths in them are relative to, "" to give paths as they were named.
    """

    width: int = 80
    colour: bool = False
    suggest: bool = False
    base: str = ""
    show_suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the ``module:function`` that writes it, a function of a report and a style that gives its text.

    ``for_people`` tells whether it is meant for a terminal; other formats are UTF-8 wherever they go. ``files`` is a
    ``module:function``, too, of a format that can fill a folder: of a report, it gives names of files and their texts.
    ``shows_text`` tells that it shows the agreements themselves, so that their reports must carry a body,
    and ``shows_notices`` that it shows the notices about each.
    ``syntax`` tells how a character in it can be escaped; "commands" are meant for GitHub Actions, and none of them
    comes from an agreement.
    """

    title: str
    function: str
    for_people: bool = False
    files: str = ""
    shows_text: bool = False
    shows_notices: bool = False
    syntax: Syntax = "text"


FORMATS: Mapping[str, Format] = {
    "text": Format("for people", "alliance_lint.reports.text:text_pieces", for_people=True, shows_notices=True),
    "concise": Format("one line a finding", "alliance_lint.reports.concise:concise_pieces", for_people=True),
    "json": Format(
        "everything, for programs", "alliance_lint.reports.json:json_pieces", shows_notices=True, syntax="json"
    ),
    "html": Format(
        "a page for a browser",
        "alliance_lint.reports.html:html_pieces",
        files="alliance_lint.reports.html:html_files",
        shows_text=True,
        shows_notices=True,
        syntax="markup",
    ),
    "jsonl": Format("JSON Lines: one finding a line", "alliance_lint.reports.jsonl:jsonl_pieces", syntax="json"),
    "sarif": Format(
        "SARIF 2.1.0, for GitHub code scanning and editors",
        "alliance_lint.reports.sarif:sarif_pieces",
        shows_notices=True,
        syntax="json",
    ),
    "github": Format(
        "annotations, for GitHub Actions", "alliance_lint.reports.github:github_pieces", syntax="commands"
    ),
    "gitlab": Format("code quality report, for GitLab", "alliance_lint.reports.gitlab:gitlab_pieces", syntax="json"),
    "junit": Format(
        "JUnit XML, for test reports of any CI", "alliance_lint.reports.junit:junit_pieces", syntax="markup"
    ),
    "checkstyle": Format("Checkstyle XML", "alliance_lint.reports.checkstyle:checkstyle_pieces", syntax="markup"),
    "markdown": Format("summary for a comment on a pull request", "alliance_lint.reports.markdown:markdown_pieces"),
    "csv": Format("table of the findings, for spreadsheets", "alliance_lint.reports.csv:csv_pieces"),
}


def report_pieces(form: str, report: Report, style: Style) -> Iterator[str]:
    """The report in the format named ``form``, one of ``FORMATS``, piece by piece."""
    pieces: Iterator[str] = _named(FORMATS[form].function)(report, style)
    return pieces


def report_files(form: str, report: Report) -> Iterator[tuple[str, str]]:
    """The files of a folder, each with its name, in a format that has ``files``."""
    files: Iterator[tuple[str, str]] = _named(FORMATS[form].files)(report)
    return files


def made_inert(form: str, text: str) -> str:
    """A report in the format named ``form`` without what would command a job of GitHub Actions.

    Values are escaped as the format has it; text and tables have no escapes, and show one as ``\\x23``.
    """
    syntax = FORMATS[form].syntax
    if syntax == "commands":
        return text
    return {"text": inert_in_actions, "json": inert_json, "markup": inert_markup}[syntax](text)


def _named(function: str) -> Any:
    module, _, name = function.partition(":")
    return getattr(import_module(module), name)
