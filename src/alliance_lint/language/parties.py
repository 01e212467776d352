"""Who the parties are: from the preamble or, failing that, from who must do what."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from alliance_lint.language.agreement import Party
from alliance_lint.language.aliases import may_be_alias
from alliance_lint.language.declared import add_speakers, find_declared
from alliance_lint.language.defined import name_before, pointed_name
from alliance_lint.language.entries import MOST, Entry
from alliance_lint.language.fields import acts_twice, find_fields
from alliance_lint.language.names import ROLES, bare_name, read_name
from alliance_lint.language.naming import name_party
from alliance_lint.language.opening import place_words, read_opening
from alliance_lint.language.preamble import find_entries, find_unannounced
from alliance_lint.language.sides import join_sides
from alliance_lint.language.stems import matches_from
from alliance_lint.reading.document import Block

_LABELLED = re.compile(
    r"(P(?:arty|ARTY) [A-D1-4]|First Party|Second Party|Third Party)(?: ?\([^()\n]{1,40}\)|\"?\))? ?[:\-] ?(?:the )?"
)
_NAME = r"((?!This|The |Each|Both|Either|Party|Section)[A-Z][\w&.'-]{1,24}(?: (?:of |the )?[A-Z][\w&.'-]{1,24}){0,4})"
_AGREE = re.compile(
    rf"\b{_NAME} and (?:the )?{_NAME},?(?: both| each| hereby| mutually| have){{0,2}}"
    r" (?:agreed?|will|shall|want|wish|desire|decided|work|join)\b"
)
_ALIAS = r"(?:the )?([A-Z][\w&'-]{1,24}(?: [A-Z][\w&'-]{1,24}){0,2})"
# What stands after a name, without quotation marks: "Acme Ltd of Cork (Grower)", "Acme Ltd - Grower".
_SET_APART = re.compile(rf"\({_ALIAS}\)| [-:] {_ALIAS}(?=[;,.]?(?:\n|$| and\b))")
_INITIAL = re.compile(r"\b[A-Z](?=[a-z]|[A-Z])")
_QUOTED_NOUNS = re.compile(r"\"(?:the )?([A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,2}),?\.?\"")
_COLLECTIVE = re.compile(
    r"(?:individually|each|singularly|singly|severally|either|collectively|together|jointly|"
    r"referred to)\b",
    re.IGNORECASE,
)
_BOTH_WAYS = re.compile(
    r"\((?:hereinafter |herein )?(?:(?:individually|each|severally),? (?:and|or) (?:collectively|together)|"
    r"(?:collectively|together),? (?:and|or) (?:individually|severally))([^()]{3,120})\)"
)
_NOUN_FOR_MANY = re.compile(r"((?<=\")[A-Z]{2,6}(?=\")|\b(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+s\b)")
_SUBJECT = re.compile(r"\b(?:shall|will|agrees?|may not|hereby|must|represents|warrants) ")
_NOUN_BEFORE = re.compile(
    r"(?:^|[.;:,(] {1,3}|\b(?:that|if|and|the|The|or) )"
    r"([A-Z][\w&'\-]{1,24}(?:\.\w{1,9})?(?: [A-Z][\w&'\-]{1,20}){0,2}) $"
)
_NO_SUBJECT_WORDS = (
    "this that it such each either neither both the a an any all no party parties agreement term notice "
    "section article "
    "products product services service information there these those exhibit failure payment if shares "
    "software committee "
    "arbitrator arbitrators court employees affiliates customers users affiliate"
)
_NO_SUBJECT = frozenset(_NO_SUBJECT_WORDS.split())
# A noun for any party is one for a person or company: "Member", "Venturer", "Principal", never "Product" or "Lloyd".
_SOMEBODY = re.compile(
    r"(?<!Cent)(?<!Ord)(?<!Off)(?<!Lett)(?<!Numb)(?<!Serv)(?<!Custom)(?<!Us)(?:er|or|ee|ant|ate|ist|ian|pal|any|end|ess)$"
)


_FIRST_PAGE = 6_000
"""Characters in which most agreements say who the parties are; only where this one does not, more is read."""
# What the owners of a company or venture call each other; with a capital and one of these words it is every party.
_OWNER = re.compile(
    r"(Shareholder|Stockholder|Member|Participant|Venturer|Joint Venturer|Co-[Vv]enturer|Partner|Joint Venture Partner)"
    r"s?\b(?! [A-Z])"
)
_OWNER_STEMS = (
    "Shareholder",
    "Stockholder",
    "Member",
    "Participant",
    "Venturer",
    "Joint Venture",
    "Co-Venturer",
    "Co-venturer",
    "Partner",
)
_ANY_BEFORE = re.compile(r"\b(?:[Ee]ach|[Ee]ither|[Nn]either|[Bb]oth|[Nn]o|[Aa]ny|[Aa]ll|[Tt]he other)(?: of the)? $")
_USED = 3
# Who buys, takes part or signs up is called so, too: these are the parties only where the text says that they agree.
_OUTSIDERS = frozenset(("Participant",))
_AGREEING = (
    r"(?:hereby |mutually |hereto |have |desire to |wish to |intend to ){0,3}(?:agree|enter(?:ed)? into|form|associate)"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The parties, and the nouns that stand for any party ("Member", "Venturer") beside "party" itself."""

    parties: tuple[Party, ...]
    generic: tuple[str, ...]
    more: bool = False
    """There are more parties than are told apart."""


