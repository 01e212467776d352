"""The reviewed copy of a Word file: comments at the words concerned, missing wording as tracked insertions."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from alliance_lint.linting import lint_bytes, load_packs
from alliance_lint.reading.docx import open_docx, read_docx
from alliance_lint.redline.word.anchors import Anchors, Span
from alliance_lint.redline.word.marks import Author, Marks

from ...reading.word import control, definition, level, p, r, shown, style, table, word
from ..conftest import OPENING, Review
from ..marked import W, accepted, anchored, comments, identifiers, part, proposed, rejected, with_main

SAMPLES = Path(__file__).resolve().parents[3] / "sample_agreements"
CARELESS = (SAMPLES / "careless-alliance.docx").read_bytes()
CLAUSES = definition(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)"))
LAW = "This Agreement is governed by the laws of Oregon."
SECRECY = "Alder shall keep the information of Birch confidential."
END = p("IN WITNESS WHEREOF, the parties have signed this Agreement.")


def agreement(*clauses: str) -> str:
    return p(OPENING) + p("The parties agree as follows:") + "".join(clauses) + END


def numbered(text: str, level: int = 0, more: str = "") -> str:
    return p(text, num=1, level=level, more=more)


def lines(data: bytes) -> list[str]:
    return shown(read_docx(data, "deal.docx"))


def test_a_comment_stands_at_exactly_the_words_concerned(review: Review) -> None:
    clause = p(r("Mind this: Alder shall keep the in", "<w:b/>") + r("formation of Birch confidential. And more."))
    reviewed = review(word(agreement(clause)), "IPC002", comments_only=True)
    finding = reviewed.report.findings[0]
    text = read_docx(word(agreement(clause)), "deal.docx").text
    words = text[finding.location.start : finding.location.end]
    assert words in anchored(reviewed.data).values()
    assert words == "shall keep the information of Birch confidential"


def test_ranges_that_begin_or_end_together_are_all_exact(review: Review) -> None:
    data = word(p(r("Of three words the two first.")), numbering=CLAUSES)
    file = open_docx(data, "deal.docx")
    marks = Marks(Author("A", ""), [data])
    spans = {"11": (3, 8), "12": (3, 14), "13": (9, 14), "14": (3, 29), "15": (9, 29), "16": (0, 2), "17": (0, 29)}
    anchors = Anchors(file.document, file.paragraphs, file.main, file.package.main)
    anchors.set([Span(start, end, identifier) for identifier, (start, end) in spans.items()], marks, "")
    found = anchored(with_main(data, file.main))
    assert found == {identifier: file.document.text[start:end] for identifier, (start, end) in spans.items()}


def test_a_split_run_keeps_its_looks(review: Review) -> None:
    reviewed = review(word(agreement(p(r(f"Mind this: {SECRECY}", "<w:b/>")))), "IPC002", comments_only=True)
    runs = [run for run in part(reviewed.data).iter(W + "r") if run.find(W + "t") is not None]
    split = [run for run in runs if "".join(t.text or "" for t in run.iter(W + "t")) in f"Mind this: {SECRECY}"]
    assert len(split) > 1
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in split)


def test_missing_wording_is_inserted_after_the_clause_on_the_matter_and_numbered_by_its_list(review: Review) -> None:
    body = agreement(numbered("Term. One year."), numbered(f"Law. {LAW}"), numbered("Notices. By post."))
    reviewed = review(word(body, numbering=CLAUSES), "DIS004")
    assert reviewed.insertions == 1
    assert [line[:26] for line in lines(reviewed.data)[2:6]] == [
        "1. Term. One year.",
        "2. Law. This Agreement is ",
        "3. The courts of [city, st",
        "4. Notices. By post.",
    ]


def test_wording_goes_behind_all_that_belongs_to_the_clause(review: Review) -> None:
    body = agreement(
        numbered("Either party may terminate this Agreement:", 0),
        numbered("if the other party becomes insolvent; or", 2),
        numbered("if the other party is in breach.", 2),
        numbered("Notices are sent by post."),
    )
    reviewed = review(word(body, numbering=CLAUSES), "TRM006")
    assert [line[:2] for line in lines(reviewed.data)[2:7]] == ["1.", "(a", "(b", "2.", "3."]
    assert lines(reviewed.data)[5].startswith("2. When this Agreement ends")


def test_without_a_clause_on_the_matter_wording_goes_before_the_signatures(review: Review) -> None:
    reviewed = review(word(agreement(numbered("Alder refers clients to Birch.")), numbering=CLAUSES), "REL001")
    assert lines(reviewed.data)[3].startswith("2. The parties are independent contractors.")
    assert lines(reviewed.data)[4].startswith("IN WITNESS")


def sections(*headings: str) -> str:
    """Sections with a heading each and one clause, numbered by a list."""
    return "".join(
        numbered(heading) + numbered(f"Text on {heading.lower()} and nothing else.", 1) for heading in headings
    )


@pytest.mark.parametrize("end", [END, ""], ids=["before the signatures", "at the end of the file"])
def test_where_the_last_section_is_on_another_matter_a_new_one_is_opened(review: Review, end: str) -> None:
    body = p(OPENING) + p("The parties agree as follows:") + sections("Term", "Sales targets", "Counterparts") + end
    reviewed = review(word(body, numbering=CLAUSES), "REL001", "CON001")
    assert [line[:24] for line in lines(reviewed.data)[8:11]] == [
        "4. Further provisions",
        "4.1 The parties are inde",
        "4.2 Each party shall com",
    ]
    assert reviewed.insertions == 2
    assert rejected_lines(reviewed.data) == lines(word(body, numbering=CLAUSES))


def test_a_last_section_that_collects_all_sorts_takes_the_wording(review: Review) -> None:
    body = agreement(sections("Term", "Sales targets", "Miscellaneous"))
    reviewed = review(word(body, numbering=CLAUSES), "REL001")
    assert lines(reviewed.data)[8].startswith("3.2 The parties are independent")


def test_of_alternatives_the_first_is_inserted_and_the_others_are_in_the_comment(review: Review) -> None:
    reviewed = review(word(agreement(p(LAW))), "DIS004")
    (inserted,) = proposed(reviewed.data)
    assert inserted.startswith("The courts of [city, state or country] have exclusive jurisdiction")
    assert "arbitration" not in inserted
    assert any("Or: “Every dispute" in comment for comment in comments(reviewed.data).values())


def test_a_comment_says_how_grave_it_is_what_is_wrong_why_it_matters_and_which_question_it_answers(
    review: Review,
) -> None:
    reviewed = review(word(agreement(p(LAW))), "DIS004")
    finding = reviewed.report.findings[0]
    summary, comment = comments(reviewed.data).values()
    assert "1 finding (1 error)" in summary
    for said in (f"Error. {finding.message}", f"Why: {finding.why}", f"{finding.question} (DIS004 dispute-forum)"):
        assert said in comment


def test_in_a_text_without_numbers_and_headings_wording_goes_behind_the_paragraph_on_the_matter(review: Review) -> None:
    reviewed = review(word(agreement(p(LAW), p("Notices are sent by post."))), "DIS004")
    assert lines(reviewed.data)[3].startswith("The courts of")


def test_numbers_typed_by_hand_are_continued_without_renumbering_what_follows(review: Review) -> None:
    body = agreement(p("1. Term. One year."), p(f"2. Law. {LAW}"), p("3. Notices. By post."))
    assert proposed(review(word(body), "DIS004").data)[0].startswith("2A. The courts of")
    last = agreement(p("1. Term. One year."), p(f"2.\tLaw. {LAW}".replace("\t", " ")))
    assert proposed(review(word(last), "DIS004").data)[0].startswith("3. The courts of")


def test_the_looks_of_the_clause_are_copied_but_neither_its_section_nor_its_changes(review: Review) -> None:
    change = '<w:pPrChange w:id="5" w:author="A"><w:pPr/></w:pPrChange>'
    section = '<w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr>'
    law = p(r(LAW, "<w:i/>"), style="Clause", more=f'<w:pageBreakBefore/><w:jc w:val="both"/>{section}{change}')
    reviewed = review(word(agreement(law, p("Notices are sent by post."))), "DIS004")
    root = part(reviewed.data)
    assert len(list(root.iter(W + "sectPr"))) == 1
    assert len(list(root.iter(W + "pPrChange"))) == 1
    new = next(each for each in root.iter(W + "p") if "The courts of" in "".join(each.itertext()))
    assert new.find(f"{W}pPr/{W}pStyle").get(W + "val") == "Clause"  # type: ignore[union-attr]
    assert new.find(f"{W}pPr/{W}jc") is not None
    assert new.find(f"{W}ins/{W}r/{W}rPr/{W}i") is not None
    # The section's end stays behind all that belongs to the section.
    assert new.find(f"{W}pPr/{W}sectPr") is not None


def test_nothing_is_inserted_into_content_controls_tables_and_fields(review: Review) -> None:
    for place in (control(p(LAW)), table([p(LAW)]), control(p("Notices are sent.") + open_field(LAW))):
        reviewed = review(word(agreement(place)), "DIS004")
        assert (reviewed.insertions, len(reviewed.left)) == (0, 1)
        assert any("The courts of [city, state or country]" in text for text in comments(reviewed.data).values())
        assert rejected_lines(reviewed.data) == lines(word(agreement(place)))


def test_wording_that_its_place_does_not_take_goes_to_the_end(review: Review) -> None:
    for place in (control(p(LAW)), table([p(LAW)]), open_field(LAW)):
        reviewed = review(word(agreement(place, p("Changes are made in writing."))), "DIS004")
        assert (reviewed.insertions, reviewed.left) == (1, ())
        shown_lines = lines(reviewed.data)
        at = shown_lines.index("Changes are made in writing.")
        assert shown_lines[at + 1].startswith("The courts of [city, state or country]")
        assert rejected_lines(reviewed.data) == lines(word(agreement(place, p("Changes are made in writing."))))


def open_field(text: str) -> str:
    """A paragraph within the result of a field that ends in the next one."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
    return p(begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r(text)) + p(
        r("Notices are sent by post.") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def rejected_lines(data: bytes) -> list[str]:
    return lines(rejected(data))


def test_rejecting_all_restores_the_text_and_its_numbers(review: Review) -> None:
    assert rejected_lines(review(CARELESS).data) == lines(CARELESS)


@pytest.mark.parametrize("end", ["", "<w:sectPr/>"], ids=["last in the file", "before the section's properties"])
def test_wording_at_the_very_end_of_a_file_can_be_rejected(review: Review, end: str) -> None:
    body = p(OPENING) + p("The parties agree as follows:") + p(LAW, style="Clause") + end
    reviewed = review(word(body), "DIS004", "DIS002", "GOV005")
    assert reviewed.insertions == 3
    assert rejected_lines(reviewed.data) == lines(word(body))
    last = list(part(reviewed.data).iter(W + "p"))[-1]
    assert last.find(f"{W}pPr/{W}rPr/{W}ins") is None


def test_an_agreement_that_parts_its_paragraphs_by_empty_ones_gets_more_of_them(review: Review) -> None:
    body = agreement(p(LAW), "<w:p/>", p("Notices are sent by post."), "<w:p/>")
    reviewed = review(word(body), "DIS004", "DIS002")
    texts = ["".join(t.text or "" for t in each.iter(W + "t"))[:10] for each in part(reviewed.data).iter(W + "p")]
    assert [bool(text) for text in texts[2:8]] == [True, False, True, False, True, False]
    assert rejected_lines(reviewed.data) == lines(word(body))


def test_tracked_changes_of_others_stay_and_anchors_stand_in_the_accepted_text(review: Review) -> None:
    by = 'w:id="7" w:author="R. Quillon" w:date="2025-05-12T09:30:00Z"'
    clause = p(
        r("Alder ")
        + f'<w:del {by}><w:r><w:delText xml:space="preserve">may </w:delText></w:r></w:del>'
        + f"<w:ins {by.replace('7', '8', 1)}>{r('shall keep ')}</w:ins>"
        + r("the information of Birch confidential.")
    )
    reviewed = review(word(agreement(clause)), "IPC002")
    assert any(words.startswith("shall keep the") for words in anchored(reviewed.data).values())
    others = [each for each in part(reviewed.data).iter() if each.get(W + "author") == "R. Quillon"]
    assert sorted(each.tag for each in others) == [W + "del", W + "ins"]


def test_identifiers_are_unique(review: Review) -> None:
    found = identifiers(review(CARELESS).data)
    assert len(found) > 80
    assert len(found) == len(set(found))


def test_a_formatting_change_in_a_split_run_keeps_its_meaning_and_gets_an_identifier_of_its_own(review: Review) -> None:
    looks = '<w:b/><w:rPrChange w:id="9" w:author="A"><w:rPr/></w:rPrChange>'
    reviewed = review(word(agreement(p(r(f"Mind this: {SECRECY} And more.", looks)))), "IPC002", comments_only=True)
    changes = [each.get(W + "id") for each in part(reviewed.data).iter(W + "rPrChange")]
    assert len(changes) == len(set(changes)) > 1


def test_comments_that_are_there_already_stay_and_new_ones_follow(review: Review) -> None:
    old = '<w:comment w:id="3" w:author="R. Quillon"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>'
    reviewed = review(word(agreement(p(LAW)), comments=old), "DIS004")
    assert next(iter(comments(reviewed.data).values())) == "Really?"
    assert len(comments(reviewed.data)) == 3


def test_the_comments_part_is_tied_to_the_document(review: Review) -> None:
    with zipfile.ZipFile(io.BytesIO(review(CARELESS).data)) as archive:
        assert b'PartName="/word/comments.xml"' in archive.read("[Content_Types].xml")
        assert b'Target="comments.xml"' in archive.read("word/_rels/document.xml.rels")
    notices = [notice.message for notice in read_docx(review(CARELESS).data, "deal.docx").notices]
    assert any(re.match(r"The file has \d+ comments", message) for message in notices)


def test_other_parts_keep_their_bytes(review: Review) -> None:
    with zipfile.ZipFile(io.BytesIO(CARELESS)) as old, zipfile.ZipFile(io.BytesIO(review(CARELESS).data)) as new:
        for name in ("word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer.xml", "_rels/.rels"):
            assert old.read(name) == new.read(name)
        assert new.testzip() is None


def test_the_same_file_gives_the_same_bytes_and_no_date_unless_asked(review: Review) -> None:
    assert review(CARELESS).data == review(CARELESS).data
    dates = {
        each.get(W + "date") for each in part(review(CARELESS).data).iter() if each.get(W + "author") == "alliance-lint"
    }
    assert dates == {None}
    dated = part(review(CARELESS, date="2025-05-12T00:00:00Z").data)
    assert {each.get(W + "date") for each in dated.iter() if each.get(W + "author") == "alliance-lint"} == {
        "2025-05-12T00:00:00Z"
    }


def test_only_findings_of_the_severity_asked_for_are_marked(review: Review) -> None:
    errors = review(CARELESS, severity="error")
    assert errors.marked == sum(finding.severity == "error" for finding in errors.report.findings)
    assert "lighter findings are not marked" in next(iter(comments(errors.data).values()))


def test_comments_only_inserts_nothing_and_shows_the_wording(review: Review) -> None:
    reviewed = review(word(agreement(p(LAW))), "DIS004", comments_only=True)
    assert proposed(reviewed.data) == []
    assert any("“The courts of [city, state or country]" in text for text in comments(reviewed.data).values())
    assert lines(rejected(reviewed.data)) == lines(word(agreement(p(LAW))))


def test_what_two_clauses_contradict_each_other_in_is_for_people_to_decide(review: Review) -> None:
    reviewed = review(CARELESS, "CLI002")
    assert [finding.status for finding in reviewed.report.findings] == ["conflict"]
    assert reviewed.insertions == 0
    assert any("Instead: Each customer belongs" in text for text in comments(reviewed.data).values())


def test_findings_about_the_same_words_share_a_comment(review: Review) -> None:
    reviewed = review(CARELESS, "PAY001", "DRF002")
    assert (reviewed.marked, reviewed.comments) == (2, 2)
    assert any("(PAY001" in text and "(DRF002" in text for text in comments(reviewed.data).values())


def test_wording_never_goes_into_the_recitals(review: Review) -> None:
    reviewed = review(CARELESS, "PUR002")
    at = next(index for index, line in enumerate(lines(reviewed.data)) if "represents and warrants" in line)
    assert lines(reviewed.data)[at].startswith("12.4 ")
    assert any(words.startswith("Tallgrass has many years") for words in anchored(reviewed.data).values())


def test_a_finding_in_a_note_is_marked_where_the_note_is_referred_to(review: Review) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p(SECRECY)}</w:footnote>'
    data = word(agreement(p(r("Alder refers clients to Birch.") + reference)), footnotes=note)
    reviewed = review(data, "IPC002")
    assert len(reviewed.report.findings) == 1
    marked = next(each for each in part(reviewed.data).iter(W + "footnoteReference"))
    assert marked.getparent().getprevious().tag == W + "commentRangeStart"  # type: ignore[union-attr]


