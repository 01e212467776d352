"""``alliance-lint lint``: read agreements and report what they leave open."""

from __future__ import annotations

import click

from alliance_lint import linting
from alliance_lint.checking.report import SEVERITIES, DocumentReport, Failure, Report, Severity
from alliance_lint.cli.errors import FINDINGS, TROUBLE, one_line, show_error, wants_traceback
from alliance_lint.errors import AllianceLintError
from alliance_lint.reports.json import render_json
from alliance_lint.reports.summary import reaches


@click.command()
@click.argument("files", metavar="FILE|FOLDER|-", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where there are findings.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="warning", show_default=True)
@click.option("--pack", "pack_paths", metavar="PATH", multiple=True)
def lint(files: tuple[str, ...], form: str, exit_zero: bool, fail_on: Severity, pack_paths: tuple[str, ...]) -> int:
    """Lint agreements."""
    packs = linting.load_packs(pack_paths)
    documents: list[DocumentReport] = []
    failures: list[Failure] = []
    for path in files:
        try:
            documents.append(linting.lint_file(path, packs))
        except Exception as error:
            if wants_traceback() and not isinstance(error, AllianceLintError):
                raise
            failures.append(Failure(path, one_line(error)))
            show_error(f"{path}: {one_line(error)}")
    report = Report(tuple(documents), tuple(failures))
    click.echo(render_json(report), nl=False)
    if failures:
        return TROUBLE
    return FINDINGS if reaches(report, fail_on) and not exit_zero else 0
