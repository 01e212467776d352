"""Tracked changes in Word files: read as accepted, or as before."""

from __future__ import annotations

import pytest

from alliance_lint.reading.docx import read_docx

from .word import field, lists, p, r, read, shown, table, word

BY = 'w:id="1" w:author="A"'
CLAUSES = lists([("decimal", "%1.")])
NO_END = "<w:rPr><w:del {BY}/></w:rPr>".replace("{BY}", BY)


def inserted(content: str) -> str:
    return f"<w:ins {BY}>{content}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>"


def moved(text: str, where: str) -> str:
    return f"<w:move{where} {BY}>{r(text)}</w:move{where}>"


def original(body: str, **parts: str) -> list[str]:
    return shown(read_docx(word(body, **parts), "deal.docx", changes="original"))


def test_insertions_are_kept_and_deletions_dropped() -> None:
    body = p(r("Either party ") + deleted("may") + inserted(r("shall")) + r(" give notice."))
    assert shown(read(body)) == ["Either party shall give notice."]
    assert original(body) == ["Either party may give notice."]


def test_a_deletion_within_an_insertion_was_never_there() -> None:
    body = p(r("Fee") + inserted(r("s due") + deleted(" soon")))
    assert shown(read(body)) == ["Fees due"]
    assert original(body) == ["Fee"]


def test_moved_text_stands_at_its_new_place_only() -> None:
    body = p(moved("Law. ", "From") + r("Term. ") + moved("Law.", "To"))
    assert shown(read(body)) == ["Term. Law."]
    assert original(body) == ["Law. Term."]


def test_a_deleted_paragraph_end_joins_the_next_paragraph() -> None:
    body = p("Each party ", more=NO_END, num=1, level=0) + p("shall pay.", num=1, level=0) + p("Law", num=1, level=0)
    assert shown(read(body, numbering=CLAUSES)) == ["1. Each party shall pay.", "2. Law"]
    assert original(body, numbering=CLAUSES) == ["1. Each party", "2. shall pay.", "3. Law"]


def test_a_deleted_paragraph_takes_no_number() -> None:
    body = p(deleted("Penalty"), more=NO_END, num=1, level=0) + p("Law", num=1, level=0)
    assert shown(read(body, numbering=CLAUSES)) == ["1. Law"]


def test_a_paragraph_deleted_at_the_end_of_a_cell_leaves_nothing() -> None:
    body = table([p("Fee") + p(deleted("old"), more=NO_END)]) + p("Law")
    assert shown(read(body)) == ["Fee", "Law"]


def test_text_before_a_table_stays_apart_although_its_end_is_deleted() -> None:
    assert shown(read(p("Fees:", more=NO_END) + table([p("10%")]))) == ["Fees:", "10%"]


def test_an_inserted_paragraph_end_is_not_there_in_the_original() -> None:
    body = p("Term. ", more=f"<w:rPr><w:ins {BY}/></w:rPr>") + p("Law.")
    assert shown(read(body)) == ["Term.", "Law."]
    assert original(body) == ["Term. Law."]


def test_deleted_rows_and_cells_are_dropped() -> None:
    gone_row = f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{p('old row')}</w:tc></w:tr>"
    gone_cell = f"<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p('old cell')}</w:tc>"
    body = f"<w:tbl>{gone_row}<w:tr>{gone_cell}<w:tc>{p('new')}</w:tc></w:tr></w:tbl>"
    assert shown(read(body)) == ["new"]
    assert original(body) == ["old row", "old cell", "new"]


def test_the_original_has_the_number_that_was_there_before() -> None:
    former = (
        f"<w:pPrChange {BY}><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"
    )
    body = p("Term", more=former)
    assert shown(read(body, numbering=CLAUSES)) == ["Term"]
    assert original(body, numbering=CLAUSES) == ["1. Term"]


def test_a_deleted_field_leaves_the_text_after_it() -> None:
    gone = f"<w:del {BY}>{field('REF a', r('4'))}</w:del>"
    assert shown(read(p(r("Clause ") + gone + r("5")))) == ["Clause 5"]


def test_a_notice_counts_the_changes_and_says_which_side_was_read() -> None:
    body = p(inserted(r("a")) + inserted(r("b")) + deleted("c"))
    (notice,) = read(body).notices
    assert notice.message == (
        "The file has tracked changes, 2 insertions and 1 deletion; the text was read as if all of them were accepted."
    )
    (notice,) = read_docx(word(p(r("x") + deleted("c"))), "deal.docx", changes="original").notices
    assert notice.message.endswith("the text was read as it was before them.")


@pytest.mark.parametrize("changes", ["accepted", "original"])
def test_a_file_without_changes_has_no_notice(changes: str) -> None:
    assert read_docx(word(p("Term")), "deal.docx", changes=changes).notices == ()  # type: ignore[arg-type]
