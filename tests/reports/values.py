"""Reports made by hand, for the tests of the report formats."""

from __future__ import annotations

from dataclasses import replace

from alliance_lint.checking.report import (
    CheckResult,
    DocumentReport,
    Evidence,
    Finding,
    Location,
    NoticeReport,
    PartyReport,
    ProvisionReport,
    Suppression,
)

LAW = Location("12.1 Governing Law", 40, 88, 1, 88, 58, 4000, 4057)
SALES = Location("3.2 Sales", 12, 30, 5, 31, 20, 900, 1020)

NO_FORUM = Finding(
    id="DIS004",
    name="dispute-forum",
    status="missing",
    severity="error",
    message="Nothing says where a dispute is decided.",
    question="Where, and before which court or tribunal, are disputes decided?",
    why="Without a place the first quarrel is about where to quarrel.",
    suggestion="Any dispute is decided by the courts of [place].\n\nEach party submits to their jurisdiction.",
    insert="after 12.1 Governing Law",
    looked_for="courts, venue, arbitration",
    quote="",
    location=LAW,
    fingerprint="5f1d",
)

ONE_SIDED_EXCLUSIVITY = Finding(
    id="EXC002",
    name="exclusivity-reciprocal",
    status="one_sided",
    severity="warning",
    message="Only Beta is bound to exclusivity.",
    question="If one side is bound to exclusivity, is the other side bound too?",
    why="A promise that only one side makes is soon felt to be unfair.",
    suggestion="",
    insert="",
    looked_for="",
    quote="Beta shall not market any product that competes with the Products.",
    location=SALES,
    fingerprint="77aa",
)

GOVERNING_LAW = ProvisionReport(
    "governing-law",
    "This Agreement is governed by the laws of Delaware.",
    LAW,
    (),
    {"place": "Delaware", "law": "laws of Delaware"},
)

ACME_AND_BETA = DocumentReport(
    path="contracts/acme-beta.md",
    format="markdown",
    title="Strategic Alliance Agreement",
    kind="reseller",
    parties=(PartyReport("Acme Corporation", "Acme", "supplier"), PartyReport("Beta GmbH", "Beta", "")),
    checks=(
        CheckResult("EXC002", "exclusivity-reciprocal", "one_sided", "warning"),
        CheckResult(
            "DIS003", "governing-law", "satisfied", "error", (Evidence("governed by the laws of Delaware", LAW),)
        ),
        CheckResult("DIS004", "dispute-forum", "missing", "error"),
        CheckResult("CLI001", "customer-contact", "not_applicable", "error"),
    ),
    findings=(ONE_SIDED_EXCLUSIVITY, NO_FORUM),
    provisions=(GOVERNING_LAW,),
    notices=(NoticeReport("Tracked changes were read as accepted.", SALES), NoticeReport("The file is not UTF-8.")),
)

ALL_SETTLED = replace(
    ACME_AND_BETA,
    path="settled.md",
    checks=(
        CheckResult("DIS003", "governing-law", "satisfied", "error"),
        CheckResult("CLI001", "customer-contact", "not_applicable", "error"),
    ),
    findings=(),
    notices=(),
)

NOTHING_RECOGNISED = replace(ALL_SETTLED, path="poem.txt", title="", kind="", parties=(), provisions=())

HOSTILE = (
    "\x1b[31mred\x07 \u202e]]><script>alert(1)</script> & \"x\" '|' [a](http://x.test) ![i](y) @all #1 \ud800\ufffe {0}"
)
"""Words of an agreement that would do harm in one format or another."""

ATTACK = replace(
    ACME_AND_BETA,
    path="::error::\x1b[2J/=1+1,%0A.md",
    title=HOSTILE,
    findings=(
        replace(NO_FORUM, message=f"::stop-commands::x\n{HOSTILE}", quote=f"=1+1 {HOSTILE}", suggestion=HOSTILE),
        replace(ONE_SIDED_EXCLUSIVITY, location=replace(SALES, clause=HOSTILE), quote=f"##[error]{HOSTILE}"),
    ),
)

ACCEPTED = replace(NO_FORUM, suppression=Suppression("comment", "agreed by email", "2027-03-31", "acme-beta.md:3"))
SUPPRESSED = replace(ACME_AND_BETA, findings=(ONE_SIDED_EXCLUSIVITY, ACCEPTED))
