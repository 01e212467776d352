"""Expressions with their alternatives factored match what the expressions themselves match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.fold import fold
from alliance_lint.packs.caseless import lower_case
from alliance_lint.packs.compile import any_of, expand
from alliance_lint.packs.factoring import factored
from alliance_lint.packs.source import read_source
from alliance_lint.packs.syntax import parse
from alliance_lint.resources import data_folder


@pytest.mark.parametrize(
    ("regex", "expected"),
    [
        ("fees?|royalt(?:y|ies)|revenue|rent", "fees?|r(?:oyalt(?:y|ies)|e(?:venue|nt))"),
        (r"\b(?:(?:pay|paid)|(?:payable|owed))\b", r"\b(?:pa(?:y(?:|able)|id)|owed)\b"),
        (r"\bour|\b(?:their|this)|its", r"\b(?:our|th(?:eir|is))|its"),
        ("days|days|dates", "da(?:ys|tes)"),
        # A class may match what another alternative begins with: nothing is moved past it.
        ("[ab]x|ay|[ab]z", "[ab]x|ay|[ab]z"),
        ("cx|[ab]y|cz|[ab]w", "c(?:x|z)|[ab](?:y|w)"),
        (r"ax|\wy|az", r"ax|\wy|az"),
        ("ax|Ay|az", "ax|Ay|az"),
        ("sx|ſy|sz", "sx|ſy|sz"),
        ("ax||az", "ax||az"),
        ("(?:a{1,2}b|a{1,2}c)", "a{1,2}b|a{1,2}c"),
        (r"(?P<who>@[A-H]|we) (?:shall|should)", "(?P<who>@[A-H]|we) sh(?:all|ould)"),
        (r"of (?-i:Inc|It)\.?(?= x)(?!y)(?<=z)(?<! a){0,2}", r"of (?-i:I(?:nc|t))\.?(?= x)(?!y)(?<=z)(?:(?<! a)){0,2}"),
        (r"[^\]\-a-z\s]{2}?\[\^$(.)|[^x]", r"[^\]\-a-z\s]{2}?\[\^$(.)|[^x]"),
        ("(?x: a\\ b # and c\n)|(?i-x:d)|(?s:.)|(?a:\\w)(?#e)", r"(?:a b)|(?i:d)|(?s:.)|(?a:\w)"),
        (r"\x41\u20ac\N{DIGIT ONE}|(?<=a|b)c", "A€1|(?<=[ab])c"),
        ("a\tb\\n[\\t-]", r"a\tb\n[\t\-]"),
    ],
)
def test_what_alternatives_begin_with_is_written_once(regex: str, expected: str) -> None:
    assert factored(parse(regex)) == expected


def matches(regex: str, text: str) -> list[tuple[object, ...]]:
    return [(match.span(), *match.groups()) for match in re.finditer(regex, text, re.IGNORECASE)]


_LEAVES = st.sampled_from(
    ["a", "b", "A", "ab", "abc", "ſ", "s", "[ab]", "[^a]", r"\w", r"\b", ".", "(?=a)", "(?!b)", "(?<=a)", "", "(?-i:A)"]
)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=2, max_size=5).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.tuples(inner, st.sampled_from(["?", "??", "{1,2}", "{0,3}?"])).map(lambda both: f"(?:{both[0]}){both[1]}"),
        inner.map(lambda part: f"({part})"),
    )


@given(st.recursive(_LEAVES, _larger, max_leaves=12), st.text(alphabet="abcAsſ -", max_size=12))
def test_the_same_matches(regex: str, text: str) -> None:
    assert matches(factored(parse(regex)), text) == matches(regex, text)


def test_the_built_in_expressions_match_their_examples_as_they_did() -> None:
    words = dict(read_source(data_folder("rules") / "words.yaml").data["words"])
    sources = [read_source(path) for path in sorted((data_folder("rules") / "alliance").glob("*.yaml"))]
    for source in sources:
        words |= source.data.get("words", {})
    compared = 0
    for source in sources:
        for kind in source.data.get("provisions", [])[::4]:
            examples = [each if isinstance(each, str) else each["text"] for each in kind["examples"]["match"]]
            text = fold("\n".join(examples))
            for alternative in kind.get("match", ()):
                for name in ("any", "all", "none", "headings"):
                    written = [expand(regex, words, source, ()) for regex in alternative.get(name, ())][::3]
                    for regex in [*written, any_of(written)] if name == "none" else written:
                        new = factored(parse(regex))
                        assert matches(new, text) == matches(regex, text), (source.name, regex)
                        assert (lower_case(new) is None) == (lower_case(regex) is None), regex
                        compared += 1
    assert compared > 300


def test_any_of_several_expressions_has_no_names_of_groups() -> None:
    assert any_of((r"(?P<x>alpha)", r"beta(?-i: GAMMA)")) == r"(?:(?:alpha))|(?:beta(?-i: GAMMA))"
