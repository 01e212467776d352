"""Who must, may or must not do what: the duties in a sentence of canonical text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from alliance_lint.language.actions import FORBIDS, action_end, worded
from alliance_lint.language.agreement import Agreement, Obligation, Party

# Expressions are matched in lower case where case tells nothing: under IGNORECASE, `re` takes twice as long.
_QUALITY = (
    r"other|first|disclosing|receiving|recipient|discloser|breaching|non-breaching|defaulting|non-defaulting|"
    r"indemnifying|"
    r"indemnified|terminating|non-terminating|affected|aggrieved|innocent|offending|notifying|requesting|"
    r"responding|owning|"
    r"prevailing|paying|withdrawing|originating|referring|introducing|performing|remaining"
)
REFERENCE = re.compile(
    r"(?=[@abdehinoprstw])(?:"  # the letters that an alternative can begin with: most places are left at once
    r"(?:the )?@(?P<token>[a-h])\b"
    r"|(?P<all>\b(?:each|either|neither|both|all|any|every|no|an?|one|the|such)(?: of)?(?: the| said)?"
    rf"(?: (?:{_QUALITY}))? ?part(?:y|ies)(?: hereto)?\b"
    r"|(?<!third )(?<!third-)\b(?:parties(?: hereto)?|party)\b|\bthe (?:recipient|discloser|receiver|indemnitor|"
    r"indemnitee)\b"
    r"|\b(?:neither|each|recipient|discloser)\b(?= (?:shall|will|may|must|agrees)\b| ?$)"
    r"|\bwe\b(?= (?:agree|will|shall|may|must)\b| ?$))"
    r"|(?P<pronoun>\b(?:it|they|he|she|who|which)\b))",
)
"""Words that stand for a party, in lower case.

