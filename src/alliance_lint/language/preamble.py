"""The parties as the preamble lists them: "by and between A, Inc., a Delaware corporation ("A"), and B ("B")"."""

from __future__ import annotations

import re
from itertools import islice
from dataclasses import dataclass, replace

from alliance_lint.language.names import ROLES, NameSpan, bare_name, read_name

MOST = 8
"""More parties than these are not told apart."""

_WINDOW = 3_200
"""Characters after "between" that can belong to the preamble: eight parties with their addresses."""


_LETTER = 8_000
"""Characters in which a letter or a form without a preamble says who its parties are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A party as it is introduced: its name at ``[start, end)`` of the opening, and what it is called from there on."""

    name: str
    aliases: tuple[str, ...]
    start: int
    end: int
    company: bool = False


# Spelled out in every case: a pattern that ignores case would cost more than all the rest of the preamble.
_BETWEEN = re.compile(
    r"(?:(?:[Bb]etween|BETWEEN|[Aa]mongst|[Aa]mong|AMONGST|AMONG)(?: and among| AND AMONG)?(?=[ :\n,])"
    r"|PARTIES:?(?=\n| ?\(1\)| ?1[.)])|Parties:?(?=\n)|made (?:and entered into )?by(?= [A-Z]))"
)
_STOP = re.compile(
    r"\b(?:whereas|witnesseth|w ?i ?t ?n ?e ?s ?s ?e ?t ?h|r e c i t a l s|agree as follows|agreed as follows|now,? ?therefore|"
    r"in consideration|hereby agree|table of contents|ladies and gentlemen)\b"
    r"|\b(?:recitals?|background|preliminary statements?|introduction|overview|definitions)\b(?=:?\n|:)"
    r"|\b(?:article|section) (?:1|i|one)\b|(?<=\n)1\. ?[a-z]|(?<=[.;:] )1\. ?[a-z]|(?<=\n)this .{0,80}agreement\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:[ \n,;:.]|(?:and|AND|And|between|BETWEEN|among)\b(?=[ :\n])|the (?:following )?part(?:y|ies)[^:(]{0,100}:|"
    r"the following:|on the one (?:hand|part),?|(?:on )?the (?:one|first|other) (?:hand|part),|both |each of |either "
    r"|\(?(?:\d|[a-d]|i{1,3}|iv)[.)](?=[ \n])|Party [A-D1-4] ?: ?|PARTY [A-D1-4] ?: ?){1,20}"
)
_SEPARATOR = re.compile(
    r"(?:[,;.] ?|\n|(?<=[)\"]) ?|\b)(?:and|AND|And|&)(?: between)?[:,]?[ \n]|; ?|\n|[)\"],? (?=[A-Z])|, (?=[A-Z0-9])"
    r"|\(?\b(?:[2-8]|i{2,3}|iv|[b-h])\) "
)
_NUMBERED = re.compile(r"(?:[,;.] ?|\n| |^)(?:and:? )?\((?:\d|[a-d]|i{1,3}|iv)\) ")
_SPELT_OUT = re.compile(r"(?:[;,.] ?|\n| )(?:AND|And) ?:")
_NO_SEPARATOR = re.compile(r"(?:England|Trinidad|Antigua|Bosnia|Turks|Nevis|Newfoundland|successors|heirs|executors)[ ,]*$")
_DESCRIBED = re.compile(
    r",? ?(?:(?:an?|the|A|An) [^,;()\"\n]{0,90}\b(?i:corporation|company|partnership|associations?|organi[sz]ation|individual|trust|"
    r"bank|firm|entity|university|foundation|resident|subsidiary|affiliate|proprietor\w*|gmbh|society|institution|limited|llc|"
    r"cooperative|agency|division)\b|having |with (?:its |an? |offices|principal)|whose |which has |located |of \d|"
    r"doing business|residing |c/o |\d{1,6} [A-Z]|acting |a company|organi[sz]ed |incorporated |formed |on behalf of |"
    r"and (?:its|their) |together with its|a/an |hereinafter|hereafter|, in (?:his|her) |by and through)"
)
_CALLED = re.compile(r",? ?\((?=[^()]{0,120}[\"'])")
_STATE_OF_IT = re.compile(r"[Aa]n? (?:[\w.-]+ ){1,4}(?i:corporation|company|limited|llc|partnership|bank|trust|entity|individual)\b")
_ALL_PARTIES = re.compile(r"\([^()]{0,240}\"(?:the )?Part(?:y|ies)[.,]?\"[^()]{0,60}\)(?!,? ?(?:and|AND)\b)|,? each a \"?Party", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[)\"]\.?|[a-z]{4}\.|\d{5}\.)[\"')]?[ \n](?=[A-Z][a-z]|WHEREAS|Each|Both)(?!And\b|AND\b)")
_NEW_SENTENCE = re.compile(r"(?<=[a-z]{4})\. (?=[A-Z][a-z]+(?:'s)? [a-z])")
_GROUP = re.compile(r"\"? ?\(([^()]{1,320})\)")
_HEREINAFTER = re.compile(
    r"(?i:hereinafter|hereafter|herein|referred to|known|called|designated)(?i:[a-z ,]{0,60})(?:(?:as|to as|called|the|,|either|"
    r"hereinafter|hereafter),? ){0,4}\"(?P<quoted>[^\"\n]{1,60})\"(?: or \"(?P<second>[^\"\n]{1,60})\")?"
    r"|(?:hereinafter|hereafter) (?:referred to as |called |known as )?(?:the )?(?P<bare>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2})"
    r"(?= -|[,;.)\n]| and)"
    r"|,? \"(?P<plain>[A-Z][^\"\n]{1,40})\"(?=[;,.]? (?:and|AND|,|;)|[;,.]?\n)"
)
_AS = re.compile(r",? as (?:the )?(?P<role>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=,|\n| and|\.| \()")
_CAPITAL = re.compile(r"(?<![\w.&-])(?<!, )[A-Z]")
_QUOTED = re.compile(r"\" ?([^\"\n]{1,60}?) ?\"")
_QUOTED_ONCE = re.compile(r"(?<![\w])' ?([^'\n]{1,60}?) ?'(?!\w)")
_COLLECTIVE = re.compile(
    r"\b(?:collectively|individually|together|jointly|each|singularly|singly|severally|all)\b|\"(?:the )?part(?:y|ies)[,.]?\"?",
    re.IGNORECASE,
)
_UNQUOTED = re.compile(
    r"^(?P<cue>(?:here(?:in)?after|herein)?,? ?(?:referred to |called |known )?(?:as )?(?:the |The )?)?"
    r"(?P<alias>[A-Z][\w&.'-]{1,24}(?: [A-Z][\w&.'-]{1,20}){0,2})$"
)
_NOT_A_PARTY = re.compile(
    r"(?:.{0,40} )?(?:agreements?|contracts?|dates?|part(?:y|ies)|closing|term|territory|products?|services?|program|alliance|act|laws?|"
    r"recitals?|exhibits?|schedules?|business|sites?|websites?|trademarks?|marks?|joint venture|jv|project|affiliates|"
    r"transactions?|lease|state|bank account|shares|stock|sec|commission|amendment|prc|usa|u\.s\.a?\.?|"
    r"addendum|property|event|facility|premises|technology|software|plan|notes?|offering|securities|memorandum|mou|loi|field)",
    re.IGNORECASE,
)
_POINTER = re.compile(r"(?:set forth|identified|named|specified|listed|described|signing|whose name appears)\b", re.IGNORECASE)


