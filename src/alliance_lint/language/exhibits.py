"""Exhibits that are referred to but not attached, where others are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.numbering import amends
from alliance_lint.language.observation import Observation

_STEMS = ("xhibit", "XHIBIT", "chedule", "CHEDULE", "nnex", "NNEX", "ppendi", "PPENDI", "ttachment", "TTACHMENT")
_NAMED = re.compile(
    r"(?P<word>exhibit|schedule|annex|appendix|attachment)(?:s|es)?(?: {1,3}|(?=\d))[\"'(]?(?P<label>(?-i:[A-Z])|"
    r"\d{1,2})[\"')]?"
    r"(?P<more>(?:(?:, ?(?:and|or)?| and| or|,? ?&| through| to) ?[\"']?(?:(?-i:[A-Z])|"
    r"\d{1,2})\b[\"']?){0,8})(?P<part>-\d{1,2}\b)?(?![\w(])(?!\.\d)(?!-\w)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-Z]\b|\d{1,2}")
_OF_OTHER = re.compile(
    r"[ ,]{0,2}(?:attached )?(?:(?:hereto|hereof|attached) ?)?(?:(?:thereto|thereof|of (?:such|its|their|that))\b|"
    r"(?:of|to|in|under|from) (?:the |an? |that |such )"
    r"(?!(?:present )?(?:Agreement|AGREEMENT|agreement)\b)(?:[\w'-]+ ){0,6}?(?:agreement|lease|contract|act|"
    r"license|plan|code|regulations?|order|addendum|filing|form|sow|mou|registration)\b)"
    r"|[ ,]{0,2}(?:(?:of|to|in|under|from) )?[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,4}'s\b",
    re.IGNORECASE,
)
_CITING = re.compile(
    r"\b(?:in|on|as|to|of|and|or|the|under|by|with|per|see|this|from|at|attached|hereto)(?: the)? {1,2}[\"'(]?$"
)
_OMITTED = re.compile(r"\bomitted\b", re.IGNORECASE)
_MOST = 4
"""More exhibits than these that seem missing are a sign that the file does not hold them at all."""
_LINE = 45
"""Characters of an entry in a list of exhibits: what is named so soon after one is another."""


def find_missing_exhibits(agreement: Agreement, folded: str) -> Iterator[Observation]:
    """Exhibits, schedules and the like that the operative part speaks of but that do not follow it.

    Says nothing unless others of the same sort do follow, and nothing where the file says that exhibits are omitted.
    """
    if amends(agreement, folded):
        return
    named = list(_named(folded))
    if not named:
        return
    blocks = [block.start for block in agreement.document.blocks]
    attached: dict[str, set[str]] = {}
    wanted: dict[tuple[str, str], tuple[int, int]] = {}
    listed = -_LINE
    for match in named:
        word = match["word"].capitalize()
        labels = [match["label"], *_LABEL.findall(match["more"])]
        if _stands_as_heading(match, folded, blocks) or match.start() - listed < _LINE:
            attached.setdefault(word, set()).update(labels)
            listed = match.end()
            continue
        zone = agreement.clause_at(match.start()).zone
        if zone != "operative" or match["part"] or _OF_OTHER.match(folded, match.end()):
            continue
        for label in labels:
            wanted.setdefault((word, label), match.span())
    missing = [
        Observation(start, end, (("exhibit", f"{word} {label}"), ("attached", _listed(word, attached[word]))))
        for (word, label), (start, end) in wanted.items()
        if word in attached and label not in attached[word] and _alike(label, attached[word])
    ]
    if len(missing) <= _MOST and not (missing and _says_omitted(folded)):
        yield from missing


def _named(folded: str) -> Iterator[re.Match[str]]:
    places = []
    for stem in _STEMS:
        at = folded.find(stem)
        while at > 0:
            places.append(at - 1)
            at = folded.find(stem, at + 4)
    for at in sorted(places):
        match = _NAMED.match(folded, at)
        if match is not None and not (at and folded[at - 1].isalnum()):
            yield match


def _stands_as_heading(match: re.Match[str], folded: str, blocks: list[int]) -> bool:
    """Could this be the title of an exhibit, or its line in a list of exhibits? In doubt it is."""
    start, end = match.span()
    at = bisect_left(blocks, start)
    if at < len(blocks) and blocks[at] == start:
        return True
    if match["word"].isupper():
        return True
    after = folded[end : end + 3]
    before = folded[max(0, start - 4) : start].rstrip()
    if (
        after[:1] in " :-"
        and after.strip(" :-")[:1].isupper()
        and not _CITING.search(folded, max(0, start - 16), start)
    ):
        return True
    return after[:1] == ":" or after[:2] == " -" or after[:3] == "  -" or (before[-1:] in "[<" and after[:1] in "]>")


def _alike(label: str, attached: set[str]) -> bool:
    """Are the attached ones counted as ``label`` is, from the first on, so that one more may be expected?"""
    if label.isdigit():
        numbers = {int(each) for each in attached if each.isdigit()}
        return 1 in numbers and int(label) <= max(numbers) + 4
    letters = {each for each in attached if not each.isdigit()}
    return "A" in letters and ord(label) <= ord(max(letters)) + 4


def _says_omitted(folded: str) -> bool:
    for match in _OMITTED.finditer(folded):
        around = folded[max(0, match.start() - 160) : match.end() + 100].lower()
        if any(stem in around for stem in ("exhibit", "schedule", "annex", "appendi", "attachment")):
            return True
    return False


def _listed(word: str, labels: set[str]) -> str:
    named = sorted(labels, key=lambda label: (label.isdigit(), int(label) if label.isdigit() else 0, label))
    if len(named) == 1:
        return f"{word} {named[0]}"
    return f"{word} " + ", ".join(named[:-1]) + f" and {named[-1]}"
