from __future__ import annotations

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.read import understand
from alliance_lint.reading import read_bytes

OPENING = '# Heads of Terms\n\nBetween Acme, Inc. ("Acme") and Bolt LLC ("Bolt").\n\n'
TERMS = """| Item | Terms |
|---|---|
| Price | Acme pays Bolt $5 for each lamp |
| Exclusivity | Bolt shall sell no other lamps |
| Costs | Each party pays its own |
| Law | Ohio law |
| Term | Two years from signature |

The parties sign below.
"""
STOCK = """| Lamp | Watts |
|---|---|
| Alpha | 40 |
| Beta | 60 |
| Gamma | 75 |
| Delta | 90 |
"""


def agreement(text: str) -> Agreement:
    return understand(read_bytes((OPENING + text).encode(), "terms.md"))


def heading_of(words: str, found: Agreement) -> str:
    sentence = next(each for each in found.sentences if words in found.words(each))
    return found.clauses[sentence.clause].heading


def test_the_first_cell_of_a_row_is_the_heading_of_the_terms_in_it() -> None:
    found = agreement(TERMS)
    assert heading_of("no other lamps", found) == "Exclusivity"
    assert heading_of("Two years", found) == "Term"


def test_a_table_of_figures_has_no_headings() -> None:
    found = agreement(STOCK)
    assert "Alpha" not in {clause.heading for clause in found.clauses}


def test_numbered_clauses_after_the_table_stand_by_themselves() -> None:
    found = agreement(TERMS + "\n1. Acme shall pay within ten days.\n")
    clause = next(each for each in found.clauses if each.label)
    above = found.clauses[clause.parent].heading if clause.parent is not None else ""
    assert above != "Term"
