"""Fields for a contact, an address or an account that nobody has filled in: "Fax:", and then the next clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.observation import Observation

_NUMBER = r"(?: ?(?:no\b\.?|numbers?))?"
# What a telephone number, an account or a mail address looks like is known; a name or a street may look like anything.
_FIGURES = (
    rf"(?:tele|mobile |cell ?)?phone{_NUMBER}|mobile{_NUMBER}|tel\b\.?{_NUMBER}|(?:tele)?fax{_NUMBER}|"
    rf"facsimile{_NUMBER}|a/c{_NUMBER}|(?:bank )?account (?:no\b\.?|number)|bank account|iban|post ?code|zip code"
)
_MAIL = r"e-?mail(?: address)?"
_PERSON = r"(?:for the )?attention|attn\b\.?|contact person"
# After these, another field may be part of what belongs there.
_HOLDER = r"with (?:a )?(?:required )?cop(?:y|ies) to|(?:the )?(?:following |postal )?address"
_FIELD = re.compile(
    rf"(?<![\w-])(?:(?P<figures>{_FIGURES})|(?P<mail>{_MAIL})|(?P<person>{_PERSON})|(?P<holder>{_HOLDER})) ?\Z",
    re.IGNORECASE,
)
_LONGEST = 32
"""Characters of the words of a field."""
_COLON = re.compile(r":(?=[)\s]|\Z)")
_GAP = re.compile(r":[\s)]*")
_LABEL = re.compile(r"[A-Z][\w/-]{0,14}(?: [\w/-]{1,12}){0,3}:(?!\w)")
_VALUES = {"figures": re.compile(r"\d{3}|\d[\d .()+-]{5}|[*xX_]{3}|\["), "mail": re.compile(r"@|[*xX_]{3}|\[")}
# "Fax: none" is filled in, and "Phone: TBD" is a placeholder that a rule finds by itself.
_SAYS_WHY = re.compile(
    r"(?:TB[ACD]|to be \w+|n\.?/?a|none|not (?:applicable|available|yet known))(?!\w)", re.IGNORECASE
)
_NOTHING = re.compile(r"\Z|in witness whereof\b|or (?:at|to) such other\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\(?(?P<last>[A-Za-z]{1,4}|\d{1,2})\) |\d{1,2}(?:\.\d{1,2}){0,2}\.(?P<part>\d{1,2})\.? {0,4}[A-Z]"
)
_HEADED = re.compile(r"(?:article|section|\d{1,2}\.) ", re.IGNORECASE)
_FIRST = frozenset({"a", "A", "i", "I", "1"})
_NEAR = 120
"""Characters after a field among which its value would stand."""
_ZONES = frozenset({"title", "preamble", "operative"})


def find_empty_fields(agreement: Agreement, folded: str) -> Iterator[Observation]:
    """Fields after which the next field or the next clause follows; those that stand together are one observation.

    Where fields stand below each other and values below all of them, as when a table is read column by column, nothing
    is said. Fields of signatures, and of forms attached as exhibits, are there to be filled in later and are left out.
    """
    numbered = {clause.start for clause in agreement.clauses if clause.label}
    for run in _runs(folded):
        if agreement.clause_at(run[0].start()).zone in _ZONES:
            empty = _empty(run, folded, agreement.document.text, numbered)
            if empty:
                names = ", ".join(field.group().strip() for field in empty)
                yield Observation(empty[0].start(), empty[-1].end(), (("field", names),))


def _runs(folded: str) -> Iterator[list[re.Match[str]]]:
    """Fields that follow each other with nothing between them."""
    run: list[re.Match[str]] = []
    for colon in _COLON.finditer(folded):
        field = _FIELD.search(folded, max(0, colon.start() - _LONGEST), colon.start())
        if field is None:
            continue
        if run and _after(run[-1], folded) != field.start():
            yield run
            run = []
        run.append(field)
    if run:
        yield run


def _after(field: re.Match[str], folded: str) -> int:
    """Where the words after a field begin."""
    gap = _GAP.match(folded, field.end())
    return gap.end() if gap else field.end()


def _empty(run: list[re.Match[str]], folded: str, text: str, numbered: set[int]) -> list[re.Match[str]]:
    """Those fields of a run that have no value."""
    last = run[-1]
    at = _after(last, folded)
    if _NOTHING.match(folded, at) or _begins_clause(folded, at, numbered):
        return run
    if len({field.group().lower() for field in run}) < len(run):
        return []  # two columns, read line by line
    own = [field for field in run[:-1] if not field["holder"]]
    value = _VALUES.get(last.lastgroup or "")
    if value and not _SAYS_WHY.match(folded, at):
        label = _LABEL.match(folded, at)
        if not value.search(folded, at, label.end() if label else at + _NEAR):
            return [*own, last]
    return own if "\n" not in text[last.end() : at] else []


def _begins_clause(folded: str, at: int, numbered: set[int]) -> bool:
    """Whether a clause begins there that is not the first of a list, since a list may be what belongs there."""
    clause = _CLAUSE.match(folded, at)
    if clause:
        return (clause["last"] or clause["part"]) not in _FIRST
    return at in numbered and _HEADED.match(folded, at) is not None
