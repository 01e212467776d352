"""Whoever adopts the wording that the linter proposes has settled the matter: the linter accepts its own words.

An agreement with the gap is linted, one alternative of the proposed wording is filled in and added to it, and the
result must have no gap. The agreements are the examples of the checks, or those of ``AGREEMENTS`` below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from alliance_lint.checking.report import NO_FINDING, DocumentReport
from alliance_lint.linting import lint_bytes
from alliance_lint.packs.load import load_packs
from alliance_lint.packs.model import Check

PACKS = load_packs()
CHECKS = [check for check in PACKS[0].checks if set(check.message)]

TITLES = {
    "": "Agreement",
    "affiliate": "Affiliate Agreement",
    "co-marketing": "Co-Marketing Agreement",
    "joint-development": "Joint Development Agreement",
    "joint-venture": "Joint Venture Agreement",
    "referral": "Referral Agreement",
    "reseller": "Reseller Agreement",
    "strategic-alliance": "Strategic Alliance Agreement",
}

# The operative part with the gap, where the example of the check does not do.
AGREEMENTS: dict[tuple[str, str], str] = {
    ("ADV007", "one_sided"): (
        "Beta shall market the products, train its staff, and store the products. Beta shall install the products. "
        "Beta shall provide reports. Beta shall employ two engineers. Beta shall support the customers. Beta shall "
        "print brochures. Beta shall collect the orders. Beta shall organise two seminars. Beta shall maintain a web "
        "site. Beta shall pay for the stand. Alpha shall supply the products. Alpha shall train two engineers."
    ),
    ("DIS004", "partial"): (
        "Every action under this Agreement shall be brought before the competent courts, or settled by arbitration "
        "if both parties so agree."
    ),
}

# Wording that takes the place of what the agreement says, rather than adding to it.
REPLACES = {("CLI002", "conflict"), ("DIS004", "conflict"), ("DRF001", "missing"), ("DRF002", "partial")}

# What people write into the brackets. Other brackets hold words that will do as they stand.
FILLED = {
    "amount": "$20,000",
    "amount or rate": "$200",
    "amount, or percentage of defined net revenue": "$200",
    "fee or price": "fee",
    "date": "March 1, 2027",
    "percent": "40 percent",
    "percentage": "40 percent",
    "number": "ten",
    "60": "sixty",
    "territory": "Oregon",
    "field": "office furniture",
    "place": "Oregon",
    "name": "Millrace Works",
    "name of the entity": "Millrace Works LLC",
    "form of entity": "limited liability company",
    "name or role": "its head of sales",
    "state or country": "the State of Oregon",
    "city, state or country": "Portland, Oregon",
    "city, country": "Portland, Oregon",
    "institution": "the American Arbitration Association",
    "party": "Beta",
    "benefit": "new customers",
    "minimum": "sales of $50,000",
    "what": "each client referred",
    "number in words": "thirty",
}
BRACKET = re.compile(r"\[([^\[\]]*)\]")
ALTERNATIVES = re.compile(r"(?:<[^<>]*>\s*)+")


def alternatives(wording: str) -> list[str]:
    """The texts that people can make of ``wording``: one for each alternative, with the brackets filled in."""

    def filled(match: re.Match[str]) -> str:
        words = match.group(1).strip()
        if words.startswith("ALTERNATIVE"):
            return f"<{words.partition(':')[2].strip()}>"
        return FILLED.get(words, words.rpartition("for example: ")[2])

    while BRACKET.search(wording):
        wording = BRACKET.sub(filled, wording)
    return list(dict.fromkeys(_chosen(wording)))


def _chosen(wording: str) -> Iterator[str]:
    group = ALTERNATIVES.search(wording)
    if group is None:
        yield " ".join(wording.split())
        return
    for choice in re.findall(r"<([^<>]*)>", group.group()):
        yield from _chosen(f"{wording[: group.start()]}{choice} {wording[group.end() :]}")


def agreement(kind: str, text: str) -> str:
    """An agreement of this kind with ``text`` as its operative part, unless ``text`` brings its own opening."""
    if '("Alpha")' in text:
        return text if not kind else re.sub(r"This [\w -]*?Agreement is", f"This {TITLES[kind]} is", text, count=1)
    opening = f'This {TITLES[kind]} is made between Alpha Inc. ("Alpha") and Beta LLC ("Beta").'
    return f"{opening}\n\nThe parties agree as follows:\n\n{text}"


def lint(text: str, check: Check) -> DocumentReport:
    return lint_bytes(text.encode(), "deal.txt", PACKS, select=[check.id])


def gap(check: Check, status: str) -> str:
    examples = (example.text for example in check.examples if example.status == status)
    return AGREEMENTS.get((check.id, status)) or next(examples)


def cases() -> Iterator[object]:
    for check in CHECKS:
        for kind in ["", *check.suggest_for]:
            for status in check.message:
                before = agreement(kind, gap(check, status))
                report = lint(before, check)
                if report.checks[0].status != status or (kind and report.kind != kind):
                    assert kind, f"no agreement in which {check.id} is {status}"
                    continue
                for number, wording in enumerate(alternatives(report.findings[0].suggestion), 1):
                    replaces = (check.id, status) in REPLACES
                    after = agreement(kind, wording) if replaces else f"{before}\n\n{wording}"
                    yield pytest.param(check, after, id=f"{check.id}-{status}-{kind or 'any'}-{number}")


@pytest.mark.parametrize(("check", "after"), [*cases()])
def test_the_linter_accepts_the_wording_that_it_proposes(check: Check, after: str) -> None:
    assert lint(after, check).checks[0].status in NO_FINDING, after


def test_alternatives_are_told_apart() -> None:
    wording = "Pay [ALTERNATIVE A: [amount] a [month]] [ALTERNATIVE B: nothing] [or more]."
    assert alternatives(wording) == ["Pay $20,000 a month or more.", "Pay nothing or more."]


@pytest.mark.parametrize("kind", TITLES)
def test_who_adopts_all_that_is_proposed_has_nothing_left_to_settle(kind: str) -> None:
    # Wording that adds a matter, such as a payment, brings up questions of its own: hence more rounds than one.
    text = agreement(kind, "Alpha shall refer clients to Beta.")
    for _ in range(4):
        findings = lint_bytes(text.encode(), "deal.txt", PACKS).findings
        if not findings:
            return
        text = "\n\n".join([text, *(alternatives(finding.suggestion)[0] for finding in findings)])
    assert not [(finding.id, finding.status, finding.quote) for finding in findings]
