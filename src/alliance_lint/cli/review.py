"""``alliance-lint review``: give an agreement back with comments at the findings and the missing wording proposed."""

from __future__ import annotations

import datetime
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from alliance_lint.cli.errors import TROUBLE, show_error
from alliance_lint.cli.options import settings_options
from alliance_lint.cli.output import write_text, write_whole
from alliance_lint.cli.triage import Suppressing, follow, suppression_options
from alliance_lint.errors import AllianceLintError, UsageError

if TYPE_CHECKING:
    from alliance_lint.checking.report import DocumentReport, Severity
    from alliance_lint.linting import Reviewed
    from alliance_lint.settings.resolve import Sources


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """A day, a time or "today" as an xsd:dateTime: ``2025-05-12T00:00:00Z``."""
    if value is None:
        return ""
    try:
        if value == "today":
            value = datetime.date.today().isoformat()
        form = "%Y-%m-%d" if len(value) == len("2025-05-12") else "%Y-%m-%dT%H:%M:%SZ"
        return datetime.datetime.strptime(value, form).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no date; write 2025-05-12, 2025-05-12T09:30:00Z or today") from error


@click.command(short_help="Mark up an agreement: comments and proposed wording.")
@click.argument("path", metavar="FILE")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write the reviewed copy. Default: beside the agreement, as NAME-reviewed with the same suffix, if "
    "there is no such file yet. The agreement itself is never changed.",
)
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "info"]),
    default="info",
    show_default=True,
    help="Mark findings of this severity and graver ones.",
)
@click.option(
    "--diff",
    "show_diff",
    is_flag=True,
    help="Of Markdown and plain text, show what would change (a unified diff) and, without --output, write no copy.",
)
@click.option("--comments-only", is_flag=True, help="Show proposed wording in the comments, and insert none.")
@click.option("--author", default="alliance-lint", show_default=True, help="Whose comments and changes these are.")
@click.option(
    "--date",
    metavar="DATE",
    callback=_date,
    help="The date of the comments and changes: 2025-05-12, 2025-05-12T09:30:00Z or today. Default: none, so that the "
    "same agreement gives the same copy on any day.",
)
@settings_options("fail_on", "changes")
@suppression_options
def review(
    path: str,
    output: str | None,
    severity: Severity,
    show_diff: bool,
    comments_only: bool,
    author: str,
    date: str,
    suppressing: Suppressing,
    sources: Sources,
) -> int:
    """Give an agreement back as a lawyer does: with comments at the findings, and missing wording inserted.

    FILE is a Word document, Markdown or plain text. In Word, each finding becomes a comment at the words concerned,
    with the reason; missing wording is inserted as a tracked change, after the clause on the matter and in its style
    and numbering, with [brackets] for what only you can decide. Nothing is struck. In Markdown and plain text, comments
    and wording are paragraphs of their own.

    A file that is protected, digitally signed, or in the Strict format is refused.
    """
    if path == "-":
        raise UsageError("standard input cannot be reviewed; save the agreement to a file and name that")
    from alliance_lint import linting
    from alliance_lint.cli.replacing import refuse_to_overwrite
    from alliance_lint.cli.reporting import Output
    from alliance_lint.settings.resolve import Resolver
    from alliance_lint.triage.own_checks import OWN_CHECKS
    from alliance_lint.triage.weigh import weigh

    target = None if show_diff and output is None else _target(path, output)
    resolver = Resolver(sources, OWN_CHECKS)
    settings = resolver.settings(path)
    if target is not None:
        refuse_to_overwrite((Output("text", target),), (path,), settings.packs, {*resolver.paths(), *suppressing.files})
    mistakes: list[AllianceLintError] = []

    def triage(report: DocumentReport) -> DocumentReport:
        documents, wrong = follow((weigh(report, settings),), suppressing, resolver)
        mistakes.extend(wrong)
        return documents[0]

    options = linting.ReviewOptions(severity, comments_only, author, date)
    packs = resolver.packs(settings.packs)
    reviewed = linting.review_file(path, packs, options, select=settings.select, triage=triage)
    if target is not None:
        write_whole(target, [reviewed.data])
    write_text(_diff(path, target, reviewed) if show_diff else _told(target or "", reviewed), None)
    for mistake in mistakes:
        show_error(str(mistake))
    return TROUBLE if mistakes else 0


def _target(path: str, output: str | None) -> str:
    """Where the copy goes. Raises UsageError where it would replace the agreement, or a copy that nobody named."""
    if output is None:
        target = _beside(path)
        if os.path.lexists(target):
            raise UsageError(f"{target} exists already; to replace it, name it with --output")
        return target
    if output == "-":
        raise UsageError("--output: name a file for the reviewed copy")
    if os.path.exists(output) and os.path.exists(path) and os.path.samefile(path, output):
        raise UsageError(f"--output: {output} is the agreement itself; the reviewed copy must go elsewhere")
    return output


def _beside(path: str) -> str:
    named = PurePath(path)
    return str(named.with_name(f"{named.stem}-reviewed{named.suffix}"))


def _diff(path: str, target: str | None, reviewed: Reviewed) -> str:
    """What changes, line by line. Raises UsageError for a format that has no lines."""
    if reviewed.report.format == "docx":
        raise UsageError("--diff: a Word file has no lines to compare; the copy shows the changes as tracked")
    from alliance_lint.linting import text_diff
    from alliance_lint.reports.safe import safe

    return safe(text_diff(Path(path).read_bytes(), reviewed.data, path, target or _beside(path)))


def _told(target: str, reviewed: Reviewed) -> str:
    from alliance_lint.reports.safe import safe_line
    from alliance_lint.reports.wording import counted

    name = safe_line(target)
    if not reviewed.marked:
        return f"{name}: no finding to mark; the copy is the same as the agreement\n"
    lines = [
        f"{name}: {counted(reviewed.marked, 'finding')} in {counted(reviewed.comments, 'comment')}, "
        f"{counted(reviewed.insertions, 'proposed insertion')}"
    ]
    reasons: dict[str, list[str]] = {}
    for left in reviewed.left:
        reasons.setdefault(left.reason, []).append(left.finding.id)
    lines += [f"  wording in the comment only, because {reason}: {', '.join(ids)}" for reason, ids in reasons.items()]
    return "\n".join(lines) + "\n"
