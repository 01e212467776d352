"""What single lines of a plain text are: page numbers and other furniture, labels, headings."""

from __future__ import annotations

import re

BULLETS = "●•▪■◦○"

# A label at the start of a paragraph: "1.", "(a)", "7.2", "ARTICLE IV", "Section 3.1", a bullet.
LABEL = re.compile(
    r"""(?:
        \(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,6}|[IVX]{2,6})[.)]
        | \d{1,3}(?:\.\d{1,3}){1,4}[.)]?
        | \d{1,2}[ ]\.
        | (?:ARTICLE|Article|SECTION|Section|CLAUSE|Clause|CHAPTER|Chapter|EXHIBIT|Exhibit|SCHEDULE|Schedule|ANNEX|Annex
            |APPENDIX|Appendix|PART|Part|§)[ ]{0,3}(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVX]{1,6}|[A-Z])[.:)]?
        | [-*·o–] | -[ ]-
        )(?=\s|$)
        | \d{1,2}\.(?=[A-Z])
        | [●•▪■◦○]""",
    re.VERBOSE,
)
BULLET = re.compile(r"(?:[-*·o–]|- -)(?=\s)|[●•▪■◦○]")
_LABELS_ONLY = re.compile(
    rf"(?!(?i:exhibit|schedule|annex|appendix))(?:(?:{LABEL.pattern})\s{{0,40}}){{1,3}}|\d{{1,2}}", re.VERBOSE
)
_WORDED_LABEL = re.compile(r"[A-Za-z§]{4,}")

SENTENCE_END = re.compile(r"[.;:!?][\"'”’)\]]{0,2}$")
# After one of these a sentence goes on, whatever the spacing.
_GOES_ON = re.compile(
    r"(?:[,(\[/&$–—-]|\b(?:an?|the|of|to|by|and|or|in|for|with|from|on|at|as|that|which|under|between|per|its|their|"
    r"this|such|any|each|all|no|not|is|are|be|shall|will|may|section|article|clause|paragraph|exhibit|schedule|annex|"
    r"mr|ms|mrs|dr))\.?$",
    re.IGNORECASE,
)
_ITEM_GOES_ON = re.compile(r"[;,] ?(?:and|or|and/or)$|[;,]$")
_REFERENCE = re.compile(
    r"(?:Sections?|Articles?|[Cc]lauses?|[Pp]aragraphs?|sections?|articles?|§|Exhibit|Schedule|Annex)$"
)

_PAGE_NUMBER = re.compile(
    r"""(?:<PAGE>\s{0,40})?(?:
        -{1,2}[ ]?\d{1,3}[ ]?-{1,2} | –[ ]?\d{1,3}[ ]?– | \d{1,3} | -[ ]?[ivxl]{1,6}[ ]?- | [ivxl]{2,6}
        | [A-Z]{1,3}-\d{1,3}
        | (?i:page)[ ]{0,3}-?\d{1,4}-?(?:[ ]{0,3}(?:of|/)[ ]{0,3}\d{1,4})? | \d{1,4}[ ]of[ ]\d{1,4}
        | \d{1,3}[ ]?[|│][ ]?(?i:page)
        ) | <PAGE>""",
    re.VERBOSE,
)
_TWO_PAGE_NUMBERS = re.compile(r"-{0,2} ?(\d{1,3}) ?-{0,2}\s{1,80}(\d{1,3})(?:\s{2,200}[A-Z][A-Z ]{2,30})?")
_FILING_FOOTER = re.compile(r"Source: .{1,150}, [\w/-]{1,12}, \d{1,2}/\d{1,2}/\d{4}")
_UNDERLINE = re.compile(r"(?=(?:[=~ ]{0,9}-){3}|={3})[-=~ ]{3,}")

_LEADING_NUMBER = re.compile(r"(-{1,2} ?)?(\d{1,3})( ?-{1,2})?(?:[ \xa0]{2,80}(\d{1,3}))?(?=([ \xa0]{1,80})\S)")
_TRAILING_NUMBER = re.compile(
    r"[ \xa0](?:-{1,2} ?\d{1,3} ?-{1,2}|[Pp]age \d{1,4} of \d{1,4}|(?P<bare>[ \xa0]{2}\d{1,3}))$"
)
_STOP_BEFORE_NUMBER = re.compile(r"[.;][\"'”’)]{0,2}\s{0,80}$")

