"""Duties whose subject stands in the heading: "Reseller's obligations", and below it "(a) Promote the products".

Such an item is read as what it means: "Reseller shall promote the products".
"""

from __future__ import annotations

import re

from alliance_lint.language.agreement import Clause

_DUTIES = (
    r"(?:obligations?|responsibilit(?:y|ies)|duty|duties|undertakings?|commitments?|tasks?|deliverables|roles?|"
    r"covenants?|services)"
)
_MORE = r"(?:(?:,|,? and|,? &) (?:\w{3,14} ){0,2}\w{4,16}){0,3}"
_WHO = (
    r"(?:the )?(?P<{0}>@[A-H](?:,? (?:and|&) (?:the )?@[A-H])?|(?:each|both|either)(?: of the)? part(?:y|ies)|"
    r"(?:the )?parties)"
)
_HEADING = re.compile(
    rf"(?:the )?(?:\w{{3,16}},? (?:and |& )?){{0,4}}?{_DUTIES}{_MORE} (?:of|for) {_WHO.format('of')}"
    r"(?:,? (?:\w{2,14} ){0,5}\w{2,14})?[ .:;,-]*"
    rf"|{_WHO.format('whose')}(?:'s?)? (?:(?:and|&) (?:the )?)?(?:\w{{3,16}},? (?:and |& )?){{0,4}}?{_DUTIES}{_MORE}"
    r"(?: (?:hereunder|(?:under|pursuant to|in|during|with respect to) [\w ]{3,40}|"
    r"(?:shall |will )?(?:be|are|is|includes?)(?: as follows| the following| to)?"
    r"(?: \(?\w{2,10} not limited to\)?)?)){0,2}[ .:;,-]*"
    rf"|(?:mutual|joint|common|shared) {_DUTIES}[ .:;,-]*",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    rf"(?:^|[.;] ){_WHO.format('who')} (?:hereby |further |each |also )*"
    r"(?:(?:agrees?|undertakes?|commits?|covenants?)(?: to (?:do|perform|provide|carry out|fulfil|undertake|complete))?"
    r"|(?:shall|will|must|is to|are to|is obliged to|are obliged to) (?:do|perform|carry out|fulfil|undertake|"
    r"complete|have))"
    r"(?: (?:as follows|the following(?: \w{3,16}){0,3}|these things|this)| (?:the following )?(?:obligations|duties|"
    r"responsibilities|tasks))?(?: [\w@' ]{2,60})?:? ?$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:shall|will|must|may|agrees?|undertakes?|is|are|was|has|have|hereby|means?|represents?|warrants?|"
    r"acknowledges?)\b",
    re.IGNORECASE,
)
_AHEAD = (
    r"(?:(?:promptly|actively|diligently|regularly|always|jointly|also|immediately|properly|timely|fully|then|"
    r"at (?:its|their|his|her) (?:own |sole )?(?:cost|expense)(?: and expense)?,?|"
    r"(?:within|by|at|during|upon|on|before|after|in|from|for) [^,;.]{3,60},) )?"
)
_VERBS = (
    "accept achieve acquire act adapt administer advertise advise agree allocate allow analyse analyze announce "
    "answer appear appoint approve arrange assemble assign assist assume assure attend bear be become brief bring "
    "build bundle buy call carry cause check clean collect comply conduct configure confirm consult contact "
    "contribute control cooperate co-operate coordinate co-ordinate cover create cure dedicate deliver demonstrate "
    "deploy design designate develop devote disclose discuss display dispatch distribute do document draft draw "
    "educate employ enable encourage enforce engage enter ensure establish evaluate exchange execute exercise exert "
    "explain exploit extend facilitate feature finance find finish follow formulate forward fulfil fulfill fund "
    "furnish generate give grant guarantee guide handle handover hire hold host identify implement inform initiate "
    "inspect install insure integrate introduce invest investigate invite invoice issue join keep launch lead lease "
    "lend license list loan maintain make manage manufacture market meet monitor negotiate notify obey observe "
    "obtain offer open operate order organise organize pack package participate pay perform permit place plan "
    "prepare present preserve prevent print process procure produce promote propose protect provide publish "
    "purchase recommend record recruit refer refrain register reimburse release remit repair replace report "
    "represent reserve resolve respect respond retain return review run safeguard secure select sell send serve "
    "service set share ship show solicit solve source specify staff stock store submit subscribe supervise supply "
    "support take teach test track train transfer translate transport treat undertake update upgrade upload use "
    "utilise utilize verify visit warehouse warrant work write"
)
_SHARED_OUT = re.compile(
    rf"(?:[\w'&-]{{1,16}},? ){{0,5}}?(?:division|allocation|distribution|sharing|split|assignment|who does what|"
    r"who (?:brings|gives|puts in|provides) what|contributions?|inputs?|"
    rf"what (?:each|the parties|everyone|@\w) \w{{3,12}}|{_DUTIES})"
    r"(?:,? (?:[\w'@&-]{1,16},? ){0,6}[\w'@&-]{1,16})?[ .:;,-]*",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?:for |from |by )?{_WHO.format('alone')}(?:'s? (?:part|side|share))?[ .:;,-]*", re.IGNORECASE)
_BARE = re.compile(rf"{_AHEAD}(?:{'|'.join(_VERBS.split())})\b(?!(?:'s)? (?:shall|will|must|may|is|are)\b)(?!:)", re.I)
_TO = re.compile(rf"{_AHEAD}to (?:\w{{4,14}}ly )?(?!the\b|be\b|@|any\b|each\b|which\b)[a-z]{{2,16}}\b", re.IGNORECASE)
# "To enable each shop to sell them, the maps may be sent by post" has another subject.
_AIM = re.compile(rf"[^,;]{{3,160}}, [^,;]{{0,90}}{_MODAL.pattern}", re.IGNORECASE)
_NOT = re.compile(r"not (?:to )?(?!be\b|limited\b|later\b|less\b|more\b)[a-z]{2,16}\b", re.IGNORECASE)
_WILL = re.compile(r"(?:also )?(?:shall|will|must|agrees? to|undertakes? to|is responsible|to be responsible)\b", re.I)
_NOUN = re.compile(
    r"(?!without\b|notwithstanding\b|subject to\b|including\b)"
    r"(?:(?:the|all|any|full|overall|day-to-day|timely|proper) )?(?:[\w-]{3,16},? (?:and )?){0,3}"
    r"(?:\w{3,14}(?:ing|tion|ment|ance|sion|pply|very|pport|port|sign|keep|gistics|rage|sales))\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:the|all|any|each|every|its|such) (?!part(?:y|ies)\b|agreement\b|foregoing\b)[^@,;.]{3,90}? "
    r"(?:shall|will|must) (?!not\b)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"@[A-H]|\bpart(?:y|ies)\b|\bthis agreement\b", re.IGNORECASE)
_LONGEST_NOUN = 240
"""Characters: an item that names a task and has no verb is shorter."""


def headed_by(heading: str) -> str:
    """The party in canonical words whose duties ``heading`` (canonical) announces: "@A", "the parties"; or ""."""
    match = _HEADING.fullmatch(heading.strip())
    if not match:
        return ""
    return _plain(match["of"] or match["whose"] or "the parties")


def introduced_by(words: str) -> str:
    """The same for the words before a list: "Reseller agrees to the following:", "Reseller's tasks are:"."""
    match = _INTRODUCED.search(words)
    return _plain(match["who"]) if match else headed_by(words)


def shares_out(heading: str) -> bool:
    """Does ``heading`` (canonical) announce what each party does or puts in: "Division of responsibilities"?"""
    return _SHARED_OUT.fullmatch(heading.strip()) is not None


def names_only(heading: str) -> str:
    """The party in canonical words that is all that ``heading`` says: "@A"; or ""."""
    match = _ALONE.fullmatch(heading.strip())
    return _plain(match["alone"]) if match else ""


def provider(who: str, words: str) -> str:
    """What makes ``words`` a sentence that stand below no more than a party's name: "@A is to provide" a thing."""
    said = subject_for(who, words, listed=True)
    if said or len(words) > _LONGEST_NOUN or _MODAL.search(words) or _SOMEBODY.match(words):
        return said
    return f"{who} shall provide"


def subject_for(who: str, words: str, *, listed: bool) -> str:
    """What makes ``words`` below a heading on the duties of ``who`` a sentence: "@A shall", "@A is responsible for".

    "" where they have a subject of their own. Only an item of a list (``listed``) can name a task without a verb.
    """
    plural = who.startswith("the ") or " and " in who
    if _WILL.match(words):
        return who
    if _NOT.match(words):
        return f"{who} {'agree' if plural else 'agrees'}"
    if _BARE.match(words):
        return f"{who} shall"
    if _TO.match(words) and not _AIM.match(words):
        return f"{who} {'are' if plural else 'is'} obliged"
    if listed and _THING.match(words) and not _SOMEBODY.search(words):
        return f"{who} shall ensure that"
    if listed and len(words) <= _LONGEST_NOUN and _NOUN.match(words) and not _MODAL.search(words):
        return f"{who} {'are' if plural else 'is'} responsible for"
    return ""


def heading_span(clause: Clause, folded: str) -> tuple[int, int] | None:
    """Where the heading of ``clause`` stands in the text (characters), or None where it has none."""
    if not clause.heading:
        return None
    at = clause.start + len(clause.label) if folded.startswith(clause.label, clause.start) else clause.start
    start = end = -1
    for word in clause.heading.split():
        found = folded.find(word, at, at + 60)
        if found < 0:
            return None
        start = found if start < 0 else start
        at = end = found + len(word)
    return start, end


def _plain(who: str) -> str:
    return who if who.startswith("@") else "the parties" if who.lower() == "parties" else who.lower()
