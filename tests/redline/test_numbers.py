"""Where numbers are typed by hand, a new clause gets one that breaks no reference to another."""

from __future__ import annotations

import pytest

from alliance_lint.language.agreement import Clause
from alliance_lint.redline.numbers import following_label


def siblings(*labels: str) -> tuple[Clause, ...]:
    return tuple(Clause(index, label, label, "", index * 10, index * 10 + 9) for index, label in enumerate(labels))


@pytest.mark.parametrize(
    ("labels", "after", "expected"),
    [
        (("7.1", "7.2"), 1, "7.3"),
        (("7.1", "7.2", "7.3"), 1, "7.2A"),
        (("1.", "2."), 1, "3."),
        (("1.", "2."), 0, "1A."),
        (("Section 4.", "Section 5."), 1, "Section 6."),
        (("ARTICLE I", "ARTICLE II"), 1, "ARTICLE III"),
        (("(a)", "(b)"), 1, "(c)"),
        (("(a)", "(b)"), 0, "(a-1)"),
        (("(h)", "(i)"), 1, "(j)"),
        (("(i)", "(ii)", "(iii)", "(iv)"), 3, "(v)"),
        (("A.", "B."), 1, "C."),
    ],
)
def test_the_number_after_a_clause(labels: tuple[str, ...], after: int, expected: str) -> None:
    assert following_label(siblings(*labels), after, set()) == expected


def test_several_new_clauses_are_counted_on() -> None:
    taken: set[str] = set()
    clauses = siblings("7.1", "7.2")
    assert [following_label(clauses, 0, taken) for _ in range(3)] == ["7.1A", "7.1B", "7.1C"]
    assert [following_label(clauses, 1, taken) for _ in range(2)] == ["7.3", "7.4"]


def test_a_clause_without_a_number_gives_none() -> None:
    assert following_label(siblings("", ""), 0, set()) == ""
