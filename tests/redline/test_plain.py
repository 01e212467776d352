"""The reviewed copy of Markdown and plain text: notes and wording as paragraphs, all else as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alliance_lint.linting import lint_bytes, load_packs, text_diff

from .conftest import OPENING, Review
from .filled import fill

SAMPLES = Path(__file__).resolve().parents[2] / "sample_agreements"
LAW = "This Agreement is governed by the laws of Oregon."
NUMBERED = (
    f"{OPENING}\n\nThe parties agree as follows:\n\n1. Term. One year.\n\n2. Law. {LAW}\n\n3. Notices. By post.\n"
)
SECTIONS = ("term", "targets", "counterparts")
LIST = f"# Agreement\n\n{OPENING}\n\n## Terms\n\n1. The term is one year.\n2. {LAW}\n3. Notices are sent by post.\n"


def without_notes(text: str) -> str:
    """What is left when every note is deleted."""
    text = re.sub(r"\n\n[ \t]*<!-- Review\..*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"\n\n[ \t]*\[Review\..*?\)?\](?=\n\n|\n*\Z)", "", text, flags=re.DOTALL)


def added(before: str, after: str) -> list[str]:
    """The lines that are new, without notes."""
    old = before.splitlines()
    return [line for line in without_notes(after).splitlines() if line not in old]


def text_of(review: Review, source: str, *checks: str, path: str = "deal.txt", **options: object) -> str:
    return review(source.encode(), *checks, path=path, **options).data.decode()


def test_wording_goes_behind_the_clause_on_the_matter_and_breaks_no_number(review: Review) -> None:
    copy = text_of(review, NUMBERED, "DIS004")
    assert re.search(
        r"\n\n2\. Law\..*\n\n\[Review\. Error\. .*\n\n2A\. The courts of .*\n\n3\. Notices", copy, re.DOTALL
    )


def test_a_new_section_is_numbered_like_the_others_and_so_are_its_clauses(review: Review) -> None:
    parts = [f"{n}. {name.upper()}\n\n{n}.1 Text on {name} and nothing else.\n\n" for n, name in enumerate(SECTIONS, 1)]
    source = (
        f"{OPENING}\n\nThe parties agree as follows:\n\n{''.join(parts)}IN WITNESS WHEREOF, the parties have signed.\n"
    )
    copy = without_notes(text_of(review, source, "REL001", "CON001"))
    assert re.search(
        r"\n\n4\. FURTHER PROVISIONS\n\n4\.1 The parties are .*\n\n4\.2 Each party .*\n\nIN WITNESS", copy, re.DOTALL
    )


def test_a_new_section_of_markdown_has_a_heading(review: Review) -> None:
    parts = [
        f"## {n}. {name.capitalize()}\n\nText on {name} and nothing else.\n\n" for n, name in enumerate(SECTIONS, 1)
    ]
    copy = without_notes(text_of(review, f"# Agreement\n\n{OPENING}\n\n{''.join(parts)}", "REL001", path="deal.md"))
    assert "\n\n## 4. Further provisions\n\nThe parties are independent contractors." in copy


def test_without_its_notes_and_proposals_the_copy_is_the_original(review: Review) -> None:
    for path in ("reseller.txt", "joint-venture.txt", "mutual-promotion.md"):
        original = (SAMPLES / path).read_text(encoding="utf-8")
        copy = review(original.encode(), path=path).data.decode()
        removed = [
            line for line in text_diff(original.encode(), copy.encode(), "a", "b").splitlines() if line[:1] == "-"
        ]
        assert removed == ["--- a"]


def test_a_markdown_note_is_a_comment_that_nobody_sees(review: Review) -> None:
    copy = text_of(review, f"# Agreement\n\n{OPENING}\n\n{LAW}\n", "DIS004", path="deal.md")
    assert copy.count("<!-- Review. ") == copy.count(" -->") == 2
    report = lint_bytes(copy.encode(), "deal.md", load_packs())
    assert not any("Review" in finding.quote for finding in report.findings)


def test_a_new_item_is_the_last_of_its_markdown_list(review: Review) -> None:
    copy = text_of(review, LIST, "DIS004", path="deal.md")
    assert re.search(
        r"^3\. Notices are sent by post\.\n\n   <!-- .*?-->\n\n4\. The courts of", copy, re.DOTALL | re.MULTILINE
    )


def test_markdown_tables_and_underlined_headings_stay_whole(review: Review) -> None:
    secrecy = "| Alder shall keep the information of Birch confidential. | Alder |"
    table = f"| Duty | Who |\n|---|---|\n{secrecy}\n| Post | Birch |\n"
    source = f"Agreement\n=========\n\n{OPENING}\n\nThe parties agree as follows:\n\n{table}"
    copy = text_of(review, source, "IPC002", path="deal.md")
    assert table in copy
    assert "Agreement\n=========\n\n<!-- Review." in copy


def test_wording_for_a_clause_in_a_table_goes_to_the_end_of_a_markdown_file(review: Review) -> None:
    secrecy = "| Alder shall keep the information of Birch confidential. | Alder |"
    table = f"| Duty | Who |\n|---|---|\n{secrecy}\n"
    headed = "".join(f"\n## {number}. {heading}\n\n{text}\n" for number, heading, text in [
        (2, "Term", "One year."), (3, "Law", "The laws of Oregon govern."), (4, "Notices", "By post."),
    ])  # fmt: skip
    source = f"# Agreement\n\n{OPENING}\n\nThe parties agree as follows:\n\n## 1. Duties\n\n{table}{headed}"
    copy = text_of(review, source, "IPC002", path="deal.md")
    assert table in copy
    assert "By post.\n\n## 5. Further provisions\n" in copy
    assert "confidential" in copy.rpartition("## 5. Further provisions")[2]


def test_long_lines_are_wrapped_only_where_the_file_is(review: Review) -> None:
    wrapped = NUMBERED.replace(OPENING, OPENING[:50] + "\n" + OPENING[50:])
    assert max(map(len, text_of(review, wrapped, "DIS004").splitlines())) <= 80
    long = NUMBERED.replace("By post.", "By post. " * 20)
    assert max(map(len, added(long, text_of(review, long, "DIS004")))) > 130


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("cp1252", b"")]
)
def test_encoding_and_line_ends_stay(review: Review, newline: str, encoding: str, mark: bytes) -> None:
    source = NUMBERED.replace("One year.", "One year (“the café”).").replace("\n", newline)
    data = mark + source.encode(encoding)
    copy = review(data, "DIS004", path="deal.txt").data
    assert copy.startswith(mark)
    text = copy[len(mark) :].decode(encoding)
    assert text.count("\r\n") == (text.count("\n") if newline == "\r\n" else 0)
    assert text.count("\r") == (0 if newline == "\n" else text.count(newline))
    assert text.startswith(source[:80])


def test_mixed_line_ends_are_not_evened_out(review: Review) -> None:
    source = NUMBERED.replace("\n\n3.", "\r\n\r\n3.")
    copy = review(source.encode(), "DIS004", path="deal.txt").data.decode()
    assert "\r\n\r\n3. Notices" in copy
    assert "follows:\n\n1. Term" in copy


def test_a_text_without_line_ends_is_split_where_wording_goes(review: Review) -> None:
    source = f"{OPENING}   The parties agree as follows:   1. Term. One year.   2. Law. {LAW}   3. Notices. By post."
    copy = text_of(review, source, "DIS004")
    assert "The courts of [city" in copy
    assert copy.replace("\n", " ").startswith(OPENING)


def test_a_note_in_markdown_cannot_end_early_and_no_note_speaks_to_the_linter(review: Review) -> None:
    source = (
        f"# Agreement\n\n{OPENING}\n\nAlder -- and only Alder --> shall keep the information of Birch confidential.\n"
    )
    copy = text_of(review, source, "IPC002", "PUR001", path="deal.md")
    assert all("--" not in body for body in re.findall(r"<!--(.*?)-->", copy, re.DOTALL))
    assert not re.search(r"^\W*alliance-lint:", copy, re.MULTILINE)


def test_comments_only_inserts_nothing(review: Review) -> None:
    copy = text_of(review, NUMBERED, "DIS004", comments_only=True)
    assert added(NUMBERED, copy) == []
    assert "Proposed after 2 Law: “The courts of" in copy.replace("\n", " ")


@pytest.mark.parametrize("path", ["mutual-promotion.md", "reseller.txt", "joint-venture.txt"])
def test_accepting_leaves_nothing_that_a_clause_can_settle(review: Review, path: str) -> None:
    original = (SAMPLES / path).read_text(encoding="utf-8")
    reviewed = review(original.encode(), path=path)
    old = set(original.splitlines())
    lines = without_notes(reviewed.data.decode()).split("\n\n")
    text = "\n\n".join(part if set(part.splitlines()) <= old else fill(part) for part in lines)
    proposed = {
        finding.id for finding in reviewed.report.findings if finding.insertion and finding.status != "conflict"
    }
    left = {finding.id for finding in lint_bytes(text.encode(), path, load_packs()).findings}
    assert left & proposed == set()
