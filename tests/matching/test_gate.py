"""The literal gate against plain `re`: it may only ever save work, never lose a match."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.fold import fold
from alliance_lint.linting import load_packs
from alliance_lint.matching.gate import Gate
from alliance_lint.packs.literals import parse, required_literals

REGEXES = [
    "govern(?:ed|ing) by .{0,30}laws?",
    "(?:either|each) party may terminate",
    r"\bnon-?solicit(?:ation)?\b",
    "exclusive(?:ly)?",
    r"(?P<who>@[A-H]) shall (?:not )?compete",
    "courts? of .{1,20}",
    "indemnif(?:y|ies|ication)",
]

VOCABULARY = """
governed by the laws of Ohio either party may terminate each non-solicit nonsolicitation exclusively exclusive
@A @B shall not compete courts of England indemnify INDEMNIFICATION Either Party ; . the
"""


def candidates(texts: list[str]) -> set[tuple[int, int]]:
    gate = Gate([required_literals(parse(regex)) for regex in REGEXES])
    return {(text, pattern) for pattern, chosen in gate.candidates([text.lower() for text in texts]) for text in chosen}


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
    ]
    texts = [fold(text) for text in [*noise, sample[number], *noise]]
    assert (len(noise), number) in candidates(texts)


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
            chosen = {
                (text, number)
                for number, chosen_texts in gate.candidates([text.lower() for text in texts])
                for text in chosen_texts
            }
            for at, text in enumerate(texts):
                for number, pattern in enumerate(patterns):
                    if re.search(pattern.regex, text, re.IGNORECASE):
                        assert (at, number) in chosen, (kind.kind, pattern.regex, text)
