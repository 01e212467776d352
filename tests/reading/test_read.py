"""Any file is read by what it is, or refused in one clear line."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.errors import AllianceLintError, ReadingError
from alliance_lint.reading import Document, read, read_bytes
from alliance_lint.reading.reader import format_of
from alliance_lint.reading.term_sheet import TermSheet


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "path", "format_name"),
    [
        (b"The term is two years.", "a.txt", "text"),
        (b"The term is two years.", "agreement", "text"),
        (b"# Term", "a.MD", "markdown"),
        (b"a: b", "a.yml", "yaml"),
        (b"{}", "a.json", "json"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.txt", "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", "spreadsheet"),
        (zipped("mimetype", "content.xml"), "a", "odt"),
        (zipped("a.txt"), "a.zip", "zip"),
        (b"%PDF-1.7 ...", "a.txt", "pdf"),
        (b"{\\rtf1 ...", "a.doc", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "a.doc", "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..." + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (b"\x89PNG\r\n", "scan.txt", "picture"),
        (b"\n<!DOCTYPE html><html>", "a.txt", "html"),
    ],
)
def test_content_tells_the_format_before_the_name_does(data: bytes, path: str, format_name: str) -> None:
    assert format_of(data, path) == format_name


def test_each_format_comes_back_as_its_value(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The term is two years.")
    (tmp_path / "a.md").write_text("# Term")
    (tmp_path / "a.yaml").write_text("parties: [{name: A}, {name: B}]")
    documents = [read(str(tmp_path / name)) for name in ("a.txt", "a.md", "a.yaml")]
    assert isinstance(documents[0], Document)
    assert isinstance(documents[1], Document)
    assert isinstance(documents[2], TermSheet)
    assert [documents[0].format, documents[1].format, documents[2].document.format] == ["text", "markdown", "yaml"]


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.txt", "the file is empty; nothing to read"),
        (b" \n\t ", "a.md", "the file is empty; nothing to read"),
        ("\u2003".encode(), "a.txt", "the file is empty; nothing to read"),
        (b"ab\0cd", "a.txt", "this is not a text file; save the agreement as .docx or as UTF-8 text"),
        (bytes(range(1, 32)) * 4, "a.txt", "this is not a text file; save the agreement as .docx or as UTF-8 text"),
        (b"{\\rtf1 }", "a.rtf", "the file holds no text; save the agreement as .docx or .txt"),
        (zipped("a.txt"), "a.zip", "this is a zip archive, not a Word file; unpack it and name a file in it"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, name: str, message: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, name)
    assert str(caught.value) == f"{name}: {message}"


def test_a_missing_file_a_folder_and_a_wrong_name(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="there is no such file; check the path"):
        read(str(tmp_path / "no.txt"))
    with pytest.raises(ReadingError, match="this is a folder; name a file in it"):
        read(str(tmp_path))
    with pytest.raises(ReadingError, match="cannot be opened"):
        read("a\0b")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may read every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(ReadingError, match="may not be read; check its permissions"):
        read(str(path))


def test_files_of_more_than_50_mb_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(ReadingError, match=r"60\.0 MB, more than the 50 MB that are read; split it"):
        read(str(path))


def test_texts_of_more_than_three_million_characters_are_refused() -> None:
    with pytest.raises(ReadingError, match="3,000,001 characters"):
        read_bytes(b"a" * 3_000_001, "a.txt")


@given(st.binary(), st.sampled_from(["a", "a.txt", "a.md", "a.yaml", "a.json"]))
def test_no_bytes_cause_another_error(data: bytes, path: str) -> None:
    message = path
    try:
        read_bytes(data, path)
    except AllianceLintError as error:
        message = str(error)
    assert message.startswith(path)
    assert "\n" not in message


def test_importing_the_readers_loads_no_parser() -> None:
    code = "import sys, alliance_lint.reading; print({'lxml', 'yaml', 'markdown_it', 'jsonschema'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"# ours\nagreement:\n  title: T\nparties:\n  - name: Alpha Inc.\n", "yaml"),
        (b'{\n  "agreement": {"title": "T"}, "parties": []}', "json"),
        (b"The parties:\n- Alpha\n- Beta\nagree.", "text"),
        (b"Parties:\n- Alpha\n", "text"),
    ],
)
def test_a_term_sheet_without_a_name_is_known_by_its_parties(data: bytes, kind: str) -> None:
    assert format_of(data, "-") == kind
    assert format_of(data, "deal.txt") == "text"


def test_more_paragraphs_than_any_agreement_has_are_refused() -> None:
    with pytest.raises(ReadingError, match="the text has 100,001 paragraphs, more than the 100,000 that are read"):
        read_bytes(b"1. Term.\n" * 100_001, "deal.txt")


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.md", "a.yaml"])
def test_formats_without_tracked_changes_are_read_as_ever(name: str) -> None:
    data = b"parties:\n- name: A\n- name: B\n" if name == "a.yaml" else b"<p>one <ins>two</ins>"
    accepted, original = read_bytes(data, name), read_bytes(data, name, changes="original")
    assert (accepted == original) is (name != "a.html")


def test_more_lines_than_any_agreement_has_are_refused() -> None:
    with pytest.raises(ReadingError, match="the text has 300,001 lines, more than the 300,000 that are read"):
        read_bytes(b"a\n" * 300_001, "deal.txt")
