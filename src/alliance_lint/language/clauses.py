"""From blocks to clauses: labels, headings, the tree they form, and the zone each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alliance_lint.language.agreement import Clause, Zone
from alliance_lint.language.labels import Label, Style, read_label
from alliance_lint.reading.document import Block, Document

_INLINE = re.compile(
    r"""(?<=[.;:)"'?])\ {1,40}(?=
        (?:(?:ARTICLE|Article|SECTION|Section)\ {1,4}(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5})[.:]?\ {1,10}["A-Z]
        |\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\ {0,20}["A-Z(]
        |\([a-z]\)\ {1,10}["A-Z]|[a-z][.)]\ {1,10}["A-Z]|[A-Z]\.\ {1,10}["A-Z][a-z]))""",
    re.VERBOSE,
)
_HEADING_END = re.compile(r"[.:;](?=\s|$|[A-Z])|\s-{1,2}\s|\s{3,}")
_SMALL = frozenset("a an and as at by for from in into its not of on or per the to upon with without".split())
_CAPITALS_RUN = re.compile(r"[A-Z][A-Z0-9&,/'()\- ]{2,70}(?= +[A-Z][a-z]| +\([a-z]\)| +[a-z]| *$)")
_RECITAL = re.compile(r"whereas\b|(?:recitals?|background|witnesseth|preamble|w i t n e s s e t h)\b", re.IGNORECASE)
_OPERATIVE = re.compile(
    r"now,? ?therefore|(?:agree|agreed|covenant and agree|hereby agree)s? as follows|in consideration of", re.IGNORECASE
)
_PREAMBLE = re.compile(r"\b(?:between|among|amongst)\b|\bentered into\b|\bmade (?:and|as of|this|on|by)\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"in witness (?:whereof|thereof|hereof)|executed (?:this|the) agreement|^by ?: ?(?:/s/|_|$)|^/s/|"
    r"^signature(?:s| page)\b|^accepted and agreed|^agreed (?:to )?and accepted",
    re.IGNORECASE,
)
_EXHIBIT = re.compile(
    r"(?:exhibit|schedule|annex|appendix|attachment|addendum)s?(?: +(?:no\. *)?[\"']?(?:[a-z]{1,2}|\d{1,3}(?:\.\d+)?|[ivx]{1,5})(?:-\d{1,2})?"
    r"[\"']?(?=[ .:,;\-]|$)| *$)",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"\.{4,}\s*\d{1,3}\s*$|(?:\. ){3,}\s*\d{1,3}\s*$|\t\d{1,3}\s*$")
_TERMINAL = re.compile(r"[.;:,!?][\"')\]]{0,2}$|\b(?:and|or|the|of|to|a)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a part of one that begins with its own label: ``[start, end)``, its body from ``body`` on."""

    start: int
    end: int
    body: int
    label: Label | None
    heading: str
    block: Block
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The clauses, and for each paragraph of text the clause it belongs to: (clause, start, end, is an item)."""

    clauses: tuple[Clause, ...]
    paragraphs: tuple[tuple[int, int, int, bool], ...]


def outline(document: Document, folded: str) -> Outline:
    """Find the clauses of ``document``; ``folded`` is its text after :func:`~alliance_lint.language.fold.fold`."""
    units = list(_units(document, folded))
    zones = _zones(units, folded)
    return _tree(units, zones, folded)


def _units(document: Document, folded: str) -> Iterator[Unit]:
    expected = 1
    for block in document.blocks:
        if block.kind in ("furniture", "header", "footer"):
            continue
        for start, end in _split(block, folded, expected):
            unit = _unit(block, folded, start, end, first=start == block.start)
            if unit is None:
                continue
            if unit.label and unit.label.styles[0] in ("integer", "article", "section"):
                expected = unit.label.values[0] + 1
            yield unit


def _split(block: Block, folded: str, expected: int) -> Iterator[tuple[int, int]]:
    """Cut a block where a label that continues the numbering stands after the end of a sentence."""
    start = block.start
    if block.end - start > 60:
        major = 0
        for match in _INLINE.finditer(folded, start, block.end):
            label = read_label(folded[match.end() : match.end() + 24])
            if label is None:
                continue
            kind = label.styles[0]
            if kind in ("integer", "article", "section"):
                here = major or expected
                if label.values[0] != here or (kind == "integer" and not _looks_headed(folded, match.end() + label.end)):
                    continue
                major = here + 1
            elif kind == "decimal":
                first = int(label.cite.split(".")[0])
                if not 0 <= first - ((major or expected) - 1) <= 1:
                    continue
            elif folded[match.start() - 1] not in ".;:":
                continue
            yield start, match.start()
            start = match.end()
    yield start, block.end


def _looks_headed(folded: str, at: int) -> bool:
    return bool(re.match(r"\s{0,20}[\"(]?[A-Z]", folded[at : at + 24]))


def _unit(block: Block, folded: str, start: int, end: int, *, first: bool) -> Unit | None:
    while start < end and folded[start] == " ":
        start += 1
    while end > start and folded[end - 1] == " ":
        end -= 1
    if start == end:
        return None
    automatic = block.label.strip() if first else ""
    bullet = False
    body = start
    label = read_label(automatic) if automatic else None
    if automatic and label is None:
        bullet = True
    if label is None:
        label = read_label(folded[start : min(start + 40, end)])
        if label is not None:
            body = start + label.end
        else:
            mark = re.compile(r"(?:[-*•·o§]|- -)\s{1,20}").match(folded, start, end)
            if mark:
                bullet, body = True, mark.end()
    while body < end and folded[body] == " ":
        body += 1
    heading, body = _heading(block, folded, body, end, labelled=label is not None)
    if label is None and not bullet and block.kind == "item":
        bullet = True
    return Unit(start, end, body, label, heading, block, bullet)


def _heading(block: Block, folded: str, body: int, end: int, *, labelled: bool) -> tuple[str, int]:
    """The heading at ``body`` and where the text after it begins."""
    if block.kind == "cell":
        return "", body
    text = folded[body : min(end, body + 110)]
    whole = end - body <= 100
    if whole and (block.kind == "heading" or (block.level is not None)):
        return _clean(text), end
    stop = _HEADING_END.search(text)
    if stop and _titled(text[: stop.start()], strict=not labelled):
        after = body + stop.end()
        while after < end and folded[after] in " -":
            after += 1
        return _clean(text[: stop.start()]), after
    if whole and not _TERMINAL.search(text) and _titled(text, strict=not labelled):
        return _clean(text), end
    run = _CAPITALS_RUN.match(text)
    if labelled and run and len(run.group()) > 3 and any(len(w) > 3 for w in run.group().split()):
        after = body + run.end()
        while after < end and folded[after] in " -":
            after += 1
        return _clean(run.group()), after
    return "", body


def _titled(text: str, *, strict: bool) -> bool:
    """Is this a title: few words, in capitals or with a capital on every word that carries meaning?"""
    if '"' in text or "@" in text:
        return False
    words = re.findall(r"[A-Za-z][\w'&/-]*", text)
    if not 1 <= len(words) <= (8 if strict else 11) or len(text) > 90:
        return False
    strong = [word for word in words if word.lower() not in _SMALL]
    if not strong or not words[0][0].isupper():
        return False
    if len(strong) == 1 and strict and len(words) > 1 and not text.isupper():
        return False
    capitals = sum(word[0].isupper() for word in strong)
    return capitals == len(strong) or (not strict and len(words) <= 4)


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" .:;-_*")


def _zones(units: list[Unit], folded: str) -> list[Zone]:
    zones: list[Zone] = []
    zone: Zone = "title"
    signed = False
    total = units[-1].end if units else 0
    for position, unit in enumerate(units):
        text = folded[unit.start : min(unit.end, unit.start + 400)]
        if _CONTENTS_LINE.search(folded[max(unit.start, unit.end - 80) : unit.end]) and unit.end - unit.start < 200:
            zones.append("contents")
            continue
        if zone in ("operative", "signature", "exhibit", "recital") and _is_exhibit(unit, text, zone, total):
            zone = "exhibit"
        elif zone in ("operative", "exhibit") and _SIGNATURE.search(text[:160]) and unit.start > total * 0.2:
            if zone == "operative" or not signed:
                zone = "signature"
            signed = True
        elif zone == "signature" and unit.label is not None and unit.end - unit.start > 160 and not signed:
            zone = "operative"
        elif zone in ("title", "preamble", "recital"):
            zone = _opening(unit, text, zone, folded)
        zones.append("preamble" if zone == "title" and position and _PREAMBLE.search(text) else zone)
    if "operative" not in zones:
        return ["operative" if z in ("title", "preamble", "recital") else z for z in zones]
    return zones


def _is_exhibit(unit: Unit, text: str, zone: Zone, total: int) -> bool:
    if not _EXHIBIT.match(text):
        return False
    return unit.end - unit.start < 160 and (zone != "operative" or unit.start > total * 0.25)


def _opening(unit: Unit, text: str, zone: Zone, folded: str) -> Zone:
    """The zone of a unit before the operative part has begun."""
    if _RECITAL.match(text) or (unit.heading and _RECITAL.match(unit.heading)):
        # A recital and the words of agreement are often one paragraph; its own text still counts as a recital.
        return "recital"
    if zone == "recital" and unit.label and unit.label.styles[0] in ("upper", "upper-roman", "lower", "roman"):
        return "recital"
    if zone == "recital" and not unit.label and not _OPERATIVE.search(text) and not unit.heading:
        return "recital"
    if unit.label and unit.label.styles[0] in ("integer", "article", "section", "decimal") and unit.label.values[0] <= 2:
        return "operative"
    if _OPERATIVE.search(folded, unit.start, unit.end) and zone != "title":
        return "operative"
    if zone == "title" and _PREAMBLE.search(text) and unit.end - unit.start > 60:
        return "operative" if _OPERATIVE.search(folded, unit.start, unit.end) else "preamble"
    if zone in ("preamble", "recital") and unit.heading and unit.end - unit.start < 120:
        return "operative"
    return zone


def _tree(units: list[Unit], zones: list[Zone], folded: str) -> Outline:
    clauses: list[Clause] = [Clause(0, "", "", "", units[0].start if units else 0, units[0].start if units else 0)]
    clauses[0] = replace(clauses[0], zone=zones[0] if zones else "operative")
    paragraphs: list[tuple[int, int, int, bool]] = []
    stack: list[tuple[Style, int, int]] = []  # style, value, clause
    headed: int | None = None
    current = 0
    previous: tuple[Unit, Zone] | None = None
    for unit, zone in zip(units, zones, strict=True):
        opens = (unit.label is not None or unit.heading) and zone != "contents" and unit.block.kind != "cell"
        if opens or zone != clauses[current].zone:
            parent: int | None = None
            number, depth = "", 0
            if unit.label is not None and opens:
                stack, style, value = _place(stack, unit.label)
                parent = stack[-1][2] if stack else headed
                number = _number(unit.label, style, clauses[stack[-1][2]].number if stack else "")
                depth = len(stack)
                stack = [*stack, (style, value, len(clauses))]
            elif unit.heading:
                headed = len(clauses)
                if zone in ("exhibit", "recital"):
                    stack = []
            if zone != clauses[current].zone and zone == "exhibit":
                stack, parent = [], None
                headed = len(clauses)
            label = unit.label.text if unit.label and opens else ""
            heading = unit.heading if opens else ""
            if heading and zone == "title":
                headed = None
            current = len(clauses)
            clauses.append(Clause(current, label, number, heading, unit.start, unit.end, parent, depth, zone))
        else:
            clauses[current] = replace(clauses[current], end=max(unit.end, clauses[current].end))
        if unit.body < unit.end and zone != "contents":
            item = unit.bullet or (unit.label is not None and unit.label.styles[0] not in ("article", "section", "integer"))
            if previous and _continues(previous[0], unit, folded) and paragraphs:
                clause, start, _, was_item = paragraphs[-1]
                paragraphs[-1] = (clause, start, unit.end, was_item)
                if current == len(clauses) - 1 and clauses[current].start == unit.start and clause != current:
                    pass
            else:
                paragraphs.append((current, unit.body, unit.end, item))
        previous = (unit, zone)
    return Outline(tuple(clauses), tuple(paragraphs))


def _continues(before: Unit, unit: Unit, folded: str) -> bool:
    """Does a paragraph only go on after a page break: no end of sentence before it, and a lower-case word first?"""
    return (
        unit.label is None
        and not unit.heading
        and not unit.bullet
        and unit.block is not before.block
        and unit.block.kind == "paragraph"
        and before.body < before.end
        and folded[unit.body].islower()
        and folded[before.end - 1] not in ".:;!?"
    )


def _place(stack: list[tuple[Style, int, int]], label: Label) -> tuple[list[tuple[Style, int, int]], Style, int]:
    """The ancestors of a clause with this label, and the style its label is read in."""
    if label.styles[0] in ("article", "section", "integer"):
        style, value = label.styles[0], label.values[0]
        if style != "article" and stack and stack[0][0] == "article":
            return stack[:1], style, value
        return [], style, value
    if label.styles[0] == "decimal":
        keep = [entry for entry in stack if entry[0] in ("article", "section", "integer", "decimal")]
        depth = label.depth
        top = keep[:1] if keep and keep[0][0] != "decimal" else []
        decimals = [entry for entry in keep if entry[0] == "decimal"][: max(depth - 1, 0)]
        return [*top, *decimals], "decimal", label.values[0]
    for style, value in zip(label.styles, label.values, strict=True):
        for at, (known, last, _) in enumerate(stack):
            if known == style and value == last + 1:
                return stack[:at], style, value
    for style, value in zip(label.styles, label.values, strict=True):
        if value == 1 and not any(known == style for known, _, _ in stack):
            # "(i)" straight after "(h)" is a letter (found above); a first "(i)" anywhere else opens roman numerals.
            chosen = len(label.styles) - 1
            return stack, label.styles[chosen], label.values[chosen]
    for style, value in zip(label.styles, label.values, strict=True):
        for at, (known, _, _) in enumerate(stack):
            if known == style:
                return stack[:at], style, value
    return stack, label.styles[0], label.values[0]


def _number(label: Label, style: Style, parent: str) -> str:
    if style in ("article", "section", "integer", "decimal"):
        return label.cite
    cite = label.cite if label.cite.startswith("(") or not parent else f"({label.cite})"
    return f"{parent}{cite}"
