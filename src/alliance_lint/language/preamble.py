"""The parties as the preamble lists them: "by and between A, Inc., a Delaware corporation ("A"), and B ("B")"."""

from __future__ import annotations

import re
from itertools import islice

from alliance_lint.language.aliases import (
    GROUP,
    called_hereinafter,
    clean_alias,
    in_parentheses,
    may_be_alias,
    read_aliases,
)
from alliance_lint.language.behalf import acted_for
from alliance_lint.language.defined import acts, find_defined
from alliance_lint.language.entries import MOST, Entry, add_entry
from alliance_lint.language.names import ROLES, NameSpan, read_name

_WINDOW = 3_200
"""Characters after "between" that can belong to the preamble: eight parties with their addresses."""

_COVER = 3_000
"""Characters in which two companies that are only joined by "and" are the parties."""

_TRIES = 12

_DESCRIPTION = 260
"""Characters after a name among which it is said what the party is called."""


# Spelled out in every case: a pattern that ignores case would cost more than all the rest of the preamble.
_BETWEEN = re.compile(
    r"(?:(?:[Bb]etween|BETWEEN|[Aa]mongst|[Aa]mong|AMONGST|AMONG)(?: and among| AND AMONG)?"
    r"(?=[ :\n,])(?! (?:the [Pp]arties (?:with|hereto|relat|as|and|concern|on|in|to)|us|them|each|such|any|it)\b)"
    r"|PARTIES:?(?=\n| ?\(1\)| ?1[.)])|Parties:?(?=\n)"
    r"|(?:THE UNDERSIGNED|The [Uu]ndersigned)(?:,(?= [A-Z])|:?(?=\n| ?\(1\)| ?1[.)]))|"
    r"(?:made(?: and entered into)?|entered into) by(?= (?:the )?[A-Z])"
    r"|(?:[Oo]n the (?:one|first) (?:hand|part)|O[Nn] THE (?:ONE|FIRST) (?:HAND|PART))[,:](?= [A-Z])"
    r"|THESE PRESENTS[,:]?[ \n](?:THAT|That|that)?(?= )|\b(?:We|WE),(?= [A-Z])|[Tt]he (?:contracting )?[Pp]arties"
    r"(?: to this \w+)?(?: are)?:(?=\n))"
)
# Of the text in lower case.
_STOP = re.compile(
    r"(?:whereas|w ?i ?t ?n ?e ?s ?s ?e ?t ?h|r e c i t a l s|agreed? as follows|now,? ?therefore|in consideration|"
    r"hereby agree|table of contents|ladies and gentlemen)\b"
    r"|(?:recitals?|background|preliminary statements?|introduction|overview|definitions)(?=:?\n|:)"
    r"|(?:article|section) (?:1|i|one)\b|1\. ?(?=[a-z])(?<=[\n.;:]1\.)|1\. ?(?=[a-z])(?<=[.;:] 1\. )|"
    r"\nthis .{0,80}agreement\b"
)
_COMPARES = re.compile(
    r"(?:[Cc]onflict|[Ii]nconsisten|[Dd]iscrepanc|[Dd]ifference|[Dd]ivided|[Ss]plit|[Dd]istinguish)\w*[^.]*$"
)
_LEAD_IN = re.compile(
    r"(?:[ \n,;:.]|(?:and|AND|And|between|BETWEEN|among)\b(?=[ :\n])|the (?:following )?part(?:y|ies)[^:(]{0,100}:|"
    r"(?:the undersigned|THE UNDERSIGNED)(?: parties| companies)?(?: ?:|(?=\n))|"
    r"the following:|on the one (?:hand|part),?|(?:on )?the (?:one|first|other) (?:hand|part),|both |each of |either |"
    r"O[Nn] (?:THE|the) (?:ONE|FIRST|OTHER|SECOND|one|first|other|second) (?:HAND|PART|hand|part)[,:]?(?=[ \n])|"
    r"a(?=\n)|"  # "and" in Polish and Czech
    r"[-•*] (?=[A-Z])|\d{1,2}\.\d{1,2}\.? (?=[A-Z])|(?:[Tt]he |THE )?[Uu]ndersigned, (?=[A-Z])|"
    r"(?:[Tt]he |[Aa] )(?:(?:private|public|limited|liability|joint[- ]stock) ){0,3}(?:company|firm|association|"
    r"enterprise|foundation|partnership|cooperative)"
    r"(?: with limited liability| limited by shares)?,? (?=[A-ZÀ-ÖØ-Þ])|"
    r"(?:M/[sS]\.?|Messrs\.?) (?=[A-Z])|(?<=\n)\d (?=[A-Z])"
    r"|\(?(?:\d|[a-d]|i{1,3}|iv)[.)](?=[ \n])|P(?:arty|ARTY) [A-D1-4] ?: ?){1,20}"
)
_SEPARATOR = re.compile(
    r"(?:[,;.] ?|\n|(?<=[)\"]) ?|\b)(?:and|AND|And|&)(?: between)?[:,]?[ \n]|; ?|\n|[)\"],? (?=[A-Z])|, (?=[A-Z0-9])"
    r"|\(?\b(?:[2-8]|i{2,3}|iv|[b-h])\) "
)
_NUMBERED = re.compile(r"(?:[,;.] ?|\n| |^)(?:and:? )?\((?:\d|[a-d]|i{1,3}|iv)\) ")
_SPELT_OUT = re.compile(r"(?:[;,.] ?|\n| )(?:AND|And) ?:")
_NO_SEPARATOR = re.compile(
    r"(?:England|Trinidad|Antigua|Bosnia|Turks|Nevis|Newfoundland|successors|heirs|executors)[ ,]*$"
)
_KIND = (
    r"(?i:corporation|company|partnership|associations?|organi[sz]ation|individual|trust|bank|firm|entity|university|"
    r"foundation|resident|subsidiary|affiliate|proprietor\w*|gmbh|society|institution|limited|llc|cooperative|agency|"
    r"division|charity|charities|hospital|authority|body corporate|council|municipality)\b"
)
_DESCRIBED = re.compile(
    rf",? ?(?:(?:an?|the|A|An) [^,;()\"\n]{{0,90}}\b{_KIND}"
    r"|having |with (?:its |an? |offices|principal)|whose |which has |located |of \d|doing business|residing |c/o |"
    r"\d{1,6} [A-Z]|acting |a company|organi[sz]ed |incorporated |formed |on behalf of |and (?:its|their) |"
    r"together with its|a/an |hereinafter|hereafter|, in (?:his|her) |by and through|"
    r"(?:not individually,? but )?as (?:the )?(?:sole )?(?:[Cc]o-)?[Tt]rustees?\b|"
    r"conducting |aged \d|of legal age|son of |daughter of |husband and wife\b)"
)
_CALLED = re.compile(r",? ?\((?=[^()]{0,120}[\"'])")
_CALLS = re.compile(
    r"\([^()]{0,200}[\"'][^()]{0,200}\)|(?:[Hh]erein|HEREIN|[Hh]ereafter|HEREAFTER|referred|called|"
    r"known|[Ii]n (?:the|what) follow(?:ing|s))[^()]{0,60}\""
    r"|\b(?:[Hh]ereinafter|[Hh]ereafter|HEREINAFTER|HEREAFTER)[,:]? "
    r"(?:(?:simply )?(?:referred to|called|known|REFERRED TO|CALLED) (?:simply )?)?"
    r"(?:(?:as|AS):? )?(?:(?:the|THE) )?[A-Z]"
    r"|\b(?:referred to|called|known)(?: (?:in|below)\b[a-z ]{0,30})? as (?:the )?[A-Z]"
    r"|- ?(?:[Hh]ereinafter|[Hh]ereafter|[Ii]n (?:the|what) follow(?:ing|s))\b[^()\n]{2,80}?-"
    rf"|\(here|\(the [A-Z]|\((?i:{'|'.join(sorted(ROLES))})\)"
)
_KIND_OF_IT = re.compile(rf"[Aa]n? (?:[\w.-]+ ){{1,4}}{_KIND}")
_ALL_PARTIES = re.compile(
    r"\([^()]{0,240}\"(?:[Tt]he )?[Pp](?:art(?:y|ies)|ART(?:Y|IES))[.,]?\"[^()]{0,60}\)(?!,? ?(?:and|AND)\b)"
    r"|each a \"?Party"
)
_SENTENCE_END = re.compile(
    r"(?:[)\"]\.?|[a-z]{4}\.|\d{5}\.)[\"')]?[ \n](?=[A-Z][a-z]|WHEREAS|Each|Both)"
    r"(?!And\b|AND\b|Here(?:in)?after,? (?:referred|called|known)\b)"
)
_REPRESENTED = re.compile(r"\b(?:[Rr]epresented by|consisting of|composed of)[^;:()\"\n]{3,120}$")
_CALLED_NOW = re.compile(r",? (?:- ?|\()?(?:[Hh]ereinafter|[Hh]ereafter|[Ii]n the following)\b")
_OTHER_SIDE = re.compile(r"\bon the (?:other|second) (?:hand|part)[,:]? $", re.IGNORECASE)
_DEFINES = re.compile(r"\(\"|\([Tt]he [\"A-Z]|\b(?:hereinafter|hereafter)\b")
_FIELD_LABEL = re.compile(r" ?\(\"[^\"()]{1,40}\"\) ?: ?(?=[^ \n])")
_STOPS = re.compile(r"[a-z0-9]{4}\.$")
_AFTER_NUMBER = re.compile(r"\d[\w ]{0,20}$")
_TITLED = re.compile(r"[a-z][a-z ]{2,60}, (?=[A-Z])")
_ROLE_NAMED = re.compile(r"the ([A-Z][a-z]+) (?:named|identified|listed|set forth|signing|specified)\b")
_NAMELESS = re.compile(
    r"(?!an? (?:wholly|subsidiary|division|affiliate|member))(?:(?:[Tt]he|[Aa]n?|[Tt]hat|[Aa]ny) [A-Za-z_\[]|"
    r"[_\[]|[A-Z] )"
    r"[^\"()\n;]{2,140}?(?=,? ?\((?:[^()]{0,40})[\"'])"
)
_NAMELESS_END = re.compile(r",|\band\b")
_FIRST_CAPITAL = re.compile(r"(?<![\w.&-])[A-Z]")


