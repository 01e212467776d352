"""A repository of contracts with a baseline, in which one clause goes missing from one Word file."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.running.repository import commit, needs_git

from .conftest import Run

SAMPLES = Path(__file__).resolve().parents[2] / "sample_agreements"
FILES = (
    "sound-alliance.docx",
    "careless-alliance.docx",
    "reseller.txt",
    "mutual-promotion.md",
    "referral-arrangement.yaml",
)


def without_clause(data: bytes, words: str) -> bytes:
    """The Word file without the one paragraph that has these words."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                parts = re.findall(r"<w:p>.*?</w:p>", content.decode(), re.DOTALL)
                (clause,) = (part for part in parts if words in re.sub("<[^>]*>", "", part))
                content = content.replace(clause.encode(), b"")
            new.writestr(name, content)
    return buffer.getvalue()


@needs_git
@pytest.mark.parametrize(
    "options", [("--since", "HEAD"), ("--baseline", "known.jsonl"), ("--since", "HEAD", "--baseline", "known.jsonl")]
)
def test_one_clause_gone_from_one_word_file_is_one_new_finding(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        shutil.copy(SAMPLES / name, tmp_path)
    assert run("baseline", "create", ".", "--baseline", "known.jsonl").exit_code == 0
    commit(tmp_path)
    assert run(".", *options).exit_code == 0
    word = tmp_path / "sound-alliance.docx"
    word.write_bytes(without_clause(word.read_bytes(), "This Agreement is governed by the laws of the State"))
    result = run(".", *options, "--format", "json")
    assert result.exit_code == 1
    new = [
        (Path(document["path"]).name, finding["id"], finding["status"])
        for document in json.loads(result.stdout)["documents"]
        for finding in document["findings"]
        if finding["suppression"] is None
    ]
    assert new == [("sound-alliance.docx", "DIS003", "missing")]
