"""The language server, spoken to as an editor speaks to it."""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

pytestmark = pytest.mark.asyncio(loop_scope="module")

AGREEMENT = """\
# Strategic Alliance Agreement

This Agreement is made between Alpha Inc. ("Alpha"), a Delaware corporation, and Beta LLC ("Beta"), a Texas company.

## 1. Purpose

Alpha shall refer customers to Beta, and Beta shall serve them. 🤝 Only Alpha shall keep Beta's information secret.

## 2. Law

This Agreement is governed by the laws of Oregon.
"""

SHEET = """\
parties:
  - name: Harbour Roasters Ltd
    alias: Harbour
  - name: Mill Lane Bakery Ltd
    alias: Mill
disputes:
  governing_law: Oregon
"""


@pytest_lsp.fixture(
    scope="module", config=ClientServerConfig(server_command=[sys.executable, "-m", "alliance_lint", "lsp"])
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(
                general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf16])
            )
        )
    )
    yield
    await lsp_client.shutdown_session()


def _open(client: LanguageClient, address: str, text: str, language: str = "markdown") -> None:
    item = types.TextDocumentItem(address, language, 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))


async def _diagnostics(client: LanguageClient, address: str, text: str) -> dict[str, types.Diagnostic]:
    _open(client, address, text)
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return {str(each.code): each for each in client.diagnostics[address]}


async def test_findings_are_diagnostics_with_a_link(client: LanguageClient, tmp_path: Path) -> None:
    found = await _diagnostics(client, (tmp_path / "alliance.md").as_uri(), AGREEMENT)
    forum = found["DIS004"]
    assert forum.severity == types.DiagnosticSeverity.Error
    assert forum.message.startswith("dispute-forum (missing): ")
    assert forum.code_description is not None
    assert forum.code_description.href.endswith("/checks/DIS004/")
    assert "DIS003" not in found


async def test_comments_that_suppress_findings_are_followed_and_mistaken_ones_shown(
    client: LanguageClient, tmp_path: Path
) -> None:
    comments = "\n<!-- alliance-lint: ignore DIS004: agreed -->\n\n<!-- alliance-lint: ignore DIS04: agreed -->\n"
    found = await _diagnostics(client, (tmp_path / "silent.md").as_uri(), AGREEMENT + comments)
    assert "DIS004" not in found
    assert found["None"].message.startswith("there is no check 'DIS04'")
    assert found["None"].range.start.line == AGREEMENT.count("\n") + 3


async def test_the_settings_of_the_folder_hold_and_a_mistake_in_them_is_shown(
    client: LanguageClient, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    configuration = tmp_path / ".alliance-lint.yaml"
    configuration.write_text("severity: {DIS004: info}\nignore: IPC002\n", encoding="utf-8")
    found = await _diagnostics(client, (tmp_path / "configured.md").as_uri(), AGREEMENT)
    assert found["DIS004"].severity == types.DiagnosticSeverity.Information
    assert "IPC002" not in found
    configuration.write_text("ignore: IPC02\n", encoding="utf-8")
    found = await _diagnostics(client, (tmp_path / "mistaken.md").as_uri(), AGREEMENT)
    assert list(found) == ["None"]
    assert ".alliance-lint.yaml:1:1: there is no check 'IPC02'; did you mean 'IPC002'?" in found["None"].message


async def test_places_count_as_the_editor_counts(client: LanguageClient, tmp_path: Path) -> None:
    found = await _diagnostics(client, (tmp_path / "secret.md").as_uri(), AGREEMENT)
    secret = found["IPC002"].range
    line = AGREEMENT.split("\n")[secret.start.line].encode("utf-16-le")
    # The hands before it are two units of UTF-16.
    words = line[2 * secret.start.character : 2 * secret.end.character].decode("utf-16-le")
    assert words.endswith("keep Beta's information secret")


async def test_the_reason_is_shown_where_the_pointer_rests(client: LanguageClient, tmp_path: Path) -> None:
    address = (tmp_path / "hover.md").as_uri()
    found = await _diagnostics(client, address, AGREEMENT)
    hover = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(address), found["DIS004"].range.start)
    )
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "**DIS004 dispute-forum** · missing" in hover.contents.value
    assert "*Why:*" in hover.contents.value


async def test_a_mended_text_loses_its_diagnostic(client: LanguageClient, tmp_path: Path) -> None:
    address = (tmp_path / "mended.md").as_uri()
    assert "DIS004" in await _diagnostics(client, address, AGREEMENT)
    end = AGREEMENT.count("\n")
    change = types.TextDocumentContentChangePartial(
        range=types.Range(types.Position(end, 0), types.Position(end, 0)),
        text="The courts of Oregon have exclusive jurisdiction over every dispute under this Agreement.\n",
    )
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, address), [change])
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert "DIS004" not in {each.code for each in client.diagnostics[address]}