def find_entries(text: str, generic: tuple[str, ...]) -> list[Entry]:
    """The parties that the opening ``text`` introduces, in its order; fewer than two where it has no such words.

    ``generic`` are the nouns that stand for any party. A cover page and a preamble often name the same parties; the
    list that also says what they are called wins.
    """
    best: list[Entry] = []
    lowered = text.lower()
    for match in islice(_BETWEEN.finditer(text), 24):
        found = _listed(text, lowered, match.end(), generic)
        if _introduces(found, text, match.start()) and _worth(found) > _worth(best):
            best = found
            if len(best) >= 2 and all(entry.aliases for entry in best):
                break
    if len(best) >= 2:
        return best
    head = _listed(text, lowered, _first_line(text), generic)
    if len(head) < 2 or not all(entry.company and entry.aliases for entry in head):
        defined = find_defined(text, generic)
        head = head if len(head) > len(defined) and _all_act(head, text) and (not defined or len(head) > 2) else defined
    return head if len(head) >= 2 or not best else best


def find_unannounced(text: str, generic: tuple[str, ...]) -> list[Entry]:
    """The first two companies or more that the opening ``text`` joins by "and", without a word such as "between"."""
    lowered = text.lower()
    at = tries = 0
    while tries < _TRIES:
        capital = _FIRST_CAPITAL.search(text, at, _COVER)
        if capital is None:
            break
        name = read_name(text, capital.start())
        at = max(name.end if name else 0, capital.end())
        if name and name.company:
            tries += 1
            found = _listed(text, lowered, name.start, generic)
            if len(found) >= 2 and all(entry.company for entry in found):
                return found
    return []


