"""Every suppression that the documentation shows is one."""

from __future__ import annotations

import re
from pathlib import Path

from alliance_lint.linting import load_packs
from alliance_lint.triage.grammar import Known, read_order
from alliance_lint.triage.sidecar import read_sidecar

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "how-to" / "suppress.md").read_text(encoding="utf-8")
KNOWN = Known.of(check for pack in load_packs() for check in pack.checks)


def test_the_comments_on_the_page_are_orders() -> None:
    shown = [
        " ".join(match[1].split())
        for match in re.finditer(r"alliance-lint:\s+(ignore\b[^`]*?)(?: -->|\n\n|`)", PAGE, re.DOTALL)
    ]
    assert len(shown) == 4
    for text in shown:
        assert read_order(text, KNOWN).checks


def test_the_file_on_the_page_is_a_file_of_suppressions(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    path = tmp_path / "suppressions.yaml"
    path.write_text(example[1], encoding="utf-8")
    entries, errors = read_sidecar(str(path), KNOWN)
    assert ([str(error) for error in errors], len(entries)) == ([], 3)
