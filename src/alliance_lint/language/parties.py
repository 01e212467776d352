"""Who the parties are: names, aliases and roles, from the preamble or, failing that, from who must do what."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from alliance_lint.language.agreement import Party

_OPENING = 9_000
"""Characters in which the preamble is looked for: longer cover pages and tables of contents were not seen."""

_BETWEEN = re.compile(r"\b(?:by and (?:between|among)|between|among|amongst)\b ?:?", re.IGNORECASE)
_STOP = re.compile(
    r"\b(?:whereas|witnesseth|w i t n e s s e t h|recitals|background|agree as follows|agreed as follows|now,? ?therefore|"
    r"in consideration|hereby agree|(?:article|section) (?:1|i|one)\b)|(?<=[.;:] )1\. ?[A-Z]|(?<=\n)\s*1\.\s",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\(\s*(?P<inside>[^()]{0,160}?\"[^\"()]{1,60}\"[^()]{0,160})\)"
    r"|(?:hereinafter|hereafter|herein)(?: (?:collectively|also|sometimes|individually))?"
    r"(?: (?:referred to|called|known|designated))?(?: (?:as|to as))?,?(?: the| either)? \"(?P<quoted>[^\"]{1,60})\""
    r"|(?:referred to (?:herein )?as|called|known as)(?: the)? \"(?P<called>[^\"]{1,60})\""
    r"|\(\s*(?:the |hereinafter(?: referred to as)?,? ?(?:the )?)?(?P<bare>[A-Z][A-Za-z0-9&.\-]{1,24}(?: [A-Z][\w&.\-]{1,20}){0,2})\s*\)"
)
_QUOTED = re.compile(r"\"\s*(?:the )?([^\"]{1,60}?)[,.]?\s*\"", re.IGNORECASE)
_NOT_A_PARTY = re.compile(
    r"^(?:this |the )?(?:agreement|effective date|execution date|commencement date|date|part(?:y|ies)|closing|term|oma|contract|"
    r"territory|products?|services?|program|alliance|act|laws?|recitals?|exhibit|schedule|business|site|website|"
    r"trademarks?|marks?|joint venture|jv|project|affiliates?|transaction|lease|state|bank account|.{0,30} agreement|"
    r".{0,20} date|.{0,20} (?:site|products?|services|shares|stock|act|network|system))$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:individually|each|singularly|singly|severally|a|individual)\b[^\"]{0,40}\"([A-Z][A-Za-z ]{2,24}?)\"[^\"]{0,60}"
    r"(?:collectively|together|jointly|collective)[^\"]{0,60}\"([A-Z][A-Za-z ]{2,24}?)\"",
    re.IGNORECASE,
)
_DESCRIPTION = re.compile(
    r",? (?:an?|the) (?:[\w.\-()]+ ){0,6}?(?:corporation|company|partnership|limited|llc|l\.l\.c|association|organi[sz]ation|"
    r"individual|trust|bank|firm|entity|university|foundation|resident|subsidiary|sole proprietor\w*|joint stock|gmbh|society)\b"
    r"|,? (?:having|with|whose|located|incorporated|organi[sz]ed|formed|registered|a company|acting|formerly|and its|on behalf|"
    r"its successors|together with|residing|of \d|doing business as|d/b/a|dba|existing|domiciled|duly|represented|as of|"
    r"effective)\b| \(|\[|: ?address",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?P<name>[A-Z0-9][\w&.,'/\- ]{2,70}?,? (?:Inc|Corp|Corporation|Company|Co|LLC|L\.L\.C|Ltd|Limited|LP|L\.P|LLP|PLC|plc|GmbH|AG|"
    r"S\.A|SA|N\.V|B\.V|BV|NV|Pty|SRL|S\.r\.l|Incorporated|Holdings|Partners|Association|Foundation|University|Trust|Bank)\b\.?"
    r"(?:,? (?:Ltd|Inc|LLC|Limited)\b\.?)?)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r",? +(?:inc|incorporated|corp|corporation|company|co|llc|l\.l\.c|ltd|limited|lp|l\.p|llp|plc|gmbh|ag|s\.a|sa|n\.v|b\.v|bv|nv|pty|"
    r"srl|s\.r\.l|pte|kk|k\.k|s\.p\.a|oy|ab|a/s)\b\.?",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\b(Party [A-D]|First Party|Second Party|Third Party)\s?[:\-] ?([^\n]{3,120})")
_ROLES = (
    "agent affiliate client company consultant contractor customer developer distributor franchisee franchisor investor "
    "licensee licensor manufacturer marketer member partner principal promoter provider purchaser referrer referral "
    "reseller seller sponsor supplier vendor buyer lessor lessee owner operator publisher host bank issuer broker manager "
    "advisor carrier shipper retailer merchant network"
).split()
_SUBJECT = re.compile(
    r"(?:^|[.;:,(] |\b(?:that|if|and|the|The|or) )((?-i:[A-Z][\w&'.\-]{1,24}(?: [A-Z][\w&'\-]{1,20}){0,2})) "
    r"(?:shall|will|agrees?|may not|hereby|must|represents|warrants)\b"
)
_NOT_A_SUBJECT = frozenset(
    "this that it such each either neither both the a an any all no party parties agreement term notice section article "
    "products services information there these those exhibit failure payment if all".split()
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The parties, and the nouns that stand for any party ("Member", "Venturer") beside "party" itself."""

    parties: tuple[Party, ...]
    generic: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    aliases: tuple[str, ...]
    start: int
    end: int


