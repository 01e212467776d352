"""Headings: a line of its own, or the words before the first full stop of a clause."""

from __future__ import annotations

import re

from alliance_lint.reading.document import Block

_SMALL = r"(?:a|an|and|as|at|by|for|from|in|into|its|not|of|on|or|per|the|to|upon|with|without|under|between)\b"
_WORD = r"[A-Z0-9À-ÖØ-Þ][\w'&/,()\-]{0,40}"
_TITLE = re.compile(
    rf"(?P<title>[\"\[(]?{_WORD}(?: {{1,3}}(?:{_WORD}|[\[(]{_WORD}|[&\-/]|{_SMALL})){{0,11}}[\])\"]?)"
    r" {0,3}(?P<end>[.:;](?= |$)|\.-|(?= -{1,2} )|$)"
)
# In a numbered clause a short phrase before the first full stop is its title even without capitals.
_PHRASE = re.compile(r"(?P<title>[A-Z][\w'/&-]{0,30}(?: [\w'/&-]{1,30}){0,3})(?P<end>[.:](?= {1,3}[A-Z\"(]| *$))")
_RUN = re.compile(r"(?P<title>[A-Z][A-Z0-9&,/'()\- ]{2,80}[A-Z)])(?= +[\"(]?[A-Z][a-z]| +\([a-z]\)| +[a-z]| +A )")
_SENTENCE = (
    r"(?:The|All|Each|Either|Neither|Both|If|In|This|These|Any|No|Upon|Unless|Subject to|Except|Notwithstanding|"
    r"During|For|As|"
    r"At|It|Within|Where|When|Nothing|Such|Every|With|From|Without|An?|There|Pursuant to|Until|Should|By)\b"
)
_RUN_IN = re.compile(
    rf"(?P<title>(?!(?!No ){_SENTENCE})[A-Z][\w'&/,\-]{{1,30}}(?: (?:(?!{_SENTENCE})[A-Z][\w'&/,\-]{{1,30}}|"
    rf"\d{{1,3}}|\([A-Z]\w*\)|&|"
    rf"{_SMALL})){{0,8}})"
    rf" (?={_SENTENCE} [a-z\"(A-Z]|[A-Z][\w.&'-]{{0,30}} (?:shall|will|may|agrees?|hereby|acknowledges?|must|"
    rf"reserves?|"
    r"represents?|warrants?|grants?|covenants?)\b)"
)
_VERB = re.compile(
    r" +(?:shall|will|may|is|are|was|has|have|had|does|hereby|agrees?|must|represents?|warrants?|grants?|owns?)\b"
)
# "Delaware law governs." says something; it is no title.
_STATES = re.compile(r" +(?:governs?|applies|apply|lasts?|begins?|starts?|ends?|remains?|pays?|bears?|keeps?|stays?)$")
# So does "Attend the fair."
_ASKS_FOR = re.compile(
    r"(?:To|Provide|Deliver|Sell|Promote|Maintain|Ensure|Attend|Supply|Furnish|Prepare|Submit|Make|Give|Keep|Pay|Send|"
    r"Obtain|Procure|Develop|Produce|Perform|Inform|Notify|Assist|Cooperate|Participate|Employ|Appoint|Operate|"
    r"Manufacture|Distribute|Advertise|Answer|Assign|Carry|Collect|Comply|Conduct|Create|Establish|Introduce|"
    r"Organi[sz]e|Recruit|Respond|Train|Publish|Invoice|Coordinate|Implement|Identify|Refer|Bear) (?!of\b|and\b|&)[a-z]"
)
# A numbered line of its own in plain words ("11. Term and termination").
_PLAIN = re.compile(r"(?P<title>[A-Z][a-z'-]{2,30}(?:,? (?:[a-z][a-z'-]{1,30}|&)){1,5})$")
_SAYS = re.compile(r"\b(?:shall|will|may|must|is|are|has|have|agrees?|hereby|means)\b|[.;] [A-Z]|^[a-z]|[;,]$")
# "Who is responsible" is a heading where it is set as one, a sentence with its stop is not.
_STOPPED = re.compile(r"[.;] {1,3}[A-Z]|[.;,]$|\b(?:shall|will|may|must|hereby|agrees?)\b")
_ASKS = re.compile(r"(?:What|Who|Whose|How|When|Where|Why|Which)\b[^.;]*$")
_CAPITALS = re.compile(rf"(?:(?!{_SENTENCE})(?:[A-Z][\w'&/,\-]{{0,30}}|&|{_SMALL}) ){{1,9}}")
_NO_HEADING = re.compile(
    r"(?:attention|attn|telephone|telefax|phone|fax|facsimile|e-?mail|tel|date|dated|title|name|by|its|address|"
    r"re|copy|cc|with a "
    r"copy|to|if to|print name|signature|witness|page|source|and|between|whereas|now|city|state|"
    r"zip)\b(?! [A-Za-z]{3})",
    re.IGNORECASE,
)
# What somebody has still to fill in is no title, and nor is the name of the field for it, or of an account.
_TO_COME = re.compile(r"(?:TB[ACD]|T\.B\.[ACD]\.?|(?:To be|TO BE) (?i:determined|decided|announced|confirmed|advised))")
_FIELD = re.compile(r": {0,9}(?:[A-Z]{0,2}__|\.{5})")
_ACCOUNT = re.compile(r"(?:bank|iban|bic|swift)(?:[ /(-]{1,3}(?:bic|swift|code)){0,3}\)?(?: ?:.{0,60})?", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:Inc|Corp|Ltd|Co|No|Nos|Mr|Mrs|Ms|Dr|St|L\.L\.C|LLC|Ave|Jr|Sr|\b[A-Z])$")
_PROPER = re.compile(r"\d{4}|,? (?:Inc|INC|LLC|Ltd|LTD|Corp|CORP|GmbH|S\.A)\b|[$%@]|^\d")
LONGEST = 100
"""Characters: a longer line is a sentence."""


