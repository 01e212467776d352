from __future__ import annotations

from alliance_lint.reports.statistics import Timing, render_statistics

from .values import ACME_AND_BETA, SUPPRESSED


def test_the_most_frequent_check_comes_first_and_suppressed_findings_do_not_count() -> None:
    timings = [Timing("a.md", 0.5, False), Timing("b\x1b.md", 0.7, False), Timing("c.md", 9.0, True)]
    lines = render_statistics([ACME_AND_BETA, SUPPRESSED], timings, 2).splitlines()
    assert lines[1:3] == [
        "       2           2  EXC002 exclusivity-reciprocal (warning)",
        "       1           1  DIS004 dispute-forum (error)",
    ]
    assert "3 files, 1 of them unchanged and taken from the cache, in 2.00 s." in lines
    assert r"Slowest: b\x1b.md 0.70 s, a.md 0.50 s." in lines