def find_parties(folded: str) -> Naming:
    """The parties to the agreement whose folded text is ``folded``; two or more wherever the text allows it."""
    opening = folded[:_OPENING]
    generic = _generic_nouns(opening)
    found = _labelled(opening) or _from_preamble(opening, generic)
    if len(found) < 2:
        found = _complete(found, folded)
    parties = tuple(_party(index, each, folded) for index, each in enumerate(found[:8]))
    return Naming(parties, generic)


def _generic_nouns(opening: str) -> tuple[str, ...]:
    nouns = []
    for match in _GENERIC.finditer(opening):
        one, many = match.group(1).strip(), match.group(2).strip()
        if one.lower() != "party" and many.lower().startswith(one.lower()[:4]):
            nouns.append(one)
    return tuple(dict.fromkeys(nouns))


def _labelled(opening: str) -> list[_Found]:
    """Parties listed as "Party A: Name"."""
    found: dict[str, _Found] = {}
    for match in _LABELLED.finditer(opening):
        alias, rest = match.group(1), match.group(2)
        name = _name(rest)
        if alias not in found and name:
            found[alias] = _Found(name, (alias,), match.start(2), match.start(2) + len(name))
    return list(found.values()) if len(found) >= 2 else []


def _from_preamble(opening: str, generic: tuple[str, ...]) -> list[_Found]:
    best: list[_Found] = []
    for between in list(_BETWEEN.finditer(opening))[:8]:
        window = opening[between.end() : between.end() + 2_600]
        stop = _STOP.search(window)
        found = _in_window(window[: stop.start()] if stop else window[:1_600], between.end(), generic)
        if len(found) > len(best):
            best = found
        if len(best) >= 2 and all(each.aliases for each in best):
            return best
    head = _in_window(opening[:2_500], 0, generic)
    return best if len(best) >= 2 or len(head) <= len(best) else head


def _in_window(window: str, base: int, generic: tuple[str, ...]) -> list[_Found]:
    found: list[_Found] = []
    at = 0
    for match in _DEFINED.finditer(window):
        inside = match["inside"]
        if inside is not None:
            aliases = [quoted.group(1).strip() for quoted in _QUOTED.finditer(inside)]
            if re.search(r"\b(?:collectively|individually|each|together with .{0,40} the|singularly)\b", inside, re.IGNORECASE) and (
                re.search(r"part(?:y|ies)", inside, re.IGNORECASE) or any(a in generic for a in aliases)
            ):
                continue
        else:
            aliases = [(match["quoted"] or match["called"] or match["bare"]).strip()]
        aliases = [a for a in aliases if a and a not in generic and not _NOT_A_PARTY.match(a) and len(a.split()) <= 5]
        if match["bare"] and not _looks_like_alias(aliases, window[at : match.start()]):
            continue
        if not aliases:
            if inside is not None and re.search(r"agreement|date", inside, re.IGNORECASE):
                at = match.end()
            continue
        before = window[at : match.start()]
        name, offset = _last_name(before, match.end())
        if found and (not name or len(name) < 2):
            last = found[-1]
            found[-1] = _Found(last.name, (*last.aliases, *aliases), last.start, last.end)
        elif name:
            start = base + at + offset
            found.append(_Found(name, tuple(aliases), start, start + len(name)))
        at = match.end()
    if len(found) < 2:
        found = _unaliased(window, base, found)
    return found


def _looks_like_alias(aliases: list[str], before: str) -> bool:
    """A bare "(USA MCO)" names a party only where its letters come from the words before it."""
    if not aliases:
        return False
    letters = re.sub(r"[^a-z]", "", before[-90:].lower())
    first = re.sub(r"[^A-Za-z]", "", aliases[0])[:1].lower()
    return bool(first) and first in letters and aliases[0].upper() == aliases[0] and 2 <= len(aliases[0]) <= 12


