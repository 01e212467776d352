"""The circle closes: who accepts what is proposed, and fills in the brackets, has settled what a clause can settle.

What remains is what only people can decide: which of two clauses holds, what goes into a blank, what the price is.
"""

from __future__ import annotations

from pathlib import Path

from alliance_lint.linting import lint_bytes, load_packs

from .conftest import Review
from .filled import fill
from .marked import accepted

SAMPLES = Path(__file__).resolve().parents[2] / "sample_agreements"


def test_the_careless_alliance_has_no_gap_left_that_a_clause_can_close(review: Review) -> None:
    reviewed = review((SAMPLES / "careless-alliance.docx").read_bytes())
    before = {finding.id for finding in reviewed.report.findings}
    after = lint_bytes(accepted(reviewed.data, fill), "careless-alliance.docx", load_packs()).findings
    assert len(before) == 37
    assert {finding.id: finding.status for finding in after} == {
        "CLI002": "conflict",
        "DRF001": "missing",
        "DRF002": "partial",
    }
    assert all(finding.id in before for finding in after)