def find_parties(blocks: tuple[Block, ...], folded: str) -> Naming:
    """The parties to the agreement whose folded text is ``folded``; two or more wherever the text allows it."""
    opening, generic, found = _introduced_in(read_opening(blocks, folded, _FIRST_PAGE))
    if len(found) < 2 or not all(entry.aliases for entry in found):
        opening, generic, found = _introduced_in(read_opening(blocks, folded))
    if len(found) < 2:
        declared = find_declared(opening)
        if len(declared) < 2:
            declared = _without_preamble(opening, generic, folded) or declared
        found = add_speakers(declared or found, opening, folded)
    found = _called_without_quotes(found, opening, folded)
    found, shared = _shared_by_all(found, folded)
    generic = (*generic, *shared)
    placed = []
    for each in found[:MOST]:
        entry = pointed_name(opening, each)
        start, end = place_words(entry.name, folded)
        placed.append(replace(entry, start=start, end=end))
    if len(placed) < 2:
        placed = _complete(placed, folded)
    placed = _with_role(placed, folded)
    lowered = folded.lower()
    parties = tuple(
        name_party(index, entry, [other for other in placed if other is not entry], folded, lowered)
        for index, entry in enumerate(placed)
    )
    parties = join_sides(parties, opening, folded)
    return Naming(parties, generic or _undeclared_nouns(folded, parties), len(found) > MOST)


def _shared_by_all(found: list[Entry], folded: str) -> tuple[list[Entry], tuple[str, ...]]:
    """``found`` without a plural that only the second company seems to be called, and that noun in the singular.

    In 'Acme, Inc. and Bolt LLC (the "Venturers")' it is for both, as "each Venturer" further on shows.
    """
    if len(found) != 2 or not found[-1].company:
        return found, ()
    nouns: dict[str, str] = {}
    name = found[-1].name.lower()
    for alias in found[-1].aliases:
        one = _singular(alias)
        each = re.compile(rf"\b(?:[Ee]ach|[Ee]ither|[Nn]either|[Oo]ne)(?: of the)? {re.escape(one)}\b")
        if alias.endswith("s") and not alias.endswith("ss") and alias.lower() not in name and each.search(folded):
            nouns[alias] = one
    rest = tuple(alias for alias in found[-1].aliases if alias not in nouns)
    return [*found[:-1], replace(found[-1], aliases=rest)], tuple(nouns.values())


def _introduced_in(opening: str) -> tuple[str, tuple[str, ...], list[Entry]]:
    generic = _generic_nouns(opening)
    return opening, generic, _labelled(opening) or find_entries(opening, generic)


def _generic_nouns(opening: str) -> tuple[str, ...]:
    """Nouns that the preamble declares for any party: 'each a "Venturer" and together the "Venturers"'."""
    nouns: list[str] = []
    for match in _QUOTED_NOUNS.finditer(opening):
        many = match.group(1)
        one = _singular(many)
        if not many.endswith("s") or one.lower() == "party" or one in nouns or not _SOMEBODY.search(one):
            continue
        around = opening[max(0, match.start() - 160) : match.end() + 60]
        if _COLLECTIVE.search(around) and re.search(rf"\b{re.escape(one)}\"|\"(?:the )?Parties\"", around):
            nouns.append(one)
    nouns.extend(noun for noun in _called_both_ways(opening) if noun not in nouns)
    return tuple(nouns)


def _singular(many: str) -> str:
    return many[:-3] + "y" if many.endswith("ies") else many[:-1]


def _called_both_ways(opening: str) -> list[str]:
    """What parties are called "individually and collectively": a noun for many, or the letters that stand for it."""
    nouns: list[str] = []
    for group in _BOTH_WAYS.finditer(opening):
        for match in _NOUN_FOR_MANY.finditer(group.group(1)):
            many = match.group(1)
            if many.isupper():
                nouns.append(many)
            elif _SOMEBODY.search(many[:-1]):
                nouns += (many[:-1], many[:-1].rsplit(" ", 1)[-1])
    return list(dict.fromkeys(nouns))


