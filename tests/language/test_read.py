from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.obligations import find_obligations
from alliance_lint.language.read import understand
from alliance_lint.reading.document import Block, BlockKind, Document

Read = Callable[[str], Agreement]

WORDS = [
    "\n\n", " ", "1. ", "1.1 ", "(a) ", "(i) ", "ARTICLE I", "Section 2. ", "between ", "and ", "BETWEEN: ", "AND: ",
    "Acme, Inc. ", '("Acme")', '(the "Company")', "Bolt LLC", "Company shall ", "either party may ", "it will ", "by ",
    "WHEREAS, ", "NOW, THEREFORE, ", "agree as follows: ", "IN WITNESS WHEREOF", "By: /s/ ", "EXHIBIT A", "Heading. ",
    "..... 4", "- 4 -", '"', "(", ")", ";", ". ", ", ", "@A ", "\u00ad", "\u2014", "\f", "\tTerm", "Party A: ", "you ",
]  # fmt: skip


KINDS: list[BlockKind] = ["paragraph", "heading", "item", "cell", "furniture"]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any text in any blocks: what a reader of any format could hand over."""
    text = "".join(draw(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=60)))
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=12))) | {0, len(text)})
    blocks = []
    for number, start in enumerate(cuts[:-1]):
        end = cuts[number + 1]
        kind = draw(st.sampled_from(KINDS))
        label = draw(st.sampled_from(["", "", "1.", "(a)", "\u2022"]))
        blocks.append(Block(start, end, kind, label, draw(st.sampled_from([None, 1]))))
    return Document("agreement.txt", "text", text, tuple(blocks))


@given(documents())
def test_any_text_is_understood(document: Document) -> None:
    agreement = understand(document)
    assert agreement.clauses
    assert len(agreement.parties) <= 8
    list(find_obligations(agreement))


@given(documents())
def test_every_sentence_stands_inside_its_clause(document: Document) -> None:
    agreement = understand(document)
    for sentence in agreement.sentences:
        clause = agreement.clauses[sentence.clause]
        start, end = agreement.canonical.to_document(sentence.start, sentence.end)
        assert 0 <= start <= end <= len(document.text)
        assert clause.start <= start
        assert end <= clause.end or document.text[clause.end : end].strip() == ""


@given(documents())
def test_clauses_are_in_order_and_their_parents_come_first(document: Document) -> None:
    clauses = understand(document).clauses
    assert [clause.index for clause in clauses] == list(range(len(clauses)))
    assert [clause.start for clause in clauses] == sorted(clause.start for clause in clauses)
    assert all(clause.parent is None or clause.parent < clause.index for clause in clauses)


@given(documents())
def test_the_same_text_is_read_the_same_way(document: Document) -> None:
    assert understand(document) == understand(document)


@pytest.mark.parametrize(
    "words", ["(a) ", '"', "and and ", "by and between ", "1. ", "Inc. ", '("', "; (b) ", "___ ", "shall be by ", "A "]
)
def test_the_time_grows_with_the_text_and_no_faster(words: str) -> None:
    text = words * (200_000 // len(words))
    # A pattern that looks back over the whole text at each place would take minutes here.
    assert understand(Document("x", "text", text, (Block(0, len(text)),))).clauses


def test_page_furniture_and_runs_of_space_leave_no_trace(read: Read) -> None:
    text = "1. Records. Acme  shall keep\u00a0 its records for the whole of the\n\n\n- 4 -\n\n\nterm of the lease.\n"
    assert "Acme shall keep its records for the whole of the term of the lease." in read(text).canonical.text


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (
            "Exhibit 10.1\n\nSTRATEGIC ALLIANCE AGREEMENT\n\nThis Agreement is made today.",
            "STRATEGIC ALLIANCE AGREEMENT",
        ),
        ("Exhibit 10.1 Reseller Agreement\n\nThis Agreement is made today.", "Reseller Agreement"),
        ("This Co-Branding Agreement is made between us.", "Co-Branding Agreement"),
        ("Term Sheet\n\nAcme sells.", "Term Sheet"),
        ("12\n\n", ""),
    ],
)
def test_the_title_is_what_the_agreement_calls_itself(read: Read, opening: str, title: str) -> None:
    assert read(opening).title == title


def test_the_title_is_read_in_its_own_words(read: Read) -> None:
    text = (
        'RESELLER AGREEMENT\n\nThis Reseller Agreement is made between Alpha Inc. (the "Reseller") and Beta LLC '
        '("Beta").\n\nThe parties agree as follows:\n\n1. Sales. Reseller shall sell.'
    )
    agreement = read(text)
    words = [agreement.words(sentence) for sentence in agreement.sentences]
    assert words[0] == "RESELLER AGREEMENT"
    assert words[-1] == "@A shall sell."
    assert agreement.clauses[agreement.sentences[0].clause].zone == "title"


def test_a_bullet_introduces_only_those_below_it(read_marked: Callable[[str], Agreement]) -> None:
    agreement = read_marked(
        "Acme and Bolt agree.\n\n## 1. Duties\n\nAcme shall:\n\n- send a card, and\n- in May:\n  - bring chairs,\n"
        "  - bring a lamp.\n- pay the rent.\n"
    )
    words = [agreement.words(sentence) for sentence in agreement.sentences]
    assert words[-5:] == [
        "Acme shall: send a card, and",
        "Acme shall: in May:",
        "in May: bring chairs,",
        "in May: bring a lamp.",
        "Acme shall: pay the rent.",
    ]


def test_parties_beyond_those_that_are_told_apart_are_told(read: Read) -> None:
    def listed(count: int) -> Agreement:
        names = ["Alder", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"][:count]
        parties = ", ".join(f'{name} Ltd ("{name}")' for name in names[:-1]) + f' and {names[-1]} Ltd ("{names[-1]}")'
        return read(f"This Agreement is between {parties}.\n\n1. Fee. {names[0]} shall pay.")

    assert len(listed(8).parties) == 8
    assert listed(8).document.notices == ()
    assert len(listed(10).parties) == 8
    (notice,) = listed(10).document.notices
    assert notice.message == ("There are more than 8 parties; what is said of those after Hazel Ltd is not checked.")
