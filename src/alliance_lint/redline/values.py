"""What a review is asked for, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_lint.checking.report import DocumentReport, Finding, Severity


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """How to mark up.

    ``severity``       the lightest severity that is marked
    ``comments_only``  propose wording in the comments, and insert none
    ``author``         whose comments and changes these are
    ``date``           when they were made, an xsd:dateTime such as ``2025-05-12T00:00:00Z``; "" leaves it out, so that
                       the same agreement gives the same bytes on any day
    """

    severity: Severity = "info"
    comments_only: bool = False
    author: str = "alliance-lint"
    date: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A finding whose wording stands in a comment, though it is an addition to the agreement, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A marked-up copy: its bytes in the format of the original, and what is in it.

    ``report`` is that of the original. ``marked`` counts the findings that are marked, ``comments`` the comments (one
    can be about several findings; the first sums up), ``insertions`` the paragraphs that are proposed. Where there is
    nothing to mark, ``data`` is the original.
    """

    data: bytes
    report: DocumentReport
    marked: int
    comments: int
    insertions: int
    left: tuple[Left, ...] = ()