def _last_name(before: str, _: int) -> tuple[str, int]:
    """The party's name in the words between the previous definition and its alias, and its offset there."""
    pieces = list(re.finditer(r"(?:^|\b(?:and|AND|between|BETWEEN|among|with)\b(?! (?:its|their|each)\b)|[:;]|^,|\d\.)\s*", before))
    for piece in pieces:
        rest = before[piece.end() :]
        name = _name(rest)
        if name and re.match(r"[A-Z0-9_a-z]", name) and (name[0].isupper() or name[0].isdigit() or "." in name or "_" in name):
            # "Ernst and Young, LLP": the name goes on over the conjunction where what follows is part of it.
            return name, piece.end() + rest.find(name)
    return "", 0


def _name(text: str) -> str:
    text = text.strip(" ,;:\n")
    text = re.sub(r"^(?:(?:by|and|between|among|the parties|on the one hand|is|are|:|,|i\)|ii\)|\(i+\)|\(\d\)|\d\.)\s+)+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^(?:of )?(?:the )?(?:first|second|one|other) part,? ?", "", text)
    company = _COMPANY.match(text)
    if company:
        name = company["name"]
        stop = _DESCRIPTION.search(name)
        return re.sub(r"\s+", " ", name if not stop else name[: stop.start()]).strip(" ,")
    stop = _DESCRIPTION.search(text)
    name = text[: stop.start()] if stop else text
    name = re.split(r",|\.\s|;|\n", name)[0]
    name = re.sub(r"\s+", " ", name).strip(" ,.\"'")
    return name if 1 < len(name) <= 90 else ""


def _unaliased(window: str, base: int, found: list[_Found]) -> list[_Found]:
    known = {each.name for each in found}
    spans = [(each.start - base, each.end - base) for each in found]
    for match in _COMPANY.finditer(window[:900]):
        name = _name(match["name"])
        if not name or name in known or any(a <= match.start() < b for a, b in spans):
            continue
        if any(name in other or other in name for other in known) or re.search(r"\b(?:laws|State) of\b", name):
            continue
        known.add(name)
        found = [*found, _Found(name, (), base + match.start(), base + match.end())]
        if len(found) >= 3:
            break
    if len(found) >= 2:
        return sorted(found, key=lambda each: each.start)
    return found


def _complete(found: list[_Found], folded: str) -> list[_Found]:
    """Add the nouns that most often must do something, where the preamble names fewer than two parties."""
    counts: Counter[str] = Counter()
    for match in _SUBJECT.finditer(folded):
        subject = match.group(1)
        if subject.split()[0].lower() in _NOT_A_SUBJECT or subject.split()[-1].lower() in _NOT_A_SUBJECT:
            continue
        counts[subject] += 1
    for subject, times in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(found) >= 2 or times < 2:
            break
        if any(subject in each.name or subject in each.aliases or each.name in subject for each in found):
            continue
        start = folded.find(subject)
        found = [*found, _Found(subject, (subject,), start, start + len(subject))]
    return found


def _party(index: int, found: _Found, folded: str) -> Party:
    aliases = [alias for alias in found.aliases if alias != found.name]
    alias = aliases[0] if aliases else ""
    role = next((a.lower() for a in aliases if a.split()[-1].lower() in _ROLES), "")
    names = [found.name, *aliases]
    bare = _SUFFIX.sub("", found.name).strip(" ,.")
    if bare and len(bare) > 2:
        names.append(bare)
    short = bare.split()[0].strip(",.") if bare else ""
    if len(short) > 3 and short[0].isupper() and not any(short == n for n in names) and short.lower() not in _COMMON_WORDS:
        # "Vayyar Imaging Ltd." is later called "Vayyar" although the preamble says "Supplier".
        if len(re.findall(rf"\b{re.escape(short)}\b(?! {re.escape(bare[len(short):].strip()[:6])})", folded)) >= 2:
            names.append(short)
    names += [name.upper() for name in names if name.upper() not in names]
    names += [alias.title() for alias in aliases if alias.isupper() and len(alias) > 4 and alias.title() not in names]
    return Party(index, found.name, alias, role, tuple(dict.fromkeys(names)), found.start, found.end)


_COMMON_WORDS = frozenset(
    "american national united first general international global advanced digital strategic union bank new north south "
    "east west pacific atlantic royal health medical energy capital turnkey gold payment network information system data "
    "principal northern southern western eastern modus charity collectible business alliance dr doctor".split()
)
