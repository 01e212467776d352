"""The linter's own checks: on what suppresses findings. No rule pack has them, and nothing can suppress them."""

from __future__ import annotations

from typing import Final

from alliance_lint.packs.model import Case, Check, CheckExample, Condition, Pack

UNUSED: Final = Check(
    id="SUP001",
    name="unused-suppression",
    question="Does each suppression still suppress a finding?",
    severity="warning",
    decide=(Case("missing", Condition("not")), Case("satisfied", Condition("otherwise"))),
    message={"missing": "A suppression suppresses nothing."},
    why=(
        "A suppression that is left behind hides the next finding of its kind, which nobody has looked at. Delete it, "
        "or move it to where the finding stands: before the clause, or as 'ignore-file' for the whole file."
    ),
    suggest={},
    examples=(
        CheckExample(
            "missing",
            "<!-- alliance-lint: ignore DIS004: agreed by telephone -->\n"
            "12. Any dispute is decided by the courts of Delaware.",
        ),
        CheckExample(
            "satisfied",
            "<!-- alliance-lint: ignore DIS004: agreed by telephone -->\n12. This Agreement is governed by French law.",
        ),
    ),
)

EXPIRED: Final = Check(
    id="SUP002",
    name="expired-suppression",
    question="Does each suppression still hold?",
    severity="warning",
    decide=(Case("missing", Condition("not")), Case("satisfied", Condition("otherwise"))),
    message={"missing": "The last day of a suppression is over."},
    why=(
        "Whoever wrote the suppression wanted the matter looked at again by then, and since that day the finding "
        "is shown again. Settle the matter and delete the suppression, or give it a new date and a reason that holds."
    ),
    suggest={},
    examples=(
        CheckExample("missing", "# alliance-lint: ignore DIS004 until 2020-06-30: counsel decides in June"),
        CheckExample("satisfied", "# alliance-lint: ignore DIS004: settled by the framework agreement"),
    ),
)

OWN_CHECKS: Final = (UNUSED, EXPIRED)

FAMILY: Final = "Suppressions"

OWN_PACK: Final = Pack(
    name="suppressions",
    title=FAMILY,
    sources={},
    families={"SUP": FAMILY},
    conditions={},
    agreements=(),
    provisions=(),
    checks=OWN_CHECKS,
    digest="own",
)
"""These checks as a pack, for what lists and explains checks."""
