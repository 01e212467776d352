"""Parties that a form gives as fields: "Supplier: Acme Ltd", "Name of Tenant: Ann Ames", "TO: Ann Ames (Agent)"."""

from __future__ import annotations

import re
from itertools import islice

from alliance_lint.language.aliases import may_be_alias
from alliance_lint.language.entries import Entry
from alliance_lint.language.names import ROLES, read_name

_ROLE = r"(?P<role>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2,}(?: [A-Z]{2,})?)"
_LABEL = re.compile(
    rf"^(?:[-*|] |[A-F1-9][.)] )?(?:(?:Full |Legal )?Name of (?:the )?|The )?{_ROLE}(?:'s)?"
    r"(?: (?:[Nn]ame|NAME|[Ii]s|Information|Details|Company))?"
    r"(?: ?\((?:the )?\"?(?P<alias>[A-Z][\w -]{1,30})\"?\))?"
    r"(?: ?[:|][ \n]?|\n|(?<=\bis) )(?:(?:Legal |Full |Company )?(?:Name|NAME):? )?(?=\S)",
    re.MULTILINE,
)
_FIRST_PAGE = 3_000
_COLUMNS = re.compile(
    r"(?<![^ \n])(?P<left>[A-Z][A-Za-z]+):? {3,}(?P<right>[A-Z][A-Za-z]+):? *(?:-{3,} *)*"
    r"(?:Name: *)?(\S+(?: \S+)*) {2,}(?:Name: *)?(\S+(?: \S+)*)"
)
_CALLED = re.compile(r",? \((?:the )?[\"']?(?P<alias>[A-Z][\w&-]{1,24}(?: [A-Z][\w&-]{1,24})?)[\"']?\)")
_NO_FIELD = re.compile(r" ?(?:\(\"[^\"]{1,40}\"\) ?)?:")
_NO_NAME = ROLES | {"to", "from"}
_ADDRESSED = frozenset(("To", "From", "TO", "FROM", "Between", "And", "BETWEEN", "AND"))
_ACTS = r"(?:shall|will|may|must|agrees?|is|has|grants?|undertakes?|pays?)\b"


def find_fields(opening: str, folded: str) -> list[Entry]:
    """The parties that a form lists by what they do, or whom it addresses, where the text then uses those words."""
    found: dict[str, Entry] = {}
    for match in _LABEL.finditer(opening):
        role = match["role"]
        name = read_name(opening, match.end())
        if name is None or _NO_FIELD.match(opening, name.end) or opening[name.start : name.end].lower() in _NO_NAME:
            continue
        if match.group().endswith(" is ") and not name.company:
            continue
        if role in _ADDRESSED:
            called = _CALLED.match(opening, name.end)
            alias = called["alias"] if called else ""
        else:
            alias = match["alias"] or role.title()
        on_a_line_below = match.group().endswith("\n") and ":" not in match.group()
        known = alias.lower() in ROLES and not on_a_line_below
        if alias and alias not in found and (known or (may_be_alias(alias) and acts_twice(alias, folded))):
            words = opening[name.start : name.end]
            found[alias] = Entry(words, (alias,), name.start, name.end, name.company)
    return list(found.values()) if len(found) >= 2 else _in_columns(folded)


def _in_columns(folded: str) -> list[Entry]:
    """Two parties side by side, each below what it is called."""
    for match in _COLUMNS.finditer(folded, 0, _FIRST_PAGE):
        entries = []
        for role, group in (("left", 3), ("right", 4)):
            name = read_name(folded, match.start(group))
            alias = match[role].title()
            if name and name.end <= match.end(group) and (alias.lower() in ROLES or acts_twice(alias, folded)):
                entries.append(Entry(folded[name.start : name.end], (alias,), name.start, name.end, name.company))
        if len(entries) == 2:
            return entries
    return []


def acts_twice(alias: str, folded: str) -> bool:
    """Is something that ``alias`` does or owes said at least twice?"""
    acting = re.compile(rf"\b{re.escape(alias)} {_ACTS}", re.IGNORECASE if alias.isupper() else 0)
    return len(list(islice(acting.finditer(folded), 2))) == 2
