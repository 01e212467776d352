"""Defined terms and where they are defined."""

from __future__ import annotations

import re

from alliance_lint.language.agreement import Agreement, Definition
from alliance_lint.language.fold import fold

_MEANS = re.compile(
    r"\"(?P<term>[A-Z][^\"\n]{1,60})\"(?:,? (?:as used|when used)[^,\"]{0,40},)? (?:shall |will )?"
    r"(?:mean|refer|include|ha(?:s|ve) the (?:same |following )?meaning)"
)
_INLINE = re.compile(r"\((?:[^()\"]{0,60})\"(?P<term>[A-Z][^\"\n()]{1,60})\"[^()\"]{0,40}\)")


def find_definitions(agreement: Agreement) -> tuple[Definition, ...]:
    """Every place in ``agreement`` where a term is given its meaning, in the order of the text."""
    folded = fold(agreement.document.text)
    found = []
    for pattern in (_MEANS, _INLINE):
        for match in pattern.finditer(folded):
            clause = agreement.clause_at(match.start("term")).index
            term = re.sub(r"\s+", " ", match["term"]).strip(" ,.")
            found.append(Definition(term, match.start("term"), match.end("term"), clause))
    return tuple(sorted(found, key=lambda definition: (definition.start, definition.term)))
