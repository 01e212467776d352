"""Names of companies and people as they stand in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 14
"""Words: a longer run of capitals is a title in capital letters, no name."""

_WORD = re.compile(
    r"[^\W_a-zß-öø-ÿ][\w.'&/+!*-]*"  # any letter but the small ones of Western languages
    r"|[a-z]\w{2,30}(?=,? (?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|GmbH|LLP|plc|AG)\b)"  # athenahealth, Inc.
    r"|[a-z]-[a-z]\w{1,20}|(?:[a-z]\.){2,6}(?= [A-Z])"
    r"|[a-z][\w-]{0,30}(?:\.[a-z]{2,}|\d|[A-Z])[\w.-]{0,30}"  # acme.com, i5, iAcme
    r"|&|_{3,}|\[[*_·•● \-]{0,20}\]|<<[^<>]{1,40}>>"
)
_CONNECTIVE = re.compile(
    r" (?:of|for|in [Rr]ight of|the|de|du|des|del|della|da|do|dos|la|le|van|von|der|den|y|e|et|und|in|at|on)"
    r"(?: the| la| los)?(?= [A-ZÀ-ÖØ-Þ]| \d[A-Z])"
)
_CONJUNCTION = re.compile(r",? (?:and|AND|And) (?=(?:the |The |THE )?[A-Z0-9])")
_INNER_PAREN = re.compile(r" ?\((?:[A-Z][A-Za-z.]{1,20} ?){1,3}\)(?= (?!An? |The )[A-Z])")
_ROLE_NOUNS = (
    "advisor affiliate agent bank borrower broker buyer carrier charterer client company consultant "
    "contractor customer "
    "dealer developer distributor endorser franchisee franchisor guarantor holder host insurer investor "
    "issuer lender "
    "lessee lessor licensee licensor manager manufacturer marketer member merchant network operator owner "
    "partner "
    "principal promoter provider publisher purchaser referral referrer reseller retailer seller servicer "
    "shipper sponsor "
    "supplier trust trustee university vendor"
)
ROLES = frozenset(_ROLE_NOUNS.split())
"""Nouns that say what a party does in the deal: plain English, so they name a party only as a defined term."""

_LONG = "Incorporated|Corporation|Company|Limited|Corp|Co|Private|Ltda"
_SHORT = (
    r"(?i:Inc|L\.? ?L\.? ?C|L\.? ?L\.? ?P|Ltd|P\.?L\.?C|GmbH|S\.? ?r\.? ?l|S\.? ?p\.? ?A|N\.V|B\.V|Pty|Pte|Pvt|KGaA|"
    r"mbH)"
    r"|L\.? ?P|AG|A\.G|S\.? ?A\.? ?S|S\.? ?A\.? ?R\.? ?L|S\.? ?A|NV|BV|K\.? ?K|KG|A/S|A\.S|AB|ASA|Oyj|OYJ|Oy|OY|"
    r"N\.? ?A"
    r"|P\.? ?C|S\.E|SE|Sdn|SDN|Bhd|BHD|B\.C"
)
# Partnerships, sole traders, associations and co-operatives of the continent.
_CONTINENTAL = (
    r"GbR|[oO]HG|e\. ?[VKGU]|eG|e\. ?K(?:fm|fr)|UG(?: \(haftungsbeschränkt\))?|Ges\. ?m\. ?b\. ?H|gGmbH|"
    r"PartG(?: ?mbB)?|A\. ?Ş|a\. ?s|Kft|Zrt|Nyrt|d\. ?d|EOOD|OOD|P\.A|"
    r"S\. ?A\. ?(?:P\. ?I\. ?)?(?:de|DE) C\. ?V|S\. ?(?:de|DE) R\. ?L\.(?: ?(?:de|DE) C\. ?V)?|"
    r"V\.O\.F|VOF|[vV]\.o\.f|C\.V|CVBA|BVBA|S\.L(?:\.U)?|S\.r\.l\.s|S\.n\.c|S\.N\.C|SNC|"
    r"Kabushiki Kaisha|[Ss]p(?:\.|ółka) ?z ?o\. ?o|SP\. Z O\. ?O|[Ss]p\. ?[jk]|s\. ?r\. ?o|d\. ?o\. ?o|ApS"
)
SUFFIX = rf"(?:{_LONG}|{_LONG.upper()}|{_CONTINENTAL}|{_SHORT})"
_SUFFIX = re.compile(rf",? (?:{SUFFIX})(?![\w&-])\.?")
# "Company" and "Limited" can stand inside a name; these end one.
_FINAL = re.compile(rf",? (?:Incorporated|INCORPORATED|Corp|CORP|{_CONTINENTAL}|{_SHORT})(?![\w&-])\.?")
_DEGREE = re.compile(r", ?(?:M\.?D|Ph\.? ?D|N\.D|D\.D\.S|J\.D|Esq|Jr|Sr|CPA|R\.N)\b\.?")
_TRADING = re.compile(r",? \(?(?:d/b/a|dba|doing business as|D/B/A|DBA|trading as|t/a|a/k/a) (?=[A-Z0-9a-z])")
_TRADES = re.compile(r",? \(?(?:d/b/a|dba|doing business as|D/B/A|DBA|trading as|t/a|a/k/a) ")
_LAST_SUFFIX = re.compile(rf"(?:,? {SUFFIX})\.?$")
_AND_COMPANY = re.compile(r" & Co\.?(?: KGa?A?)?")
_NEXT_CAPITAL = re.compile(r" (?:[A-Z][a-z]+|[A-Z]{2,})\b")
_ARTICLE = re.compile(r"(?:the|The|THE) (?=[A-Z0-9a-z])")
_LEADING_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"[A-Za-z_\[<]")
_ABBREVIATED = re.compile(
    r"(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Mt|Ft|Bros|No|Wm|Jos|Co|Inc|Corp|Ltd|U\.S|[A-Z](?:\.[A-Z])+|[a-z](?:\.[a-z])+)\.$"
)
_NO_NAME = re.compile(
    r"(?:Agreement|AGREEMENT|Effective Date|Party|Parties|PARTIES|Section|SECTION|Article|ARTICLE|Exhibit|"
    r"EXHIBIT|Schedule|"
    r"Whereas|WHEREAS|Recitals?|RECITALS?|Background|BACKGROUND|Witnesseth|WITNESSETH|Now|NOW|This|THIS|Dated|"
    r"DATED|Each|"
    r"EACH|Permitted|Affiliates|Assigns|Table|TABLE|Page|Attention|Tel|Address|ADDRESS|Source|Title|By|Name|"
    r"January|February|"
    r"March|April|May|June|July|August|September|October|November|December|State|Suite|P\.O|Whose|Hereinafter|"
    r"HEREINAFTER|"
    r"Having|Its|ITS|In|IN|On|ON|As|AS|If|For|FOR|Pursuant|To|TO|It|Wales|And|AND|By|BY|Between|BETWEEN|WITH|"
    r"(?:[A-F]|\d{1,2}(?:\.\d{1,2}){1,3})\.? The)\b"
)
# Words that no name goes on with, even where everything is in capitals.
_AFTER_NAME = re.compile(
    r"(?:Whereas|WHEREAS|Hereinafter|HEREINAFTER|Hereafter|HEREAFTER|Witnesseth|WITNESSETH|Dated|DATED|"
    r"EFFECTIVE|Attention|"
    r"Address|Tel|Fax|HAVING|WITH|NOW,? THEREFORE|Now,? [Tt]herefore|This Agreement|THIS AGREEMENT|Page|TABLE OF)\b"
)
_COUNTRY = re.compile(r"U\.?S\.?(?:A\.?)?(?= ?[,(\n)]|$)")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at ``[start, end)``; ``company`` says that it ends in a company's suffix such as Inc. or GmbH."""

    start: int
    end: int
    company: bool


