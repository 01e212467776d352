"""The words of a duty as a person reads them: whole, without what the next party does, and with the "not" in place."""

from __future__ import annotations

import re
from collections.abc import Sequence

_JOINS = re.compile(r"[,;:]? (?:and|or|but|nor|while|whereas)\b,? ?|[;:] ?|, (?=(?:the )?@[A-H] ?$)")
_SUBJECT = re.compile(
    r"(?:(?:also|then|further|in turn|\w{2,16}ly),? ?)?"
    r"(?:(?:if|when|where|unless|upon|within|in|on|at|during|after|before|until|for|by)\b[^;:]{0,140}"
    r"|(?:the|such|any|all|each|every|either|neither|no|an?|this|these|those|nothing|both|it|they|we|@[A-H])\b"
    r"(?:(?!\b(?:that|which|who|whom|if|when|where|as|whether|unless|until)\b)[^;:]){0,90})?",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"(?:[,;]? (?:and|but)|[,;]) (?:the )?@[A-H]$")
# What an action does not end with: "is responsible for, and shall pay, the taxes".
_OPEN = re.compile(r"(?:^|\b(?:for|of|to|with|by|in|on|at|from|under|upon|that|the|an?|as|not|be))$", re.IGNORECASE)
_ITEM_END = re.compile(r"[;,]? (?:and|or|and/or)$")
_SAYS_NOT = re.compile(r"(?: also)? not\b| never\b| at no time\b", re.IGNORECASE)
FORBIDS = re.compile(r"not(?: to)?$|^(?:is|are) (?:not|forbidden|barred|precluded|prohibited)\b", re.IGNORECASE)
"""Modal verbs that forbid by themselves: "may not", "is not allowed"."""
_DEEPEST = 6
"""Verbs that can depend on one."""
_LONGEST = 160
"""Characters between what joins two duties and the second verb."""
_AUXILIARIES = ("shall", "will", "must", "may")


def action_end(words: str, modal: int, start: int, following: Sequence[int]) -> int:
    """Where the action ends whose modal verb is ``words[start:modal]``; ``following`` is where the next verbs begin.

    It ends before the next verb that has the same rank ("..., and @B shall"), not before one that depends on it.
    """
    for verb in following[:_DEEPEST]:
        for join in reversed(list(_JOINS.finditer(words, max(modal, verb - _LONGEST), verb))):
            if not _SUBJECT.fullmatch(words, join.end(), verb):
                continue
            end = join.start()
            if words.startswith("@", join.end()):
                other = _OTHER_SUBJECT.search(words, modal, end)
                end = other.start() if other else end
            if _OPEN.search(words[modal:end].strip(" ,;")):
                break
            return end
    return len(words)


def worded(modal: str, rest: str, *, negated: bool) -> str:
    """The action ``modal`` + ``rest``; with "not" where words before it say so ("neither party shall")."""
    rest = _ITEM_END.sub("", rest.rstrip(" ,;"))
    if negated and not FORBIDS.search(modal) and not _SAYS_NOT.match(rest):
        modal = _denied(modal)
    return (modal + rest).strip(" ,;")


def _denied(modal: str) -> str:
    first, _, others = modal.partition(" ")
    verb = first.lower()
    if verb in _AUXILIARIES:
        return f"{modal} not"
    if verb in ("is", "are", "be"):
        return f"{first} not {others}"
    if verb in ("has", "have"):
        return f"{first} no {others.removeprefix('the ')}"
    if others == "to":
        return f"{first} not to"
    last = modal.split()[-1] if verb in ("hereby", "do", "does") else modal
    return f"does not {last.removesuffix('s')}" if last.endswith("s") else f"do not {last}"