def _undeclared_nouns(folded: str, parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Nouns that the text uses for any party without having said so: "each Shareholder", "neither Shareholder"."""
    taken = {name.lower() for party in parties for name in party.names}
    uses = Counter(
        match.group(1)
        for match in matches_from(_OWNER_STEMS, _OWNER, folded)
        if _ANY_BEFORE.search(folded, max(0, match.start() - 20), match.start())
    )
    often = [noun for noun in sorted(uses) if uses[noun] >= _USED and noun.lower() not in taken]
    return tuple(noun for noun in often if noun not in _OUTSIDERS or re.search(rf"\b{noun}s {_AGREEING}\b", folded))


def _labelled(opening: str) -> list[Entry]:
    """Parties listed as "Party A: Name"; the longest name wins where a label comes twice."""
    found: dict[str, Entry] = {}
    for match in _LABELLED.finditer(opening):
        name = read_name(opening, match.end())
        if name is None:
            continue
        label = match.group(1).title()
        words = opening[name.start : name.end]
        if label not in found or len(found[label].name) < len(words):
            found[label] = Entry(words, (label,), name.start, name.end, name.company)
    return list(found.values()) if len(found) >= 2 else []


def _without_preamble(opening: str, generic: tuple[str, ...], folded: str) -> list[Entry]:
    """Two parties or more that no preamble lists, where those who act in the text are among them."""
    busiest = _acting(folded, 3)[:2]
    for found in (find_fields(opening, folded), find_unannounced(opening, generic), _by_agreeing(opening)):
        if found and all(any(_same(subject, entry) for entry in found) for subject in busiest):
            return found
    return []


def _called_without_quotes(found: list[Entry], opening: str, folded: str) -> list[Entry]:
    """``found``, those without an alias with the one set apart after their name, where the text then uses it so."""
    ends = [*(entry.start for entry in found[1:]), len(opening)]
    called = []
    for entry, end in zip(found, ends, strict=False):
        alias = None if entry.aliases else _set_apart(entry, opening[: min(end, entry.end + 300)], folded)
        called.append(replace(entry, aliases=(alias,)) if alias else entry)
    return called


def _set_apart(entry: Entry, opening: str, folded: str) -> str | None:
    """What the rest of ``opening`` calls the party of ``entry``, or else its initials, where the text uses it so."""
    words = [match.group(1) or match.group(2) for match in _SET_APART.finditer(opening, entry.end)]
    words += ("".join(_INITIAL.findall(name)) for name in (bare_name(entry.name), entry.name))
    return next((each for each in words if may_be_alias(each) and acts_twice(each, folded)), None)


def _by_agreeing(opening: str) -> list[Entry]:
    """Two names that agree: "what Harbour Books and the Tea House have agreed"."""
    for match in _AGREE.finditer(opening):
        names = [match.group(1), match.group(2)]
        if all(_acts_alone(name, opening) for name in names):
            return [Entry(name, (), match.start(n), match.end(n)) for n, name in enumerate(names, 1)]
    return []


def _acts_alone(name: str, opening: str) -> bool:
    acting = rf"\b{re.escape(name)}(?:'s\b| (?:shall|will|may|must|agrees)\b)"
    return name.split()[-1].lower() not in _NO_SUBJECT and re.search(acting, opening) is not None


def _complete(found: list[Entry], folded: str) -> list[Entry]:
    """Add the nouns that most often must do something, where the preamble names fewer than two parties."""
    for subject in _acting(folded, 3):
        if len(found) >= 2:
            break
        if not any(_same(subject, entry) for entry in found):
            found = [*found, _introduced(subject, folded)]
    return sorted(found, key=lambda entry: entry.start)


def _with_role(found: list[Entry], folded: str) -> list[Entry]:
    """Give the one party without an alias the role that acts throughout the text but that nobody was given."""
    without = [entry for entry in found if not entry.aliases]
    if len(found) < 2 or len(without) != 1:
        return found
    nameless = without[0]
    bare = bare_name(nameless.name).lower()
    for subject in _acting(folded, 6)[:3]:
        if _same(subject, nameless) or bare.startswith(subject.lower()):
            break
        if subject.lower() in ROLES and not any(_same(subject, entry) for entry in found):
            return [replace(entry, aliases=(subject,)) if entry is nameless else entry for entry in found]
    return found


def _acting(folded: str, least: int) -> list[str]:
    """The nouns that shall, will or must do something at least ``least`` times, the busiest first."""
    counts: Counter[str] = Counter()
    for modal in _SUBJECT.finditer(folded):
        noun = _NOUN_BEFORE.search(folded, max(0, modal.start() - 70), modal.start())
        if noun is None:
            continue
        words = noun.group(1).lower().split()
        if words[0] not in _NO_SUBJECT and words[-1] not in _NO_SUBJECT:
            counts[noun.group(1)] += 1
    return [noun for noun, times in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if times >= least]


def _introduced(subject: str, folded: str) -> Entry:
    """``subject`` with the name that it is defined for, where there is one: 'Acme, Inc. ("Provider")'."""
    start = folded.find(subject)
    defined = re.compile(rf"\((?:the )?\"{re.escape(subject)}\"").search(folded)
    name = name_before(folded, defined.start()) if defined else None
    if name is None:
        return Entry(subject, (subject,), start, start + len(subject))
    return Entry(re.sub(r"\s+", " ", folded[name.start : name.end]), (subject,), name.start, name.end, name.company)


def _same(subject: str, entry: Entry) -> bool:
    names = [bare_name(entry.name).lower(), *(alias.lower() for alias in entry.aliases)]
    return any(subject.lower() in name or name in subject.lower() for name in names)