def _all_act(found: list[Entry], text: str) -> bool:
    """Has each of ``found`` an alias of which the opening says that it does something?"""
    return all(entry.aliases and acts(entry.aliases[0], text) for entry in found)


def _introduces(found: list[Entry], text: str, at: int) -> bool:
    """Do these entries introduce parties, and not speak of them again ("by and between Consultant and Company")?"""
    if not found:
        return False
    words = found[0].name.split()
    # "University of Ohio" that is called something is a name, "Company" is none.
    if not found[0].company and words[0].lower() in ROLES and (len(words) == 1 or not found[0].aliases):
        return False
    if _COMPARES.search(text, max(0, at - 60), at):
        return False
    if at > 6_000:
        return all(entry.company or entry.aliases for entry in found)
    if at > 1_500:
        return any(entry.company or entry.aliases for entry in found)
    return any(entry.company or entry.aliases or " " in entry.name for entry in found)


def _worth(found: list[Entry]) -> tuple[bool, int, int]:
    named = sum(bool(entry.aliases) for entry in found)
    return len(found) >= 2, named, -sum(not entry.aliases for entry in found)


def _first_line(text: str) -> int:
    """Where the first line that defines something begins."""
    first = _DEFINES.search(text, 0, 3_000)
    return text.rfind("\n", 0, first.start()) + 1 if first else 0


