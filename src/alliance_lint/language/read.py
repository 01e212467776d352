"""From a document to an agreement: the one function of this layer that the next stages call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from alliance_lint.language.agreement import Agreement, Clause, Party, Sentence
from alliance_lint.language.canonical import Canonical, canonicalise
from alliance_lint.language.clauses import Outline, outline
from alliance_lint.language.entries import MOST
from alliance_lint.language.fold import fold
from alliance_lint.language.headed import (
    headed_by,
    heading_span,
    introduced_by,
    names_only,
    provider,
    shares_out,
    subject_for,
)
from alliance_lint.language.naming import TOKENS, Mentions
from alliance_lint.language.parties import find_parties
from alliance_lint.language.plain_english import contractions, orders
from alliance_lint.language.sentences import introduces, split_sentences
from alliance_lint.language.speakers import spoken_forms
from alliance_lint.language.units import FURNITURE
from alliance_lint.reading.document import Document, Notice

_Span = tuple[int, int]
_SPACES = re.compile("  +")

NO_PARTY = (
    "No party was recognised, so findings name none, and answers about whom a clause binds or favours mean little. "
    "'alliance-lint inspect' shows what was read."
)
"""Almost every check asks who is bound; a report that was made without knowing must not read like any other."""


def understand(document: Document) -> Agreement:
    """Read ``document`` as an agreement. Never fails: a text without clauses or parties has none."""
    folded = fold(document.text)
    naming = find_parties(document.blocks, folded)
    if naming.more:
        told = (
            f"There are more than {MOST} parties; what is said of those after {naming.parties[-1].name} is not checked."
        )
        document = replace(document, notices=(*document.notices, Notice(told)))
    if not naming.parties:
        document = replace(document, notices=(*document.notices, Notice(NO_PARTY)))
    mentions = Mentions(naming.parties, naming.generic, spoken_forms(folded, naming.parties))
    drawn = outline(document, folded, mentions.pattern)
    canonical = canonicalise(folded, _edits(document, folded, mentions, drawn, naming.parties))
    return Agreement(
        document,
        canonical,
        _title(document, folded),
        naming.parties,
        drawn.clauses,
        tuple(_sentences(canonical, drawn, folded)),
    )


def _edits(
    document: Document, folded: str, mentions: Mentions, drawn: Outline, parties: tuple[Party, ...]
) -> list[tuple[int, int, str]]:
    edits = [(block.start, _past_spaces(folded, block.end), "") for block in document.blocks if block.kind in FURNITURE]
    edits += [(*match.span(), " ") for match in _SPACES.finditer(folded)]
    if "\u00ad" in folded:
        edits += [(*match.span(), "") for match in re.finditer("\u00ad", folded)]
    # "RESELLER AGREEMENT" names a kind of agreement, although the reseller is a party.
    titles = [(clause.start, clause.end) for clause in drawn.clauses[:12] if clause.zone == "title"]
    found = mentions.find(folded, begins=frozenset(block.start for block in document.blocks))
    past = max((end for _, end in titles), default=0)
    edits += [e for e in found if e[0] >= past or not any(start <= e[0] < end for start, end in titles)]
    edits += contractions(folded)
    addressed = [party for party in parties if "you" in party.names]
    if len(addressed) == 1:
        begins = (paragraph.start for paragraph in drawn.paragraphs)
        edits += orders(folded, begins, "@" + TOKENS[addressed[0].index])
    edits.sort()
    return edits


def _past_spaces(folded: str, at: int) -> int:
    """Where the white space after furniture ends; what is before the furniture is one space already."""
    while at < len(folded) and folded[at] == " ":
        at += 1
    return at


def _sentences(canonical: Canonical, drawn: Outline, folded: str) -> list[Sentence]:
    sentences: list[Sentence] = []
    text = canonical.text
    leads: dict[int, _Span] = {}
    unnumbered: _Span | None = None  # the words of a paragraph without a number that introduce the items after it
    bullets = _Bullets()
    headings = _Headings(canonical, drawn.clauses, folded)
    for paragraph in drawn.paragraphs:
        clause, item = paragraph.clause, paragraph.item
        first, last = canonical.from_document(paragraph.start), canonical.from_document(paragraph.end)
        while first < last and text[first] == " ":
            first += 1
        while last > first and text[last - 1] == " ":
            last -= 1
        if first >= last:
            continue
        # A line that begins small, below words that introduce it, is an item though it has no mark.
        item = item or (clause in leads and text[first].islower())
        lead = _lead_for(drawn.clauses[clause], leads) if item else None
        if item and lead is None and drawn.clauses[clause].parent is None:
            lead = unnumbered
        if paragraph.bullet:
            lead = bullets.lead(clause, paragraph.bullet, lead)
        spans = split_sentences(text, first, last)
        for a, b, own in spans:
            told, leading = headings.read(clause, own or lead, text[a:b], listed=item)
            sentences.append(Sentence(len(sentences), clause, a, b, told, leading))
            lead = None  # the words that introduce an item are read with its first sentence
        a, b, own = spans[-1]
        opened = introduces(text, a, b) or ((a, b) if headed_by(text[first:last]) else None)
        if paragraph.bullet:
            bullets.open(opened)
        elif opened:
            leads[clause] = opened
            unnumbered = unnumbered if item else opened
        elif not item:
            leads.pop(clause, None)
            unnumbered = None
    return sentences


_NEAREST = 60
"""Clauses: how far above a list the party's name can stand whose tasks it lists."""


