"""A folder to configure, and a rule pack made by hand to configure it with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_lint.packs.model import Case, Check, Condition, Pack, Severity
from alliance_lint.settings.resolve import Resolver, Sources

OTHERWISE = Condition("otherwise")


def _check(identity: str, name: str, severity: Severity, by_default: bool = True) -> Check:
    case = (Case("missing", OTHERWISE),)
    return Check(identity, name, "?", severity, case, {"missing": "."}, "", {}, by_default=by_default)


CHECKS = (
    _check("DIS003", "governing-law", "warning"),
    _check("DIS004", "dispute-forum", "error"),
    _check("PAY001", "payment-basis", "error"),
    _check("ADV001", "pilot", "info", by_default=False),
)
KINDS = (("joint-venture", OTHERWISE), ("reseller", OTHERWISE))
PACK = Pack("alliance", "", {}, {}, {}, KINDS, (), CHECKS)

DEFAULT = ("DIS003", "DIS004", "PAY001")

Write = Callable[..., None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes files of the current folder, which is the root of a repository: ``write({"a/b.yaml": "text"})``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def write(files: dict[str, str]) -> None:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


def resolver(file: str = "", use_files: bool = True, **options: object) -> Resolver:
    """A resolver for the pack of these tests; of an option's name, underscores stand for hyphens."""
    given = {name.strip("_").replace("_", "-"): value for name, value in options.items()}
    return Resolver(Sources(given, file, use_files), load=lambda _paths: (PACK,))