Group ``token`` is one by name, ``all`` any party, ``pronoun`` one that was named before.
"""

MODAL = re.compile(
    r"\b(?=[abcdeghilmnoprstuw])(?P<modal>shall|will|must|may(?! \d)|can ?not|agrees? (?:that|not to|to)\b|agrees?\b"
    r"|undertakes?(?: to)?|covenants?(?: and agrees?)?"
    r"|(?P<present>(?:hereby |do(?:es)? hereby )?(?:irrevocably |unconditionally )?(?:grants?|appoints?|"
    r"assigns?|represents?|"
    r"warrants?|acknowledges?|engages?|accepts?|retains?|transfers?|conveys?|licenses?|waives?|releases?|reserves?|"
    r"guarantees?|owns?))"
    r"|(?:is|are|be) (?:responsible|obligated|obliged|required|entitled|liable|bound|prohibited|restricted|"
    r"permitted|free|"
    r"authorized|authorised)"
    r"|(?:is|are|has|have) (?:going )?to(?= [a-z])|(?:has|have) (?:agreed|undertaken|committed|promised) to\b"
    r"|(?:(?:commits?|obliges?|obligates?|binds?) (?:itself |themselves )?|promises? |pledges? |needs? )"
    r"(?:not |never )?to\b"
    r"|(?<=@[a-h] )should\b"
    r"|(?:is|are) (?:not (?:allowed|permitted|entitled|authori[sz]ed)|forbidden|barred|precluded)"
    r"|(?:has|have) (?:the )?(?:sole |exclusive |non-exclusive |full |absolute )?"
    r"(?:right|option|duty|obligation|responsibility|authority))\b"
    r"(?P<negated> (?:also )?not\b| at no time\b| never\b)?",
)
_PREPOSITION = re.compile(
    r"\b(?:to|of|by|with|from|for|between|against|than|upon|on|in|under|behalf of|and its|through|towards?|"
    r"among|via|as|about|regarding|concerning|into|over)"
    r"(?: (?:either|each|both))?(?: the)? ?$",
)
# "Each of @A", "the staff of @A", and in "@A together with @B" the second, act themselves.
_ONE_OF = re.compile(
    r"\b(?:each|either|both|neither|any|none|one|staff|team|personnel|employees|representatives?|engineers|"
    r"management) of (?:the )?$|(?:@[a-h],? (?:together|jointly|along) with|\bas well as) (?:the )?$"
)
_NEITHER = re.compile(
    r"\b(?:neither|no)(?: \w+)? (?:party|parties|@[a-h])[^,;]{0,40}$"
    r"|\bneither\b(?! (?:can|could|is|has|does|did|was|would)\b)[^;]{0,60}$",
)
_AGENT = re.compile(
    r"\bby (?:the )?@(?P<token>[A-H])\b(?: and (?:the )?@(?P<second>[A-H])\b)?"
    r"(?!(?-i: ?[A-Z'][a-z]))|\bby (?P<all>(?:each|either|both|the|"
    r"any)(?: of the)? part(?:y|ies))\b(?!')",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:shall|will|must|may|is to|are to)(?: not)?(?: also| only| \w{1,14}ly){0,2} be (?:\w{1,14}ly )?"
    r"(?:\w{2,16}(?:ed|en|de|ld|nt|id|wn|pt)|borne|done|run|met|set|put|cut|read|made|dealt)\b"
)
# A party that is only to be given something is not the one who is bound.
_RECEIVES = re.compile(
    r"(?:shall|will|must)(?: not)?(?: also| only| \w{1,14}ly){0,2} be (?:\w{1,14}ly )?"
    r"(?:provided|notified|given|paid|reimbursed|informed|indemnified|compensated|credited|supplied|furnished|"
    r"sent|offered)\b"
)
# "In no event shall either party be liable": the subject comes after the verb.
_INVERTED = re.compile(
    r"\b(?:in no (?:event|case|way|instance|circumstances?)|under no (?:circumstances?|conditions?)|nor|at no time)"
    r"[^;.]{0,60}$",
)
_BETWEEN_INVERTED = re.compile(r"[ ,\w'@]{0,40}")
_RELATIVE = re.compile(r"\b(?:which|who|that) (?:\w{2,16}ly |also |then )?$")
_ANTECEDENT = re.compile(r"@[A-H],? ?$")
# "If Acme asks for it, the report shall": a noun of its own leads up to the verb.
_OTHER_SUBJECT = re.compile(
    r"(?:[,;:] (?:then |and |or |but )?|\bthen |\bthat |^)(?P<noun>(?:the|such|any|all|no|this|these|those|"
    r"every|an?|said) "
    r"[^,;:]{1,120})$",
)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|where|until|once|after|before|that|which|as|because|since|"
    r"whether)(?: the)? ?$",
)
_NEAR = 25
"""Characters between a party and a verb without a modal ("Acme hereby grants"); farther off it is mostly a noun."""
_NOT_THE_AGENT = re.compile(
    r"\b(?:unless|if|except|which|that|when|where|executed|signed|and|receipt|after|upon|before|following)\b|[,;]",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"(?:\b(?:and|or|but)(?: also| further| then| \w{2,16}ly)?|,"
    r"|\b(?:and|or|but),? (?:in|at|upon|within|for|on|with|by|if|to|during)\b[^,;]{0,60},?) ?$",
)
# "... and will": nothing stands between the two verbs, so that they have one subject.
_SHARED = re.compile(r"\b(?:and|or|but)(?: also| further| then| \w{2,16}ly)? ?$")
# "its own costs" is no verb.
_OWN = re.compile(r"\b(?:its|their|his|her|our|your|each|the|an?|my|whose|@[a-h]'s|'s) $")
GOVERNS = frozenset(("shall", "will", "must", "may", "cannot", "can not"))
"""Verbs that only another verb gives a meaning: "shall pay", and not "represents"."""

_SAME_MODAL = re.compile(r" (?:also |then |further |\w{2,16}ly |not ){0,2}$")
# What can stand between a party and its verb. Any other noun makes the party the owner: "Acme products shall".
_STILL_SUBJECT = re.compile(
    r" ?(?:$|[,(]|(?:hereby|also|and|or|further|alone|itself|themselves|only|then|thereafter|at|in|on|upon|for|"
    r"from|during|within|"
    r"with|without|acting|as|if|when|who|which|that|not|both|each|to|is|are|has|have|had|after|before|by|hereto|"
    r"so|nor|but|"
    r"under|pursuant|subject|agrees?|shall|will|may|must|having|being|receiving|making|does|do|therefore|"
    r"accordingly|otherwise|"
    r"would|can|should|together|along|promises|pledges|needs|where|prior|through|until|unless|while|whichever|warrants?|represents?|acknowledges?|"
    r"covenants?|"
    r"staff|personnel|employees|representatives|agents|affiliates|subsidiaries|team|directors|officers|\w{2,16}ly)\b)"
)
_OWN_PEOPLE = re.compile(
    r"'s? (?:sole |entire |own )?(?:obligation|responsibilit|duty|duties|liability|"
    r"(?:[\w-]{2,14} ){0,2}(?:employees|agents|affiliates|personnel|representatives?|staff|team|"
    r"engineers?|technicians?|sales ?force|managers?|crews?|trainers?|officers|directors|experts?|people)\b)"
)
_LIST_OF_PARTIES = re.compile(
    r" ?(?:,|and|or|,? and/or|,? nor|,? as well as|,? (?:together|jointly|along) with) ?(?:the )?$"
)


class _Sentence(NamedTuple):
    """A sentence of canonical text, as it is and in lower case."""

    text: str
    lower: str


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
    for match in REFERENCE.finditer(words.lower()):
        if match["token"]:
            found.add(_index(match["token"]))
        elif match["all"]:
            return tuple(range(parties))
        elif before:
            found.update(_last_reference(before.lower(), parties))
    return tuple(sorted(found))


def duties(sentence: str, parties: int) -> list[Duty]:
    """The duties that ``sentence`` (canonical text) puts on its parties, in order. ``parties`` is how many there are.

    A modal verb with another subject ("the fee shall be ...") is a duty of nobody: its ``who`` is empty.
    """
    words = _Sentence(sentence, sentence.lower())
    modals = [
        match
        for before, match in _with_previous(MODAL.finditer(words.lower))
        # "shall have the right", "will be liable": one duty, not two.
        if before is None or not _SAME_MODAL.fullmatch(words.lower, before.end(), match.start())
    ]
    found: list[Duty] = []
    boundary = 0
    for number, match in enumerate(modals):
        end = modals[number + 1].start() if number + 1 < len(modals) else len(sentence)
        if found and _closes_inversion(words, found[-1], boundary, match.start()):
            continue
        who, negated = _bound(words, match, boundary, end, found, parties)
        if match["present"] and (not who or _goes_on(words, match, found)):
            continue  # a noun ("licenses"), or what something else does
        found.append(Duty(who, match["modal"], negated, match.start(), end))
        boundary = match.end()
    return found


def _goes_on(sentence: _Sentence, match: re.Match[str], found: list[Duty]) -> bool:
    """Is the verb only governed by the one before: the second in "may assign or transfer", or "seeks to appoint"?"""
    if not found or not found[-1].who or match["modal"].endswith("s"):
        return False
    start = match.start()
    return sentence.text.startswith("to ", start - 3) or (
        found[-1].modal in GOVERNS and _SHARED.search(sentence.lower, max(0, start - 30), start) is not None
    )


def _closes_inversion(sentence: _Sentence, before: Duty, boundary: int, start: int) -> bool:
    """Is the verb at ``start`` the other half of the duty before it: "in no event shall either party" / "be "
    "liable"?"""
    return (
        sentence.text.startswith(("be ", "BE "), start)
        and _BETWEEN_INVERTED.fullmatch(sentence.text, boundary, start) is not None
        and _inverted(sentence.lower, 0, before.start)
    )


def _inverted(lower: str, boundary: int, start: int) -> bool:
    """Does the subject come after the verb at ``start``? That shows at most 90 characters before it."""
    first = max(boundary, start - 90)
    return "no" in lower[first:start] and _INVERTED.search(lower, first, start) is not None


def _bound(
    sentence: _Sentence, match: re.Match[str], boundary: int, end: int, found: list[Duty], parties: int
) -> tuple[tuple[int, ...], bool]:
    """Who is bound by the modal ``match``, and whether it forbids."""
    start = match.start()
    text, lower = sentence
    negated = bool(match["negated"]) or FORBIDS.search(match["modal"]) is not None
    negated = negated or _NEITHER.search(lower, max(boundary, start - 70), start) is not None
    if _inverted(lower, boundary, start):
        subject = REFERENCE.match(lower, match.end() + 1)
        if subject and not subject["pronoun"] and not text.startswith("'", subject.end()):
            return resolve(subject.group(), parties), True
    if match["present"]:
        if match["modal"] == "own" and _OWN.search(lower, max(0, start - 10), start):
            return (), negated
        who = _subject(sentence, max(boundary, start - _NEAR - 40), start, parties, near=_NEAR)
    elif _RECEIVES.match(text, start):
        return _agent(text, start, end, parties), negated
    elif found and found[-1].who and _SHARED.search(lower, max(boundary, start - 30), start):
        # "neither party may assign it or may pledge it"
        alike = found[-1].negated and text.startswith("or ", text.rfind(" ", 0, start - 1) + 1)
        return found[-1].who, negated or alike
    else:
        who = _subject(sentence, boundary, start, parties)
    if not who and found and _COORDINATED.search(lower, max(boundary, start - 80), start):
        who = found[-1].who  # "Distributor shall buy the products and shall pay for them"
    return who or _agent(text, start, end, parties), negated


def subject_before(sentence: str, at: int, parties: int) -> tuple[int, ...]:
    """The parties who are the subject of the verb at character ``at``, whatever the verb; () where nobody is."""
    words = _Sentence(sentence, sentence.lower())
    return _subject(words, max(0, at - _NEAR - 60), at, parties, near=_NEAR)


def find_obligations(agreement: Agreement) -> Iterator[Obligation]:
    """Every duty, right and prohibition of a party in the operative part, in the order of the text."""
    parties = len(agreement.parties)
    for sentence in agreement.sentences:
        clause = agreement.clauses[sentence.clause]
        if clause.zone in ("title", "contents", "recital", "signature"):
            continue
        words = agreement.words(sentence)
        shift = len(words) - (sentence.end - sentence.start)
        found = duties(words, parties)
        for at, duty in enumerate(found):
            verb = duty.start + len(duty.modal)
            last = action_end(words, verb, duty.start, [each.start for each in found[at + 1 :]])
            if not duty.who or last <= shift:
                continue
            begin = _past_subject(words, duty.start, verb) if duty.negated else verb
            action = worded(words[duty.start : verb], words[begin:last], negated=duty.negated)
            if action.lower() in (f"{duty.modal}:", f"{duty.modal} not:"):
                continue  # each of the items says what
            start, end = max(duty.start - shift, 0) + sentence.start, last - shift + sentence.start
            place = agreement.canonical.to_document(start, end)
            action = named(action, agreement.parties)
            yield Obligation(duty.who, duty.modal, duty.negated, action, sentence.clause, *place)


def _past_subject(words: str, start: int, verb: int) -> int:
    """Where the action goes on after the verb at ``start``: "in no event shall" / "either party" / "be liable"."""
    lower = words.lower()
    if _inverted(lower, 0, start):
        subject = REFERENCE.match(lower, verb + 1)
        if subject and not subject["pronoun"]:
            return subject.end()
    return verb


def named(canonical: str, parties: tuple[Party, ...]) -> str:
    """Canonical words with the parties' short names put back for reading."""
    for party in parties:
        canonical = canonical.replace(f"@{chr(65 + party.index)}", party.short)
    return canonical