class _Headings:
    """The headings and introductions that say whose duties stand below them."""

    def __init__(self, canonical: Canonical, clauses: tuple[Clause, ...], folded: str) -> None:
        self._canonical = canonical
        self._clauses = clauses
        self._folded = folded
        self._above: dict[int, tuple[str, _Span] | None] = {}
        self._alone: dict[int, tuple[str, _Span] | None] = {}
        self._headings = dict(self._placed())
        """The headings of the operative part and of exhibits, by the clause, and where they stand."""
        named = ((clause, names_only(words), span) for clause, (words, span) in self._headings.items())
        self._names = {clause: (who, span) for clause, who, span in named if who}
        """Those that are a party's name alone."""

    def read(self, clause: int, lead: _Span | None, words: str, *, listed: bool) -> tuple[_Span | None, str]:
        """The span that introduces ``words`` of ``clause``, and what it is read as where it is no part of a sentence.

        ``lead`` is the introduction that stands directly before the words or their list.
        """
        if lead is None:
            who, span = self._headed(clause) or ("", None)
            named = None if who else self._named(clause)
            if named:
                leading = provider(named[0], words)
                return (named[1], leading) if leading else (None, "")
        else:
            who, span = introduced_by(self._canonical.text[slice(*lead)]), lead
        leading = subject_for(who, words, listed=listed) if who else ""
        return (span, leading) if leading else (lead, "")

    def _headed(self, clause: int) -> tuple[str, _Span] | None:
        """Whose duties the heading of a clause announces, or of one above it, and where it stands."""
        if clause not in self._above:
            here = self._clauses[clause]
            words, span = self._headings.get(clause, ("", (0, 0)))
            who = headed_by(words)
            above = self._headed(here.parent) if here.parent is not None and not who else None
            self._above[clause] = (who, span) if who else above
        return self._above[clause]

    def _named(self, clause: int) -> tuple[str, _Span] | None:
        """The party whose name alone is the heading above a clause, below one that shares out duties, and its place."""
        if not self._names:
            return None
        if clause not in self._alone:
            at = clause
            while at not in self._names and self._clauses[at].label and at > max(0, clause - _NEAREST):
                at -= 1
            self._alone[clause] = self._names[at] if at in self._names and self._shared_out(at) else None
        return self._alone[clause]

    def _placed(self) -> Iterator[tuple[int, tuple[str, _Span]]]:
        for clause in self._clauses:
            span = heading_span(clause, self._folded) if clause.zone in ("operative", "exhibit") else None
            if span:
                first, last = map(self._canonical.from_document, span)
                yield clause.index, (self._canonical.text[first:last], (first, last))

    def _shared_out(self, clause: int) -> bool:
        """Is the last heading before a clause that is more than a party's name one that shares out duties?"""
        for at in range(clause - 1, max(-1, clause - _NEAREST), -1):
            heading = self._clauses[at].heading
            if heading and at not in self._names:
                return shares_out(heading)
        return False


class _Bullets:
    """The bullets that are open, outermost first: one introduces those of the levels below it, never its own."""

    def __init__(self) -> None:
        self._clause = -1
        self._open: list[tuple[str, _Span | None]] = []

    def lead(self, clause: int, level: str, lead: _Span | None) -> _Span | None:
        """The words that introduce the next bullet of ``clause``, whose list ``lead`` introduces."""
        if clause != self._clause:
            self._clause, self._open = clause, []
        kept = next((at for at, (known, _) in enumerate(self._open) if known == level), len(self._open))
        self._open[kept:] = [(level, None)]
        return next((each for _, each in reversed(self._open) if each), lead)

    def open(self, introducing: _Span | None) -> None:
        """The last bullet ends with words that introduce others."""
        self._open[-1] = (self._open[-1][0], introducing)


def _lead_for(clause: Clause, leads: dict[int, _Span]) -> _Span | None:
    """The words that introduce an item of ``clause``: its own, or those of the clause that holds it."""
    if clause.index in leads:
        return leads[clause.index]
    return leads.get(clause.parent) if clause.parent is not None else None


_TITLE = re.compile(
    r"\b(?:agreement|contract|alliance|venture|memorandum|letter|terms|arrangement|deed|protocol)\b", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"exhibit|schedule|section|article|\d|this\b|.*(?::|\b(?:is|are|shall|will|made|dated)\b)", re.IGNORECASE
)
_FILED_AS = re.compile(r"^exhibit [\d.]{2,6} (?=\w)", re.IGNORECASE)
_THIS_AGREEMENT = re.compile(
    r"\b(?:THIS|This) ([A-Z][\w\- ,&/]{3,80}?(?:AGREEMENT|Agreement|CONTRACT|Contract))\b"
    r"|\b((?:(?!THIS )[A-Z][A-Z&,/'\-]{1,20} ){1,8}(?:AGREEMENT|CONTRACT|UNDERSTANDING))\b"
)


def _title(document: Document, folded: str) -> str:
    """The agreement's own title: the first short block that names a kind of agreement, or the first short block."""
    short = [
        _FILED_AS.sub("", " ".join(document.text[block.start : block.end].split()).strip(" *_#"))
        for block in document.blocks[:12]
        if block.kind not in FURNITURE and block.end - block.start < 120
    ]
    for text in short:
        if _TITLE.search(text) and not _NO_TITLE.match(text):
            return text
    opening = _THIS_AGREEMENT.search(" ".join(folded[:4_000].split()))
    if opening:
        return opening.group(1) or opening.group(2)
    return next((text for text in short if any(map(str.isalpha, text))), "")