def find_entries(text: str, generic: tuple[str, ...]) -> list[Entry]:
    """The parties that the opening ``text`` introduces, in its order; fewer than two where it has no such words.

    ``generic`` are the nouns that stand for any party. A cover page and a preamble often name the same parties; the
    list that also says what they are called wins.
    """
    best: list[Entry] = []
    for match in islice(_BETWEEN.finditer(text), 24):
        found = _listed(text, match.end(), generic)
        if not _introduces(found, match.start()):
            continue
        if _worth(found) > _worth(best):
            best = found
            if len(best) >= 2 and all(entry.aliases for entry in best):
                break
    if len(best) >= 2:
        return best
    head = _listed(text, _first_line(text), generic)
    if len(head) < 2 or not all(entry.company and entry.aliases for entry in head):
        head = _defined(text, generic)
    return head if len(head) >= 2 or not best else best


def _introduces(found: list[Entry], at: int) -> bool:
    """Do these entries introduce parties, and not speak of them again ("by and between Consultant and Company")?"""
    if not found or (not found[0].company and found[0].name.split()[0].lower() in ROLES):
        return False
    if at > 1_500:
        return any(entry.company or entry.aliases for entry in found)
    return any(entry.company or entry.aliases or " " in entry.name for entry in found)


def _worth(found: list[Entry]) -> tuple[bool, int, int]:
    named = sum(bool(entry.aliases) for entry in found)
    return len(found) >= 2, named, -sum(not entry.aliases for entry in found)


