"""JUnit's XML: a test suite for each agreement, and in it a test case for each check that was run.

Nobody owns this format. What is written is what Jenkins' schema, GitLab and junitparser have in common, and holds no
times: the same input gives the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alliance_lint.checking.report import CheckResult, DocumentReport, Failure, Finding, Report
from alliance_lint.reports.formats import Style
from alliance_lint.reports.wording import SEVERITY_WORDS, STATUS_WORDS, place
from alliance_lint.reports.xml import attributes, content


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case as it is written, and whether it counts as failed, in error or skipped ("" if it passed)."""

    text: str
    outcome: str = ""


def junit_pieces(report: Report, _style: Style | None = None) -> Iterator[str]:
    """An agreement at a time.

    A check fails if it has a finding that is grave enough to fail the run; lighter findings are the output of a check
    that passed. A file that could not be read is a test in error.
    """
    suites = [(document.path, _cases(document)) for document in report.documents]
    suites += [(failure.path, [_unread(failure)]) for failure in report.failures]
    every = [case for _, cases in suites for case in cases]
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="alliance-lint"{_counts(every)}>\n'
    for path, cases in suites:
        yield f"  <testsuite{attributes(name=path)}{_counts(cases)}>\n"
        yield "".join(case.text for case in cases) + "  </testsuite>\n"
    yield "</testsuites>\n"


def _counts(cases: Sequence[_Case]) -> str:
    outcomes = [case.outcome for case in cases]
    return attributes(
        tests=len(cases),
        failures=outcomes.count("failure"),
        errors=outcomes.count("error"),
        skipped=outcomes.count("skipped"),
    )


def _cases(document: DocumentReport) -> list[_Case]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in document.open_findings:
        found[finding.id].append(finding)
    return [_case(document, check, found[check.id]) for check in document.checks]


def _case(document: DocumentReport, check: CheckResult, findings: Sequence[Finding]) -> _Case:
    head = f"    <testcase{attributes(classname=document.path, name=f'{check.id} {check.name}')}"
    grave = [finding for finding in findings if finding.severity in document.failing]
    told = content("\n\n".join(_told(finding, document.format) for finding in grave or findings))
    if grave:
        kind = attributes(message=grave[0].message, type=grave[0].severity)
        return _Case(f"{head}>\n      <failure{kind}>{told}</failure>\n    </testcase>\n", "failure")
    if findings:
        return _Case(f"{head}>\n      <system-out>{told}</system-out>\n    </testcase>\n")
    if check.status == "satisfied":
        return _Case(f"{head}/>\n")
    # Neither answered nor complained of: the question does not arise, or its findings are suppressed.
    why = STATUS_WORDS[check.status] if check.status == "not_applicable" else "suppressed"
    return _Case(f"{head}>\n      <skipped{attributes(message=why)}/>\n    </testcase>\n", "skipped")


def _told(finding: Finding, form: str) -> str:
    """A finding in full, for whoever opens the test that failed."""
    lines = [f"{SEVERITY_WORDS[finding.severity]}, {STATUS_WORDS[finding.status]}: {finding.message}"]
    lines.append(f"At: {place(finding.location, form)}")
    lines += [f"{word}: {text}" for word, text in (("Quote", finding.quote), ("Why", finding.why)) if text]
    if finding.suggestion:
        lines.append(f"Propose {finding.insert}:".replace(" :", ":") + f"\n{finding.suggestion}")
    return "\n".join(lines)


def _unread(failure: Failure) -> _Case:
    head = attributes(classname=failure.path, name="can be read")
    error = attributes(message=failure.message, type="not-read")
    return _Case(f"    <testcase{head}>\n      <error{error}/>\n    </testcase>\n", "error")
