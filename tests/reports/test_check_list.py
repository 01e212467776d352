"""The list shows every check, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace

from alliance_lint.reports.check_list import list_as_json, list_as_text

from .packs import PACK


def test_each_check_stands_with_its_id_name_severity_and_question() -> None:
    assert (
        list_as_text([PACK])
        == """\
Strategic alliances: 3 checks
  DIS003 governing-law (warning)
    Which law governs?
  DIS004 dispute-forum (error)
    Where are disputes decided?
  PAY001 payment-basis (error)
    How much is paid?

'alliance-lint explain ID' says everything about one check.
"""
    )


def test_programs_get_the_same_as_json() -> None:
    checks = json.loads(list_as_json([PACK]))
    assert [check["id"] for check in checks] == ["DIS003", "DIS004", "PAY001"]
    assert checks[1] == {
        "id": "DIS004",
        "name": "dispute-forum",
        "severity": "error",
        "question": "Where are disputes decided?",
        "sources": ["S0.10"],
        "pack": "alliance",
        "default": "on",
    }


def test_a_check_that_is_off_by_default_says_so() -> None:
    pack = replace(PACK, checks=(replace(PACK.checks[0], by_default=False),))
    assert "  DIS003 governing-law (warning, off by default)\n" in list_as_text([pack])
    assert json.loads(list_as_json([pack]))[0]["default"] == "off"
