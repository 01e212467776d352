"""The language server (LSP 3.17): lints Markdown, text and term sheets while they are edited."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from alliance_lint import __version__, linting
from alliance_lint.errors import AllianceLintError, UsageError
from alliance_lint.lsp.actions import actions_of
from alliance_lint.lsp.diagnostics import covers, diagnostics_of, diagnostics_of_error, hover_text, range_of
from alliance_lint.lsp.fields import fields_at
from alliance_lint.lsp.linted import Linted, lint_text
from alliance_lint.packs.model import Pack
from alliance_lint.reading.formats import SUFFIXES, TERM_SHEET_FORMATS, names_parties
from alliance_lint.reports.links import DOCUMENTATION

WRITTEN_AS_TEXT = TERM_SHEET_FORMATS | {"markdown", "text"}
"""Formats of files that an editor shows as they are."""

QUIET_SECONDS = 0.3
"""How long nobody types before the text is linted."""


@dataclass(slots=True)
class Session:
    """What the server knows of the files that are open, by their addresses."""

    linted: dict[str, Linted] = field(default_factory=dict)
    packs: dict[tuple[str, ...], Sequence[Pack]] = field(default_factory=dict)
    """The rule packs at some paths; of those in use, changes are seen when the server is started anew."""

    def load(self, paths: Sequence[str]) -> Sequence[Pack]:
        """The built-in rule packs and those at ``paths``. Raises PackError."""
        key = tuple(paths)
        if key not in self.packs:
            self.packs[key] = linting.load_packs(key)
        return self.packs[key]


def make_server() -> LanguageServer:
    """A server with its features, not yet started."""
    server = LanguageServer(
        "alliance-lint", f"v{__version__}", text_document_sync_kind=types.TextDocumentSyncKind.Incremental
    )
    session = Session()

    async def lint(address: str, wait: float = 0.0) -> None:
        document = server.workspace.get_text_document(address)
        version = document.version
        await asyncio.sleep(wait)
        if version != server.workspace.get_text_document(address).version:
            return
        # Linting takes a part of a second, and the editor asks other things meanwhile.
        found = await asyncio.to_thread(_lint, session, document.source, address, tuple(document.lines))
        if version == server.workspace.get_text_document(address).version:
            _publish(server, document, found)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(given: types.DidOpenTextDocumentParams) -> None:
        await lint(given.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(given: types.DidChangeTextDocumentParams) -> None:
        await lint(given.text_document.uri, QUIET_SECONDS)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(given: types.DidCloseTextDocumentParams) -> None:
        session.linted.pop(given.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(given.text_document.uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(given: types.HoverParams) -> types.Hover | None:
        document = server.workspace.get_text_document(given.text_document.uri)
        linted = session.linted.get(given.text_document.uri)
        if linted is None:
            return None
        at = document.position_codec.position_from_client_units(document.lines, given.position)
        pointer = types.Position(at.line, at.character)
        texts = [
            hover_text(finding)
            for finding in linted.report.open_findings
            if covers(range_of(finding.location, document.lines), pointer)
        ]
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(texts))) if texts else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def code_actions(given: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.workspace.get_text_document(given.text_document.uri)
        linted = session.linted.get(given.text_document.uri)
        if linted is None:
            return []
        asked = document.position_codec.range_from_client_units(document.lines, given.range)
        start, end = asked.start, asked.end
        chosen = types.Range(types.Position(start.line, start.character), types.Position(end.line, end.character))
        return actions_of(document, linted.report, chosen, linted.packs)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions())
    def complete(given: types.CompletionParams) -> list[types.CompletionItem]:
        document = server.workspace.get_text_document(given.text_document.uri)
        if _format(given.text_document.uri) != "yaml" or not names_parties(document.source.encode("utf-8", "replace")):
            return []
        at = document.position_codec.position_from_client_units(document.lines, given.position)
        lines = [line.rstrip("\r\n") for line in document.lines]
        return [
            types.CompletionItem(
                label=each.name, insert_text=each.insert, detail=each.title, documentation=each.description
            )
            for each in fields_at(lines, at.line, at.character)
        ]

    return server


def _lint(session: Session, text: str, address: str, lines: Sequence[str]) -> list[types.Diagnostic]:
    """The diagnostics for a text, positions in characters. A file that is no agreement has none."""
    session.linted.pop(address, None)
    form = _format(address)
    if form not in WRITTEN_AS_TEXT or not text.strip():
        return []
    if form in TERM_SHEET_FORMATS and not names_parties(text.encode("utf-8", "replace")):
        return []
    path = _path(address)
    try:
        # An editor shows the day it is; what must be the same on any day is reported by the command line.
        linted = lint_text(text, path, datetime.now().astimezone().date(), session.load)
    except AllianceLintError as error:
        # What is wrong in another file, such as the configuration, is said with its place at the top of this one.
        here = error if error.path in ("", path) else UsageError(str(error))
        return diagnostics_of_error(here, lines)
    session.linted[address] = linted
    wrong = (each for each in linted.mistakes if each.path == linted.report.path)
    return [
        *diagnostics_of(linted.report, lines, DOCUMENTATION),
        *(found for mistake in wrong for found in diagnostics_of_error(mistake, lines)),
    ]


def _publish(server: LanguageServer, document: TextDocument, found: list[types.Diagnostic]) -> None:
    codec = document.position_codec
    for each in found:
        each.range = codec.range_to_client_units(document.lines, each.range)
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, found, document.version))


def _path(address: str) -> str:
    return unquote(urlsplit(address).path)


def _format(address: str) -> str | None:
    return SUFFIXES.get(PurePath(_path(address)).suffix.lower())