def read_name(text: str, at: int, *, joined: bool = False) -> NameSpan | None:
    """The name that begins at ``at`` in ``text`` (single spaces), or None.

    ``joined`` lets the name go on over "and" ("Ernst and Young, LLP") as long as no suffix has closed it.
    """
    article = _ARTICLE.match(text, at)
    begin = at if article is None or article.group()[0] == "T" else article.end()
    here = article.end() if article else at
    if _NO_NAME.match(text, here) or _COUNTRY.match(text, here):
        return None
    end = -1
    for count in range(LONGEST):
        word = _WORD.match(text, here)
        if not word or (count and _AFTER_NAME.match(text, here)):
            break
        end = word.end()
        if word.group()[0] in "_[<":
            break
        if text[end - 1] == "." and not _ABBREVIATED.search(text, word.start(), end):
            end -= 1
            break
        suffix = _suffixes(text, end)
        if suffix > end:
            return NameSpan(begin, _trading(text, suffix), True)
        following = _next_word(text, end, joined)
        if following < 0:
            break
        here = following
    if end < 0 or not _SAYS_SOMETHING.search(text, begin, end):
        return None
    degree = _DEGREE.match(text, end)
    while degree:
        end = degree.end()
        degree = _DEGREE.match(text, end)
    return NameSpan(begin, _trading(text, end), False)


