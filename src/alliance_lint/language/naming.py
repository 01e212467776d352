"""Every form that a party goes by in the text, and where these forms stand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from alliance_lint.language.agreement import Party
from alliance_lint.language.entries import Entry
from alliance_lint.language.names import ROLES, SUFFIX, bare_name, traded_name

TOKENS = "ABCDEFGH"
"""A party is written @A, @B ... in canonical text, in the order of the preamble."""

_COMMON_WORDS = (
    "advanced alliance allied american applied atlantic bank black blue business capital charity communications "
    "creative data digital doctor dynamic east energy financial first freedom general global gold golden great "
    "green group health holdings industries information innovative institute integrated intelligent international "
    "internet labs liberty media medical mobile national network networks new north northern online pacific "
    "partners payment pioneer power premier prime principal products resources royal service services smart "
    "software solutions south southern standard state states strategic summit system systems technologies "
    "technology trust union united universal university west western white wireless world "
)
_COMMON = frozenset(_COMMON_WORDS.split())
_SPEAKERS = {
    "we": ("we", "We", "WE"),
    "us": ("us", "Us"),
    "our": ("our", "Our", "OUR"),
    "you": ("you", "You", "YOU"),
    "your": ("your", "Your", "YOUR"),
    "I": ("I",),
}
_POSSESSIVE = frozenset(("our", "your"))
_ACTING = r"(?:shall|will|may|must|agrees|hereby|is|has|does|can|grants|represents|warrants|acknowledges)"
_OFTEN = 2
# The letters that a suffix can begin with come first: after most mentions a verb follows.
_SUFFIX_AFTER = re.compile(
    rf"(?=,? [A-Zbdegiklmnopsv])(?:,? (?:{SUFFIX})(?![\w&-])){{1,3}}(?:\.(?! {{1,3}}[A-Z\"]| *$))?"
)
# The full stop of "Inc." belongs to the name only where no sentence begins after it.
_DOT_OF_SUFFIX = re.compile(r"\.(?! {1,3}[A-Z\"]| *$)")
_PROPER_BEFORE = re.compile(r"([A-Z][a-z]+) $")
_PROPER_AFTER = re.compile(r" of (?:the )?[A-Z][a-z]|(?: [A-Z][\w-]+){0,2} Agreement\b")
# Words that can stand before a role without making it part of a longer name.
_STARTERS_WORDS = (
    "a accordingly additionally after agreement all also although an and any as at because before between both but by "
    "during each "
    "either every except for from furthermore further hereby however if in including its like meanwhile "
    "moreover neither "
    "no nor notwithstanding of on once only or otherwise provided shall should since so subject such that "
    "the their then "
    "thereafter therefore this to until unless upon what when whenever where whereas whether which while "
    "will with within "
    "without respective"
)
_STARTERS = frozenset(_STARTERS_WORDS.split())


def name_party(index: int, entry: Entry, others: list[Entry], folded: str, lowered: str) -> Party:
    """The party of ``entry`` with every form that stands for it in ``folded``; ``lowered`` is in lower case."""
    aliases = list(entry.aliases)
    if len(aliases) > 1:
        aliases.sort(key=lambda alias: -_uses(alias, folded))
    shared = {alias for other in others for alias in other.aliases}
    alias = next((each for each in aliases if each.lower() not in _SPEAKERS and not each.startswith("party of")), "")
    role = next((a.lower() for a in aliases if a.split()[-1].lower() in ROLES), "")
    shorter = list(_shorter(entry, others, folded, lowered))
    if not aliases:
        alias = _called(entry, shorter, folded, lowered)
    if not alias and not any(map(str.isalnum, entry.name)):
        alias = f"Party {TOKENS[index]}"  # the name is a blank that nobody has filled in
    base = [entry.name, *(a for a in aliases if a not in shared), *shorter]
    forms: list[str] = []
    for form in dict.fromkeys(re.sub(r"\s+", " ", each) for each in base if each):
        if form.lower() in _SPEAKERS or form in _SPEAKERS:
            forms.extend(_SPEAKERS.get(form, _SPEAKERS.get(form.lower(), ())))
        elif re.search(r"[^\W_]", form):
            acronym = form in aliases and form.isupper() and len(form) < 5  # "IT" and "It" are two words
            forms.extend((form,) if acronym else (form, *_spellings(form, folded, lowered)))
    forms.extend(_in_small_letters(aliases, folded))
    if any(form == "we" for form in forms):
        forms.extend((*_SPEAKERS["us"], *_SPEAKERS["our"]))
    if any(form == "you" for form in forms):
        forms.extend(_SPEAKERS["your"])
    return Party(index, entry.name, alias, role, tuple(dict.fromkeys(forms)), entry.start, entry.end)


def _in_small_letters(aliases: list[str], folded: str) -> Iterator[str]:
    """A role with its article as careless drafts write it: "the company shall", where the party is the "Company"."""
    for alias in aliases:
        small = alias.lower()
        if small in ROLES and re.search(rf"{small}(?<=[Tt]he {small}) {_ACTING}\b", folded):
            yield from (f"the {small}", f"The {small}")


def _called(entry: Entry, shorter: list[str], folded: str, lowered: str) -> str:
    """The part of its name that the text calls a party by where nobody said what to call it; spelled as used most."""
    whole = lowered.count(entry.name.lower())
    used = {form: lowered.count(form.lower()) - whole for form in shorter if len(form.split()) < 4}
    best = max(used, key=lambda form: (used[form], -len(form)), default="")
    if used.get(best, 0) < 2:
        return ""
    return max((best, *_spellings(best, folded, lowered)), key=lambda form: (folded.count(form), form))


def _uses(alias: str, folded: str) -> int:
    return folded.count(alias)


def _shorter(entry: Entry, others: list[Entry], folded: str, lowered: str) -> Iterator[str]:
    """Shorter forms of the full name that the text uses by themselves: without suffix, first words, family name."""
    bare = bare_name(entry.name)
    words = bare.split()
    if not words or not bare[0].isalnum():
        return
    rivals = [bare_name(other.name).lower() for other in others] + [
        a.lower() for other in others for a in other.aliases
    ]
    if bare.lower() not in rivals and (len(words) > 1 or (entry.company and not _is_plain(bare))):
        yield bare
    traded = traded_name(entry.name)
    if traded:
        yield traded
        if bare_name(traded) != traded and len(bare_name(traded)) > 3:
            yield bare_name(traded)
    small = bare.lower()
    yield from _first_words(entry, small, rivals, folded, lowered)
    if any(alias.lower() in small and alias.lower() not in ROLES for alias in entry.aliases):
        return  # what the preamble made of the name is what the text calls the party
    for count in range(len(words) - 1, 0, -1):
        short = " ".join(words[:count])
        if _stands_alone(short, " ".join(words), rivals, folded, lowered):
            yield short
    family = next((word for word in reversed(words) if not re.fullmatch(r"[IVX]+|Jr\.?|Sr\.?", word)), "")
    if (
        not entry.company
        and 2 <= len(words) <= 4
        and " of " not in bare  # "University of Ohio" has a place for its last word
        and entry.name not in entry.aliases
        and _stands_alone(family, bare, rivals, folded, lowered)
    ):
        yield family


def _first_words(entry: Entry, bare: str, rivals: list[str], folded: str, lowered: str) -> Iterator[str]:
    """The first word of an alias of several words where it often acts by itself: "Harbour" of "Harbour Systems"."""
    for alias in entry.aliases:
        first, _, more = alias.partition(" ")
        alone = _alone(first, alias, rivals, folded, lowered) if more and bare.startswith(alias.lower()) else 0
        if alone:
            spelled = "|".join(map(re.escape, dict.fromkeys((first, first.title()))))
            acting = len(re.findall(rf"(?<![\w-])(?:{spelled}) {_ACTING}\b", folded))
            if acting >= _OFTEN or (acting and 2 * acting >= alone):
                yield first


def _stands_alone(short: str, bare: str, rivals: list[str], folded: str, lowered: str) -> bool:
    """Is ``short`` used by itself, at least twice, and is it no plain English and no other company's name?"""
    return _alone(short, bare, rivals, folded, lowered) >= _OFTEN