def _defined(text: str, generic: tuple[str, ...]) -> list[Entry]:
    """Parties that are defined in the opening without a word such as "between", as in a letter."""
    entries: list[Entry] = []
    for group in _GROUP.finditer(text, 0, _LETTER):
        aliases = [_clean(alias) for alias in _in_parentheses(group.group(1), "")]
        aliases = [alias for alias in aliases if alias not in generic and _may_be_alias(alias) and _acts(alias, text)]
        name = name_before(text, group.start()) if aliases else None
        if name:
            _add(entries, Entry(text[name.start : name.end], tuple(aliases), name.start, name.end, name.company))
    return entries[:MOST]


def _acts(alias: str, text: str) -> bool:
    """Is something that ``alias`` shall or will do said at least twice?"""
    acting = re.compile(rf"\b{re.escape(alias)} (?:shall|will|agrees?|may|hereby|must|represents|is|has)\b")
    return len(list(acting.finditer(text))) >= 2


def name_before(text: str, end: int) -> NameSpan | None:
    """The name that ``(the "Company")`` at ``end`` gives an alias to: the last company, or the words right before."""
    company = right_before = None
    for match in _CAPITAL.finditer(text, max(0, end - 240), end):
        name = read_name(text, match.start())
        if name and name.end <= end and (company is None or name.start >= company.end):
            company = name if name.company else company
            right_before = name if right_before is None and name.end == end else right_before
    return company or right_before


def _first_line(text: str) -> int:
    """Where the first line that defines something begins."""
    first = text.find('("')
    return text.rfind("\n", 0, first) + 1 if 0 <= first < 3_000 else 0