def _listed(text: str, lowered: str, at: int, generic: tuple[str, ...]) -> list[Entry]:
    """The parties listed from ``at`` on; ``lowered`` is the text in lower case."""
    stop = _STOP.search(lowered, at, at + _WINDOW)
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
    # One more than are told apart, so that it can be said that there are more.
    while len(entries) <= MOST:
        lead = _LEAD_IN.match(window, at)
        here = lead.end() if lead else at
        name = read_name(window, here, joined=joined) or _nameless(window, here, first=not entries)
        if name is None or _FIELD_LABEL.match(window, name.end):
            break
        if marks:
            mark = marks.search(window, name.end)
            bound, following = (mark.start(), mark.end()) if mark else (len(window), -1)
        else:
            bound, following = _bound(window, name, len(entries), joined=joined)
        name = acted_for(window, name, bound) or name
        aliases = read_aliases(window, name, bound, generic)
        add_entry(
            entries, Entry(window[name.start : name.end].strip(" ,"), aliases, name.start, name.end, name.company)
        )
        if following < 0:
            break
        at = following
    return [entry for entry in entries if entry.aliases or entry.company or len(entries) <= 2]


def _nameless(window: str, at: int, *, first: bool) -> NameSpan | None:
    """A party without a proper name ("the Trust Advisors to ... (the "Advisors")"), or a name behind its title."""
    titled = _TITLED.match(window, at) if first else None
    if titled:
        return read_name(window, titled.end())
    role = _ROLE_NAMED.match(window, at)
    if role:
        return NameSpan(role.start(1), role.end(1), False)
    nameless = _NAMELESS.match(window, at)
    if nameless:
        return NameSpan(at, at + len(_NAMELESS_END.split(nameless.group())[0].rstrip()), False)
    return None


