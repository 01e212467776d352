"""The agreement's text cut into pieces, so that findings and provisions can be marked in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alliance_lint.checking.report import SEVERITIES, Finding, ProvisionReport, Severity, TextBlock
from alliance_lint.reports.html.words import kind_words

BLOCKS_IN_A_CHUNK = 20
"""Blocks that a browser lays out together; those far from the window it leaves for later."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in which the same findings (1-based numbers) and provisions stand throughout.

    ``severity`` is that of the gravest finding, None where there is none; ``first`` holds the findings that begin here.
    """

    text: str
    findings: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    severity: Severity | None = None
    provisions: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """A sign at the end of a block that a finding belongs to it. ``marked`` tells that its words are marked, too."""

    number: int
    finding: Finding
    marked: bool


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block with its 0-based ordinal. ``heading`` is 3 to 6, or 0; ``page`` is set where another page begins."""

    index: int
    block: TextBlock
    pieces: tuple[Piece, ...]
    pins: tuple[Pin, ...]
    heading: int
    page: int | None


def block_at(starts: Sequence[int], offset: int) -> int:
    """The index of the block in which a character stands; ``starts`` is where the blocks begin."""
    return max(bisect_right(starts, offset) - 1, 0)


def marked_text(
    blocks: Sequence[TextBlock], findings: Sequence[Finding], provisions: Iterable[ProvisionReport]
) -> tuple[tuple[MarkedBlock, ...], ...]:
    """The text in chunks of blocks. ``findings`` are numbered from 1 in the order in which they are given."""
    starts = [block.start for block in blocks]
    spans: list[list[_Span]] = [[] for _ in blocks]
    pins: list[list[Pin]] = [[] for _ in blocks]
    for provision in provisions:
        _spread(spans, blocks, starts, _Span(provision.location.start, provision.location.end, kind=provision.kind))
    for number, finding in enumerate(findings, 1):
        if not blocks:
            break
        span = _Span(finding.location.start, finding.location.end, number, finding.severity)
        at = _spread(spans, blocks, starts, span) if finding.quote else None
        where = at if at is not None else block_at(starts, finding.location.start)
        pins[where].append(Pin(number, finding, at is not None))
    made, level, page = [], 2, None
    for index, block in enumerate(blocks):
        heading = 0
        if block.kind == "heading":
            # No level may be left out on the way down, or the outline of the page has holes.
            level = heading = min((block.level or 1) + 2, level + 1, 6)
        turned = block.page if block.page != page else None
        page = block.page
        made.append(MarkedBlock(index, block, _pieces(block, spans[index]), tuple(pins[index]), heading, turned))
    return tuple(tuple(made[at : at + BLOCKS_IN_A_CHUNK]) for at in range(0, len(made), BLOCKS_IN_A_CHUNK))


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    finding: int = 0
    severity: Severity | None = None
    kind: str = ""
    begins: bool = True


def _spread(spans: list[list[_Span]], blocks: Sequence[TextBlock], starts: Sequence[int], span: _Span) -> int | None:
    """Lay the span on the blocks that it covers; the index of the first of them, None where it covers no character."""
    first = None
    for index in range(block_at(starts, span.start), len(blocks)):
        block = blocks[index]
        if block.start >= span.end:
            break
        start, end = max(span.start, block.start), min(span.end, block.start + len(block.text))
        if start < end:
            spans[index].append(_Span(start, end, span.finding, span.severity, span.kind, first is None))
            first = index if first is None else first
    return first


def _pieces(block: TextBlock, spans: Sequence[_Span]) -> tuple[Piece, ...]:
    cuts = sorted({block.start, block.start + len(block.text), *(s.start for s in spans), *(s.end for s in spans)})
    made = []
    for start, end in pairwise(cuts):
        over = [span for span in spans if span.start <= start and span.end >= end]
        findings = [span for span in over if span.finding]
        made.append(
            Piece(
                block.text[start - block.start : end - block.start],
                tuple(span.finding for span in findings),
                tuple(span.finding for span in findings if span.begins and span.start == start),
                min((span.severity for span in findings if span.severity), key=SEVERITIES.index, default=None),
                ", ".join(sorted({kind_words(span.kind) for span in over if span.kind})),
            )
        )
    return tuple(made)
