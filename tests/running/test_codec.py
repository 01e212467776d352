"""A report comes back from its bytes as it was, and nothing else comes back from other bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alliance_lint.checking.report import DocumentReport
from alliance_lint.linting import lint_file, load_packs
from alliance_lint.running.codec import decode, encode
from alliance_lint.running.deferred import Deferred
from tests.reports.values import ACME_AND_BETA, ATTACK, SUPPRESSED

SAMPLE = Path(__file__).resolve().parents[2] / "sample_agreements" / "careless-alliance.docx"


@pytest.mark.parametrize(
    "report", [ACME_AND_BETA, ATTACK, SUPPRESSED, replace(ACME_AND_BETA, checks=(), provisions=())]
)
def test_a_report_survives(report: DocumentReport) -> None:
    assert decode(encode(report), report.path) == report


def test_all_that_is_said_of_an_agreement_survives_with_its_text() -> None:
    report = lint_file(str(SAMPLE), load_packs(), body=True)
    assert report.body is not None
    assert report.provisions
    assert any(check.evidence for check in report.checks)
    other = decode(encode(report), report.path)
    assert other == report
    assert report == other
    assert encode(other) == encode(report)


def test_the_path_is_that_of_the_file_at_hand() -> None:
    assert encode(ACME_AND_BETA) == encode(replace(ACME_AND_BETA, path="copy.md"))
    assert decode(encode(ACME_AND_BETA), "copy.md").path == "copy.md"


def test_what_few_formats_show_is_not_read_until_it_is_asked_for() -> None:
    provisions = decode(encode(ACME_AND_BETA), "").provisions
    assert isinstance(provisions, Deferred)
    assert len(provisions) == 1
    assert provisions[0] == ACME_AND_BETA.provisions[0]


@pytest.mark.parametrize("at", [0, 20, -1])
def test_damaged_bytes_are_refused(at: int) -> None:
    data = bytearray(encode(ACME_AND_BETA))
    data[at] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        decode(bytes(data), "")
    with pytest.raises(ValueError, match="damaged"):
        decode(b"", "")
