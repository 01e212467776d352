from __future__ import annotations

from collections.abc import Callable

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.definitions import find_definitions


def test_terms_are_found_where_they_are_given_their_meaning(read: Callable[[str], Agreement]) -> None:
    agreement = read(
        '1. Definitions. “Net Sales” means all sales. "Term" shall have the meaning in clause 2.\n\n'
        '2. Term. The agreement ends in a year (the "Last Day").\n'
    )
    assert [(each.term, agreement.clauses[each.clause].number) for each in find_definitions(agreement)] == [
        ("Net Sales", "1"),
        ("Term", "1"),
        ("Last Day", "2"),
    ]
    first = find_definitions(agreement)[0]
    assert agreement.document.text[first.start : first.end] == "Net Sales"