_SIGNATURE_LABEL = re.compile(
    r"(?:by|name|title|its|date|dated|signed|signature|address|attn|attention|tel|telephone|phone|fax|facsimile|e-?mail"
    r"|/s/)\b",
    re.IGNORECASE,
)
_TITLE_WORDS = re.compile(r"[A-Z][\w'’.-]*(?:(?: [-–] |[ ,/&]{1,3})(?:[A-Z][\w'’.-]*|[a-z]{1,4}\b))*")


def is_furniture(line: str) -> bool:
    """Is this line (stripped) a page number, the footer of a filing, or an underline drawn with dashes?"""
    if len(line) > 200:
        return False
    if _PAGE_NUMBER.fullmatch(line) or _FILING_FOOTER.fullmatch(line) or _UNDERLINE.fullmatch(line):
        return True
    two = _TWO_PAGE_NUMBERS.fullmatch(line)
    return two is not None and int(two[2]) == int(two[1]) + 1


def leading_page_number(text: str, start: int, end: int, indent: int) -> int:
    """Where the page number at the start of a line ends, or ``start``; ``indent`` is the space before it (characters).

    Flattened filings hold lines such as ``        -3-    4 13.   GOVERNING LAW``.
    """
    match = _LEADING_NUMBER.match(text, start, end)
    if match is None:
        return start
    dashed = match[1] is not None and match[3] is not None
    following = match[4] is not None and int(match[4]) == int(match[2]) + 1
    if dashed or (following and indent >= 10):
        return match.end() if following or match[4] is None else match.end(3)
    # A bare number far to the right with a gap after it, and nothing that makes it a label or an amount.
    return match.end(2) if indent >= 20 and match[4] is None and len(match[5]) >= 8 else start


def trailing_page_number(text: str, start: int, end: int) -> int:
    """Where the page number at the end of a line begins, or ``end``. Short lines may be rows of a price list."""
    if not text[end - 1].isdigit() and text[end - 1] != "-":
        return end
    match = _TRAILING_NUMBER.search(text, max(start, end - 18), end)
    if match is None:
        return end
    sure = match["bare"] is None or end - start >= 200 or _STOP_BEFORE_NUMBER.search(text, start, match.start())
    return match.start() if sure else end


def is_only_label(text: str, start: int, end: int) -> bool:
    """Is ``text[start:end]`` a label, or labels, without a text?"""
    return end - start <= 60 and _LABELS_ONLY.fullmatch(text, start, end) is not None


def is_numbered_word(line: str) -> bool:
    """Is the line no more than a label in words ("Exhibit 10.1", "Schedule B")?"""
    match = LABEL.match(line)
    return match is not None and match.end() == len(line)


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Does ``text[start:end]`` end as a sentence, an item or an introduction to a list does?"""
    return SENTENCE_END.search(text, max(start, end - 4), end) is not None


def ends_item(text: str, start: int, end: int) -> bool:
    """Does ``text[start:end]`` end with "; and" or a comma, after which the next item of a list may follow?"""
    return _ITEM_GOES_ON.search(text, max(start, end - 9), end) is not None


def ends_with_reference(text: str, start: int, end: int) -> bool:
    """Does ``text[start:end]`` end with a word such as "Section", so that a number after it is no label?"""
    return _REFERENCE.search(text, max(start, end - 12), end) is not None


def goes_on(text: str, start: int, end: int) -> bool:
    """Does ``text[start:end]`` stop where no sentence stops, as after "the" or a comma?"""
    return _GOES_ON.search(text, max(start, end - 14), end) is not None


def is_signature_label(line: str) -> bool:
    """Does the line start as those of a signature block do ("By:", "Name:")?"""
    return _SIGNATURE_LABEL.match(line) is not None


def is_heading(line: str) -> bool:
    """Is this line, which stands alone, evidently a heading: short, without a stop, in capitals or in title case?"""
    if len(line) > 80 or line[-1] in ".;,:?!" or "__" in line or "..." in line or "\n" in line:
        return False
    label = LABEL.match(line)
    body = line[label.end() :].strip() if label else line
    if not body:
        return _WORDED_LABEL.match(line) is not None
    if is_signature_label(body) or sum(map(str.isalpha, body)) < 3:
        return False
    if body.isupper():
        return True
    return len(body) <= 60 and not any(map(str.isdigit, body)) and _TITLE_WORDS.fullmatch(body) is not None