def _index(token: str) -> int:
    return ord(token.upper()) - 65


def _with_previous(matches: Iterator[re.Match[str]]) -> Iterator[tuple[re.Match[str] | None, re.Match[str]]]:
    before: re.Match[str] | None = None
    for match in matches:
        yield before, match
        before = match


def _last_reference(lower: str, parties: int) -> tuple[int, ...]:
    """The last party named in ``lower``, words in lower case."""
    last: tuple[int, ...] = ()
    for match in REFERENCE.finditer(lower):
        if match["token"]:
            if not _PREPOSITION.search(lower, max(0, match.start() - 16), match.start()):
                last = (_index(match["token"]),)
        elif match["all"]:
            last = tuple(range(parties))
    return last


def _agent(sentence: str, modal: int, end: int, parties: int) -> tuple[int, ...]:
    """Who acts in a passive: "the fee shall be paid by @A"; () where nobody is named."""
    passive = _PASSIVE.match(sentence, modal)
    if not passive:
        return ()
    agent = _AGENT.search(sentence, passive.end(), min(end, passive.end() + 120))
    if not agent or _NOT_THE_AGENT.search(sentence, passive.end(), agent.start()):
        return ()
    if agent["all"]:
        return tuple(range(parties))
    return tuple(sorted({_index(token) for token in (agent["token"], agent["second"]) if token}))


