"""Expressions in lower case find what IGNORECASE finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.fold import fold
from alliance_lint.linting import load_packs
from alliance_lint.matching import expressions as matching
from alliance_lint.matching.expressions import Expression, compiled, found, reference, words
from alliance_lint.packs.caseless import lower_case


@pytest.mark.parametrize(
    ("regex", "expected"),
    [
        (r"\bGoverned by (?P<place>[A-Z]\w{1,9})\B", r"\bgoverned by (?P<place>[a-z]\w{1,9})\B"),
        (r"@[A-H]\b\S\D\W", r"@[a-h]\b\S\D\W"),
        (r"a(?!B)(?<=C)", "a(?!b)(?<=c)"),
        (r"of (?-i:[A-Z])", None),
        (r"\x41", None),
        ("Straße", None),
        ("[?-Z]ab", None),
        ("[Z-a]ab", None),
        ("[^A-C]ab", "[^a-c]ab"),
    ],
)
def test_lower_case(regex: str, expected: str | None) -> None:
    assert lower_case(regex) == expected


REGEXES = [
    r"\bGovern(?:ed|ing)\b.{0,9}Law",
    r"(?P<who>@[A-H])\b Shall(?! not)",
    r"[^A-C]x\S",
    r"of (?-i:[A-Z][a-z]{1,9})",
]


@given(
    st.text(alphabet="aAbBcCxX@ GOVERNEDgoverned LAWlaw shallSHALL notofÉéſK", max_size=60), st.sampled_from(REGEXES)
)
def test_the_same_matches_as_without_regard_to_case(text: str, regex: str) -> None:
    text = fold(text)
    plain = [match.span() for match in re.finditer(regex, text, re.IGNORECASE)]
    assert [match.span() for match in compiled(regex).finditer(text, text.lower())] == plain


def test_found_in_texts_of_ascii_and_beyond() -> None:
    either = "(?:(?:alpha))|(?:beta(?-i: GAMMA))"
    texts = ("ALPHA", "beta GAMMA", "beta gamma", "delta", "\xe9 ALPHA", "\xe9")
    assert [found(either, words(text)) for text in texts] == [True, True, False, False, True, False]


def spans(expression: Expression, text: str) -> list[tuple[tuple[int, int], ...]]:
    found = expression.finditer(text, text.lower())
    return [(match.span(), *(match.span(name) for name in expression.groups)) for match in found]


def test_pcre2_finds_what_re_finds() -> None:
    """Every expression of the built-in packs, on the examples of its kind and on each eighth part of all others."""
    assert matching.pcre2 is not None, "install the extra `fast` to run this test"
    (pack, *_) = load_packs()
    texts = [fold(example.text) for kind in pack.provisions for example in kind.examples]
    joined = [" ".join(texts[at : at + 12]) for at in range(0, len(texts), 12)]
    expressions = 0
    for kind in pack.provisions:
        regexes = {p.regex for a in kind.match for p in (*a.any, *a.all)}
        regexes |= {regex for a in kind.match for regex in (a.none, a.headings) if regex}
        own = " ".join(fold(example.text) for example in kind.examples)
        for regex in sorted(regexes):
            plain, lower = reference(regex)
            slow = Expression(regex, plain, lower, tuple(plain.groupindex))
            expressions += 1
            for text in (own, *joined[expressions % 8 :: 8]):
                assert spans(compiled(regex), text) == spans(slow, text), regex


def test_a_class_that_may_be_left_out_does_not_lead_pcre2_astray() -> None:
    # PCRE2 10.47 finds this only where it is told not to guess where a match can start.
    assert found(r"(?:hold|save|keep)s?[^.;@]{0,40}@", words("indemnifies and saves @A harmless"))
