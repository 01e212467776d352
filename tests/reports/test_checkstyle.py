from __future__ import annotations

from xml.etree import ElementTree

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.checkstyle import checkstyle_pieces

from .values import ACME_AND_BETA, ALL_SETTLED, ATTACK


def _read(report: Report) -> ElementTree.Element:
    return ElementTree.fromstring("".join(checkstyle_pieces(report)))


def test_errors_stand_under_their_file_and_files_without_errors_are_listed_too() -> None:
    files = _read(Report((ACME_AND_BETA, ALL_SETTLED), (Failure("scan.pdf", "no text layer"),))).findall("file")
    assert [(file.get("name"), len(file)) for file in files] == [
        ("contracts/acme-beta.md", 2),
        ("settled.md", 0),
        ("scan.pdf", 1),
    ]
    assert files[0][1].attrib == {
        "line": "88",
        "column": "1",
        "severity": "error",
        "message": "dispute-forum: Nothing says where a dispute is decided.",
        "source": "alliance-lint.DIS004",
    }
    assert files[2][0].get("severity") == "error"


def test_hostile_words_are_text() -> None:
    root = _read(Report((ATTACK,)))
    assert {element.tag for element in root.iter()} == {"checkstyle", "file", "error"}
    assert "<script>" in root[0][0].attrib["message"]
