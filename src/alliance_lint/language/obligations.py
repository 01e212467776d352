"""Who must, may or must not do what: the duties in a sentence of canonical text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alliance_lint.language.agreement import Agreement, Obligation, Party

REFERENCE = re.compile(
    r"(?:the )?@(?P<token>[A-H])\b"
    r"|(?P<all>\b(?:each|either|neither|both|all|any|every|no|a|one|the|such)(?: of)?(?: the| said)?"
    r"(?: (?:other|first|disclosing|receiving|recipient|discloser|breaching|non-breaching|defaulting|non-defaulting|indemnifying|"
    r"indemnified|terminating|non-terminating|affected|aggrieved|innocent|offending|notifying|requesting|responding|owning|"
    r"prevailing|paying|withdrawing|originating|referring|introducing|performing|remaining))? ?part(?:y|ies)(?: hereto)?\b"
    r"|\bparties(?: hereto)?\b|\bparty\b|\bthe (?:recipient|discloser|receiver|indemnitor|indemnitee)\b|\bneither\b(?= shall| will| may)|\beach\b(?= shall| will| may| agrees)"
    r"|\bwe\b(?= agree| will| shall))"
    r"|(?P<pronoun>\b(?:it|they|he|she|who|which)\b)",
    re.IGNORECASE,
)
MODAL = re.compile(
    r"\b(?P<modal>shall|will|must|may|can(?= ?not\b)|agrees? (?:that|not to|to)\b|agrees?\b|undertakes?(?: to)?|covenants?(?: and agrees?)?|"
    r"(?:hereby |do(?:es)? hereby )?(?:irrevocably |unconditionally )?(?:grants?|appoints?|assigns?|represents?|warrants?|acknowledges?|engages?|accepts?|retains?|transfers?|conveys?|licenses?|waives?|releases?|reserves?|guarantees?)\b|"
    r"(?:is|are|be) (?:responsible|obligated|obliged|required|entitled|liable|bound|prohibited|restricted|permitted|free|authorized|authorised)|"
    r"(?:has|have) (?:the )?(?:sole |exclusive |non-exclusive |full |absolute )?(?:right|option|duty|obligation|responsibility|authority)|retains?|owns?)"
    r"(?P<negated> (?:also )?not\b| at no time| never)?",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:to|of|by|with|from|for|between|against|than|upon|on|in|under|behalf of|and its|through|towards?|among|via|as)"
    r"(?: (?:either|each|both))?(?: the)? ?$",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\bby (?:the )?@(?P<token>[A-H])\b|\bby (?P<all>(?:each|either|both|the|any)(?: of the)? part(?:y|ies))", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:shall|will|must|may)(?: not)? (?:\w{1,14}ly )?be \w{2,16}(?:ed|en|de|ld|nt|id)\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:]|, (?:and|but|or|provided|except)\b|\b(?:provided|except|unless|if|because|so that|which)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty in one sentence: the parties bound, the modal verb, and the characters of the sentence it spans."""

    who: tuple[int, ...]
    modal: str
    negated: bool
    start: int
    end: int


def resolve(words: str, parties: int, before: str = "") -> tuple[int, ...]:
    """The parties that ``words`` stand for: @B is party 1; "each party" is all ``parties`` of them; () if nobody.

    A pronoun stands for the last party named in ``before``.
    """
    found: set[int] = set()
    for match in REFERENCE.finditer(words):
        if match["token"]:
            found.add(ord(match["token"].upper()) - 65)
        elif match["all"]:
            return tuple(range(parties))
        elif before:
            last = _last_reference(before, parties)
            found.update(last)
    return tuple(sorted(found))


def _last_reference(text: str, parties: int) -> tuple[int, ...]:
    last: tuple[int, ...] = ()
    for match in REFERENCE.finditer(text):
        if match["token"]:
            if not _PREPOSITION.search(text, max(0, match.start() - 16), match.start()):
                last = (ord(match["token"].upper()) - 65,)
        elif match["all"]:
            last = tuple(range(parties))
    return last


