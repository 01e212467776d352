"""Compares what the linter says with the labels of experts.

Two sorts of labels are read:

* statuses: a folder with one JSON file for each agreement, ``{"doc": NAME, "checks": {ID: {"status", "quote"}}}``;
* spans: one JSON file, ``{NAME: {"labels": {CATEGORY: {"spans": [TEXT, ...]}}}}``, as CUAD has them.

A run is plain data, so that it can be saved and compared with a later one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from alliance_lint.checking.report import DocumentReport
from alliance_lint.errors import AllianceLintError
from alliance_lint.linting import lint_file, load_packs

NO_FINDING = ("satisfied", "not_applicable")

CATEGORIES = {
    "Governing Law": "governing-law",
    "Exclusivity": "exclusivity",
    "Non-Compete": "non-compete",
    "No-Solicit Of Customers": "customer-non-solicit",
    "No-Solicit Of Employees": "employee-non-solicit",
    "Non-Disparagement": "non-disparagement",
    "Termination For Convenience": "termination-for-convenience",
    "Renewal Term": "renewal",
    "Expiration Date": "term",
    "Change Of Control": "change-of-control",
    "Anti-Assignment": "assignment-restriction",
    "Revenue/Profit Sharing": "revenue-share",
    "Minimum Commitment": "minimum-commitment",
    "Most Favored Nation": "most-favored-nation",
    "Rofr/Rofo/Rofn": "first-refusal",
    "Ip Ownership Assignment": "ip-assignment",
    "Joint Ip Ownership": "joint-ip",
    "License Grant": "license-grant",
    "Post-Termination Services": "post-termination",
    "Audit Rights": "audit-right",
    "Cap On Liability": "liability-cap",
    "Uncapped Liability": "uncapped-liability",
    "Liquidated Damages": "liquidated-damages",
    "Insurance": "insurance",
    "Warranty Duration": "warranty-duration",
    "Covenant Not To Sue": "covenant-not-to-sue",
    "Third Party Beneficiary": "third-party-beneficiary",
}
"""CUAD's categories and the provision kinds that mean the same."""

Run = dict[str, Any]


def words(text: str) -> list[str]:
    """The words of ``text``, without case or punctuation."""
    return re.findall(r"[a-z0-9]+", text.lower())


def overlaps(quote: str, label: str) -> bool:
    """Do two quotes share a run of words: half of the shorter one, and four words at least (or all of it)?"""
    a, b = words(quote), words(label)
    if not a or not b:
        return False
    need = min(len(a), len(b), max(4, min(len(a), len(b)) // 2))
    runs = {tuple(a[at : at + need]) for at in range(len(a) - need + 1)}
    return any(tuple(b[at : at + need]) in runs for at in range(len(b) - need + 1))


def score_statuses(labels: Path, texts: Path) -> Run:
    """For each agreement and check: the label's status, ours, our first quote, and whether the evidence agrees."""
    run: Run = {}
    for file in sorted(labels.glob("*.json")):
        label = json.loads(file.read_text("utf-8"))
        report = _report(texts / label["doc"])
        got = {check.id: check for check in report.checks}
        run[label["doc"]] = {
            check: {
                "want": want["status"],
                "got": got[check].status,
                "label": want.get("quote", ""),
                "quote": next((each.quote for each in got[check].evidence), ""),
                "evidence": any(overlaps(each.quote, want.get("quote", "")) for each in got[check].evidence),
            }
            for check, want in label["checks"].items()
            if check in got
        }
    return run


def score_spans(labels: Path, texts: Path) -> Run:
    """For each agreement and category: the labelled spans, which of them we found, and what we found where none is."""
    run: Run = {}
    for name, label in sorted(json.loads(labels.read_text("utf-8")).items()):
        report = _report(texts / name)
        run[name] = {}
        for category, kind in CATEGORIES.items():
            spans = label["labels"][category]["spans"]
            mine = [each.quote for each in report.provisions if each.kind == kind]
            run[name][category] = {
                "spans": {span: any(overlaps(quote, span) for quote in mine) for span in spans},
                "found": len(mine),
                "extra": mine[0] if mine and not spans else "",
            }
    return run


def _report(path: Path) -> DocumentReport:
    try:
        return lint_file(str(path), load_packs())
    except AllianceLintError as error:
        raise SystemExit(f"accuracy: {error}") from error


def half(run: Run, which: int) -> Run:
    """Every second agreement of ``run`` in order of name: which = 0 or 1."""
    return {name: run[name] for name in sorted(run)[which::2]}


def status_counts(run: Run) -> dict[str, Counter[str]]:
    """For each check: tp, fp, fn, tn of findings, equal statuses, pairs, evidence asked for and hit."""
    counts: dict[str, Counter[str]] = {}
    for checks in run.values():
        for check, each in checks.items():
            count = counts.setdefault(check, Counter())
            expected, found = each["want"] not in NO_FINDING, each["got"] not in NO_FINDING
            count["tp" if expected and found else "fn" if expected else "fp" if found else "tn"] += 1
            count["pairs"] += 1
            count["equal"] += each["want"] == each["got"]
            if each["want"] == "satisfied" and each["label"]:
                count["asked"] += 1
                count["hit"] += each["evidence"]
    return dict(sorted(counts.items()))


def span_counts(run: Run) -> dict[str, Counter[str]]:
    """For each category: tp, fp, fn, tn of its presence in an agreement, labelled spans and those that were hit."""
    counts: dict[str, Counter[str]] = {}
    for categories in run.values():
        for category, each in categories.items():
            count = counts.setdefault(category, Counter())
            expected, found = bool(each["spans"]), each["found"] > 0
            count["tp" if expected and found else "fn" if expected else "fp" if found else "tn"] += 1
            count["asked"] += len(each["spans"])
            count["hit"] += sum(each["spans"].values())
    return counts


def ratio(a: float, b: float) -> float | None:
    """a / b, or None where there is nothing to divide by."""
    return a / b if b else None


def f1(count: Counter[str]) -> float | None:
    """The harmonic mean of precision and recall."""
    return ratio(2 * count["tp"], 2 * count["tp"] + count["fp"] + count["fn"])


def balanced(count: Counter[str]) -> float | None:
    """The mean of the recall of findings and of non-findings, over the sides that occur."""
    sides = [ratio(count["tp"], count["tp"] + count["fn"]), ratio(count["tn"], count["tn"] + count["fp"])]
    return mean(sides)


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those values that are known."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def changes(old: Run, new: Run) -> Iterator[str]:
    """What was gained and lost from one run to another, a line each, in order."""
    for name in sorted(set(old) & set(new)):
        for key in sorted(set(old[name]) & set(new[name])):
            yield from _change(name, key, old[name][key], new[name][key])


def _change(name: str, key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    if "want" in after:
        if before["got"] == after["got"]:
            return
        sign = "+" if after["got"] == after["want"] else "-" if before["got"] == after["want"] else "~"
        moved = f"label {after['want']}: {before['got']} -> {after['got']}"
        yield f"{sign} {key} | {name} | {moved} | {after['quote'][:200]}"
        return
    for span, hit in after["spans"].items():
        if hit != before["spans"].get(span, False):
            yield f"{'+' if hit else '-'} {key} | {name} | {' '.join(span.split())[:200]}"
    if not after["spans"] and bool(before["found"]) != bool(after["found"]):
        yield f"{'-' if after['found'] else '+'} {key} | {name} | false: {(after['extra'] or before['extra'])[:200]}"
