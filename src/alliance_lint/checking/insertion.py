"""Where wording belongs that an agreement lacks: after the clause on the matter, else after the last operative one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from alliance_lint.checking.place import cited
from alliance_lint.checking.report import Insertion
from alliance_lint.language.agreement import Agreement, Clause
from alliance_lint.matching.provision import Provision, Provisions

_BINDING = frozenset({"operative", "exhibit"})
"""Wording in recitals or between the signatures would bind nobody."""


def anchor(kinds: Sequence[str], agreement: Agreement, provisions: Provisions) -> int:
    """The character at which something missing is reported: the last related clause, else the operative part's end."""
    related = _related(kinds, agreement, provisions)
    if related is not None:
        return related.start
    last = _last_operative(agreement)
    return last.start if last else 0


def find_insertion(
    kinds: Sequence[str], agreement: Agreement, provisions: Provisions, by: Sequence[Provision]
) -> Insertion | None:
    """Where wording belongs: beside the words ``by``, else after provisions of these kinds, else at the end.

    None for a document without any clause.
    """
    clauses = agreement.clauses
    related = next((each for each in by if clauses[each.clause].zone in _BINDING), None) or _related(
        kinds, agreement, provisions
    )
    if related is not None and clauses[related.clause].zone in _BINDING:
        return Insertion(_past_enumeration(agreement, related.clause), related=True, at=related.start)
    return at_the_end(agreement)


def at_the_end(agreement: Agreement) -> Insertion | None:
    """Behind the last operative clause; None for a document without any."""
    last = _last_operative(agreement)
    if last is None:
        return None
    return Insertion(_past_enumeration(agreement, last.index), related=False, at=last.end - 1)


def in_words(insertion: Insertion | None, agreement: Agreement, *, quoted: bool) -> str:
    """The same for people: ``after 12.1 Governing Law``. ``quoted`` says that the finding shows words it is about."""
    title = cited(agreement, insertion.clause) if insertion else ""
    if insertion and insertion.related:
        return f"after {title}" if title else "after the words quoted" if quoted else "after the nearest clause"
    return f"at the end, after {title}" if title else "at the end, before the signatures"


def _related(kinds: Sequence[str], agreement: Agreement, provisions: Provisions) -> Provision | None:
    """The last related provision of the clause that says most of the matter; of equal clauses, of the last one."""
    found = provisions.of(kinds)
    clauses = agreement.clauses
    found = tuple(each for each in found if clauses[each.clause].zone == "operative") or found
    if not found:
        return None
    said = Counter(_section(clauses, each.clause) for each in found)
    section = max(said, key=lambda index: (said[index], index))
    return next(each for each in reversed(found) if _section(clauses, each.clause) == section)


def _section(clauses: Sequence[Clause], index: int) -> int:
    """The outermost clause that holds a clause."""
    while (parent := clauses[index].parent) is not None:
        index = parent
    return index


def _past_enumeration(agreement: Agreement, index: int) -> int:
    """The clause itself, or the one whose enumeration it is an item of: a sentence of its own has no place in there."""
    while (parent := agreement.clauses[index].parent) is not None and _is_item(agreement, index):
        index = parent
    return index


def _is_item(agreement: Agreement, index: int) -> bool:
    first = bisect_left(agreement.sentences, index, key=lambda sentence: sentence.clause)
    sentence = agreement.sentences[first] if first < len(agreement.sentences) else None
    return sentence is not None and sentence.clause == index and sentence.lead is not None


def _last_operative(agreement: Agreement) -> Clause | None:
    return next(
        (clause for clause in reversed(agreement.clauses) if clause.zone == "operative" and clause.end > clause.start),
        None,
    )
