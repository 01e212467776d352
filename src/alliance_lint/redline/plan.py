"""Decides, for any format, which remark stands at which words and which wording goes in after which paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alliance_lint.checking.insertion import at_the_end
from alliance_lint.checking.report import SEVERITIES, DocumentReport, Finding, Insertion
from alliance_lint.checking.wording import is_instruction
from alliance_lint.language.agreement import Agreement, Clause
from alliance_lint.redline.closing import Closing, closing_section
from alliance_lint.redline.numbers import following_label
from alliance_lint.redline.outline import block_at, clause_at, end_of, is_mere_heading
from alliance_lint.redline.proposal import Proposal, proposal_of
from alliance_lint.redline.values import Left, ReviewOptions

_OUTSIDE = frozenset({"note", "header", "footer", "furniture"})
"""Kinds of blocks after which nothing is inserted: they are no part of the running text."""
_SAME = 0.8
"""Share of the words of two findings together that is about both, from which on one comment is enough."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A paragraph to insert after the block with index ``after``, made like the block with index ``model``.

    ``number`` is its number where numbers are typed by hand, else "". The heading of a new section has no ``finding``.
    """

    finding: Finding | None
    text: str
    after: int
    model: int
    number: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on one or several findings.

    It stands at the characters ``[start, end)`` of the text, or, where ``addition`` is set, at the paragraph that it
    proposes. ``exact`` says that these are the words concerned, and not just the nearest place.
    """

    findings: tuple[Finding, ...]
    start: int
    end: int
    exact: bool
    addition: Addition | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be marked, remarks and additions in the order of the text.

    ``proposals`` and ``added`` are by the identity (``id``) of the finding.
    """

    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    additions: tuple[Addition, ...]
    proposals: dict[int, Proposal]
    added: dict[int, Addition]
    left: tuple[Left, ...]


def plan(
    agreement: Agreement, report: DocumentReport, options: ReviewOptions, obstacle: Callable[[int, int], str]
) -> Plan:
    """What to mark for the findings of ``report``.

    ``obstacle(after, model)`` says why nothing can be inserted after the block with that index in the looks of that
    other one, or "".
    """
    gravest = SEVERITIES[: SEVERITIES.index(options.severity) + 1]
    findings = tuple(each for each in report.findings if each.severity in gravest and each.suppression is None)
    proposals = {id(each): proposal_of(each.suggestion) for each in findings}
    places: list[_Place] = []
    left: list[Left] = []
    for finding in findings:
        if finding.insertion is None or options.comments_only or not adds_wording(finding):
            continue
        place = _place(agreement, finding, finding.insertion, obstacle)
        if isinstance(place, Left) and finding.insertion.related and (end := at_the_end(agreement)):
            # A table or a field takes no paragraph; the end of the agreement does.
            other = _place(agreement, finding, end, obstacle)
            place = other if isinstance(other, _Place) else place
        if isinstance(place, Left):
            left.append(place)
        else:
            places.append(place)
    places.sort(key=lambda place: (place.after, place.at_end))
    additions = tuple(_additions(agreement, places, proposals, obstacle))
    added = {id(each.finding): each for each in additions if each.finding is not None}
    return Plan(findings, _remarks(agreement, findings, added), additions, proposals, added, tuple(left))


class _Place(NamedTuple):
    """Where the wording of a finding goes; ``at_end`` says that no clause is related to it."""

    after: int
    at_end: bool
    model: int
    clause: int
    finding: Finding


def _place(
    agreement: Agreement, finding: Finding, insertion: Insertion, obstacle: Callable[[int, int], str]
) -> _Place | Left:
    after = last_block(agreement, insertion)
    if after is None:
        return Left(finding, "the file has no clause to insert it after")
    model = _model(agreement, insertion, after)
    reason = obstacle(after, model)
    return Left(finding, reason) if reason else _Place(after, not insertion.related, model, insertion.clause, finding)


def _additions(
    agreement: Agreement,
    places: Sequence[_Place],
    proposals: dict[int, Proposal],
    obstacle: Callable[[int, int], str],
) -> Iterator[Addition]:
    """The paragraphs to insert, in the order of the text, numbered where numbers are typed by hand."""
    taken: set[str] = set()
    closing: Closing | None = None
    count = 0
    for place in places:
        if place.at_end and not count:
            closing = closing_section(agreement, place.clause, taken)
            if closing is not None and obstacle(place.after, closing.model):
                closing = None
            if closing is not None:
                yield Addition(None, closing.text, place.after, closing.model, closing.number)
        count += place.at_end
        label = _typed_label(agreement, place.model)
        if not label:
            number = ""
        elif closing is not None and place.at_end:
            number = closing.sub_number(label, count)
        else:
            clause = clause_at(agreement, agreement.document.blocks[place.model].start)
            number = "" if clause is None else following_label(agreement.clauses, clause.index, taken)
        yield Addition(place.finding, proposals[id(place.finding)].text, place.after, place.model, number)


def adds_wording(finding: Finding) -> bool:
    """Whether the proposed wording can be inserted without striking any.

    What to strike is for people to decide, so wording that should take the place of other words, or that settles which
    of two clauses holds, is only shown.
    """
    return (
        finding.insertion is not None
        and finding.status != "conflict"
        and bool(finding.suggestion)
        and not is_instruction(finding.suggestion)
    )


def last_block(agreement: Agreement, insertion: Insertion) -> int | None:
    """The index of the block that wording goes behind: the last of the clause and of all clauses below it.

    In a clause without number and heading, which is as long as the paragraphs run, it is the block that is the nearest.
    """
    clause = agreement.clauses[insertion.clause]
    end = insertion.at + 1 if _is_run(clause) else end_of(agreement.clauses, clause.index)
    blocks = agreement.document.blocks
    at = bisect_right(blocks, end - 1, key=lambda block: block.start) - 1
    while at >= 0 and blocks[at].kind in _OUTSIDE:
        at -= 1
    return at if at >= 0 and blocks[at].end > clause.start else None


def _is_run(clause: Clause) -> bool:
    return not clause.label and not clause.heading


def _model(agreement: Agreement, insertion: Insertion, last: int) -> int:
    """The block whose looks the new paragraph takes on: the first of the clause that is more than a heading."""
    blocks = agreement.document.blocks
    clause = agreement.clauses[insertion.clause]
    if _is_run(clause):
        return last
    start = clause.start
    for at in range(block_at(agreement, start), last + 1):
        if blocks[at].kind not in _OUTSIDE and not is_mere_heading(agreement, blocks[at]):
            return at
    return last


def _typed_label(agreement: Agreement, model: int) -> str:
    """The label that a block has in its text, typed by hand; "" for none, or one that the format counts."""
    block = agreement.document.blocks[model]
    clause = clause_at(agreement, block.start)
    if block.label or clause is None or not block.start <= clause.start < block.end:
        return ""
    return clause.label if agreement.document.text.startswith(clause.label, block.start) else ""


def _remarks(agreement: Agreement, findings: Sequence[Finding], additions: dict[int, Addition]) -> tuple[Remark, ...]:
    """The remarks in the order of the text: one for all findings about the same words, one for each absence."""
    remarks: list[tuple[int, int, Remark]] = []
    quoted: list[Remark] = []
    for order, finding in enumerate(findings):
        addition = additions.get(id(finding))
        if finding.quote:
            _join(quoted, Remark((finding,), *_words(agreement, finding), exact=True))
        elif addition is not None:
            end = agreement.document.blocks[addition.after].end
            remarks.append((end, order, Remark((finding,), end, end, exact=False, addition=addition)))
        else:
            start, end = _nearest(agreement, finding)
            remarks.append((start, order, Remark((finding,), start, end, exact=False)))
    remarks += [(remark.start, -1, remark) for remark in quoted]
    return tuple(each[2] for each in sorted(remarks, key=lambda each: (each[0], each[1], each[2].end)))


def _join(remarks: list[Remark], new: Remark) -> None:
    """Adds a remark, or its finding to the remark that is about the same words but for a few."""
    for at, known in enumerate(remarks):
        shared = min(known.end, new.end) - max(known.start, new.start)
        start, end = min(known.start, new.start), max(known.end, new.end)
        if shared >= _SAME * (end - start):
            remarks[at] = Remark(known.findings + new.findings, start, end, exact=True)
            return
    remarks.append(new)


def _words(agreement: Agreement, finding: Finding) -> tuple[int, int]:
    """The words concerned, from the first whole word to the last, without white space around them."""
    text = agreement.document.text
    # A finding about a suppression may be about another file.
    start = min(finding.location.start, len(text) - 1)
    end = min(max(finding.location.end, start + 1), len(text))
    while end - start > 1 and text[start].isspace():
        start += 1
    while end - start > 1 and text[end - 1].isspace():
        end -= 1
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _nearest(agreement: Agreement, finding: Finding) -> tuple[int, int]:
    """The last word of the clause that wording would follow: the place where something is missing."""
    insertion = finding.insertion
    at = None if insertion is None else last_block(agreement, insertion)
    if at is None:
        return _words(agreement, finding)
    block = agreement.document.blocks[at]
    words = list(re.finditer(r"\S+", agreement.document.text[block.start : block.end]))
    return block.start + words[-1].start(), block.end
