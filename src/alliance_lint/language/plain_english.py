"""What letters and click-through terms say shorter: "we'll send", "you can't sell", "Keep the link on your page".

Rules are written for "shall send" and "may not sell". Contractions are read in full, and where one of the parties is
"you", an order is read as that party's duty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_CONTRACTED = re.compile(
    r"\b(?:(?P<will>w)on't|(?P<shall>sh)an't|(?P<can>c)an't"
    r"|(?:do|does|did|is|are|was|were|has|have|had|could|should|would|must|need)(?P<rest>n't))\b"
    r"|(?<=[a-z])(?P<after>'(?:ll|re|ve|d(?= (?:like|love|prefer))))\b",
    re.IGNORECASE,
)
# Where one may end: `re` goes from apostrophe to apostrophe faster than it tries so many words at every character.
_SHORTENED = re.compile(r"'(?:[tT]|[lL]{2}|[rR][eE]|[vV][eE]|[dD])\b")
_BEFORE, _BEYOND = len("shouldn"), len("'d prefer") + 1
_AFTER = {"'ll": " will", "'re": " are", "'ve": " have", "'d": " would"}

_VERBS = (
    "add|advertise|answer|arrange|ask|avoid|bring|buy|call|check|collect|deal|deliver|display|feature|follow|forward|"
    "give|hand|help|introduce|invite|keep|leave|link|list|mention|offer|order|pass|pay|place|post|print|promote|"
    "provide|publish|put|recommend|refer|report|return|run|sell|send|share|show|stock|store|supply|support|tag|"
    "talk|tell|train|treat|update|use|write"
)
_OBJECT = (
    r"(?:the|a|an|our|your|us|it|them|each|every|all|any|only|no|at|to|with|in|on|up|out|that|this|these|those|"
    r"customers|clients|shoppers|people|\d{1,4})"
)
_ORDER = re.compile(
    r"(?:Please |Always |Also )?(?:(?P<never>Never|(?:[Pp]lease )?[Dd]o(?: not|n't))|"
    rf"(?P<verb>{_VERBS}))(?= [a-z\d(:])",
    re.IGNORECASE,
)
_DIRECT = re.compile(rf" (?:\w{{3,14}}ly )?{_OBJECT}\b| [^.;:]{{2,40}}\b(?:our|us|your|we|you)\b")
_AFTER_CONDITION = re.compile(
    r"(?<=, )(?:please )?(?P<verb>tell|ask|let|send|give|ring|call|write to)(?= (?:us|our|them)\b)"
)
_BEGIN = re.compile(r"(?<=[.!?;] )[A-Z]")
# How the letter itself is to be accepted is no duty under it.
_SIGNING = re.compile(
    r"[^.]{0,120}\b(?:sign (?:and|it|this|below|here|both)|signed|signing|countersign|enclosed|copy of|questions)\b",
    re.IGNORECASE,
)


def contractions(folded: str) -> Iterator[tuple[int, int, str]]:
    """Every contraction of a verb in ``folded`` with what it is short for."""
    for shortened in _SHORTENED.finditer(folded):
        at = shortened.start()
        near = _CONTRACTED.finditer(folded, max(0, at - _BEFORE), at + _BEYOND)
        match = next((each for each in near if each.start() <= at < each.end()), None)
        if match is None:
            continue
        start, end = match.span()
        if match["rest"]:
            yield match.start("rest"), end, " not"
        elif match["after"]:
            yield start, end, _AFTER[match["after"].lower()]
        elif match["will"]:
            yield start, end, match["will"] + "ill not"
        elif match["shall"]:
            yield start, end, match["shall"] + "all not"
        else:
            yield start, end, match["can"] + "annot"


def orders(folded: str, begins: Iterable[int], who: str) -> Iterator[tuple[int, int, str]]:
    """Every order to the party ``who`` ("@B") in ``folded``, as the duty that it is: "@B shall keep".

    ``begins`` are where paragraphs begin, behind their numbers.
    """
    places = {*begins, *(match.start() for match in _BEGIN.finditer(folded))}
    for at in sorted(places):
        match = _ORDER.match(folded, at)
        if not match or _SIGNING.match(folded, at):
            continue
        if match["never"]:
            yield at, match.end(), f"{who} shall not"
        elif _DIRECT.match(folded, match.end()):
            yield at, match.end(), f"{who} shall {match['verb'].lower()}"
    for match in _AFTER_CONDITION.finditer(folded):
        yield *match.span(), f"{who} shall {match['verb']}"
