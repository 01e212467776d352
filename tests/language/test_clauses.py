from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement, Clause

Read = Callable[[str], Agreement]

OPENING = 'This Agreement is made between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n'


def cited(agreement: Agreement) -> list[str]:
    return [clause.title for clause in agreement.clauses if clause.label]


def clause_of(agreement: Agreement, words: str) -> Clause:
    """The clause of the sentence that holds ``words``."""
    for sentence in agreement.sentences:
        if words in agreement.canonical.text[sentence.start : sentence.end]:
            return agreement.clauses[sentence.clause]
    raise AssertionError(f"no sentence says {words!r}")


def test_a_clause_is_cited_with_its_whole_path(read: Read) -> None:
    agreement = read(
        OPENING + "1. Term\n\n1.1 Renewal. This Agreement renews each year.\n\n(a) Acme may object.\n\n(i) within ten "
        "days; or\n\n"
        "(ii) by letter.\n\n(b) Bolt may object.\n\n2. Fees. Bolt shall pay the fees.\n"
    )
    assert cited(agreement) == ["1 Term", "1.1 Renewal", "1.1(a)", "1.1(a)(i)", "1.1(a)(ii)", "1.1(b)", "2 Fees"]
    assert agreement.clauses[clause_of(agreement, "by letter").parent or 0].number == "1.1(a)"


def test_the_letter_i_after_h_is_no_roman_numeral(read: Read) -> None:
    items = "".join(f"({letter}) item {letter} of the list;\n\n" for letter in "abcdefghi")
    assert cited(read(OPENING + "1. Scope. The scope is:\n\n" + items))[-1] == "1(i)"


def test_articles_hold_the_sections_that_follow(read: Read) -> None:
    agreement = read(
        OPENING + "ARTICLE II\n\nSection 2.1 Scope. Acme shall act.\n\nSection 2.2 Limits. Bolt shall not.\n"
    )
    assert cited(agreement) == ["Article II", "2.1 Scope", "2.2 Limits"]
    scope = clause_of(agreement, "shall act")
    assert agreement.clauses[scope.parent or 0].number == "Article II"


def test_a_reference_at_the_start_of_a_line_is_no_clause(read: Read) -> None:
    agreement = read(
        OPENING + "1. Effect. The duties under\n\nSection 7 above survive, as do those under Section\n\n"
        "2. and the schedules.\n\n2. Notices. Notices are in writing.\n"
    )
    assert cited(agreement) == ["1 Effect", "2 Notices"]


def test_numbers_amounts_and_dates_are_no_clauses(read: Read) -> None:
    agreement = read(
        OPENING + "1. Fees. Bolt pays the fee in No. 5 of the list. 12. month terms are free. The price is USD 3. Bolt "
        "pays on 5. May. The rate under Section 4. shall not change.\n\n2. Term. One year.\n"
    )
    assert cited(agreement) == ["1 Fees", "2 Term"]


def test_clauses_that_run_together_on_one_line_are_cut(read: Read) -> None:
    agreement = read(
        OPENING + "1. TERM 1.1 Start The term starts today. 1.2 End The term ends in a year. 2. FEES 2.1 Amount Acme "
        "shall pay ten dollars. 2.2 Date The price is due in May. Late Fees 3. Acme shall pay interest.\n"
    )
    assert cited(agreement) == ["1 TERM", "1.1 Start", "1.2 End", "2 FEES", "2.1 Amount", "2.2 Date", "3 Late Fees"]


def test_a_heading_may_stand_before_a_sentence_without_a_stop(read: Read) -> None:
    agreement = read(
        OPENING
        + "1. SERVICES Bolt will host the site.\n\n2. Governing Law This Agreement follows the laws of Ohio.\n\n"
        "3. Acme will help Bolt.\n\n4. Each Party shall keep records.\n\n5. Business Expenses Acme shall bear "
        "its own.\n"
    )
    assert cited(agreement) == ["1 SERVICES", "2 Governing Law", "3", "4", "5 Business Expenses"]


