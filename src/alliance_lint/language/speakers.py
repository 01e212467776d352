"""Parties that speak of themselves: "each of us", "we"."""

from __future__ import annotations

import re

from alliance_lint.language.agreement import Party

_EACH = {"each": "Party", "either": "Party", "neither": "Party", "one": "Party", "both": "Parties", "all": "Parties"}
_OF_US = re.compile(r"\b(?:[Ee]ach|[Ee]ither|[Nn]either|[Oo]ne|[Bb]oth|[Aa]ll|[Nn]one) of us\b")
_ACT = re.compile(r"We (?:will|shall|agree|may|must)\b")
_OFTEN = 2
_TO_YOU = re.compile(r"\b[Yy]our?\b")
_WE = {
    "we": "the Parties",
    "We": "The Parties",
    "us": "the Parties",
    "our": "the Parties'",
    "Our": "The Parties'",
}


def spoken_forms(folded: str, parties: tuple[Party, ...]) -> dict[str, str]:
    """What the parties call themselves together in ``folded``, with what it stands for: "each of us" for "each Party".

    Empty where they do not. Where "we" is one party only, "either of us" is still both.
    """
    if len(parties) < 2 or not _speak(folded):
        return {}
    one_speaks = any(name in _WE for party in parties for name in party.names)
    if one_speaks and not _OF_US.search(folded):
        return {}
    forms: dict[str, str] = {}
    for word, noun in _EACH.items():
        for spelled in (word, word.capitalize()):
            forms[f"{spelled} of us"] = f"{spelled} {noun}"
    forms["none of us"], forms["None of us"] = "no Party", "No Party"
    # In a letter, "we" are those who write it; "either of us" is the one or the other even there.
    return forms if one_speaks or _TO_YOU.search(folded) else {**forms, **_WE}


def _speak(folded: str) -> bool:
    if " of us" in folded and _OF_US.search(folded):
        return True
    return len(_ACT.findall(folded)) >= _OFTEN and not _TO_YOU.search(folded)