def duties(sentence: str, parties: int) -> list[Duty]:
    """The duties that ``sentence`` (canonical text) puts on its parties, in order. ``parties`` is how many there are."""
    found: list[Duty] = []
    modals = list(MODAL.finditer(sentence))
    boundary = 0
    for number, match in enumerate(modals):
        end = modals[number + 1].start() if number + 1 < len(modals) else len(sentence)
        who = _subject(sentence, boundary, match.start(), parties)
        if not who and _PASSIVE.match(sentence, match.start()):
            agent = _AGENT.search(sentence, match.end(), min(end, match.end() + 160))
            if agent:
                who = tuple(range(parties)) if agent["all"] else (ord(agent["token"].upper()) - 65,)
        elif not who and found and re.search(r"\b(?:and|or|but)(?: also| further| \w+ly)? ?$|, ?$", sentence[max(0, match.start() - 16) : match.start()]):
            who = found[-1].who  # "Distributor shall buy the products and shall pay for them"
        negated = bool(match["negated"]) or bool(re.search(r"\b(?:neither|no)(?: \w+)? (?:party|@[A-H])[^,;]{0,40}$|\bneither\b[^;]{0,60}$", sentence[max(boundary, match.start() - 70) : match.start()], re.IGNORECASE))
        found.append(Duty(who, match["modal"].lower(), negated, match.start(), end))
        boundary = match.end()
    return found


def _subject(sentence: str, boundary: int, modal: int, parties: int) -> tuple[int, ...]:
    """The parties named as the subject of the modal verb at ``modal``, looking back no further than ``boundary``."""
    segment = sentence[max(boundary, modal - 320) : modal]
    references = list(REFERENCE.finditer(segment))
    chosen: set[int] = set()
    for match in reversed(references):
        before = segment[: match.start()]
        after = segment[match.end() :]
        if after.startswith("'") or re.match(r" ?party", after):
            if not re.match(r"'s? (?:sole |entire )?(?:obligation|responsibilit|duty|duties|employees|agents|affiliates|personnel|representatives|liability)", after):
                continue
        if _PREPOSITION.search(before) and not re.search(r"\b(?:each|either|both|neither|any|none|one) of (?:the )?$", before, re.IGNORECASE):
            continue
        if match["pronoun"]:
            if len(after) > 40:
                continue
            if match["pronoun"].lower() in ("who", "which"):
                continue
            return _last_reference(sentence[: max(boundary, modal - 320) + match.start()], parties)
        if len(after) > 200 or (len(after) > 60 and ";" in after):
            break
        if chosen and not re.match(r"\s*(?:,|and|or|,? and/or)\s*(?:the )?$", segment[match.end() : last_start]):
            break
        if match["all"]:
            return tuple(range(parties))
        chosen.add(ord(match["token"].upper()) - 65)
        last_start = match.start()
    return tuple(sorted(chosen))


def find_obligations(agreement: Agreement) -> Iterator[Obligation]:
    """Every duty, right and prohibition of a party in the operative part, in the order of the text."""
    parties = len(agreement.parties)
    for sentence in agreement.sentences:
        clause = agreement.clauses[sentence.clause]
        if clause.zone in ("title", "contents", "recital", "signature"):
            continue
        words = agreement.words(sentence)
        shift = len(words) - (sentence.end - sentence.start)
        for duty in duties(words, parties):
            if not duty.who or duty.end <= shift:
                continue
            start, end = max(duty.start - shift, 0) + sentence.start, duty.end - shift + sentence.start
            first, last = agreement.canonical.to_document(start, end)
            action = named(words[duty.start : duty.end], agreement.parties)
            yield Obligation(duty.who, duty.modal, duty.negated, action.strip(" ,;"), sentence.clause, first, last)


def named(canonical: str, parties: tuple[Party, ...]) -> str:
    """Canonical words with the parties' short names put back for reading."""
    for party in parties:
        canonical = canonical.replace(f"@{chr(65 + party.index)}", party.short)
    return canonical
