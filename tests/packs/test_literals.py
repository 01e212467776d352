"""The literals of a pattern: whatever it matches contains them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.packs.literals import required_literals
from alliance_lint.packs.syntax import UnboundedError, parse


def literals(regex: str) -> set[tuple[str, ...]]:
    return set(required_literals(parse(regex)))


@pytest.mark.parametrize(
    ("regex", "expected"),
    [
        ("governing law", {("governing law",)}),
        ("Governing LAW", {("governing law",)}),
        ("exclusive(?:ly)? jurisdiction", {("exclusive jurisdiction", "exclusively jurisdiction")}),
        ("(?:arbitration|mediation) board", {("arbitration board", "mediation board")}),
        (r"shall (?:\w{1,9} )?indemnify", {("shall ",), ("indemnify",)}),
        (r"\bnon-?solicit", {("\bnon-solicit", "\bnonsolicit")}),
        (r"\bend(?:s|ed)?\b", {("\bend\b", "\bended\b", "\bends\b")}),
        (
            r"\b(?:ends?|clos(?:es|ing) \w{1,9}|over)\b",
            {("\bcloses ", "\bclosing ", "\bend\b", "\bends\b", "\bover\b")},
        ),
        (r"\b(?:the end)\b of", {("the end of",)}),
        (r"\b(?:ip|it)\b", {("\bip\b", "\bit\b")}),
        (r"\bip|it", set()),
        (r"end\b\.", {("end.",)}),
        (r"\b\$ends", {("$ends",)}),
        ("solicit.{0,40}customers", {("solicit",), ("customers",)}),
        ("(?=x)solicit(?!ude)", {("solicit",)}),
        ("(?:ab|.)(?:cd|ef)", set()),
        ("licen[cs]e", {("licence", "license")}),
        ("(?:days){1,3}", {("days",)}),
        ("(?:days)?", set()),
        ("[£€$] ?[0-9]", {("$", "£", "€")}),
        (r"\d\d? ?days?", {("day",), tuple("0123456789")}),
        (r"@[A-H]\b", {("@",)}),
        ("Größe|Straße", set()),
    ],
)
def test_required_literals(regex: str, expected: set[tuple[str, ...]]) -> None:
    assert literals(regex) == expected


@pytest.mark.parametrize("regex", ["a.*b", "a+", "(?:a{0,400}b{0,2}){0,300}", "a{0,5000}"])
def test_unbounded_patterns_are_refused(regex: str) -> None:
    with pytest.raises(UnboundedError):
        parse(regex)


def test_bounded_patterns_are_accepted() -> None:
    parse(r"(?:\w{1,20} ){0,10}the end")


# Small regular expressions over a small alphabet, so that random texts often match them.
_atoms = st.sampled_from(
    ["abc", "cab", "b", "[ab]", "[a-c]", ".", r"\b", "K", "(?:abc|bca)", "(?:ab|c)", "(?P<x>cb)", " "]
)


@st.composite
def _regexes(draw: st.DrawFn) -> str:
    parts = []
    named = False
    for _ in range(draw(st.integers(1, 5))):
        atom = draw(_atoms)
        if "(?P<" in atom:
            if named:
                continue
            named = True
        if atom != r"\b":
            atom = draw(
                st.sampled_from([atom, f"(?:{atom})?", f"(?:{atom}){{1,2}}", f"(?:{atom}){{0,3}}", f"(?:{atom}|bb)"])
            )
        parts.append(atom)
    return "".join(parts)


@given(_regexes(), st.text(alphabet="abckK ſ\u212a", max_size=30))
def test_every_match_contains_the_literals(regex: str, text: str) -> None:
    from alliance_lint.language.fold import fold

    text = fold(text)
    match = re.search(regex, text, re.IGNORECASE)
    if match:
        for alternatives in required_literals(parse(regex)):
            assert any(re.search(_as_regex(literal), text.lower()) for literal in alternatives)


def _as_regex(literal: str) -> str:
    return re.escape(literal).replace("\b", r"\b")