def _alone(short: str, bare: str, rivals: list[str], folded: str, lowered: str) -> int:
    """How often ``short`` stands without the rest of ``bare``; 0 where it is plain English or others' name as well."""
    if len(short) < 4 or not short[0].isupper() or short.split()[-1].lower() in _SMALL_WORDS:
        return 0
    if any(rival.startswith(short.lower()) for rival in rivals) or _is_plain(short):
        return 0
    small, whole = short.lower(), bare.lower()
    alone = longer = plain = 0
    at = lowered.find(small)
    while at >= 0:
        end = at + len(small)
        if (
            (at == 0 or not lowered[at - 1].isalnum())
            and not lowered[end : end + 1].isalnum()
            and not lowered.startswith(whole, at)
        ):
            if folded[at].islower():
                plain += 1
            elif re.compile(r" [A-Z][a-z]").match(folded, end):
                longer += 1
            else:
                alone += 1
        at = lowered.find(small, end)
    return alone if plain < alone and longer <= 2 * alone else 0


_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "de")
)


def _is_plain(word: str) -> bool:
    """Is ``word`` so common in names that it alone names nobody ("Global", "Trust")?"""
    return word.lower() in _COMMON or word.lower() in ROLES


def _spellings(form: str, folded: str, lowered: str) -> Iterator[str]:
    """The spellings of ``form`` in the text that differ in capitals only ("Molipharma S.r.l.", "MOLIPHARMA S.R.L.")."""
    small, capitals = form.lower(), form.upper()
    left = lowered.count(small) - folded.count(form)
    if left and capitals != form and capitals in folded:
        yield capitals
        left -= folded.count(capitals)
    if not left:
        return
    seen = {form, capitals}
    at = lowered.find(small)
    while at >= 0:
        spelled = folded[at : at + len(form)]
        if spelled not in seen:
            seen.add(spelled)
            if not spelled.islower():
                yield spelled
        at = lowered.find(small, at + len(small))


