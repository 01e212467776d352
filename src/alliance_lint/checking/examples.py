"""Runs the examples that every provision kind and every check carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alliance_lint.checking.check import Subject, agreement_kind, check_agreement
from alliance_lint.language.agreement import Agreement
from alliance_lint.language.read import understand
from alliance_lint.matching.finder import Finder
from alliance_lint.packs.model import MatchExample, Pack, ProvisionKind
from alliance_lint.reading.text import read_text

PREAMBLE = (
    'This Agreement is made between Alpha Inc., a Delaware corporation ("Alpha"), and Beta LLC, a Texas limited '
    'liability company ("Beta").\n\nThe parties agree as follows:\n\n'
)
"""What an example begins with, unless it brings its own preamble: the parties of examples are Alpha and Beta."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example came out. ``subject`` is a check's id or a provision's kind."""

    subject: str
    ok: bool
    expected: str
    got: str
    text: str


def run_examples(pack: Pack) -> tuple[ExampleResult, ...]:
    """All examples of ``pack``, in its order."""
    finder = Finder(pack.provisions)
    results = [result for kind in pack.provisions for result in _provision(kind)]
    for check in pack.checks:
        for example in check.examples:
            agreement = example_agreement(example.text)
            provisions = finder.find(agreement)
            subject = Subject(agreement, provisions, agreement_kind(provisions, (pack,)))
            report = check_agreement(subject, (pack,), frozenset({check.id}))
            expected, got = [str(example.status)], [str(report.checks[0].status)]
            if example.against is not None:
                against = {name for finding in report.findings for name in finding.against}
                expected.append(_against(example.against))
                got.append(_against(against))
            results.append(ExampleResult(check.id, expected == got, "; ".join(expected), "; ".join(got), example.text))
    return tuple(results)


def example_agreement(text: str) -> Agreement:
    """The agreement that an example's text stands for."""
    whole = text if '("' in text[:600] and "etween" in text[:600] else PREAMBLE + text
    return understand(read_text(whole.encode(), "example.txt"))


def _against(names: Iterable[str]) -> str:
    return "against " + (", ".join(sorted(names)) or "nobody")


def _provision(kind: ProvisionKind) -> Iterator[ExampleResult]:
    finder = Finder((kind,))
    for example in kind.examples:
        yield _match(kind, example, finder)
    for text in kind.counterexamples:
        found = finder.find(example_agreement(text)).all
        yield ExampleResult(kind.kind, not found, "no match", f"match: {found[0].quote}" if found else "no match", text)


def _match(kind: ProvisionKind, example: MatchExample, finder: Finder) -> ExampleResult:
    agreement = example_agreement(example.text)
    found = finder.find(agreement).all
    expected, got = ["match"], ["match" if found else "no match"]
    if example.bound is not None:
        indexes = frozenset[int]().union(*(provision.bound for provision in found))
        expected.append("bound " + ", ".join(sorted(example.bound)))
        got.append("bound " + ", ".join(sorted(agreement.parties[index].short for index in indexes)))
    for name, wanted in example.captures.items():
        expected.append(f"{name} {wanted}")
        values = [provision.capture(name) for provision in found if provision.capture(name)]
        got.append(f"{name} {wanted if wanted in values else ', '.join(values)}")
    return ExampleResult(kind.kind, expected == got, "; ".join(expected), "; ".join(got), example.text)
