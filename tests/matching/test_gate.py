"""The literal gate against plain `re`: it may only ever save work, never lose a match."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.fold import fold
from alliance_lint.linting import load_packs
from alliance_lint.matching.gate import Gate, Literals, bits
from alliance_lint.packs.literals import BOUNDARY, required_literals
from alliance_lint.packs.syntax import parse

REGEXES = [
    "govern(?:ed|ing) by .{0,30}laws?",
    "(?:either|each) party may terminate",
    r"\bnon-?solicit(?:ation)?\b",
    "exclusive(?:ly)?",
    r"(?P<who>@[A-H]) shall (?:not )?compete",
    "courts? of .{1,20}",
    "indemnif(?:y|ies|ication)",
    r"\bend(?:s|ed)?\b.{0,9}\b(?:term|over)\b",
    r"\d{1,2} ?(?:days|%)",
]

VOCABULARY = """
governed by the laws of Ohio either party may terminate each non-solicit nonsolicitation exclusively exclusive
@A @B shall not compete courts of England indemnify INDEMNIFICATION Either Party ; . the
end ends, vendor (ended) term determined term-sheet over overseas
30 ٣٠% 3days
"""


def candidates(texts: list[str]) -> set[tuple[int, int]]:
    gate = Gate([required_literals(parse(regex)) for regex in REGEXES])
    return pairs(gate, texts)


def pairs(gate: Gate, texts: list[str]) -> set[tuple[int, int]]:
    found = gate.candidates([text.lower() for text in texts])
    return {(text, pattern) for pattern, chosen in found for text in bits(chosen)}


@given(st.lists(st.lists(st.sampled_from(VOCABULARY.split()), max_size=25).map(" ".join), max_size=6))
def test_gate_loses_no_match(texts: list[str]) -> None:
    chosen = candidates(texts)
    for number, text in enumerate(texts):
        for pattern, regex in enumerate(REGEXES):
            if re.search(regex, text, re.IGNORECASE):
                assert (number, pattern) in chosen


@given(st.lists(st.text(max_size=60), max_size=4), st.integers(0, len(REGEXES) - 1))
def test_gate_loses_no_match_in_odd_text(noise: list[str], number: int) -> None:
    sample = [
        "is GOVERNED BY LAW",
        "Each Party May Terminate",
        "a non-solicit",
        "Exclusive",
        "@A shall compete",
        "Courts of X",
        "indemnify",
        "It ENDS with the term",
        "٣٠ days",
    ]
    texts = [fold(text) for text in [*noise, sample[number], *noise]]
    assert (len(noise), number) in candidates(texts)


LITERALS = st.text(alphabet="ab -", min_size=1, max_size=5)
CONJUNCTIONS = st.lists(st.lists(LITERALS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)


@given(st.lists(CONJUNCTIONS, max_size=4), st.lists(st.text(alphabet="ab -", max_size=12), max_size=5))
def test_gate_finds_what_a_search_for_each_literal_finds(patterns: list[Literals], texts: list[str]) -> None:
    """Blanks at the ends of a literal may be the ends of the text; nothing else is let through."""

    def let_through(text: str, clauses: Literals) -> bool:
        return all(any(literal in (f" {text} " if literal.strip(" ") else text) for literal in c) for c in clauses)

    wanted = {
        (number, at)
        for number, text in enumerate(texts)
        for at, clauses in enumerate(patterns)
        if let_through(text, clauses)
    }
    surely = {
        (number, at)
        for number, text in enumerate(texts)
        for at, clauses in enumerate(patterns)
        if all(any(literal in text for literal in clause) for clause in clauses)
    }
    assert surely <= pairs(Gate(patterns), texts) <= wanted


def test_a_word_within_another_is_not_let_through() -> None:
    gate = Gate([((f"{BOUNDARY}end{BOUNDARY}",),), ((f"{BOUNDARY}term",), ("over",))])
    assert pairs(gate, ["a vendor depends", "the end.", "(end)", "pre-end", "weekend"]) == {(1, 0), (2, 0), (3, 0)}
    assert pairs(gate, ["moreover determined", "terminated overseas"]) == {(1, 1)}


def test_gate_keeps_texts_apart() -> None:
    # A literal does not reach over the border of two sentences, and a sentence without literals is never tried.
    assert candidates(["governed by the", "laws", "nothing here"]) == set()
    assert candidates([]) == set()


def test_built_in_patterns_pass_the_gate_on_their_own_examples() -> None:
    from alliance_lint.checking.examples import example_agreement

    for kind in load_packs()[0].provisions:
        patterns = [pattern for alternative in kind.match for pattern in alternative.any]
        gate = Gate([pattern.literals for pattern in patterns])
        for example in kind.examples:
            agreement = example_agreement(example.text)
            texts = [agreement.words(sentence) for sentence in agreement.sentences]
            chosen = pairs(gate, texts)
            for at, text in enumerate(texts):
                for number, pattern in enumerate(patterns):
                    if re.search(pattern.regex, text, re.IGNORECASE):
                        assert (at, number) in chosen, (kind.kind, pattern.regex, text)
