"""The text of an agreement and the duties in it, for reports that show them."""

from __future__ import annotations

import re
from bisect import bisect_left

from alliance_lint.checking.place import Places
from alliance_lint.checking.report import Body, DutyKind, DutyReport, TextBlock
from alliance_lint.language.agreement import Agreement, Clause, Obligation
from alliance_lint.language.obligations import find_obligations
from alliance_lint.reading.document import Block

_AUXILIARY = r"(?:shall|will|must|may)(?: also| then| further| \w{2,16}ly)? "
_FREE = re.compile(
    rf"(?:{_AUXILIARY})?(?:may\b(?! not)|(?:is|are|be) (?:entitled|permitted|free|authori[sz]ed)\b"
    r"|(?:has|have) (?:the )?(?:sole |exclusive |non-exclusive |full |absolute )?(?:right|option|authority)\b"
    r"|reserves?\b)",
    re.IGNORECASE,
)
# "shall not be obliged to": not a prohibition, but the absence of a duty.
_NEED_NOT = re.compile(
    rf"(?:{_AUXILIARY})?(?:not )?(?:(?:is|are|be) (?:not )?(?:required|obligated|obliged|responsible|liable|bound)"
    r"|(?:has|have) (?:no |any |the )?(?:duty|obligation|responsibility))\b",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"can ?not\b|(?:is|are|be) (?:prohibited|restricted)\b", re.IGNORECASE)
_STATES = re.compile(
    r"(?:hereby |do(?:es)? hereby )?(?:irrevocably |unconditionally )?(?:grants?|appoints?|assigns?|represents?|"
    r"warrants?|acknowledges?|engages?|accepts?|retains?|transfers?|conveys?|licenses?|waives?|releases?|guarantees?|owns?)\b",
    re.IGNORECASE,
)
# The words that open the operative part bind nobody to anything.
_OPENING = re.compile(r"(?:hereby )?(?:(?:mutually )?covenants? and )?agrees?,? as follows\b", re.IGNORECASE)
_INDENTED = frozenset({"yaml", "json"})
"""The formats in which indentation says something."""
_NUMBER = re.compile(
    r"(?:(?:article|section|clause|schedule|exhibit) )?[\w.()]{1,12}[.):]?[ \t\n\u2013\u2014-]+", re.IGNORECASE
)


def body_of(agreement: Agreement) -> Body:
    """Everything of the agreement that a page showing it needs."""
    headings, places = _headings(agreement), Places(agreement)
    return Body(
        tuple(_block(agreement, block, headings.get(at)) for at, block in enumerate(agreement.document.blocks)),
        tuple(
            DutyReport(
                tuple(agreement.parties[index].short for index in duty.who),
                duty_kind(duty.action, negated=duty.negated),
                duty.action,
                places.locate(duty.start, duty.end),
            )
            for duty in find_obligations(agreement)
            if not _opens(duty)
        ),
    )


def duty_kind(action: str, *, negated: bool) -> DutyKind:
    """Whether the words of a duty, which begin with its verb, oblige, forbid, allow or state something.

    ``negated`` tells that it is denied, by the words themselves or by what stands before them.
    """
    if negated and _NEED_NOT.match(action):
        return "may"
    if negated or _FORBIDDEN.match(action):
        return "must_not"
    if _FREE.match(action):
        return "may"
    return "states" if _STATES.match(action) else "must"


def _opens(duty: Obligation) -> bool:
    return _OPENING.match(duty.action) is not None


def _block(agreement: Agreement, block: Block, heading: Clause | None) -> TextBlock:
    document = agreement.document
    level = block.level if block.level is not None else heading.depth + 1 if heading else None
    start = _indented(document.text, block.start) if document.format in _INDENTED else block.start
    return TextBlock(
        start,
        document.text[start : block.end],
        block.label,
        "heading" if heading else block.kind,
        level,
        block.depth or 0,
        document.place(block.start).page,
    )


def _indented(text: str, start: int) -> int:
    """Where the line begins that has nothing but indentation before ``start``."""
    line = text.rfind("\n", 0, start) + 1
    return start if text[line:start].strip() else line


def _headings(agreement: Agreement) -> dict[int, Clause]:
    """The blocks, by ordinal, that hold nothing but a clause's heading: not every format marks headings."""
    document = agreement.document
    starts = [block.start for block in document.blocks]
    found = {}
    for clause in agreement.clauses:
        if not clause.heading:
            continue
        at = bisect_left(starts, clause.start + 1) - 1
        if at < 0 or document.blocks[at].kind not in ("paragraph", "item", "heading"):
            continue
        text = document.text[starts[at] : document.blocks[at].end].strip()
        number = _NUMBER.match(text)
        if clause.heading in (text.rstrip(".:"), text[number.end() :].rstrip(".:") if number else ""):
            found[at] = clause
    return found
