"""Writes a report in every format that was asked for, each to its file or to standard output."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import click

from alliance_lint.cli.output import (
    Color,
    append_text,
    in_actions,
    terminal_width,
    wants_color,
    write_folder,
    write_json,
    write_text,
)
from alliance_lint.cli.replacing import require_below, require_report, stands_in
from alliance_lint.errors import ConfigurationError, UsageError, quoted
from alliance_lint.reports.formats import FORMATS, Style, made_inert, report_files, report_pieces

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from alliance_lint.checking.report import Report
    from alliance_lint.settings.model import Said


@dataclass(frozen=True, slots=True)
class Output:
    """A format by its name, and the file or folder that it is written to or added to (None: standard output)."""

    form: str
    file: str | None = None
    append: bool = False
    named: str = field(default="--output", compare=False)
    """What named the file, for errors about it: an option, or a place in a configuration file."""

    @property
    def is_folder(self) -> bool:
        """True if the report is to fill a folder, which is named with a slash at its end, or is there already."""
        return bool(
            FORMATS[self.form].files
            and self.file is not None
            and (self.file.endswith(("/", os.sep)) or os.path.isdir(self.file))
        )


class OutputType(click.ParamType):  # type: ignore[type-arg] # generic from click 8.4 on only
    """The value of ``--format``: ``NAME``, or ``NAME:FILE``."""

    name = "format"

    def convert(self, value: object, parameter: click.Parameter | None, context: click.Context | None) -> Output:
        if isinstance(value, Output):
            return value
        form, colon, file = str(value).partition(":")
        if form not in FORMATS:
            from difflib import get_close_matches

            near = get_close_matches(form.lower(), FORMATS, n=1)
            meant = f"did you mean '{near[0]}'?" if near else f"the formats are {', '.join(FORMATS)}"
            self.fail(f"there is no format {quoted(form)}; {meant}", parameter, context)
        if colon and file in ("", "-"):
            self.fail(f"'{value}' names no file; write '{form}' for standard output", parameter, context)
        return Output(form, file or None, named="--format")

    def shell_complete(
        self, context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The names of the formats that begin with what was typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name, help=FORMATS[name].title) for name in FORMATS if name.startswith(incomplete)]


def configured(formats: Iterable[Said], folder: str | None) -> tuple[Output, ...]:
    """The reports that a configuration file asks for; of one that was found, ``folder`` is where it lies.

    Raises ConfigurationError where it names no format that there is, or a file that it may not write.
    """
    outputs = []
    for said in formats:
        try:
            output = replace(OutputType().convert(said.value, None, None), named=str(said.origin))
            if folder is not None and output.file is not None:
                require_below(folder, output.file)
                require_report(output)
        except (click.BadParameter, UsageError) as error:
            at = said.origin
            raise ConfigurationError(error.message, path=at.path, line=at.line, column=at.column) from error
        outputs.append(output)
    return tuple(outputs)


def outputs_of(formats: Sequence[Output], output: str | None) -> tuple[Output, ...]:
    """The reports to write: ``--output`` names the file of the format that has none of its own.

    Raises UsageError where two reports would go to the same place.
    """
    if output == "-":
        raise UsageError("--output: leave it out to write to standard output, or name a file")
    if not formats and in_actions():
        return (Output("text", output), *_for_actions())
    given = tuple(formats) or (Output("text"),)
    if output is not None and all(each.file for each in given):
        raise UsageError("--output: every --format names its own file; leave it out")
    written = tuple(each if each.file else Output(each.form, output) for each in given)
    places = [os.path.realpath(each.file) if each.file else None for each in written]
    if places.count(None) > 1:
        raise UsageError("--format: two reports go to standard output; name a file for one, as in json:report.json")
    if len(set(places)) < len(places):
        raise UsageError("--format: two reports go to the same file; name another for one of them")
    for folder in (each.file for each in written if each.file and each.is_folder):
        for each in written:
            if each.file and each.file.lower().endswith(".html") and stands_in(each.file, folder):
                raise UsageError(f"--format: {each.file} lies among the pages in {folder}; name another for it")
    return written


def _for_actions() -> tuple[Output, ...]:
    """What a job on GitHub gets where no format is named: annotations, and a summary on the page of the job."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    return (Output("github"), *([Output("markdown", summary, append=True)] if summary else []))


def _base() -> str:
    """The folder that paths in reports for other programs start from: the repository's, where CI names it."""
    here = os.getcwd()
    for variable in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        top = os.environ.get(variable, "")
        if top and os.path.isabs(top) and os.path.commonpath([here, top]) == os.path.normpath(top):
            return os.path.normpath(top)
    return here


def write_report(
    report: Report, outputs: Iterable[Output], color: Color, *, suggest: bool, show_suppressed: bool = False
) -> None:
    """Write the report. Raises UsageError where that cannot be done."""
    for each in outputs:
        if each.file is not None and each.is_folder:
            write_folder(each.file, report_files(each.form, report), each.named)
            continue
        width = terminal_width() if each.file is None else 80
        style = Style(width, wants_color(color, each.file), suggest, _base(), show_suppressed)
        pieces = report_pieces(each.form, report, style)
        if each.append and each.file is not None:
            append_text("".join(pieces), each.file)
        elif not FORMATS[each.form].for_people:
            write_json(pieces, each.file, partial(made_inert, each.form), each.named)
        elif report.documents or each.file is not None:
            write_text("".join(pieces), each.file, each.named)