def test_what_goes_on_after_a_comma_or_in_parentheses_is_no_heading(read: Read) -> None:
    agreement = read(
        OPENING + "7.1 Throughout the Term, Acme shall keep a staff.\n\n"
        "Articles 5 (Fees) and 6 (Books; Audit) survive this Agreement.\n"
    )
    assert not any(clause.heading for clause in agreement.clauses)


def test_a_party_is_no_heading(read: Read) -> None:
    agreement = read(
        'This Agreement is between Acme Brands, Inc. ("ACME BRANDS") and Bolt LLC ("Bolt").\n\n1. Marks\n\n'
        "(a) ACME BRANDS is the owner of the marks.\n\n(b) ACME BRANDS shall license them.\n"
    )
    assert [clause.heading for clause in agreement.clauses if clause.label] == ["Marks", "", ""]


def test_what_follows_a_page_end_stays_in_its_sentence(read: Read) -> None:
    agreement = read(
        OPENING + "1. Records. Acme shall keep all records of the sales for at least three years after the\n\n\n"
        "- 4 -\n\n\nend of the term and show them.\n"
    )
    assert any("three years after the end of the term" in agreement.words(sentence) for sentence in agreement.sentences)


def test_headings_without_numbers_open_clauses(read: Read) -> None:
    agreement = read(
        OPENING + "The parties agree as follows:\n\nCONFIDENTIALITY\n\nEach party keeps secrets.\n\nGOVERNING LAW\n\n"
        "The laws of Ohio govern this Agreement.\n"
    )
    assert clause_of(agreement, "keeps secrets").heading == "CONFIDENTIALITY"
    assert clause_of(agreement, "laws of Ohio").heading == "GOVERNING LAW"


def test_lines_of_an_address_are_no_headings(read: Read) -> None:
    agreement = read(
        OPENING + "1. Notices. Notices go to:\n\nAcme, Inc.\n\nAttention: President\n\nDayton, Ohio 45401\n\n"
        "Telephone: (937) 555-0100\n\n2. Term. One year.\n"
    )
    assert cited(agreement) == ["1 Notices", "2 Term"]
    assert not {"Attention", "Telephone"} & {clause.heading for clause in agreement.clauses}


def test_a_heading_right_before_its_first_item_keeps_its_number(read: Read) -> None:
    agreement = read(
        OPENING + "1. Term. One year.\n\n2. Money. (a) Acme shall pay fees; (b) Acme shall pay interest.\n"
    )
    assert clause_of(agreement, "shall pay fees").number == "2(a)"
    assert clause_of(agreement, "shall pay interest").number == "2(b)"


def test_an_article_takes_the_title_on_the_next_line(read: Read) -> None:
    agreement = read(
        OPENING + "                 ARTICLE I\n               LIABILITY\n\n1.1  Acme is liable.\n\n"
        "                 ARTICLE II\n            TERM AND END\n\n2.1  The term is a year.\n"
    )
    assert cited(agreement) == ["Article I LIABILITY", "1.1", "Article II TERM AND END", "2.1"]
    term = clause_of(agreement, "The term is a year")
    assert agreement.clauses[term.parent or 0].heading == "TERM AND END"
    assert not any(clause.heading == "TERM AND END" and not clause.label for clause in agreement.clauses)


def test_an_exhibit_takes_the_title_on_the_next_line(read: Read) -> None:
    agreement = read(
        OPENING + "1. Fees. " + "Bolt shall pay the fees of the list. " * 8 + "\n\n2. Term. One year.\n\n"
        "EXHIBIT A\n\nPRICE LIST\n\nA widget costs a dollar.\n"
    )
    assert clause_of(agreement, "costs a dollar").heading == "EXHIBIT A PRICE LIST"


