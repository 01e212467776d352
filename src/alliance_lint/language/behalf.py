"""The party for which somebody acts: "Mr. Paul Pine, acting on behalf of Acme, S.L." is Acme, S.L."""

from __future__ import annotations

import re

from alliance_lint.language.names import NameSpan, read_name

_ACTING = re.compile(
    r"\b(?:(?:[Aa]cting|[Aa]ppearing|who acts|representing|ACTING)(?: herein| in this act)?"
    r"(?: in the name and| as [a-z ]{3,50})?"
    r" (?:on|in) (?:behalf|representation) of|"
    r"(?:in (?:his|her) capacity as|acting as|as) "
    r"(?:(?:the|sole|joint|legal|duly|authori[sz]ed|managing|general|[Cc]o-?) ?)"
    r"{0,3}(?:administrator|director|manager|attorney(?:-in-fact)?|representative|president|[Tt]rustees?) (?:of|for)"
    r"(?: and on behalf of)?)(?: the company)? (?=[A-ZÀ-ÖØ-Þ]|the [A-Z])"
)
_TRUST = re.compile(r"\b(?:Trust|TRUST|Estate|ESTATE|Foundation|FOUNDATION)\b")


def acted_for(window: str, name: NameSpan, bound: int) -> NameSpan | None:
    """The company or trust for which the words up to ``bound`` say that the person ``name`` acts."""
    if name.company:
        return None
    for match in _ACTING.finditer(window, name.end, bound):
        other = read_name(window, match.end())
        if other and other.end <= bound and (other.company or _TRUST.search(window, other.start, other.end)):
            return other
    return None