def test_a_finding_in_a_text_box_is_marked_at_the_box(review: Review) -> None:
    inside = f"<v:textbox><w:txbxContent>{p(SECRECY)}</w:txbxContent></v:textbox>"
    box = f"<w:r><w:pict><v:shape>{inside}</v:shape></w:pict></w:r>"
    reviewed = review(word(agreement(p(r("Alder refers clients to Birch.") + box))), "IPC002")
    content = next(part(reviewed.data).iter(W + "txbxContent"))
    assert not any(True for _ in content.iter(W + "commentRangeStart", W + "commentReference"))
    assert len(comments(reviewed.data)) == 2


@pytest.mark.parametrize("around_paragraph", [True, False])
def test_a_form_field_keeps_its_value_to_itself(review: Review, around_paragraph: bool) -> None:
    choice = "<w:dropDownList><w:listItem/></w:dropDownList>"
    clause = (
        control(p(SECRECY), choice) if around_paragraph else p(r("So: ") + control(r(SECRECY), choice) + r(" Yes."))
    )
    reviewed = review(word(agreement(p("Alder refers clients to Birch."), clause)), "IPC002")
    content = next(part(reviewed.data).iter(W + "sdtContent"))
    assert not any(True for _ in content.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"))
    assert len(list(part(reviewed.data).iter(W + "commentReference"))) == len(comments(reviewed.data)) == 2
    assert rejected_lines(reviewed.data) == lines(word(agreement(p("Alder refers clients to Birch."), clause)))


def test_characters_that_xml_cannot_hold_do_not_reach_the_file(review: Review) -> None:
    reviewed = review(word(agreement(p(LAW))), "DIS004", author="A\x00B\x1b")
    assert {c.get(W + "author") for c in part(reviewed.data, "word/comments.xml")} == {"AB"}


def test_typography_follows_the_agreement(review: Review) -> None:
    curly = word(agreement(p("Each party’s customers remain its own."), p(SECRECY)))
    assert any("other’s" in text for text in proposed(review(curly, "TRM006").data))
    straight = word(agreement(p("Each party's customers remain its own."), p(SECRECY)))
    assert any("other's" in text for text in proposed(review(straight, "TRM006").data))


def test_the_summary_says_so_where_nothing_of_an_agreement_was_recognised(review: Review) -> None:
    reviewed = review(word(p("Minutes") + p("It rained.")), "REL001")
    assert "No provision of any known kind was recognised" in next(iter(comments(reviewed.data).values()))


def test_where_nothing_is_found_the_copy_is_the_file_itself(review: Review) -> None:
    sound = (SAMPLES / "sound-alliance.docx").read_bytes()
    reviewed = review(sound)
    assert reviewed.data == sound
    assert (reviewed.marked, reviewed.comments, reviewed.insertions) == (0, 0, 0)


def test_a_heading_lends_no_looks_to_wording(review: Review) -> None:
    styles = style("Head", '<w:outlineLvl w:val="0"/>')
    body = agreement(p("Governing Law", style="Head"), p(LAW, style="Body"), p("Notices", style="Head"), p("By post."))
    reviewed = review(word(body, styles=styles), "DIS004")
    new = next(each for each in part(reviewed.data).iter(W + "p") if "The courts of" in "".join(each.itertext()))
    assert new.find(f"{W}pPr/{W}pStyle").get(W + "val") == "Body"  # type: ignore[union-attr]


def test_accepting_closes_the_gap(review: Review) -> None:
    reviewed = review(word(agreement(p(LAW))), "DIS004")
    data = accepted(reviewed.data, lambda text: text.replace("[city, state or country]", "Portland, Oregon"))
    assert lint_bytes(data, "deal.docx", load_packs(), select=["DIS004"]).findings == ()
