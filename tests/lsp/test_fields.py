"""What an editor offers in a term sheet, and which field a check asks for."""

from __future__ import annotations

import pytest

from alliance_lint.linting import load_packs
from alliance_lint.lsp.fields import fields_at, missing_field
from alliance_lint.reading.term_sheet_schema import field_of_check

PARTIES = """\
parties:
  - name: Harbour Roasters Ltd
    alias: Harbour
  - name: Mill Lane Bakery Ltd
    alias: Mill
"""


def _names_at_the_end(text: str) -> list[str]:
    lines = text.split("\n")
    return [field.name for field in fields_at(lines, len(lines) - 1, len(lines[-1]))]


@pytest.mark.parametrize(
    ("sheet", "there", "not_there"),
    [
        ("mon", "money", "payer"),
        (PARTIES + "dis", "disputes", "parties"),
        (PARTIES + "disputes:\n  governing_law: Oregon\n  ", "forum", "governing_law"),
        (PARTIES + "disputes:\n  forum:\n    ", "tribunal", "neutral"),
        (PARTIES + "disputes:\n  forum:\n    place: Leeds\n  ", "governing_law", "forum"),
        ("parties:\n  - name: Harbour\n    ", "alias", "name"),
        (PARTIES + "commitments:\n  - ", "what", "money"),
        (PARTIES + "money:\n  payer: ", "Mill", "exclusive"),
        (PARTIES + "exclusivity:\n  kind: ", "non-exclusive", "Mill"),
    ],
)
def test_what_can_stand_here_is_offered_and_nothing_else(sheet: str, there: str, not_there: str) -> None:
    names = _names_at_the_end(sheet)
    assert there in names
    assert not_there not in names


def test_a_field_in_a_line_that_has_none_below_it_is_no_parent() -> None:
    assert _names_at_the_end("purpose: To sell more\n  ") == []


def test_every_check_that_a_term_sheet_can_answer_has_a_field() -> None:
    unanswered = [check.id for check in load_packs()[0].checks if check.by_default and field_of_check(check.id) is None]
    assert unanswered == []


def test_of_a_field_only_what_is_missing_is_inserted() -> None:
    lines = (PARTIES + "disputes:\n  governing_law: Oregon\n\nterm:\n  length: two years").split("\n")
    at, text = missing_field(lines, ("disputes", "forum"))
    assert lines[at - 1] == "  governing_law: Oregon"
    assert [line.partition("  #")[0] for line in text.splitlines()] == ["  forum:", "    tribunal:", "    place:"]


def test_where_the_whole_part_is_missing_it_comes_at_the_end() -> None:
    lines = PARTIES.split("\n")[:-1]
    at, text = missing_field(lines, ("governance", "decisions"))
    assert at == len(lines)
    assert text.startswith("governance:\n  decisions:  # ")


def test_of_a_list_the_entry_in_question_gets_the_field() -> None:
    lines = (PARTIES + "commitments:\n  - binds: both\n    what: Meet\n  - binds: both\n    what: Bake").split("\n")
    path = field_of_check("SCO002")
    assert path == ("commitments", "deadline")
    at, text = missing_field(lines, path, line=6)
    assert lines[at] == "  - binds: both"
    assert at == 8
    assert text.startswith("    deadline:  # ")