def _next_word(text: str, end: int, joined: bool) -> int:
    """Where the name's next word begins, or -1 where the name has ended."""
    inner = _INNER_PAREN.match(text, end)
    if inner:
        return inner.end() + 1
    connective = _CONNECTIVE.match(text, end)
    if connective:
        return connective.end() + 1
    if joined:
        conjunction = _CONJUNCTION.match(text, end)
        if conjunction:
            return conjunction.end()
    return end + 1 if text.startswith(" ", end) else -1


def _suffixes(text: str, end: int) -> int:
    """The end of the company's suffixes that follow ``end`` ("Co., Ltd."), or ``end`` where there are none."""
    first = end
    while True:
        inner = _INNER_PAREN.match(text, end)
        at = inner.end() if inner and _SUFFIX.match(text, inner.end()) else end
        match = _SUFFIX.match(text, at)
        if not match:
            break
        if end == first and not _FINAL.match(text, at) and _goes_on(text, match.end()):
            return first
        end = match.end()
    partners = _AND_COMPANY.match(text, end)
    return partners.end() if end > first and partners else end


def _goes_on(text: str, end: int) -> bool:
    """Does "Limited" or "Company" that ends at ``end`` stand inside a name ("Bank Limited Partners")?"""
    if text[end - 1] in ".," or _SUFFIX.match(text, end):
        return False
    return _NEXT_CAPITAL.match(text, end) is not None


def _trading(text: str, end: int) -> int:
    """The end of "d/b/a Galaxy Telecom" after a name."""
    match = _TRADING.match(text, end)
    if not match:
        return end
    traded = read_name(text, match.end())
    if traded is None:
        return end
    return traded.end + (1 if "(" in match.group() and text.startswith(")", traded.end) else 0)


def bare_name(name: str) -> str:
    """``name`` without the company's suffixes and without the article: "Scotts" for "The Scotts Company LLC"."""
    bare = _TRADES.split(name, maxsplit=1)[0]
    previous = ""
    while bare != previous:
        previous = bare
        bare = _DEGREE.sub("", _LAST_SUFFIX.sub("", bare).strip(" ,"))
    return _LEADING_ARTICLE.sub("", bare)


def traded_name(name: str) -> str:
    """What the party trades as ("Galaxy Telecom" of "695014 B.C. Ltd. dba Galaxy Telecom"), or ""."""
    parts = _TRADES.split(name, maxsplit=1)
    return parts[1].rstrip(")") if len(parts) > 1 else ""
