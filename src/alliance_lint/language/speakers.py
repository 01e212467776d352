"""Parties that speak of themselves: "each of us", "we"."""

from __future__ import annotations

import re

from alliance_lint.language.agreement import Party
from alliance_lint.language.stems import matches_from

_EACH = {"each": "Party", "either": "Party", "neither": "Party", "one": "Party", "both": "Parties", "all": "Parties"}
_TOGETHER = {"we both": "both Parties", "we each": "each Party", "us both": "both Parties"}
_OF_US = re.compile(r" of us\b")
_WE_BOTH = re.compile(r"\b[Ww]e (?:both|each)\b")
_EACH_BEFORE = re.compile(r"\b(?:[Ee]ach|[Ee]ither|[Nn]either|[Oo]ne|[Bb]oth|[Aa]ll|[Nn]one)$")
_MANY = {
    "side": "sides",
    "company": "companies",
    "firm": "firms",
    "house": "houses",
    "organization": "organizations",
    "organisation": "organisations",
    "business": "businesses",
}
_ONE = {form: one for one, many in _MANY.items() for form in (one, many)}
_ACTS = (
    r"(?:shall|will|may|must|agree|hereby|undertake|declare|confirm|have|keep|contribute|remain|"
    r"(?!is |was )[a-z]{3,14}s)"
)
_SIDE = re.compile(rf"({'|'.join(_ONE)}) {_ACTS}\b")
_SIDE_STEMS = ("side", "compan", "firm", "house", "organi", "business")
_BEFORE_SIDE = re.compile(r"\b(?:[Ee]ach|[Ee]ither|[Nn]either|[Bb]oth|[Tt]he two|[Tt]he other)(?: of the(?: two)?)? $")
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
    if len(parties) < 2:
        return {}
    sides = _sides(folded)
    return {**sides, **_us(folded, parties)} if _speak(folded) else sides


def _sides(folded: str) -> dict[str, str]:
    """What the parties are called as "each side" or "both companies" that shall or will do something."""
    forms: dict[str, str] = {}
    sides = (
        _ONE[match.group(1)]
        for match in matches_from(_SIDE_STEMS, _SIDE, folded)
        if _BEFORE_SIDE.search(folded, max(0, match.start() - 24), match.start())
    )
    for noun in dict.fromkeys(sides):
        many = _MANY[noun]
        for word in ("each", "either", "neither", "the other", "each of the", "either of the", "neither of the"):
            plural = word.endswith("of the")
            forms[f"{word} {many if plural else noun}"] = f"{word} {'Parties' if plural else 'Party'}"
        for word in ("both", "the two"):
            forms[f"{word} {many}"] = f"{word.replace('the two', 'the')} Parties"
    return _also_capitalised(forms)


def _us(folded: str, parties: tuple[Party, ...]) -> dict[str, str]:
    one_speaks = any(name in _WE for party in parties for name in party.names)
    if one_speaks and not _each_of_us(folded):
        return {}
    of_us = {f"{word} of us": f"{word} {noun}" for word, noun in _EACH.items()}
    forms = _also_capitalised({**of_us, "none of us": "no Party", **_TOGETHER})
    # In a letter, "we" are those who write it; "either of us" is the one or the other even there.
    return forms if one_speaks or _TO_YOU.search(folded) else {**forms, **_WE}


def _also_capitalised(forms: dict[str, str]) -> dict[str, str]:
    """``forms`` and the same at the beginning of a sentence."""
    return {**forms, **{form[0].upper() + form[1:]: token[0].upper() + token[1:] for form, token in forms.items()}}


def _speak(folded: str) -> bool:
    if _each_of_us(folded):
        return True
    return len(_ACT.findall(folded)) >= _OFTEN and not _TO_YOU.search(folded)


def _each_of_us(folded: str) -> bool:
    if ("e both" in folded or "e each" in folded) and _WE_BOTH.search(folded):
        return True
    found = (match.start() for match in _OF_US.finditer(folded))
    return any(_EACH_BEFORE.search(folded, max(0, at - 8), at) for at in found)