def _subject(sentence: _Sentence, boundary: int, modal: int, parties: int, near: int = 200) -> tuple[int, ...]:
    """The parties named as the subject of the modal verb at ``modal``, looking back no further than ``boundary``.

    ``near`` is the most characters that can stand between the subject and the verb.
    """
    first = max(boundary, modal - 320)
    text, lower = sentence
    near_by = max(first, modal - 40)
    relative = _RELATIVE.search(text, near_by, modal)
    if relative and not _ANTECEDENT.search(text[max(near_by, relative.start() - 12) : relative.start()]):
        return ()
    chosen: set[int] = set()
    nearest = modal
    other = _OTHER_SUBJECT.search(lower, first, modal)
    for match in reversed(list(REFERENCE.finditer(lower, first, modal))):
        start, end = match.span()
        between = modal - end
        if other and start < other.start("noun"):
            break
        if _is_owner(text, match, modal) or _is_object(lower, first, start):
            continue
        if match["pronoun"]:
            if chosen:
                break  # "it is agreed that @A shall"
            if between > 40 or match["pronoun"] in ("who", "which"):
                continue
            return _last_reference(lower[:start], parties)
        if between > near or (between > 60 and ";" in text[end:modal]):
            break
        if near == _NEAR and _CONDITION.search(lower, max(0, start - 16), start):
            break
        if chosen and not _LIST_OF_PARTIES.fullmatch(text, end, nearest):
            break
        if match["all"]:
            return tuple(range(parties))
        chosen.add(_index(match["token"]))
        nearest = start
    return tuple(sorted(chosen))


def _is_owner(sentence: str, match: re.Match[str], modal: int) -> bool:
    """Does the party only own the subject ("@A's products shall", "@A Products shall")? Its people stand for it."""
    end = match.end()
    if sentence.startswith("'", end):
        return not _OWN_PEOPLE.match(sentence, end)
    return bool(match["token"]) and not _STILL_SUBJECT.match(sentence, end, modal)


def _is_object(lower: str, first: int, start: int) -> bool:
    """Is the party the object of a preposition ("payments to @A shall"), and not "each of @A"?"""
    near = max(first, start - 24)
    return bool(_PREPOSITION.search(lower, near, start)) and not _ONE_OF.search(lower, near, start)
