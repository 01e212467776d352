from __future__ import annotations

import json

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.json import json_pieces
from alliance_lint.reports.jsonl import jsonl_pieces

from .values import ATTACK, SUPPRESSED


def test_each_line_is_a_finding_of_the_json_report_with_its_path() -> None:
    report = Report((SUPPRESSED, ATTACK), (Failure("scan.pdf", "no text layer"),))
    lines = [json.loads(line) for line in "".join(jsonl_pieces(report)).splitlines()]
    whole = json.loads("".join(json_pieces(report)))
    assert lines == [
        *(
            {"type": "finding", "path": document["path"], **finding}
            for document in whole["documents"]
            for finding in document["findings"]
        ),
        {"type": "failure", "path": "scan.pdf", "message": "no text layer"},
    ]