def _listed(text: str, at: int, generic: tuple[str, ...]) -> list[Entry]:
    stop = _STOP.search(text, at, at + _WINDOW)
    end = stop.start() if stop else min(at + _WINDOW // 2, len(text))
    everybody = _ALL_PARTIES.search(text, at, end)
    window = text[: everybody.end() if everybody else end]
    marks = _marks(window, at)
    joined = _parse(window, at, generic, marks, joined=True)
    if len(joined) >= 2:
        return joined
    apart = _parse(window, at, generic, marks, joined=False)
    return apart if len(apart) > len(joined) else joined


def _marks(window: str, at: int) -> re.Pattern[str] | None:
    """What sets the parties apart where the list shows it: "(1) ... (2) ..." or "AND:" on its own; else None."""
    numbers = [match.start() for match in _NUMBERED.finditer(window, max(0, at - 8))]
    if len(numbers) >= 2 and numbers[0] < at + 80:
        return _NUMBERED
    return _SPELT_OUT if _SPELT_OUT.search(window, at) else None


def _parse(
    window: str, at: int, generic: tuple[str, ...], marks: re.Pattern[str] | None, *, joined: bool
) -> list[Entry]:
    entries: list[Entry] = []
    while len(entries) < MOST:
        lead = _LEAD_IN.match(window, at)
        here = lead.end() if lead else at
        name = read_name(window, here, joined=joined) or _described(window, here, first=not entries)
        if name is None:
            break
        if marks:
            mark = marks.search(window, name.end)
            bound, following = (mark.start(), mark.end()) if mark else (len(window), -1)
        else:
            bound, following = _bound(window, name, len(entries), joined=joined)
        aliases = _aliases(window, name, bound, generic)
        _add(entries, Entry(window[name.start : name.end].strip(" ,"), aliases, name.start, name.end, name.company))
        if following < 0:
            break
        at = following
    return [entry for entry in entries if entry.aliases or entry.company or len(entries) <= 2]


def _add(entries: list[Entry], entry: Entry) -> None:
    """Add ``entry``, or what it says anew where the same name came before."""
    for place, known in enumerate(entries):
        if bare_name(known.name).lower() == bare_name(entry.name).lower():
            entries[place] = replace(known, aliases=tuple(dict.fromkeys((*known.aliases, *entry.aliases))))
            return
    entries.append(entry)


def _described(window: str, at: int, *, first: bool) -> NameSpan | None:
    """A party without a proper name ("the Trust Advisors to ... (the "Trust Advisors")"), or a name behind its title."""
    if first:
        titled = re.compile(r"[a-z][a-z ]{2,60}, (?=[A-Z])").match(window, at)
        if titled:
            return read_name(window, titled.end())
    pointed = re.compile(r"the ([A-Z][a-z]+) (?:named|identified|listed|set forth|signing|specified)\b").match(window, at)
    if pointed:
        return NameSpan(pointed.start(1), pointed.end(1), False)
    described = re.compile(r"(?!an? (?:wholly|subsidiary|division|affiliate|member))(?:the |an? |that |any )?[A-Za-z_\[][^\"()\n;]{2,140}?(?=,? ?\((?:[^()]{0,40})[\"'])").match(window, at)
    if described and re.match(r"(?:[Tt]he|[Aa]n?|[Tt]hat|[Aa]ny|[A-Z_\[])\b|_", described.group()):
        return NameSpan(at, at + len(re.split(r",|\band\b", described.group())[0].rstrip()), False)
    return None


def _bound(window: str, name: NameSpan, before: int, *, joined: bool) -> tuple[int, int]:
    """Where the words about the party ``name`` end, and where the next party begins (-1: nowhere)."""
    for match in _SEPARATOR.finditer(window, name.end):
        if _inside_parentheses(window, name.end, match.start() + 1):
            continue
        called = _calls(window[name.end : match.start() + 1])
        if before and called and _SENTENCE_END.search(window, max(name.end, match.start() - 8), match.end() + 2):
            return match.start() + 1, -1
        if _NO_SEPARATOR.search(window, match.start() - 14, match.start()):
            continue
        lead = _LEAD_IN.match(window, match.end())
        at = lead.end() if lead else match.end()
        conjoined = "and" in match.group().lower() or "&" in match.group()
        other = read_name(window, at, joined=joined and conjoined)
        if other is None:
            if conjoined and (called or name.company) and _described(window, at, first=False):
                return match.start() + 1, at
        elif _opens(window, match, name, other, called=called, conjoined=conjoined, joined=joined):
            return match.start() + 1, at
        elif before and called and match.group() == "\n":
            return match.start() + 1, -1
    return len(window), -1


def _opens(
    window: str, separator: re.Match[str], name: NameSpan, other: NameSpan, *, called: bool, conjoined: bool, joined: bool
) -> bool:
    """Does the name ``other`` after ``separator`` open the next party, and not go on about the one before?"""
    words = separator.group()
    introduced = called or name.company
    if not conjoined and _STATE_OF_IT.match(window, other.start):
        return False
    if _confirmed(window, other):
        if conjoined or words in ("; ", ";") or words[0] == "(" or words.endswith(") "):
            return True
        if words == "\n":
            return called or (name.company and other.company)
        if words[0] in ')"':
            return called
        return introduced and other.company and not _in_address(window, separator.start())
    if not conjoined:
        return False
    if words.strip(" ,;:\n") == "And" and introduced:
        return True
    if called:
        group = _GROUP.search(window, other.end, other.end + 260)
        return bool(group and any(_may_be_alias(_clean(alias)) for alias in _in_parentheses(group.group(1), window[other.start : other.end])))
    return not joined and not name.company


def _in_address(window: str, at: int) -> bool:
    return bool(re.search(r"\d[\w ]{0,20}$", window[max(0, at - 24) : at]))


def _inside_parentheses(window: str, start: int, at: int) -> bool:
    return window.count("(", start, at) > window.count(")", start, at)


def _calls(words: str) -> bool:
    return bool(re.search(r"\([^()]{0,200}[\"'][^()]{0,200}\)|(?i:herein|hereafter|referred|called|known)[^()]{0,60}\"|\(here|\(the [A-Z]", words))


def _confirmed(window: str, name: NameSpan) -> bool:
    """Do the words after a name show that it names a party?"""
    return name.company or bool(_CALLED.match(window, name.end) or _DESCRIBED.match(window, name.end))


def _aliases(window: str, name: NameSpan, bound: int, generic: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    sentence = _NEW_SENTENCE.search(window, name.end, bound)
    bound = sentence.start() if sentence else bound
    for group in _GROUP.finditer(window, name.end, bound):
        found.extend(_in_parentheses(group.group(1), window[name.start : name.end]))
    for match in _HEREINAFTER.finditer(_GROUP.sub(" ", window[name.end : bound])):
        quoted = match["quoted"] or match["bare"] or match["plain"]
        if not _COLLECTIVE.search(match.group()):
            found.extend(alias for alias in (quoted, match["second"]) if alias)
    if not found:
        role = _AS.match(window, name.end, min(bound + 2, len(window)))
        if role:
            found.append(role["role"])
    cleaned = (_clean(alias) for alias in found)
    return tuple(dict.fromkeys(alias for alias in cleaned if alias and alias not in generic and _may_be_alias(alias)))


def _in_parentheses(inside: str, name: str) -> list[str]:
    collective = _COLLECTIVE.search(inside)
    quoted = list(_QUOTED.finditer(inside)) or list(_QUOTED_ONCE.finditer(inside))
    if quoted:
        parties = re.search(r"\bpart(?:y|ies)\b", inside, re.IGNORECASE)
        if collective and (parties or len(quoted) > 1 or _plural_of_name(inside)):
            quoted = [each for each in quoted if each.end() <= collective.start()]
        return [each.group(1) for each in quoted]
    plain = inside.strip(" \"'")
    if inside.count('"') == 1 and len(plain.split()) <= 4:
        return [plain.rsplit('"', 1)[-1]]
    match = _UNQUOTED.match(inside.strip())
    if match and (match["cue"] or _abbreviates(match["alias"], name)):
        return [match["alias"]]
    return []


def _plural_of_name(inside: str) -> bool:
    both = re.search(r"\bindividually\b.*\bcollectively\b", inside, re.IGNORECASE)
    return bool(both) and not re.search(r"\bits\b|\bhis\b|\bher\b", inside)


def _abbreviates(alias: str, name: str) -> bool:
    """Is ``alias`` made of the letters of ``name``, in their order ("USA MCO", "BVTK", "Torvec")?"""
    letters = iter(re.sub(r"[^a-z0-9]", "", name.lower()))
    wanted = re.sub(r"[^a-z0-9]", "", alias.lower())
    return len(wanted) >= 2 and all(letter in letters for letter in wanted)


def _clean(alias: str) -> str:
    alias = alias.strip(" ,.;:'\"")
    return re.sub(r"^(?:the|an?|hereinafter|hereafter),? (?=\S)", "", alias, flags=re.IGNORECASE).strip(" ,.;")


def _may_be_alias(alias: str) -> bool:
    return len(alias.split()) <= 5 and not _NOT_A_PARTY.fullmatch(alias) and len(alias) > 1


def pointed_name(text: str, entry: Entry) -> Entry:
    """The name behind "the company set forth below ("Company")": what stands after "Company:" further on."""
    if entry.company or not entry.aliases or not _POINTER.search(text, entry.start, entry.end + 60):
        return entry
    for alias in entry.aliases:
        match = re.compile(rf"(?:\b{re.escape(alias)}(?:'s)?(?: Name)?) ?: ?", re.IGNORECASE).search(text, entry.end)
        name = read_name(text, match.end()) if match else None
        if name:
            return replace(entry, name=text[name.start : name.end], start=name.start, end=name.end, company=name.company)
    return entry
