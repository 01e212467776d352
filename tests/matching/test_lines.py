"""Many sentences searched as lines give the matches that each of them gives alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.language.fold import fold
from alliance_lint.linting import load_packs
from alliance_lint.matching.expressions import LineExpression, compiled_for_lines
from alliance_lint.matching.lines import within_lines


@pytest.mark.parametrize(
    ("regex", "expected"),
    [
        (r"\bpays?\b.{0,9}(?!\d)", r"\bpays?\b.{0,9}(?!\d)"),
        (r"pay\s[^.;]{0,9}\W", r"pay[^\S\n][^\n.;]{0,9}[^\w\n]"),
        (r"[^\w\]]\D[]a-f]", r"[^\n\w\]][^\d\n][]a-f]"),
        (r"of (?-i:[A-Z])", r"of (?-i:[A-Z])"),
        (r"(?P<who>@[A-H])(?:^|, )\$", r"(?P<who>@[A-H])(?:^|, )\$"),
        (r"\Apay", None),
        (r"pay\Z", None),
        (r"pay[\s,]", None),
        (r"pay\n", None),
        (r"pay[^a\x0b]", None),
        ("(?s:pay.)", None),
        ("pay\n", None),
    ],
)
def test_expressions_are_kept_within_lines(regex: str, expected: str | None) -> None:
    assert within_lines(regex) == expected


REGEXES = [
    "^[^a]b",
    r"a\s?b$",
    r"(?<!a )b\W",
    r"b(?!\s)",
    r"\bb\b.{0,3}a",
    r"[^b]{1,3}",
    r"(?-i:A)\D",
    r"a[^\S]?b",
    "£a",
]


def in_each(regex: str, texts: Sequence[str]) -> list[tuple[int, tuple[int, int]]]:
    return [(at, m.span()) for at, text in enumerate(texts) for m in re.finditer(regex, text, re.IGNORECASE)]


def in_lines(expression: LineExpression, texts: Sequence[str]) -> list[tuple[int, tuple[int, int]]]:
    joined = "\n".join(text.lower() if expression.lower else text for text in texts)
    found = []
    for match in expression.pattern.finditer(joined.encode("ascii") if expression.ascii else joined):
        start, end = match.span()
        line = joined.count("\n", 0, start)
        first = joined.rfind("\n", 0, start) + 1
        found.append((line, (start - first, end - first)))
    return found


@given(st.lists(st.text(alphabet="aAbB ,.1", max_size=8), min_size=1, max_size=5), st.sampled_from(REGEXES))
def test_lines_are_searched_as_if_each_stood_alone(texts: list[str], regex: str) -> None:
    expression = compiled_for_lines(regex)
    assert expression is not None
    assert in_lines(expression, texts) == in_each(regex, texts)


def test_built_in_patterns_find_in_lines_what_they_find_in_each_example() -> None:
    (pack, *_) = load_packs()
    texts = [text for kind in pack.provisions for each in kind.examples if (text := fold(each.text)).isascii()]
    lines = [text for text in texts if "\n" not in text]
    for at, regex in enumerate(sorted({p.regex for kind in pack.provisions for a in kind.match for p in a.any})[::2]):
        expression = compiled_for_lines(regex)
        if expression is not None:
            chosen = lines[at % 9 :: 9]
            assert in_lines(expression, chosen) == in_each(regex, chosen), regex