def find_heading(
    block: Block, folded: str, body: int, end: int, parties: re.Pattern[str] | None, *, labelled: bool
) -> tuple[str, int]:
    """The heading at ``body`` (or "") and where the text after it begins. ``parties`` matches a party's name."""
    size = end - body
    if size <= 0:
        return "", body
    whole = size <= LONGEST
    if whole and (_TO_COME.fullmatch(folded, body, end) or (not labelled and _ACCOUNT.fullmatch(folded, body, end))):
        return "", body
    # Word's outline levels number whole clauses, too: a sentence is no heading for being set as one.
    marked = block.kind == "heading" or block.level is not None
    says = _STOPPED if block.kind == "heading" else _SAYS
    asks = block.kind == "heading" and _ASKS.match(folded, body, end)
    if whole and marked and (asks or not says.search(folded, body, end)):
        text = folded[body:end]
        return ("", body) if _NO_HEADING.match(text) and len(text) < 40 else (_clean(text), end)
    if not (folded[body].isupper() or folded[body] in '"[(' or folded[body].isdigit()):
        return "", body
    limit = min(end, body + LONGEST)
    match = _TITLE.match(folded, body, limit)
    if match and (match["end"] or match.end("title") == end or folded[match.end("title")] == " "):
        title = match["title"]
        field = not labelled and _FIELD.match(folded, match.end("title"), end)
        if (match.end() < limit or match.end() == end) and not field and _is_title(title, labelled):
            return _clean(title), _after(folded, match.end(), end)
    if not labelled:
        return "", body
    phrase = _PHRASE.match(folded, body, limit)
    if phrase and not _ABBREVIATED.search(phrase["title"]) and not _says_something(phrase["title"]):
        return _clean(phrase["title"]), _after(folded, phrase.end(), end)
    plain = _PLAIN.match(folded, body, end) if whole else None
    if plain and not _says_something(plain["title"]):
        return _clean(plain["title"]), end
    named = parties.search(folded, body, limit) if parties else None
    if named and named.start() == body:
        return "", body
    run = _RUN.match(folded, body, limit)
    if run:
        title = run["title"]
        if folded[run.end() : run.end() + 2].strip().islower():
            title = title.rpartition(" ")[0]  # "SERVICES MMI will": the last word is the subject
        if any(len(word) > 3 for word in title.split()):
            return _clean(title), _after(folded, body + len(title), end)
        return "", body
    if named and _VERB.match(folded, named.end()) and _CAPITALS.fullmatch(folded, body, named.start()):
        title = folded[body : named.start()]
        # "Business Expenses Acme shall", and not "Throughout the Term, Acme shall"
        return ("", body) if title.rstrip().endswith(",") else (_clean(title), named.start())
    inner = _RUN_IN.match(folded, body, limit)
    if inner and not _VERB.match(folded, inner.end("title")) and len(inner["title"].split()[-1]) > 2:
        return _clean(inner["title"]), _after(folded, inner.end(), end)
    return "", body


def _says_something(title: str) -> bool:
    return bool(_VERB.search(title) or _STATES.search(title) or _ASKS_FOR.match(title))


def _is_title(title: str, labelled: bool) -> bool:
    if title.count("(") > title.count(")"):
        return False  # "Articles 5 (Fees) and 6 (Books; Audit) survive" goes on after the parenthesis.
    if _ABBREVIATED.search(title) or (not labelled and (_NO_HEADING.match(title) or _ACCOUNT.fullmatch(title))):
        return False
    if labelled:
        return True
    words = title.split()
    if len(words) > 9 or _PROPER.search(title) or '"' in title:
        return False
    strong = [word for word in words if not re.fullmatch(_SMALL, word)]
    if words[-1].islower() or not strong:
        return False
    return title.isupper() or len(words) == 1 or len(strong) > 1


def _after(folded: str, at: int, end: int) -> int:
    while at < end and folded[at] in " -:.":
        at += 1
    return at


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" .:;-_*,")