async def test_a_mistake_in_a_term_sheet_is_shown_where_it_is(client: LanguageClient, tmp_path: Path) -> None:
    address = (tmp_path / "wrong.yaml").as_uri()
    found = await _diagnostics(client, address, SHEET.replace("governing_law", "governing_lw"))
    (mistake,) = found.values()
    assert mistake.range.start.line == 6
    assert "governing_law" in mistake.message


async def test_yaml_that_is_no_term_sheet_is_left_alone(client: LanguageClient, tmp_path: Path) -> None:
    assert await _diagnostics(client, (tmp_path / "ci.yaml").as_uri(), "jobs:\n  test: {}\n") == {}


async def test_fields_and_parties_of_a_term_sheet_are_completed(client: LanguageClient, tmp_path: Path) -> None:
    address = (tmp_path / "complete.yaml").as_uri()
    await _diagnostics(client, address, SHEET + "  ")
    items = await client.text_document_completion_async(
        types.CompletionParams(types.TextDocumentIdentifier(address), types.Position(7, 2))
    )
    assert isinstance(items, list)
    assert "forum" in {item.label for item in items}
    assert "governing_law" not in {item.label for item in items}


async def test_the_fields_that_a_check_asks_for_are_inserted(client: LanguageClient, tmp_path: Path) -> None:
    address = (tmp_path / "insert.yaml").as_uri()
    found = await _diagnostics(client, address, SHEET)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(address), found["DIS004"].range, types.CodeActionContext([found["DIS004"]])
        )
    )
    assert actions is not None
    edits = {each.title: each.edit for each in actions if isinstance(each, types.CodeAction)}
    edit = edits["Add the field disputes.forum (DIS004)"]
    assert edit is not None
    assert edit.changes is not None
    (inserted,) = edit.changes[address]
    assert inserted.range.start == types.Position(7, 0)
    assert inserted.new_text.startswith("  forum:\n    tribunal:")


@pytest.mark.parametrize(
    ("name", "text", "comment"),
    [
        ("quiet.md", AGREEMENT, "<!-- alliance-lint: ignore DIS004:  -->"),
        ("quiet.txt", AGREEMENT.replace("#", ""), "# alliance-lint: ignore DIS004: "),
        ("quiet.yaml", SHEET, "# alliance-lint: ignore DIS004: "),
    ],
)
async def test_a_finding_is_suppressed_once_the_reason_is_written(
    client: LanguageClient, tmp_path: Path, name: str, text: str, comment: str
) -> None:
    address = (tmp_path / name).as_uri()
    found = await _diagnostics(client, address, text)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(address), found["DIS004"].range, types.CodeActionContext([found["DIS004"]])
        )
    )
    assert actions is not None
    (edit,) = (each.edit for each in actions if isinstance(each, types.CodeAction) and "Suppress DIS004" in each.title)
    assert edit is not None
    assert edit.changes is not None
    (inserted,) = edit.changes[address]
    assert inserted.new_text.strip(" \n") == comment.strip()
    lines = text.splitlines(keepends=True)
    place = inserted.range.start
    at = sum(map(len, lines[: place.line])) + place.character
    edited = text[:at] + inserted.new_text + text[at:]
    unreasoned = await _diagnostics(client, address.replace("quiet", "unreasoned"), edited)
    assert "gives no reason" in unreasoned["None"].message
    assert "DIS004" in unreasoned
    reasoned = await _diagnostics(
        client, address.replace("quiet", "reasoned"), edited.replace("DIS004: ", "DIS004: agreed ")
    )
    assert "DIS004" not in reasoned
    assert "None" not in reasoned


async def test_the_proposed_wording_is_inserted_where_it_belongs(client: LanguageClient, tmp_path: Path) -> None:
    address = (tmp_path / "propose.md").as_uri()
    found = await _diagnostics(client, address, AGREEMENT)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(address), found["DIS004"].range, types.CodeActionContext([found["DIS004"]])
        )
    )
    assert actions is not None
    edits = {each.title: each.edit for each in actions if isinstance(each, types.CodeAction)}
    edit = next(edit for title, edit in edits.items() if title.endswith("(DIS004)"))
    assert edit is not None
    assert edit.changes is not None
    (inserted,) = edit.changes[address]
    lines = AGREEMENT.splitlines(keepends=True)
    place = inserted.range.start
    before = "".join(lines[: place.line]) + "".join(lines[place.line :])[: place.character]
    after = AGREEMENT.removeprefix(before)
    edited = before + inserted.new_text + after
    clause = "This Agreement is governed by the laws of Oregon."
    assert re.search(rf"{clause}\n\n[^\n]{{0,40}}The courts of [^\n]+ exclusive jurisdiction", edited)
