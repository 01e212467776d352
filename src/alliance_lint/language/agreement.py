"""What the language layer makes of a document: clauses, sentences, parties and who must do what."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from alliance_lint.language.canonical import Canonical
from alliance_lint.reading.document import Document

Zone = Literal["title", "contents", "preamble", "recital", "operative", "signature", "exhibit", "furniture"]


@dataclass(frozen=True, slots=True)
class Party:
    """One party to the agreement. ``alias`` is the short name it is called by; ``role`` the noun that describes it.

    ``names`` holds every form that stands for this party in the text; the full name comes first. ``index`` is 0-based
    in the order of the preamble. ``start`` and ``end`` are where the full name first stands (characters).
    """

    index: int
    name: str
    alias: str = ""
    role: str = ""
    names: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def short(self) -> str:
        """The name to call the party by in messages and suggested wording."""
        return self.alias or self.name


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or headed unit of the agreement; ``document.text[start:end]`` is its own text without sub-clauses.

    ``label`` is the clause's own number as shown ("(a)", "7.2", "ARTICLE IV"); ``number`` the full path to cite
    ("7.2(a)"); ``heading`` its title or "". ``parent`` is the index of the clause that holds it, or None.
    """

    index: int
    label: str
    number: str
    heading: str
    start: int
    end: int
    parent: int | None = None
    depth: int = 0
    zone: Zone = "operative"

    @property
    def title(self) -> str:
        """How people cite the clause: ``7.2(a) Termination``."""
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as characters ``[start, end)`` of the canonical text.

    ``lead`` is the span of the words that introduce an enumeration ("Either party may terminate if:") when the
    sentence is one of its items; what the item means cannot be read without them. ``leading`` is what they are read
    as where they are no part of a sentence: "@A shall" for the heading "Reseller's obligations".
    """

    index: int
    clause: int
    start: int
    end: int
    lead: tuple[int, int] | None = None
    leading: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term and where it is defined (characters of the document's text)."""

    term: str
    start: int
    end: int
    clause: int


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who · shall, may or shall not · what.

    ``who`` holds the 0-based indexes of the bound parties, in order; ``modal`` one of shall, must, will, may, agrees
    to, is entitled to; ``action`` the words of the duty; ``start`` and ``end`` the characters in the document's text.
    """

    who: tuple[int, ...]
    modal: str
    negated: bool
    action: str
    clause: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document read as an agreement. Everything is in the order of the text."""

    document: Document
    canonical: Canonical
    title: str
    parties: tuple[Party, ...]
    clauses: tuple[Clause, ...]
    sentences: tuple[Sentence, ...]

    def clause_at(self, offset: int) -> Clause:
        """The innermost clause at a character of the document's text; the first for what stands before it."""
        return self.clauses[max(bisect_right(self.clauses, offset, key=lambda clause: clause.start) - 1, 0)]

    def words(self, sentence: Sentence) -> str:
        """The sentence in canonical text, with the words that introduce it where it is an item of a list."""
        own = self.canonical.text[sentence.start : sentence.end]
        if sentence.lead is None:
            return own
        return (sentence.leading or self.canonical.text[sentence.lead[0] : sentence.lead[1]]) + " " + own
