"""Rule packs made by hand, for the tests of what the commands print."""

from __future__ import annotations

from alliance_lint.packs.model import Case, Check, CheckExample, Condition, Pack, ProvisionKind

FORUM = Check(
    id="DIS004",
    name="dispute-forum",
    question="Where are disputes decided?",
    severity="error",
    decide=(
        Case("satisfied", Condition("has", ("dispute-forum.place",))),
        Case("partial", Condition("when", ("court-or-arbitration",))),
        Case("missing", Condition("otherwise")),
    ),
    message={"partial": "No place is named.", "missing": "Nothing says where a dispute is decided."},
    why="Without a place the first quarrel is about where to quarrel.",
    suggest={"missing": "Disputes are decided by the courts of [place]."},
    sources=("S0.10",),
    insert_after=("governing-law",),
    examples=(CheckExample("satisfied", "Disputes are decided by the courts of Delaware."),),
)

LAW = Check(
    id="DIS003",
    name="governing-law",
    question="Which law governs?",
    severity="warning",
    decide=(Case("satisfied", Condition("has", ("governing-law",))), Case("missing", Condition("otherwise"))),
    message={"missing": "No law is chosen."},
    why="The law decides what the words mean.",
    suggest={},
)

BASIS = Check(
    id="PAY001",
    name="payment-basis",
    question="How much is paid?",
    severity="error",
    decide=(Case("missing", Condition("otherwise")),),
    message={"missing": "No price."},
    why="People fall out over money.",
    suggest={},
)

PACK = Pack(
    name="alliance",
    title="Strategic alliances",
    sources={"S0.10": "Ten questions on alliances, question 10"},
    families={},
    conditions={"court-or-arbitration": Condition("any", parts=(Condition("has", ("arbitration",)),))},
    agreements=(),
    provisions=(
        ProvisionKind("dispute-forum", "forum for disputes", ()),
        ProvisionKind("arbitration", "arbitration", ()),
    ),
    checks=(LAW, FORUM, BASIS),
)
