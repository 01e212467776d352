"""A party under two names: "Acme Inc." in the opening, "Acme LLC" later on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_lint.language.agreement import Agreement, Party
from alliance_lint.language.names import SUFFIX, bare_name
from alliance_lint.language.observation import Observation

_SAME = {
    "incorporated": "inc",
    "corporation": "corp",
    "limited": "ltd",
    "company": "co",
    "lc": "llc",
}
_SUFFIX = re.compile(rf"(?:,? {{1,3}}({SUFFIX})(?![\w&-])\.?){{1,3}}")
_ONE = re.compile(rf"{SUFFIX}(?![\w&-])")
_OTHER_COMPANY = re.compile(
    r"subsidiar|affiliate|parent|predecessor|successor|formerly|f/k/a|n/k/a|shareholder|stockholder|member of|holding|"
    r"owned|guarant|assign|merge|reincorporat|convert|\b(?:general|limited) partner|d/b/a|on behalf of|acting|"
    r"through|source:",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r"[^.;]{0,120}\(|,? {0,2}(?:an? |organi[sz]ed|incorporated|registered|having)", re.IGNORECASE)
_ACTS = re.compile(
    r" {1,3}(?:shall|will|agrees?|must|may|hereby|represents|warrants|grants)\b"
    r"|,? {1,9}(?:P\.? ?O\.? Box \d|\d{1,5} {1,2}[A-Z0-9]|Attention|Attn|One [A-Z])"
)
_AROUND = 160


def find_other_names(agreement: Agreement, folded: str) -> Iterator[Observation]:
    """The first place where a party's name stands with another legal form than where the party is introduced.

    Says nothing where that other name is a company of its own: a party, an affiliate, or one that is introduced itself.
    """
    for party in agreement.parties:
        bare = bare_name(party.name)
        own = _forms(party.name[len(bare) :]) if party.name.startswith(bare) else ()
        if not own or len(bare) < 4 or party.start == party.end:
            continue
        place = _other_form(agreement, party, bare, own, folded)
        if place is not None:
            start, end = place
            yield Observation(start, end, (("name", party.name), ("other", " ".join(folded[start:end].split()))))


def _other_form(
    agreement: Agreement, party: Party, bare: str, own: tuple[str, ...], folded: str
) -> tuple[int, int] | None:
    spelled = re.compile(" {1,3}".join(map(re.escape, bare.split())))
    found: tuple[int, int] | None = None
    for match in spelled.finditer(folded):
        suffix = _SUFFIX.match(folded, match.end())
        if suffix is None or (match.start() and folded[match.start() - 1].isalnum()):
            continue
        other = _forms(suffix.group())
        if set(other) & set(own) or "co" in other:
            continue
        end = suffix.end()
        if _INTRODUCED.match(folded, end) or _OTHER_COMPANY.search(folded, match.start() - _AROUND, end + _AROUND):
            return None
        if any(each is not party and bare in each.name and _forms(each.name) == other for each in agreement.parties):
            return None
        if found is None and (_ACTS.match(folded, end) or agreement.clause_at(match.start()).zone == "signature"):
            found = match.start(), end
    return found


def _forms(suffixes: str) -> tuple[str, ...]:
    """The legal forms in ``suffixes``, each spelled one way: "Corporation" and "Corp." are the same."""
    named = (re.sub(r"[ .]", "", form).lower() for form in _ONE.findall(suffixes))
    return tuple(_SAME.get(form, form) for form in named)
