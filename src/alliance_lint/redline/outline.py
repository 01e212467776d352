"""How the clauses of an agreement lie over the blocks of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from alliance_lint.language.agreement import Agreement, Clause
from alliance_lint.reading.document import Block

_HEADING_MARKS = 8
"""Characters that a heading may have beside its label and words: points, spaces, a dash."""
_LONGEST_HEADING = 100


def block_at(agreement: Agreement, offset: int) -> int:
    """The index of the block at a character of the text, or before it."""
    return max(bisect_right(agreement.document.blocks, offset, key=lambda block: block.start) - 1, 0)


def clause_at(agreement: Agreement, offset: int) -> Clause | None:
    """The innermost clause at a character of the text."""
    at = bisect_right(agreement.clauses, offset, key=lambda clause: clause.start) - 1
    return agreement.clauses[at] if at >= 0 else None


def outermost(clauses: Sequence[Clause], index: int) -> Clause:
    """The clause that holds the one with this index and is in no other."""
    while (parent := clauses[index].parent) is not None:
        index = parent
    return clauses[index]


def end_of(clauses: Sequence[Clause], index: int) -> int:
    """Where a clause and all clauses below it end (characters of the text)."""
    below = {index}
    end = clauses[index].end
    for clause in clauses[index + 1 :]:
        if clause.parent in below:
            below.add(clause.index)
            end = max(end, clause.end)
    return end


def is_mere_heading(agreement: Agreement, block: Block) -> bool:
    """Whether a block holds the label and the heading of a clause, and no word more."""
    clause = clause_at(agreement, block.start)
    if clause is None or clause.start < block.start or not clause.heading:
        return block.kind == "heading" and block.end - block.start < _LONGEST_HEADING
    typed = 0 if block.label else len(clause.label)
    return block.end - block.start <= typed + len(clause.heading) + _HEADING_MARKS
