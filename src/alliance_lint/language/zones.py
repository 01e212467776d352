"""The zone of each unit: title, contents, preamble, recital, operative part, signatures, exhibits.

Rules look for what the parties agreed in the operative part and in exhibits, so in doubt a unit is operative.
"""

from __future__ import annotations

import re

from alliance_lint.language.agreement import Zone
from alliance_lint.language.units import Unit

_RECITAL = re.compile(
    r"(?:whereas\b|recitals?\b[: .]*|background\b[: .]*(?:$|[A-Z(\"])|witnesseth|preamble\b|"
    r"w ?i ?t ?n ?e ?s ?s ?e ?t ?h\b|"
    r"r ?e ?c ?i ?t ?a ?l ?s\b|preliminary statements?\b|explanatory statement|"
    r"taking into (?:account|consideration)|considering that\b|having regard to\b|introduction[: .]*$|"
    r"the following (?:has|is) (?:first )?(?:been )?(?:set out|recited|stated|declared)\b|"
    r"(?:declarations|d e c l a r a t i o n s|antecedents|exposition|expositions|premises|(?:they )?(?:state|declare))"
    r"[: .]*$)",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\bnow,? ?therefore|\b(?:agree|agreed|covenant|contract|"
    r"stipulate)s? (?:to be bound )?(?:with each other )?(?:to the following|as "
    r"follows)|\bin consideration of (?:the |their |these )?(?:mutual|foregoing|premises|promises|covenants|"
    r"following|above)|"
    r"\bhereby (?:mutually )?agree\b|\bit is (?:hereby )?agreed\b|\btherefore,? the parties|"
    r"\b(?:therefore|accordingly),? [^.;:\"]{3,80} agree(?: that)?:|\bnow this [a-z]{4,10} witness",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"\b(?:by and )?(?:between|among|amongst)\b|\bentered into\b|\bmade (?:and|as of|this|on|by|"
    r"effective)\b",
    re.IGNORECASE,
)
_ABOUT_AGREEMENTS = re.compile(
    r"\b(?:agreements?|contracts?|memorandum|letter|deed|charter|arrangements?|part(?:y|ies)|hereinafter|called|"
    r"known as)\b",
    re.IGNORECASE,
)
# What is said of a company in a numbered list of the parties, and of none in a clause.
_OF_A_PARTY = re.compile(
    r"\b(?:registered (?:office|seat)|statutory seat|(?:company|trade register|registration|tax) n(?:umber|o\b)|"
    r"(?:legally |duly )?represented by (?:its|mr|ms|mrs|dr)\b|"
    r"here(?:in)?after:? ?(?:referred to |called |known )?(?:as )?(?:the )?\"[A-Z])",
    re.IGNORECASE,
)
# A heading below which the clauses begin, behind the recitals or the parties.
_BODY = re.compile(
    r"(?:(?:agreed |operative )?terms(?: and conditions)?|(?:operative )?(?:provisions|clauses)|c l a u s e s|"
    r"stipulations|operative part|agreement)[: .]*$",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"(?:the )?(?:contracting )?parties[: .]*$", re.IGNORECASE)
_WORDS = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")
_LEGEND = re.compile(r"\b(?:confidential|omit|omission|omitted|redact|exclude|registration statement)", re.IGNORECASE)
_MERGER = re.compile(r"\b(?:entire|whole|complete|full) (?:agreement|understanding|contract)\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:\d{1,2}\. ?)?(?:in witness|as witness|executed (?:as|by|on|this)|signed (?:by|for|on|as)|by ?: ?(?:/s/|"
    r"_|$|[A-Z])|/s/|signatures?\b"
    r"(?! of)|signature page|accepted and agreed|agreed (?:to )?and accepted|acknowledged and agreed|"
    r"the parties have (?:caused|executed|signed)(?! (?:an?|another|certain|several|separate)\b)|"
    r"(?:the )?(?:undersigned|parties)[^.]{0,40} have (?:caused|executed|signed)(?! (?:an?|another|certain|several|"
    r"separate)\b)|_{12}|"
    r"place,? (?:and )?date ?:? {0,3}_|for (?:the |and on behalf of (?:the )?)?[^.:]{2,50}: {0,3}_{4})",
    re.IGNORECASE,
)
_SIGNATURE_INITIALS = frozenset("iIaAeEfFsSbBtTuUpP/_0123456789")
_EXECUTED = re.compile(
    r"\b(?:caused this|have executed this|have duly executed|caused .{0,40} to be (?:duly )?executed|"
    r"have signed this|"
    r"set their hands?)\b"
)
_EXHIBIT = re.compile(
    r"(?:exhibit|schedule|annex|appendix|attachment|addendum|enclosure)s?(?: +(?:no\. *)?[\"'(]?(?:[a-z]{1,2}|"
    r"\d{1,3}(?:\.\d+)?|[ivx]{1,5})"
    r"(?:-\d{1,2})?[\"')]?(?=[ .:,;\-]|$)| *$)",
    re.IGNORECASE,
)
_EXHIBIT_INITIALS = frozenset("EeSsAa")
# "Exhibit 10.26" is how a stock exchange files the whole agreement; it comes back as a page's running line.
_FILING_NUMBER = re.compile(r"\d{1,2}\.\d")
_CITES = re.compile(r"(?:is|are|shall|will|attached|hereto|hereof|to this|sets? forth|of this)\b", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|\t|…) *(?:\d{1,3}|[ivx]{1,5}) *$")
_LEADER_ENDS = frozenset("0123456789.ivx")
_CONTENTS = re.compile(r"(?:table of contents|contents|index|table of articles)\b", re.IGNORECASE)
_DUTY = re.compile(r" (?:shall|will|agrees?|must|may|hereby) ")
_DEAR = re.compile(r"Dear [A-Z]")
_PROMISE = re.compile(
    r"\b(?:[Ww]e|[Yy]ou)(?:'ll| will| shall| must| agree to| may| can)\b(?! (?:like|find|see|know)\b)"
)
_OPENING = 5_000
"""Characters within which an agreement says between whom it is; what says so later is about the agreement."""
_RECITED = 1_500
"""Characters in which recitals without a heading end."""
_LETTERHEAD = 40
"""Units of a letter in which it gets to the point."""
_FIRST = frozenset(("integer", "article", "section", "decimal"))


def find_zones(units: list[Unit], folded: str) -> list[Zone]:
    """The zone of each of ``units``."""
    contents = _contents(units, folded)
    letter = _letter_start(units, folded)
    start = min(_operative_start(units, folded, contents) or letter, letter)
    if start >= len(units):
        start = 0  # nothing but a preamble: an excerpt, in which every word counts
    zones = _opening(units, folded, contents, start)
    zone: Zone = "operative"
    signed = False
    total = units[-1].end if units else 0
    expected = 0
    for at in range(len(zones), len(units)):
        unit = units[at]
        if at in contents:
            zones.append("contents")
            continue
        text = folded[unit.start : min(unit.end, unit.start + 240)]
        size = unit.end - unit.start
        if zone == "operative":
            if _ends_body(unit, text, total):
                zone = "signature"
                signed = text[:3].lower() == "by:" or "/s/" in text
            elif unit.start > total * 0.25 and _is_exhibit(unit, text, size):
                zone = "exhibit"
        elif zone == "signature":
            if _is_exhibit(unit, text, size):
                zone = "exhibit"
            elif size > 200 and _DUTY.search(folded, unit.start, unit.end) and not _SIGNATURE.match(text):
                goes_on = unit.label is not None and unit.label.values[0] == expected + 1
                zone = "operative" if goes_on or not signed else "exhibit"
            signed = signed or text[:3].lower() == "by:" or "/s/" in text
        if zone == "operative" and unit.label and unit.label.styles[0] in ("integer", "article", "section"):
            expected = unit.label.values[0]
        zones.append(zone)
    return zones


def _ends_body(unit: Unit, text: str, total: int) -> bool:
    """Do the signatures begin with this unit?"""
    if unit.start < total * 0.15:
        return False
    if not (text[0] in _SIGNATURE_INITIALS and _SIGNATURE.match(text)) and not (
        ("executed" in text or "signed" in text) and _EXECUTED.search(text)
    ):
        return False
    return unit.label is None or "witness" in text[:40].lower()


def _is_exhibit(unit: Unit, text: str, size: int) -> bool:
    if unit.start == unit.block.start and size < 200 and _EXHIBIT.fullmatch(unit.block.label):
        return True  # the word processor numbers the schedules itself
    match = _EXHIBIT.match(text) if text[:1] in _EXHIBIT_INITIALS else None
    if match is None or size >= 200 or unit.label is not None or _FILING_NUMBER.search(match.group()):
        return False
    after = text[match.end() :].lstrip(" .:,;-")
    return not after[:1].islower() and not _CITES.search(after, 0, 40)


def _contents(units: list[Unit], folded: str) -> set[int]:
    """The units of the table of contents: lines with leaders, and what follows its title until the text begins."""
    found: set[int] = set()
    inside = False
    seen: set[str] = set()
    for at, unit in enumerate(units):
        size = unit.end - unit.start
        if unit.start > 30_000:
            break
        if (
            size < 300
            and folded[unit.end - 1] in _LEADER_ENDS
            and _LEADERS.search(folded, max(unit.start, unit.end - 60), unit.end)
        ):
            found.add(at)
            inside = True
        elif inside:
            cite = unit.label.cite if unit.label else ""
            number = folded[unit.end - 1].isdigit()
            if (cite and cite in seen and not number) or (size > 120 and _DUTY.search(folded, unit.start, unit.end)):
                break
            if (size > 60 and _PREAMBLE.search(folded, unit.start, unit.end)) or _RECITAL.match(
                folded, unit.start, unit.end
            ):
                break
            found.add(at)
        elif size < 60 and _CONTENTS.match(folded, unit.start, unit.end):
            found.add(at)
            inside = True
        if inside and unit.label:
            seen.add(unit.label.cite)
    return found if len(found) < max(len(units) * 0.6, 2) else set()


def _operative_start(units: list[Unit], folded: str, contents: set[int]) -> int:
    """The index of the first operative unit."""
    first_label = recital = preamble = -1
    listed = -1
    """The last unit of a list below a sentence."""
    passed = 0
    for at, unit in enumerate(units):
        if at in contents:
            continue
        passed += unit.end - unit.start
        if recital >= 0 and _BODY.match(folded, unit.start, min(unit.end, unit.start + 60)):
            return at
        agreed = _AGREED.search(folded, unit.start, min(unit.end, unit.start + 3_000))
        if agreed:
            # The words of agreement end the recitals; a paragraph that recites first and agrees last stays a recital.
            recites = _RECITAL.match(folded, unit.start, unit.end) is not None
            between = [units[other] for other in range(preamble + 1, at) if other not in contents]
            if recital < 0 and not recites and 0 <= preamble < at - 2 and not _only_recite(between, folded):
                return preamble + 1
            return at + 1 if recites and unit.end - agreed.start() < 320 else at
        if preamble < 0 and unit.end - unit.start > 60 and _PREAMBLE.search(folded, unit.start, unit.end):
            preamble = at
        if recital < 0 and _RECITAL.match(folded, unit.start, min(unit.end, unit.start + 60)):
            recital = at
        if unit.label and unit.label.styles[0] in _FIRST and unit.label.values[0] <= 2 and recital < 0:
            if _OF_A_PARTY.search(folded, unit.start, unit.end):
                continue
            if at and (listed == at - 1 or _introduces(units[at - 1], folded)):
                listed = at
                continue
            first_label = at if first_label < 0 else first_label
            if passed > 3_000 or unit.end - unit.start > 60:
                return first_label
        if passed > 12_000 and at > 3:
            break
    if first_label >= 0:
        return first_label
    return _after_recitals(units, folded, contents, recital)


def _only_recite(units: list[Unit], folded: str) -> bool:
    """Do these few units say what is, and not what anybody shall do?"""
    return (
        bool(units)
        and units[-1].end - units[0].start < _RECITED
        and not any(_DUTY.search(folded, unit.start, unit.end) for unit in units)
        and all(
            unit.label is None or unit.label.styles[0] not in _FIRST or "that" in folded[unit.start : unit.body + 6]
            for unit in units
        )
    )


def _introduces(unit: Unit, folded: str) -> bool:
    """Does a list below a sentence or "Parties" begin after it, and not the agreement ("now agree as follows:")?"""
    if _PARTIES.match(folded, unit.start, unit.end):
        return True
    text = folded[max(unit.start, unit.end - 80) : unit.end]
    return (
        unit.label is None
        and text[-1] == ":"
        and unit.end - unit.start > 30
        and not text.isupper()
        and "follow" not in text.lower()
    )


def _letter_start(units: list[Unit], folded: str) -> int:
    """In a letter that promises in its own words ("We'll send you"): the first unit after "Dear" that does so."""
    greeted = -1
    for at, unit in enumerate(units[:_LETTERHEAD]):
        if greeted >= 0 and _PROMISE.search(folded, unit.start, unit.end):
            return at
        if greeted < 0 and _DEAR.match(folded, unit.start) and unit.end - unit.start < 80:
            greeted = at
    return len(units)


def _after_recitals(units: list[Unit], folded: str, contents: set[int], recital: int) -> int:
    """Without words of agreement: the first labelled unit after the recitals, or the first that does not recite."""
    begun = recital >= 0
    passed = 0
    for at, unit in enumerate(units):
        if at in contents or at <= recital:
            continue
        passed += unit.end - unit.start
        if begun:
            if _RECITAL.match(folded, unit.start, unit.end) or (
                unit.label and unit.label.styles[0] in ("upper", "lower")
            ):
                continue
            if at == recital + 1 and not unit.label and units[recital].body >= units[recital].end:
                continue
            return at
        if (
            passed < _OPENING
            and unit.end - unit.start > 60
            and _PREAMBLE.search(folded, unit.start, unit.end)
            and _ABOUT_AGREEMENTS.search(folded, unit.start, unit.end)
            and not _MERGER.search(folded, unit.start, unit.end)
        ):
            return at + 1
    return 0


def _is_prose(unit: Unit, folded: str) -> bool:
    """Does a title not say so much, or end so?"""
    text = folded[unit.start : unit.end]
    return len(text) > 400 or (
        text.endswith(".") and not _LEGEND.search(text) and not text.isupper() and _WORDS.search(text) is not None
    )


def _opening(units: list[Unit], folded: str, contents: set[int], start: int) -> list[Zone]:
    zones: list[Zone] = []
    zone: Zone = "title"
    for at in range(min(start, len(units))):
        unit = units[at]
        if at in contents:
            zones.append("contents")
            continue
        size = unit.end - unit.start
        if _RECITAL.match(folded, unit.start, unit.end):
            zone = "recital"
        elif (
            zone == "title"
            and size > 60
            and (_PREAMBLE.search(folded, unit.start, unit.end) or _is_prose(unit, folded))
        ):
            zone = "preamble"
        zones.append(zone)
    return zones
