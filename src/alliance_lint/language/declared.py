"""Parties that a letter or an online agreement declares by the words they speak with: "we" and "us" mean Acme Ltd."""

from __future__ import annotations

import re
from dataclasses import replace

from alliance_lint.language.aliases import GROUP, may_be_alias
from alliance_lint.language.defined import name_before
from alliance_lint.language.entries import Entry
from alliance_lint.language.names import read_name

_SPEAKING = frozenset(("we", "us", "our", "ours", "you", "your", "yours", "i", "me", "my"))
_WORD = r"\"(?:the )?[A-Za-z][\w '.&-]{0,30}?,?\""
# "We", "us" and "our" mean ...; "you" refers to ...; references to "you" are to ...
_DECLARED = re.compile(
    rf"({_WORD}(?:(?:,? (?:and|or)|,|/| /) ?{_WORD}){{0,5}}),? "
    r"(?:each )?(?:(?:shall |will |always )?(?:means?|refers? to|stands? for|denotes?)|(?:is|are)(?: to| both)?|=) "
)
# We are Acme Ltd. You are the Bolt Association.
_ARE = re.compile(r"(?:^|[\n.;] ?|\band )(We|You|you) are (?=[A-Z]|the [A-Z])")
_OWN_WORDS = {"we": ("we", "us"), "you": ("you",)}
_QUOTED = re.compile(r"\"(?:the )?([^\"]+?),?\"")
_SENTENCE = re.compile(r" ?(?:\n|[A-Z\"]|$)")
_ACT = r"(?: also| each| hereby)? (?:shall|will|may|must|can|agree|have to|pay|give|own)\b"
_SPEAKERS = {
    "we": re.compile(rf"\b[Ww]e{_ACT}"),
    "you": re.compile(rf"\b[Yy]ou{_ACT}"),
}
_OFTEN = 3
_DEAR = re.compile(r"\nDear ")
_IN_GROUP = re.compile(r"\b(?:we|us|our|you|your)\b")
_NAMELESS_BEFORE = re.compile(r"\b(?:the|a|each) ([a-z]{4,14}) ?$")
_NAMELESS = re.compile(r"(?:the |an? |any |your |whoever )[^,.;:()\"\n]{3,80}")


def find_declared(opening: str) -> list[Entry]:
    """The parties for whom the ``opening`` declares "we" and "you", in its order.

    A party without a name ("the person who signs up") is called what else it is declared to be, or "You".
    """
    found: dict[str, Entry] = {}
    for match in _DECLARED.finditer(opening):
        words = [word.group(1) for word in _QUOTED.finditer(match.group(1))]
        speaking = [word for word in words if word.lower() in _SPEAKING]
        if not speaking:
            continue
        side = "you" if speaking[0].lower().startswith("you") else "we"
        called = [word for word in words if word not in speaking and may_be_alias(word)]
        aliases = (*called, *dict.fromkeys(word.lower() for word in speaking if word.lower() != "i"), side)
        entry = _entry(opening, match.end(), match.start(), tuple(dict.fromkeys(aliases)))
        if entry and side not in found:
            found[side] = entry
    for match in _ARE.finditer(opening):
        word = match.group(1).lower()
        entry = _entry(opening, match.end(), match.start(), _OWN_WORDS[word]) if word not in found else None
        if entry and entry.name != word.capitalize():
            found[word] = entry
    for group in GROUP.finditer(opening):
        words = _IN_GROUP.findall(group.group(1))
        side = "you" if "you" in words else "we"
        if not _SPEAKING.isdisjoint(words) and side not in found:
            entry = _named_before(opening, group.start(), (*_QUOTED.findall(group.group(1)), *words))
            if entry:
                found[side] = entry
    return sorted(found.values(), key=lambda entry: entry.start)


def _named_before(opening: str, at: int, words: tuple[str, ...]) -> Entry | None:
    """The party that parentheses at ``at`` call "we" or "you"."""
    aliases = tuple(dict.fromkeys(word for word in words if word in _SPEAKING or may_be_alias(word)))
    nameless = _NAMELESS_BEFORE.search(opening, max(0, at - 60), at)
    if nameless:
        return Entry(nameless.group(1).capitalize(), aliases, nameless.start(1), nameless.end(1))
    name = name_before(opening, at)
    return Entry(opening[name.start : name.end], aliases, name.start, name.end, name.company) if name else None


def add_speakers(found: list[Entry], opening: str, folded: str) -> list[Entry]:
    """``found`` with "we" and "you" who act throughout ``folded`` although nobody says who that is.

    Terms that one clicks on name at most the company that wrote them; of a letter from one company to another, the
    first writes.
    """
    called = {alias.lower() for entry in found for alias in entry.aliases}
    if len(found) > 2 or not all(sum(1 for _ in acts.finditer(folded)) >= _OFTEN for acts in _SPEAKERS.values()):
        return found
    if len(found) == 2:
        if any(entry.aliases for entry in found) or not _DEAR.search(opening, found[-1].end):
            return found
        return [replace(entry, aliases=(word,)) for entry, word in zip(found, _SPEAKERS, strict=True)]
    if len(found) == 1 and not called & _SPEAKING:
        found = [replace(found[0], aliases=(*found[0].aliases, "we"))]
        called.add("we")
    missing = [word for word in _SPEAKERS if word not in called]
    return [*found, *(_speaking(word, folded) for word in missing)]


def _speaking(word: str, folded: str) -> Entry:
    match = _SPEAKERS[word].search(folded)
    start = match.start() if match else 0
    return Entry(word.capitalize(), (word,), start, start + len(word))


def _entry(opening: str, at: int, declared: int, aliases: tuple[str, ...]) -> Entry | None:
    name = read_name(opening, at)
    if name:
        words = opening[name.start : name.end]
        end = name.end - (words.endswith(".") and _SENTENCE.match(opening, name.end) is not None)
        return Entry(opening[name.start : end], aliases, name.start, end, name.company)
    if _NAMELESS.match(opening, at) is None:
        return None
    start = max(opening.find(aliases[0], declared), declared)
    return Entry(aliases[0][0].upper() + aliases[0][1:], aliases, start, start + len(aliases[0]))
