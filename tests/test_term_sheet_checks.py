"""Every check works on term sheets: a complete one gives no finding, and what is left out is found by its own check."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from alliance_lint.checking.report import DocumentReport
from alliance_lint.linting import lint_bytes, lint_file
from alliance_lint.packs.load import load_packs
from alliance_lint.packs.model import Field
from alliance_lint.resources import data_folder

ROOT = Path(__file__).resolve().parents[1]
PACKS = load_packs()
SCHEMA: dict[str, Any] = json.loads((data_folder("schemas") / "term-sheet.schema.json").read_text("utf-8"))

COMPLETE: dict[str, Any] = {
    "agreement": {"title": "Referral Agreement", "kind": "referral"},
    "parties": [
        {"name": "Mill Lane Bakery Ltd", "alias": "Mill"},
        {"name": "Fern Catering LLP", "alias": "Fern"},
    ],
    "purpose": "Fern finds wedding customers for Mill, and Mill lunch customers for Fern.",
    "assurances": {"binds": "both", "terms": "It has the staff and the permits for what it sells."},
    "relationship": {"form": "independent", "terms": "Neither may bind the other."},
    "contributions": [
        {"binds": ["Mill"], "what": "A tasting room on Saturdays."},
        {"binds": ["Fern"], "what": "A page in its menu book."},
    ],
    "commitments": [
        {"binds": ["Mill"], "what": "Bake the samples.", "deadline": "two days before each tasting"},
        {"binds": ["Fern"], "what": "Send guests to the tasting.", "frequency": "every month"},
    ],
    "exclusivity": {"kind": "exclusive", "binds": "both", "terms": "For weddings in the county."},
    "competition": {"terms": "Each may sell to the other's competitors outside weddings."},
    "customers": {
        "contact": {"party": ["Fern"], "terms": "Fern, until the order is signed."},
        "account_owner": {"party": "both", "terms": "Each keeps its own customers."},
        "protection": {"binds": "both", "terms": "No offers to the other's customers for a year."},
    },
    "money": {
        "basis": "8 % of the net price of each cake.",
        "variable": True,
        "payer": ["Mill"],
        "payee": ["Fern"],
        "collector": ["Mill"],
        "due": "30 days after the wedding.",
        "costs": "Each bears its own.",
        "verification": {"binds": ["Mill"], "terms": "A list of orders with each payment."},
        "suppliers": {"binds": "both", "terms": "Each pays those it engages."},
    },
    "governance": {
        "leads": [{"party": "Mill", "name": "Ada Crumb"}, {"party": "Fern", "role": "head of sales"}],
        "structure": {"party": "both", "terms": "The two leads plan the tastings together."},
        "meetings": {"how": "A call.", "frequency": "every month"},
        "decisions": "Both leads must agree.",
        "deadlock": "The owners decide; failing that, either may leave.",
        "amendment": "In writing only.",
        "targets": "Ten orders a year.",
        "service_standard": {"binds": "both", "terms": "Answers within one working day."},
    },
    "brand": {"binds": "both", "terms": "Logos as supplied."},
    "conduct": {"binds": "both", "terms": "Food and data protection law."},
    "risk": {
        "liability": {"binds": "both", "terms": "Up to 10,000 pounds a year."},
        "breach": {"binds": "both", "terms": "Thirty days to cure, then the other may end it."},
        "indemnity": {"binds": "both", "terms": "Claims of guests about its own food."},
    },
    "intellectual_property": {
        "creates_new": True,
        "existing": "Each keeps its recipes.",
        "new": "Joint leaflets belong to both.",
    },
    "confidentiality": {"binds": "both", "terms": "Recipes and price lists."},
    "term": {"length": "two years", "renewal": "by a year each time"},
    "termination": {
        "grounds": [{"ground": "A breach not cured in 30 days.", "by": "both", "notice": "in writing"}],
        "convenience": {"by": "both", "notice": "90 days"},
        "events": ["The loss of a food licence."],
    },
    "exit": {
        "work_in_progress": "Cakes ordered before the end are baked.",
        "final_payments": "Shares for them are paid.",
        "materials": "Leaflets are pulped.",
    },
    "disputes": {
        "process": {"steps": ["The owners meet within 14 days."], "terms": "In good faith."},
        "neutral": "A mediator named by the guild of bakers.",
        "governing_law": "Scotland",
        "forum": {"tribunal": "the sheriff court", "place": "Perth"},
    },
    "assignment": {"binds": "both", "terms": "Only with consent."},
}

OPENING = {"customers.none", "money.none", "money.to_be_agreed", "open_points"}
"""Fields that a complete term sheet leaves out: what they say opens a question, or closes it without an answer."""

INSTEAD = {
    # A deadline or a frequency is enough.
    "commitments.deadline": ["commitments.frequency"],
    "commitments.frequency": ["commitments.deadline"],
    # Whoever collects the money, or is paid in the end, receives it: either of them is enough beside the payer.
    "money.payee": ["money.collector"],
    "money.collector": ["money.payee"],
    # One way out of the alliance is enough.
    "termination.grounds": ["termination.convenience", "termination.events"],
    "termination.convenience": ["termination.grounds", "termination.events"],
    "termination.events": ["termination.grounds", "termination.convenience"],
    # An alliance that either side may end at any time on notice has a term: it is open-ended.
    "term": ["termination.convenience"],
    "term.length": ["termination.convenience"],
}
"""Fields that answer the same question; to see that one counts, the others are taken out first."""

EXCEPTIONS = {
    "commitments": {"SCO001", "SCO002"},  # deadlines are those of commitments
    "exclusivity": {"EXC001"},  # whether exclusivity runs both ways is no question where nobody is known to be bound
    "exclusivity.kind": {"EXC001"},
    "money.variable": set(),  # only sums that vary have to be verified
    "risk.indemnity": set(),  # REC002 asks whether an indemnity runs both ways, not that there is one
    "assignment": set(),  # REC001, likewise
    "termination": {"TRM002"},  # without a way out, TRM003 has no rights to compare
    "termination.grounds": {"TRM002"},
    "termination.convenience": {"TRM002"},
    "termination.grounds.by": set(),  # "may be terminated if ...": a right that names nobody is open to both sides
    "termination.convenience.by": set(),
}
"""Where taking out a field concerns other checks than those the schema names for it."""


def checked_fields(node: dict[str, Any] = SCHEMA, path: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """The fields of the schema with the checks that they answer (``x-check``)."""
    if "x-check" in node:
        yield ".".join(path), set(node["x-check"])
    for name, part in node.get("properties", {}).items():
        yield from checked_fields(part, (*path, name))
    if "items" in node:
        yield from checked_fields(node["items"], path)


def fields_in(value: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """All fields of a term sheet, as the schema calls them."""
    if path:
        yield ".".join(path)
    if isinstance(value, dict):
        for name, part in value.items():
            yield from fields_in(part, (*path, name))
    elif isinstance(value, list):
        for part in value:
            yield from (each for each in fields_in(part, path) if each != ".".join(path))


def without(sheet: Any, path: str) -> Any:
    """``sheet`` without the field at ``path``; of a list, without the field in every entry."""
    if isinstance(sheet, list):
        return [without(each, path) for each in sheet]
    name, _, rest = path.partition(".")
    kept = {key: copy.deepcopy(value) for key, value in sheet.items() if key != name or rest}
    if rest and name in kept:
        kept[name] = without(kept[name], rest)
    return kept


def with_field(path: str, value: Any) -> Any:
    """The complete term sheet with another value at ``path``; of a list, in its first entry."""
    sheet = copy.deepcopy(COMPLETE)
    at: Any = sheet
    *way, last = path.split(".")
    for name in way:
        at = at.setdefault(name, {})
        at = at[0] if isinstance(at, list) else at
    at[last] = value
    return sheet


def lint(sheet: Any) -> DocumentReport:
    return lint_bytes(json.dumps(sheet).encode(), "sheet.json", PACKS)


def found(sheet: Any) -> dict[str, str]:
    return {finding.id: finding.status for finding in lint(sheet).findings}


CHECKED = dict(checked_fields())


def test_a_complete_term_sheet_settles_every_check() -> None:
    statuses = {check.id: check.status for check in lint(COMPLETE).checks if check.id in set().union(*CHECKED.values())}
    assert len(statuses) == 46
    assert {check: status for check, status in statuses.items() if status != "satisfied"} == {}


def test_a_complete_term_sheet_gives_no_finding() -> None:
    assert found(COMPLETE) == {}


def test_the_sample_term_sheet_gives_no_finding() -> None:
    assert lint_file(str(ROOT / "sample_agreements" / "referral-arrangement.yaml"), PACKS).findings == ()


@pytest.mark.parametrize("path", [path for path in CHECKED if path not in OPENING])
def test_a_field_that_is_left_out_is_found_by_its_own_check(path: str) -> None:
    sheet = COMPLETE
    for other in INSTEAD.get(path, ()):
        sheet = without(sheet, other)
    assert found(sheet) == {}
    assert set(found(without(sheet, path))) == EXCEPTIONS.get(path, CHECKED[path])


@pytest.mark.parametrize("path", [path for path in dict.fromkeys(fields_in(COMPLETE)) if "parties" not in path])
def test_a_field_that_is_left_out_concerns_no_other_check(path: str) -> None:
    above = [path.rsplit(".", number)[0] for number in range(path.count(".") + 1)]
    nearest = next((CHECKED[each] for each in above if each in CHECKED), set())
    below = set[str]().union(*(checks for each, checks in CHECKED.items() if each.startswith(path + ".")))
    assert set(found(without(COMPLETE, path))) <= nearest | below | EXCEPTIONS.get(path, set())


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("customers", {"none": True}, {}),
        ("money", {"none": True, "suppliers": {"none": True}, "costs": "Each bears its own."}, {}),
        ("money.suppliers", {"none": True}, {}),
        ("money.to_be_agreed", True, {"PAY001": "partial", "DRF002": "partial"}),
        ("open_points", ["The county."], {"DRF001": "missing", "DRF002": "partial"}),
        ("competition", {"binds": ["Fern"]}, {}),
        ("relationship", {"terms": "Friends, and no partners."}, {}),
        ("intellectual_property", {"creates_new": False, "existing": "Each keeps its recipes."}, {}),
        # Something is missing in what is there.
        ("relationship", {"form": "company"}, {"REL001": "partial"}),
        ("relationship", {"form": "company", "ownership": "Half each."}, {}),
        ("commitments", [{"binds": "both"}], {"SCO001": "one_sided", "SCO002": "missing"}),
        ("governance.meetings", {"how": "Calls."}, {"GOV002": "partial"}),
        ("governance.leads", [{"party": "Mill", "name": "Ada Crumb"}], {"SCO004": "one_sided"}),
        ("disputes.forum", {"tribunal": "arbitration"}, {"DIS004": "partial"}),
        ("disputes.process", {"terms": "The parties try to agree."}, {"DIS001": "partial"}),
        ("intellectual_property", {"existing": "Each keeps its recipes."}, {"IPC001": "partial"}),
        ("money.suppliers", {"none": False}, {"PAY006": "missing"}),
        # Settled for one side only.
        ("assurances.binds", ["Mill"], {"PUR002": "one_sided"}),
        ("exclusivity.binds", ["Mill"], {"EXC002": "one_sided"}),
        ("customers.protection.binds", ["Mill"], {"CLI003": "one_sided"}),
        ("governance.structure.party", ["Mill"], {"GOV001": "one_sided"}),
        ("conduct.binds", ["Mill"], {"CON001": "one_sided"}),
        ("risk.liability.binds", ["Mill"], {"RSK001": "one_sided"}),
        ("risk.breach.binds", ["Mill"], {"RSK002": "one_sided"}),
        ("risk.indemnity.binds", ["Mill"], {"REC002": "one_sided"}),
        ("confidentiality.binds", ["Mill"], {"IPC002": "one_sided"}),
        ("termination.convenience.by", ["Mill"], {"TRM003": "one_sided"}),
        ("termination", {"grounds": [{"ground": "Breach.", "by": ["Mill"]}]}, {"TRM003": "one_sided"}),
        ("assignment.binds", ["Mill"], {"REC001": "one_sided"}),
        ("contributions", [{"binds": ["Mill"], "what": "A room."}], {"SCO003": "one_sided"}),
        ("commitments", [{"binds": ["Mill"], "what": "Bake.", "frequency": "weekly"}], {"SCO001": "one_sided"}),
    ],
)
def test_what_a_field_says_decides_the_status(path: str, value: Any, expected: dict[str, str]) -> None:
    assert found(with_field(path, value)) == expected


def test_a_name_and_logo_for_one_side_is_one_sided_where_both_promote() -> None:
    sheet = with_field("brand.binds", ["Mill"])
    assert found(sheet) == {}
    sheet["agreement"]["kind"] = "co-marketing"
    assert found(sheet) == {"BRD001": "one_sided"}


def test_only_one_of_two_who_owe_a_share_may_look_at_the_books() -> None:
    sheet = with_field("money.payer", "both")
    assert found(sheet) == {"PAY005": "one_sided"}


def test_paying_each_other_is_no_commitment_and_no_contribution() -> None:
    sheet = without(without(with_field("money.payer", "both"), "commitments"), "contributions")
    assert {"SCO001", "SCO003"} <= set(found(sheet))


def test_whoever_only_pays_has_a_duty_all_the_same() -> None:
    assert found(with_field("commitments", [{"binds": ["Fern"], "what": "Find guests.", "frequency": "daily"}])) == {}


@pytest.mark.parametrize(
    ("kind", "path", "check", "words"),
    [
        ("co-marketing", "commitments", "SCO001", "so that each party does for the other what the other does for it"),
        ("co-marketing", "commitments.deadline", "SCO002", "at least [one] mention of the other in [its newsletter]"),
        ("co-marketing", "money.basis", "PAY001", "each gives it in kind"),
        ("co-marketing", "governance.targets", "GOV006", "how often it promoted the other"),
        ("joint-venture", "relationship", "REL001", "Mill owns [50]% of it and Fern owns [50]%"),
        ("joint-venture", "governance.structure", "GOV001", "a board of [four] members"),
        ("joint-venture", "governance.meetings", "GOV002", "The board of the joint venture meets"),
        ("joint-venture", "governance.decisions", "GOV003", "need the consent of both Mill and Fern"),
        ("joint-venture", "exit.work_in_progress", "TRM004", "name a price for the whole joint venture"),
        ("joint-development", "intellectual_property", "IPC001", "What is created in the joint work belongs to"),
        ("referral", "exit.final_payments", "TRM005", "For each customer introduced before the end"),
        ("referral", "customers.account_owner", "CLI002", "by one of Mill and Fern to the other"),
        ("affiliate", "exit.final_payments", "TRM005", "through a link or code used before it"),
        ("affiliate", "customers.account_owner", "CLI002", "Those who order through a link or code are customers of"),
        ("reseller", "exit.work_in_progress", "TRM004", "is bought back, if unused"),
    ],
)
def test_the_wording_proposed_fits_the_kind_of_alliance(kind: str, path: str, check: str, words: str) -> None:
    sheet = without(without(COMPLETE, path), "commitments.frequency" if check == "SCO002" else "parties.role")
    sheet["agreement"]["kind"] = kind
    (suggestion,) = (each.suggestion for each in lint(sheet).findings if each.id == check)
    assert words in suggestion
    sheet["agreement"]["kind"] = "strategic-alliance"
    (general,) = (each.suggestion for each in lint(sheet).findings if each.id == check)
    assert words not in general


def field_at(path: str, node: dict[str, Any] = SCHEMA) -> dict[str, Any]:
    """The schema of the field at ``path``. Raises KeyError where there is none."""
    for name in () if path == "." else path.split("."):
        node = node.get("items", node)["properties"][name]
    node = node.get("items", node)
    return SCHEMA["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("kind", "field"), [(kind.kind, field) for pack in PACKS for kind in pack.provisions for field in kind.fields]
)
def test_every_field_that_the_rules_read_is_in_the_schema(kind: str, field: Field) -> None:
    node = field_at(field.path)
    for name in (*field.present, *field.captures.values()):
        assert field_at(name, node), kind
    for name, value in field.required.items():
        assert value is None or Draft202012Validator(field_at(name, node)).is_valid(value), f"{kind}: {name}: {value}"
    if field.bound not in ("", "all"):
        assert field_at(field.bound, node).get("x-party"), f"{kind}: {field.path}.{field.bound} names no party"


def test_a_finding_names_the_field_to_fill_in() -> None:
    sheet = b"parties:\n  - name: Harbour Roasters Ltd\n  - name: Mill Lane Bakery Ltd\n"
    report = lint_bytes(sheet, "sheet.yaml", load_packs(), select=("DIS004",))
    (finding,) = report.findings
    assert finding.insert == "for the field disputes.forum"
    assert finding.looked_for == "the field disputes.forum"
