"""Where the time of a lint goes: ``python benchmarks/stages.py FOLDER`` prints milliseconds an agreement, as JSON.

Processor time of one process that has its rules ready: every text is linted once before the clock starts, so that what
is compiled at first use is not counted to a stage.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from alliance_lint.checking.check import Subject, agreement_kind, check_agreement, runs
from alliance_lint.checking.conditions import asked_kinds
from alliance_lint.checking.report import Report
from alliance_lint.language.read import understand
from alliance_lint.matching.finder import Finder
from alliance_lint.packs.load import load_packs
from alliance_lint.reading import read
from alliance_lint.reading.document import Document
from alliance_lint.reports.json import json_pieces

STAGES = ("reading", "language", "matching", "checking", "JSON report")


def stage_times(paths: Sequence[Path]) -> dict[str, float]:
    """Milliseconds of processor time that one agreement takes in each stage, the mean over ``paths``."""
    packs = load_packs()
    finder = Finder(kind for pack in packs for kind in pack.provisions)
    asked = frozenset[str]().union(
        *(asked_kinds(check, pack.conditions) for pack in packs for check in pack.checks if runs(check, None))
    )
    spent = dict.fromkeys(STAGES, 0.0)
    for counted in (False, True):
        for path in paths:
            times = [time.process_time()]
            document = read(str(path))
            assert isinstance(document, Document)
            times.append(time.process_time())
            agreement = understand(document)
            times.append(time.process_time())
            provisions = finder.find(agreement, asked)
            times.append(time.process_time())
            report = check_agreement(Subject(agreement, provisions, agreement_kind(provisions, packs)), packs)
            times.append(time.process_time())
            for _ in json_pieces(Report((report,), ())):
                pass
            times.append(time.process_time())
            if counted:
                for stage, first, last in zip(STAGES, times, times[1:], strict=False):
                    spent[stage] += last - first
    return {stage: 1000 * spent[stage] / len(paths) for stage in STAGES}


if __name__ == "__main__":
    print(json.dumps(stage_times(sorted(Path(sys.argv[1]).glob("*.txt")))))
