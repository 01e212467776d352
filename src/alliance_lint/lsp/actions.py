"""What an editor can do about a finding: insert proposed wording, or fields that a term sheet lacks; suppress it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types
from pygls.workspace import TextDocument

from alliance_lint import linting
from alliance_lint.checking.report import DocumentReport, Finding
from alliance_lint.lsp.diagnostics import overlaps, range_of
from alliance_lint.lsp.fields import missing_field
from alliance_lint.packs.model import Pack
from alliance_lint.reading.term_sheet_schema import field_of_check
from alliance_lint.triage.own_checks import OWN_CHECKS

_OWN = frozenset(check.id for check in OWN_CHECKS)


def actions_of(
    document: TextDocument, report: DocumentReport, asked: types.Range, packs: Sequence[Pack]
) -> list[types.CodeAction]:
    """A quick fix for each finding in the range ``asked`` that something can be inserted for.

    ``asked`` counts characters; the edits are in the client's units.
    """
    lines = document.lines
    found = [finding for finding in report.open_findings if overlaps(range_of(finding.location, lines), asked)]
    fixes = []
    for finding in found:
        if report.format in ("yaml", "json"):
            fixes += list(_fields(finding, lines)) if report.format == "yaml" else []
        elif finding.insertion is not None and finding.suggestion:
            fixes += list(_wording(document.source, report.path, packs, finding))
        fixes += list(_suppression(finding, report.format, lines))
    return [
        types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            edit=types.WorkspaceEdit(changes={document.uri: [_in_client_units(document, edit)]}),
        )
        for title, edit in fixes
    ]


def _fields(finding: Finding, lines: Sequence[str]) -> Iterator[tuple[str, types.TextEdit]]:
    path = field_of_check(finding.id)
    if path is None:
        return
    at, text = missing_field([line.rstrip("\r\n") for line in lines], path, finding.location.line - 1)
    if text:
        yield f"Add the field {'.'.join(path)} ({finding.id})", _inserted(at, text, lines)


def _wording(text: str, path: str, packs: Sequence[Pack], finding: Finding) -> Iterator[tuple[str, types.TextEdit]]:
    after = linting.insert_wording(text.encode("utf-8", "replace"), path, packs, finding).decode("utf-8")
    inserted = len(after) - len(text)
    if inserted <= 0:
        return
    start = next((at for at, (old, new) in enumerate(zip(text, after, strict=False)) if old != new), len(text))
    before = text[:start]
    line, column = before.count("\n"), start - (before.rfind("\n") + 1)
    place = types.Position(line, column)
    edit = types.TextEdit(types.Range(place, place), after[start : start + inserted])
    yield f"Insert the proposed wording {finding.insert} ({finding.id})", edit


def _suppression(finding: Finding, form: str, lines: Sequence[str]) -> Iterator[tuple[str, types.TextEdit]]:
    """A comment that suppresses the finding once somebody has written the reason; until then it is an error."""
    at = min(finding.location.line, len(lines)) - 1
    if finding.id in _OWN or at < 0:
        return
    line = lines[at].rstrip("\r\n")
    order = f"alliance-lint: ignore {finding.id}:"
    title = f"Suppress {finding.id} here, for a reason that you write"
    if form == "markdown":
        # A line of its own would end the paragraph, and a bar follows the last cell of a row.
        if not line.lstrip().startswith("|"):
            end = types.Position(at, len(line))
            yield title, types.TextEdit(types.Range(end, end), f" <!-- {order}  -->")
    elif form in ("text", "yaml"):
        indent = line[: len(line) - len(line.lstrip())]
        yield title, _inserted(at, f"{indent}# {order} \n", lines)


def _inserted(at: int, text: str, lines: Sequence[str]) -> types.TextEdit:
    """The edit that puts ``text``, whole lines, before the line ``at``."""
    if at < len(lines):
        place = types.Position(at, 0)
    else:
        last = lines[-1] if lines else ""
        ends = last.endswith(("\n", "\r"))
        place = types.Position(len(lines), 0) if ends or not lines else types.Position(len(lines) - 1, len(last))
        text = text if ends or not lines else f"\n{text}"
    return types.TextEdit(types.Range(place, place), text)


def _in_client_units(document: TextDocument, edit: types.TextEdit) -> types.TextEdit:
    edit.range = document.position_codec.range_to_client_units(document.lines, edit.range)
    return edit