def _bound(window: str, name: NameSpan, before: int, *, joined: bool) -> tuple[int, int]:
    """Where the words about the party ``name`` end, and where the next party begins (-1: nowhere)."""
    called = False
    for match in _SEPARATOR.finditer(window, name.end):
        if _inside_parentheses(window, name.end, match.start() + 1):
            continue
        called = called or _CALLS.search(window, name.end, match.start() + 1) is not None
        if before and _has_ended(window, name, match, called=called) and not _begins_company(window, match):
            return match.start() + 1, -1
        if _NO_SEPARATOR.search(window, max(0, match.start() - 14), match.start()):
            continue
        lead = _LEAD_IN.match(window, match.end())
        at = lead.end() if lead else match.end()
        conjoined = "and" in match.group().lower() or "&" in match.group()
        other = read_name(window, at, joined=joined and conjoined)
        if other is None:
            if conjoined and (called or name.company) and _nameless(window, at, first=False):
                return match.start() + 1, at
        elif not called and conjoined and _represents(window, name, match, other):
            continue
        elif _opens(window, match, name, other, called=called, joined=joined):
            return match.start() + 1, at
        elif before and called and match.group() == "\n":
            return match.start() + 1, -1
    return len(window), -1


def _has_ended(window: str, name: NameSpan, separator: re.Match[str], *, called: bool) -> bool:
    """Does the sentence about the last party ``name`` end before ``separator``?"""
    if called:
        return _SENTENCE_END.search(window, max(name.end, separator.start() - 8), separator.end() + 2) is not None
    return name.company and separator.group() == "\n" and _STOPS.search(window, name.end, separator.start()) is not None


def _begins_company(window: str, separator: re.Match[str]) -> bool:
    """Does the line below ``separator`` begin with a company's name?"""
    name = read_name(window, separator.end()) if separator.group() == "\n" else None
    return name is not None and name.company


def _opens(
    window: str, separator: re.Match[str], name: NameSpan, other: NameSpan, *, called: bool, joined: bool
) -> bool:
    """Does the name ``other`` after ``separator`` open the next party, and not go on about the one before?"""
    words = separator.group()
    conjoined = "and" in words.lower() or "&" in words
    introduced = called or name.company
    on_its_own_line = words[0] == words[-1] == "\n"
    if not conjoined and _KIND_OF_IT.match(window, other.start):
        return False
    if introduced and _OTHER_SIDE.search(window, separator.start(), other.start):
        return True
    if _confirmed(window, other):
        if conjoined or words in ("; ", ";") or words[0] == "(" or words.endswith(") "):
            return True
        if words == "\n":
            return called or (name.company and other.company)
        if words[0] in ')"':
            return called
        return introduced and other.company and not _in_address(window, separator.start())
    after_alias = called and words.strip() in (";", "")
    if not conjoined and not after_alias:
        return False
    if conjoined and introduced and (on_its_own_line or words.strip(" ,;:\n") == "And"):
        return True
    if called:
        if called_hereinafter(window, other.end, other.end + _DESCRIPTION):
            return True
        group = GROUP.search(window, other.end, other.end + _DESCRIPTION)
        aliases = in_parentheses(group.group(1), window[other.start : other.end]) if group else ()
        return any(may_be_alias(clean_alias(alias)) for alias in aliases)
    return conjoined and not joined and not name.company


def _represents(window: str, name: NameSpan, separator: re.Match[str], other: NameSpan) -> bool:
    """Is ``other`` one of two people who act for ``name``: "represented by Ann Ames and Bob Boone, hereinafter X"?"""
    return (
        not other.company
        and _REPRESENTED.search(window, name.end, separator.start() + 1) is not None
        and _CALLED_NOW.match(window, other.end) is not None
    )


def _in_address(window: str, at: int) -> bool:
    return _AFTER_NUMBER.search(window, max(0, at - 24), at) is not None


def _inside_parentheses(window: str, start: int, at: int) -> bool:
    return window.count("(", start, at) > window.count(")", start, at)


def _confirmed(window: str, name: NameSpan) -> bool:
    """Do the words after a name show that it names a party?"""
    return name.company or bool(_CALLED.match(window, name.end) or _DESCRIBED.match(window, name.end))
