"""What a preamble calls a party: ("Acme"), (the "Company" or "Acme"), hereinafter referred to as "Acme"."""

from __future__ import annotations

import re

from alliance_lint.language.names import ROLES, NameSpan

GROUP = re.compile(r"\"? ?\(([^()]{1,320})\)")
"""A pair of parentheses without others inside; group 1 is what they hold."""

_HEREINAFTER = re.compile(
    r"(?i:hereinafter|hereafter|herein|referred to|known|called|designated|in (?:the|what) follow(?:ing|s))"
    r"(?i:[a-z ,:]{0,60})"
    r"(?:(?:as|to as|called|the|,|either|hereinafter|hereafter),? ){0,4}"
    r"\"(?P<quoted>[^\"\n]{1,60})\"(?: or \"(?P<second>[^\"\n]{1,60})\")?"
    r"|(?:[Hh]ereinafter|[Hh]ereafter|HEREINAFTER|HEREAFTER|[Ii]n (?:the|what) follow(?:ing|s)),?:? (?:also )?"
    r"(?i:(?:simply )?(?:referred to|called|known|designated|named)(?: simply)?(?: as)?:? )?(?:the |THE )?'?"
    r"(?P<bare>[A-Z][\w&.-]{0,40}(?: [A-Z][\w&.-]{0,40}){0,2})(?='? -|'?[,;.)\n]|'? and|"
    r" +\(| +of the (?:[Oo]ne|[Oo]ther|[Ff]irst|[Ss]econd)| *$)"
    r"|(?:\b(?:shall|will|is|are|be)|,) ?(?:be )?(?:known|called|referred to)(?: (?:below|hereinafter|simply|"
    r"in (?:this|the) \w+(?: \w+)?))?(?: as)? (?:the |THE )?(?P<named>[A-Z][\w&.-]{1,40}(?: [A-Z][\w&.-]{1,40})?)"
    r"(?: hereinafter)?(?=[,;.)\n]|$| and\b)"
    r"|(?:[,(] ?|\b(?:hereinafter|hereafter|herein|called|as) )(?:the )?"
    r"(?P<part>party of the (?:first|second|third) part)\b"
    r"|- ?(?:the )?(?P<mark>[\"']?)(?P<dashed>[A-Z][\w&.-]{1,40}(?: [A-Z][\w&.-]{0,40}){0,2})(?P=mark) ?-"
    r"(?=,?\n|,? and\b|,? ?a?$)"
    r"|,? \"(?P<plain>[A-Z][^\"\n]{1,40})\"(?=[;,.]? (?:and|AND|,|;)|[;,.]?\n)"
)
_SAID = ("quoted", "bare", "part", "dashed", "named", "plain")
"""The groups of ``_HEREINAFTER`` of which one holds what the party is called."""
_DASH_BEFORE = re.compile(r"- ?$")
_ANOTHER = re.compile(r"\b(?:and|AND|And)\b|[;\n]")
_AS = re.compile(r",?[ \n]as (?:the )?(?P<role>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=,|\n| and|\.| \()")
_QUOTED = re.compile(r"\" ?([^\"\n]{1,60}?) ?\"")
_QUOTED_ONCE = re.compile(r"(?<![\w])' ?([^'\n]{1,60}?) ?'(?!\w)")
_COLLECTIVE = re.compile(
    r"\b(?:collectively|individually|together|jointly|each|singularly|singly|severally|all)\b"
    r"|\"(?:the )?part(?:y|ies)\b(?! [A-D1-4]\b)[,.]?\"?",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\bpart(?:y|ies)\b", re.IGNORECASE)
_BOTH_WAYS = re.compile(r"\bindividually\b.*\bcollectively\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|his|her)\b")
_UNQUOTED = re.compile(
    r"^(?P<cue>(?:(?:which |who )?(?:shall|will) be )?(?:here(?:in)?after|herein)?[,:]? ?"
    r"(?:referred to |called |known )?(?:as )?(?:the |The )?)?"
    r"(?P<alias>[A-Z][\w&.'-]{1,24}(?: [A-Z][\w&.'-]{1,20}){0,2})(?: hereinafter)?$"
)
_NOT_A_PARTY = re.compile(
    r"(?!(?:first|second|ordering|commissioning|selling|buying|purchasing|disclosing|receiving) party$)(?:.{0,40} )?"
    r"(?:agreements?|contracts?|dates?|part(?:y|ies)|closing|term|territory|products?|services?|program|"
    r"alliance|act|laws?|recitals?|exhibits?|schedules?|business|sites?|websites?|trademarks?|marks?|"
    r"joint venture|jv|"
    r"project|affiliates|transactions?|lease|state|bank account|shares|stock|sec|commission|amendment|prc|usa|"
    r"u\.s\.a?\.?|"
    r"addendum|property|event|facility|premises|technology|software|plan|notes?|offering|securities|memorandum|"
    r"mou|loi|"
    r"field|applications?|merger)",
    re.IGNORECASE,
)
# What a public body may be called, and nobody else.
_OWN_NOUN = re.compile(r"\b(?:State|STATE|Commission|COMMISSION)\b")
_ARTICLE = re.compile(r"^(?:the|an?|hereinafter|hereafter),? (?=\S)", re.IGNORECASE)
_NEW_SENTENCE = re.compile(r"(?:(?<=[a-z]{4})|(?<=[)\"]))\. (?!Here(?:in)?after )(?=[A-Z][A-Za-z]+(?:'s)? [a-z])")
_LETTER_OR_DIGIT = re.compile(r"[a-z0-9]")


def read_aliases(window: str, name: NameSpan, bound: int, generic: tuple[str, ...]) -> tuple[str, ...]:
    """The aliases that the words from ``name`` to ``bound`` give to the party of that name, in order.

    ``generic`` are the nouns that stand for any party ("Member"), which are nobody's alias.
    """
    found: list[str] = []
    sentence = _NEW_SENTENCE.search(window, name.end, bound)
    bound = sentence.start() if sentence else bound
    for group in GROUP.finditer(window, name.end, bound):
        found.extend(in_parentheses(group.group(1), window[name.start : name.end]))
    for match in _HEREINAFTER.finditer(GROUP.sub(" ", window[name.end : bound])):
        if not _COLLECTIVE.search(match.group()):
            said = next(filter(None, match.group(*_SAID)), None)
            found.extend(clean_alias(alias) for alias in (said, match["second"]) if alias)
    if not found:
        role = _AS.match(window, name.end, min(bound + 2, len(window)))
        if role:
            found.append(role["role"])
    own = [noun.lower() for noun in _OWN_NOUN.findall(window, name.start, name.end)]
    return tuple(
        dict.fromkeys(
            alias for alias in found if alias not in generic and (alias.lower() in own or may_be_alias(alias))
        )
    )


def called_hereinafter(window: str, start: int, end: int) -> bool:
    """Do the words in ``[start, end)`` call one party something, by a word such as "hereinafter"?

    It stands between dashes, or before the words could speak of another party.
    """
    return any(
        may_be_alias(clean_alias(said))
        for match in _HEREINAFTER.finditer(window, start, end)
        if (said := match["quoted"] or match["bare"] or match["named"])
        and not _COLLECTIVE.search(window, start, match.end())
        and (_DASH_BEFORE.search(window, start, match.start()) or not _ANOTHER.search(window, start, match.start()))
    )


def in_parentheses(inside: str, name: str) -> list[str]:
    """The aliases in what parentheses after ``name`` hold, but for what they call the parties together."""
    collective = _COLLECTIVE.search(inside)
    quoted = list(_QUOTED.finditer(inside)) or list(_QUOTED_ONCE.finditer(inside))
    if quoted:
        if collective and (_PARTIES.search(inside) or len(quoted) > 1 or _names_all(inside)):
            quoted = [each for each in quoted if each.end() <= collective.start()]
        return [clean_alias(each.group(1)) for each in quoted]
    plain = inside.strip(" \"'")
    if inside.count('"') == 1 and len(plain.split()) <= 4:
        return [clean_alias(plain.rsplit('"', 1)[-1])]
    match = _UNQUOTED.match(inside.strip())
    if match and (match["cue"] or match["alias"].lower() in ROLES or _abbreviates(match["alias"], name)):
        return [clean_alias(match["alias"])]
    return []


def may_be_alias(alias: str) -> bool:
    """Can ``alias`` be what a party is called, and not the agreement, its date or its subject?"""
    return len(alias) > 1 and len(alias.split()) <= 5 and not _NOT_A_PARTY.fullmatch(alias)


def clean_alias(alias: str) -> str:
    """``alias`` without article and punctuation."""
    return _ARTICLE.sub("", alias.strip(" ,.;:'\"")).strip(" ,.;")


def _names_all(inside: str) -> bool:
    """'individually and collectively "Participants"' is for all; with "its affiliates" before it, for one."""
    return bool(_BOTH_WAYS.search(inside)) and not _OWN.search(inside)


def _abbreviates(alias: str, name: str) -> bool:
    """Is ``alias`` made of the letters of ``name``, in their order ("USA MCO", "BVTK", "Torvec")?"""
    letters = iter(_LETTER_OR_DIGIT.findall(name.lower()))
    wanted = _LETTER_OR_DIGIT.findall(alias.lower())
    return len(wanted) >= 2 and all(letter in letters for letter in wanted)