def test_a_list_below_a_numbered_heading_is_cited_with_it(read_marked: Read) -> None:
    agreement = read_marked(
        OPENING
        + "## 1. Duties\n\n1. Acme shall:\n   1. make goods; and\n   2. pack them.\n2. Bolt shall sell them.\n\n"
        "## 2. Names\n\n1. Acme owns its name.\n2. Bolt owns its own.\n\n## 3. Term\n\nOne year.\n"
    )
    assert cited(agreement) == [
        "1 Duties", "1(1)", "1(1)(1)", "1(1)(2)", "1(2)", "2 Names", "2(1)", "2(2)", "3 Term",
    ]  # fmt: skip
    assert clause_of(agreement, "pack them").number == "1(1)(2)"


def test_a_list_that_is_the_agreement_keeps_its_numbers(read_marked: Read) -> None:
    agreement = read_marked(
        OPENING + "1. Acme shall sell goods.\n2. Bolt shall:\n   1. buy some;\n   2. pay.\n3. End.\n"
    )
    assert [clause.number for clause in agreement.clauses if clause.label] == ["1", "2", "2(1)", "2(2)", "3"]


def test_a_heading_is_whole_and_its_paragraph_is_not_part_of_it(read_marked: Read) -> None:
    agreement = read_marked(
        OPENING + "## 1. Who is responsible\n\nAnn Ames answers for the work.\n\n## How we decide\n\ntogether.\n"
    )
    assert clause_of(agreement, "Ann Ames answers").title == "1 Who is responsible"
    assert clause_of(agreement, "together").heading == "How we decide"
    asked = read_marked(OPENING + "## 1. What each of them shall do\n\nAcme shall act.\n")
    assert clause_of(asked, "shall act").heading == "What each of them shall do"


def test_a_sentence_set_as_a_heading_is_read(read_marked: Read) -> None:
    agreement = read_marked(OPENING + "## 1. End.  Either party may end it\n\n- at once.\n")
    assert clause_of(agreement, "Either party may end it").title == "1 End"


def test_a_list_below_another_heading_is_no_part_of_the_section_before(read_marked: Read) -> None:
    agreement = read_marked(
        OPENING + "## 1. Term\n\nOne year.\n\n## Duties\n\n1. Acme shall act.\n2. Bolt shall pay.\n"
    )
    assert clause_of(agreement, "shall pay").number == "2"


def test_a_section_that_is_no_heading_goes_on_after_one_that_is(read_marked: Read) -> None:
    agreement = read_marked(OPENING + "## 1. Term\n\nIt is a year.\n\n2. Bolt shall pay.\n3. Acme shall act.\n")
    assert [clause.number for clause in agreement.clauses if clause.label] == ["1", "2", "3"]


def test_a_numbered_line_in_plain_words_is_a_heading(read: Read) -> None:
    agreement = read(OPENING + "1. Term and termination\n1.1 This Agreement lasts two years.\n")
    assert cited(agreement) == ["1 Term and termination", "1.1"]


def test_a_short_sentence_is_no_heading(read: Read) -> None:
    agreement = read(OPENING + "1. General. Acme pays.\n\n1.1 Ohio law governs. The courts of Ohio decide.\n")
    assert clause_of(agreement, "Ohio law governs").heading == ""


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Bank: ____________________", ""),
        ("IBAN: DE__ ____ ____ ____ ____ __", ""),
        ("IBAN: DE12 3456 7890 1234 5678 90", ""),
        ("BIC (SWIFT-Code): HARBDEXX", ""),
        ("Project Manager: ............", ""),
        ("TBD", ""),
        ("Bank of Colours", "Bank of Colours"),
        ("Confidentiality: Both keep silent.", "Confidentiality"),
    ],
)
def test_a_field_that_somebody_fills_in_is_no_heading(read: Read, line: str, heading: str) -> None:
    agreement = read(f"{OPENING}1. Fees. Bolt shall pay the fees into this account.\n\n{line}\n\n2. Law. Ohio law.\n")
    assert [clause.heading for clause in agreement.clauses if clause.heading and not clause.label] == [heading] * bool(
        heading
    )