def _generic_tokens(generic: tuple[str, ...]) -> dict[str, str]:
    tokens: dict[str, str] = {}
    for one in generic:
        many = one[:-1] + "ies" if one.endswith("y") else one + "s"
        for spelled in (one, one.upper()):
            tokens[spelled] = "Party"
        for spelled in (many, many.upper()):
            tokens[spelled] = "Parties"
    return tokens


def _spelled(form: str) -> str:
    """A pattern for ``form`` as a word. It begins with a plain character, by which `re` finds it fast."""
    first, rest = form[0], " {1,9}".join(map(re.escape, form[1:].split(" ")))
    return rf"{re.escape(first)}(?<![\w@].){rest}"


class Mentions:
    """Finds every mention of the parties in a text, and of the nouns that stand for any party.

    ``together`` are forms that stand for all parties, with what is written for each.
    """

    def __init__(
        self, parties: tuple[Party, ...], generic: tuple[str, ...], together: Mapping[str, str] | None = None
    ) -> None:
        self._tokens = _generic_tokens(generic)
        self._dotted: set[str] = set()
        for party in reversed(parties):
            token = "@" + TOKENS[party.index]
            for form in party.names:
                plain = form.rstrip(".")
                if len(plain) > 1 or form == "I":
                    self._tokens[plain] = token + "'s" * (plain.lower() in _POSSESSIVE)
                    if plain != form:
                        self._dotted.add(plain)
        self._tokens.update(together or {})
        forms = sorted(self._tokens, key=lambda form: (-len(form), form))
        spelled = "|".join(map(_spelled, forms))
        self.pattern = re.compile(rf"(?:{spelled})(?!\w)") if forms else None
        self._roles = frozenset(form for form in self._tokens if form.istitle() and form.lower() in ROLES)

    def find(self, folded: str, begins: Container[int] = ()) -> Iterator[tuple[int, int, str]]:
        """Every mention in ``folded`` with the token it is written as, in order and without overlap.

        ``begins`` are where paragraphs begin: what stands before is no part of a name.
        """
        if self.pattern is None:
            return
        for match in self.pattern.finditer(folded):
            start, end = match.span()
            form = match.group()
            token = self._tokens.get(form)
            if token is None:
                form = " ".join(form.split())
                token = self._tokens[form]
            if form in self._roles:
                if self._in_proper_name(folded, start, end, first=start in begins):
                    continue
            else:
                suffix = _SUFFIX_AFTER.match(folded, end)
                end = suffix.end() if suffix else end
                if not suffix and form in self._dotted and _DOT_OF_SUFFIX.match(folded, end):
                    end += 1
            yield start, end, token

    def _in_proper_name(self, folded: str, start: int, end: int, *, first: bool) -> bool:
        """Is a role noun part of a longer name here: "Deutsche Bank", "Bank of Montreal", "Distributor Agreement"?"""
        before = None if first else _PROPER_BEFORE.search(folded, max(0, start - 24), start)
        if before and before.group(1).lower() not in _STARTERS:
            preceding = folded[max(0, before.start() - 2) : before.start()]
            if preceding.strip() and preceding.rstrip()[-1:] not in '.:;?!)"':
                return True
        return bool(_PROPER_AFTER.match(folded, end))
