"""The command line with the rules that come with it."""

from __future__ import annotations

import json

from .conftest import PREAMBLE, Run

LAW = PREAMBLE + "2. Governing Law. This Agreement is governed by the laws of the State of Delaware.\n\n"
FORUM = "3. Venue. The courts of the State of Delaware have exclusive jurisdiction over any dispute.\n"


def _forum(run: Run, text: str) -> dict[str, object]:
    result = run("--select", "DIS004", "--format", "json", "-", "--stdin-filename", "deal.txt", stdin=text)
    (document,) = json.loads(result.stdout)["documents"]
    assert result.exit_code == (1 if document["findings"] else 0)
    return {"status": document["checks"][0]["status"], "findings": document["findings"]}


def test_an_agreement_that_names_no_forum_is_told_so_beside_its_governing_law(run: Run) -> None:
    found = _forum(run, LAW)
    assert found["status"] == "missing"
    (finding,) = found["findings"]  # type: ignore[misc]
    assert finding["name"] == "dispute-forum"
    assert finding["location"]["clause"] == "2 Governing Law"
    assert finding["location"]["line"] == 7
    assert finding["insert"] == "after 2 Governing Law"
    assert "[" in finding["suggestion"]


def test_an_agreement_that_names_its_court_is_not(run: Run) -> None:
    assert _forum(run, LAW + FORUM) == {"status": "satisfied", "findings": []}


def test_a_built_in_check_is_explained(run: Run) -> None:
    result = run("explain", "dispute-forum")
    assert result.exit_code == 0
    assert result.stdout.startswith("DIS004 dispute-forum\n")


def test_the_list_has_one_line_with_an_id_for_each_check(run: Run) -> None:
    checks = json.loads(run("rules", "list", "--format", "json").stdout)
    text = run("rules", "list").stdout
    assert [line.split()[0] for line in text.splitlines() if line.startswith("  ") and line[2] != " "] == [
        check["id"] for check in checks
    ]
