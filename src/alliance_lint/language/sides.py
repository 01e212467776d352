"""Parties that stand on one side: "Acme, Inc. ("Acme"), and Bolt LLC ("Bolt", and together with Acme, the "Sellers")".

What binds the one binds the side, and what an agreement gives to one side only is no less one-sided for its having two
members. So those who act under one name are one party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from alliance_lint.language.agreement import Party
from alliance_lint.language.names import bare_name

_TOGETHER = r"\b(?:[Cc]ollectively|[Tt]ogether|[Jj]ointly)\b"
_NAME = r"\"(?:[Tt]he )?(?P<name>[A-Z][^\"()]{1,40}?)[,.]?\""
_IN_PARENTHESES = re.compile(rf"\((?P<words>[^()]{{0,240}}{_TOGETHER}[^()\"]{{0,120}}){_NAME}[^()]{{0,60}}\)")
_IN_A_SENTENCE = re.compile(
    rf"(?P<words>[^.;()\"]{{3,160}}\b(?:are|is|(?:shall|will) be)(?: \w+){{0,4}} {_TOGETHER}(?: \w+){{0,4}} as "
    rf"(?:the )?){_NAME}"
)
_WITH = re.compile(rf"{_TOGETHER},? with\b")
_EVERYBODY = re.compile(r"(?:the )?part(?:y|ies)|agreements?", re.IGNORECASE)
_ACTS = r"(?: (?:shall|will|may|must|agrees?|hereby|is|are|has|have|grants?|represents?|warrants?)\b|'s? )"
_OFTEN = 3


def join_sides(parties: tuple[Party, ...], opening: str, folded: str) -> tuple[Party, ...]:
    """``parties`` with those made one that the ``opening`` gives a name in common, under which ``folded`` has them act.

    A name for all of them joins nobody. Of names that overlap, the one for most counts.
    """
    joined = parties
    for members, name in sorted(_sides(parties, opening), key=lambda side: -len(side[0])):
        left = [party for party in joined if party.index in members]
        if 1 < len(left) < len(joined) and _acts(name, folded):
            side = _one(left, name)
            joined = tuple(side if party is left[0] else party for party in joined if party not in left[1:])
    return tuple(replace(party, index=index) for index, party in enumerate(joined))


def _sides(parties: tuple[Party, ...], opening: str) -> Iterator[tuple[frozenset[int], str]]:
    """The members and the name of every side that the opening declares."""
    if len(parties) < 3:
        return
    places = [opening.find(party.name) for party in parties]
    closed = 0
    for match in _IN_PARENTHESES.finditer(opening):
        before = [at for at, place in enumerate(places) if closed <= place < match.start()]
        members = _members(parties, match["words"], before)
        if not members and not _mentioned(parties, match["words"]):
            following = [opening[places[at] + len(parties[at].name) : match.start()] for at in before]
            members = _listed(before, following)
            members |= _family(parties, match["name"])
        if 1 < len(members) < len(parties) and not _EVERYBODY.fullmatch(match["name"]):
            closed = match.end()
            yield frozenset(members), match["name"]
    for match in _IN_A_SENTENCE.finditer(opening):
        members = _mentioned(parties, match["words"])
        if 1 < len(members) < len(parties) and not _EVERYBODY.fullmatch(match["name"]):
            yield frozenset(members), match["name"]


def _members(parties: tuple[Party, ...], words: str, before: Sequence[int]) -> set[int]:
    """Those whom ``words`` list: "Acme and Bolt, collectively,"; "together with Acme", and the last one before."""
    mentioned = _mentioned(parties, words)
    if mentioned and _WITH.search(words):
        return mentioned | set(before[-1:])
    return mentioned if len(mentioned) > 1 else set()


def _mentioned(parties: tuple[Party, ...], words: str) -> set[int]:
    return {
        at
        for at, party in enumerate(parties)
        if any(
            len(form) > 1 and re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", words)
            for form in (bare_name(party.name), *party.names)
        )
    }


def _listed(before: Sequence[int], following: Sequence[str]) -> set[int]:
    """Whom a name is for that lists nobody: the last parties ``before`` it that were given no name of their own.

    All of them where the last one was given one. ``following`` are the words from each party's name to the name given.
    """
    unnamed = {at for at, words in zip(before, following, strict=True) if '"' not in words}
    return unnamed or set(before)


def _family(parties: tuple[Party, ...], name: str) -> set[int]:
    """The "White Hat Parties" are all whose names begin with "White"."""
    first, _, more = name.partition(" ")
    return {at for at, party in enumerate(parties) if more.endswith("Parties") and party.name.startswith(first)}


def _acts(name: str, folded: str) -> bool:
    acting = re.compile(rf"(?<![\w-]){re.escape(name)}{_ACTS}")
    return len(list(islice(acting.finditer(folded), _OFTEN))) == _OFTEN


def _one(members: Sequence[Party], name: str) -> Party:
    first = members[0]
    called = [party.name for party in members]
    return Party(
        index=first.index,
        name=", ".join(called[:-1]) + f" and {called[-1]}",
        alias=name,
        role=next((party.role for party in members if party.role), ""),
        names=tuple(dict.fromkeys((first.names[0], name, *(form for party in members for form in party.names)))),
        start=first.start,
        end=first.end,
    )
