"""Settings decide which checks count for an agreement of its kind, and how gravely."""

from __future__ import annotations

from alliance_lint.settings.model import DEFAULTS, Profile, Settings
from alliance_lint.triage.weigh import weigh

from ..reports.values import ACME_AND_BETA


def test_without_settings_nothing_changes() -> None:
    assert weigh(ACME_AND_BETA, DEFAULTS) == ACME_AND_BETA


def test_a_severity_holds_for_the_check_and_its_findings() -> None:
    weighed = weigh(ACME_AND_BETA, Settings(profile=Profile(severity=(("DIS004", "info"), ("DIS003", "warning")))))
    assert {check.id: check.severity for check in weighed.checks} == {
        "EXC002": "warning",
        "DIS003": "warning",
        "DIS004": "info",
        "CLI001": "error",
    }
    assert {finding.id: finding.severity for finding in weighed.findings} == {"EXC002": "warning", "DIS004": "info"}


def test_only_the_checks_of_the_kind_count() -> None:
    settings = Settings(
        profile=Profile(("DIS004",)), kinds=(("reseller", Profile(("EXC002", "DIS003"))), ("referral", Profile(())))
    )
    weighed = weigh(ACME_AND_BETA, settings)
    assert weighed.kind == "reseller"
    assert [check.id for check in weighed.checks] == ["EXC002", "DIS003"]
    assert [finding.id for finding in weighed.findings] == ["EXC002"]
    assert weighed.provisions == ACME_AND_BETA.provisions
