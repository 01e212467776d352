"""The formats of a report. Each is a module of its own, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from alliance_lint.checking.report import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How a report for people looks: columns, colour, and whether proposed wording is shown.

    Formats for programs show everything and take no notice of it.
    """

    width: int = 80
    colour: bool = False
    suggest: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the ``module:function`` that writes it, a function of a report and a style that gives its text.

    ``for_people`` tells whether it is meant for a terminal; other formats are UTF-8 wherever they go.
    """

    title: str
    function: str
    for_people: bool = False


FORMATS: Mapping[str, Format] = {
    "text": Format("for people", "alliance_lint.reports.text:text_pieces", for_people=True),
    "json": Format("everything, for programs", "alliance_lint.reports.json:json_pieces"),
}


def report_pieces(form: str, report: Report, style: Style) -> Iterator[str]:
    """The report in the format named ``form``, one of ``FORMATS``, piece by piece."""
    module, _, function = FORMATS[form].function.partition(":")
    pieces: Iterator[str] = getattr(import_module(module), function)(report, style)
    return pieces
