"""What a comment says, for any format: short paragraphs, each with the words that are to stand out first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from alliance_lint.checking.report import SEVERITIES, DocumentReport, Finding, Severity
from alliance_lint.checking.wording import is_instruction
from alliance_lint.redline.plan import Plan, Remark
from alliance_lint.redline.values import Left

_SEVERITY_WORDS: dict[Severity, str] = {"error": "Error", "warning": "Warning", "info": "Note"}
_OPENING_WORDS = 7
"""How many words of an inserted paragraph tell which one is meant."""
_LONGEST_QUOTE = 160


class Line(NamedTuple):
    """A paragraph of a comment: ``lead`` stands out, ``text`` follows it."""

    lead: str
    text: str


def remark_lines(remark: Remark, plan: Plan) -> list[Line]:
    """The comment on the findings of ``remark``."""
    lines: list[Line] = []
    for finding in remark.findings:
        lines += _finding_lines(finding, remark, plan)
    return lines


def summary_lines(report: DocumentReport, plan: Plan, *, tracked: bool = False, renumbers: bool = False) -> list[Line]:
    """The first comment: what was done to the agreement, and what its reader is to do.

    ``tracked`` says that insertions are tracked changes, ``renumbers`` that automatic numbers count them.
    """
    counts = [
        _counted(sum(1 for each in plan.findings if each.severity == severity), _SEVERITY_WORDS[severity].lower())
        for severity in SEVERITIES
    ]
    found = _counted(len(plan.findings), "finding")
    lines = [Line("Reviewed by alliance-lint.", f"{found} ({', '.join(each for each in counts if each[0] != '0')}).")]
    if not report.provisions:
        lines.append(
            Line(
                "",
                "No provision of any known kind was recognised, so this means little. Is it an agreement, in English?",
            )
        )
    unmarked = len([each for each in report.findings if each.suppression is None]) - len(plan.findings)
    if unmarked:
        lines.append(Line("", f"{_counted(unmarked, 'lighter finding')} {_is(unmarked)} not marked."))
    if plan.added:
        proposed = _counted(len(plan.added), "paragraph")
        lines.append(
            Line(
                "Proposed:",
                f"{proposed}, inserted{' as tracked changes' if tracked else ''}. Accept, change or reject each, "
                "and fill in the [brackets]. "
                "Nothing was struck: where words should go, the comment says so.",
            )
        )
    if renumbers:
        lines.append(
            Line(
                "",
                "Inserted paragraphs move the numbers after them. Update the cross-references (Ctrl+A, F9), and check "
                "those that were typed by hand.",
            )
        )
    lines.append(Line("", "A finding is a question put to you, not a verdict, and no legal advice."))
    return lines


def _finding_lines(finding: Finding, remark: Remark, plan: Plan) -> list[Line]:
    lines = [Line(f"{_SEVERITY_WORDS[finding.severity]}.", finding.message)]
    if finding.quote and not remark.exact:
        lines.append(Line("At:", f"“{_shortened(finding.quote)}”"))
    if finding.why:
        lines.append(Line("Why:", finding.why))
    lines += _proposal_lines(finding, remark, plan)
    lines.append(Line("", f"{finding.question} ({finding.id} {finding.name})"))
    return lines


def _proposal_lines(finding: Finding, remark: Remark, plan: Plan) -> list[Line]:
    if not finding.suggestion:
        return []
    proposal = plan.proposals[id(finding)]
    addition = plan.added.get(id(finding))
    if addition is None:
        lines = [_shown(finding, proposal.text, plan.left)]
    elif remark.addition is not None:
        lines = []
    else:
        lines = [Line("Proposed:", f"{_where(finding)} “{_opening(addition.text)} ...”.")]
    return lines + [Line("Or:", f"“{other}”") for other in proposal.others]


def _shown(finding: Finding, wording: str, left: Sequence[Left]) -> Line:
    """The wording where it is not inserted."""
    if finding.insertion is None or finding.status == "conflict":
        told = wording[1:-1] if is_instruction(wording) and wording.endswith("]") else wording
        return Line("Instead:", told)
    reason = next((f" (not inserted: {each.reason})" for each in left if each.finding is finding), "")
    return Line(f"Proposed {finding.insert}:", f"“{wording}”{reason}")


def _where(finding: Finding) -> str:
    if finding.insertion is not None and not finding.insertion.related:
        return "at the end of the agreement, the inserted paragraph that begins"
    return "below, the inserted paragraph that begins"


def _opening(text: str) -> str:
    return " ".join(text.split()[:_OPENING_WORDS]).rstrip(",;:.")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rpartition(" ")[0] + " [...]"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
