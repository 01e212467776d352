"""The nearest configuration file upward holds, within the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alliance_lint.errors import ConfigurationError
from alliance_lint.settings.discover import Discovery

from .conftest import Write

PROJECT = "[tool.alliance-lint]\nignore = 'DIS'\n"


def test_the_nearest_file_is_found(write: Write) -> None:
    write({".alliance-lint.yaml": "", "a/b/.alliance-lint.yml": "", "a/b/c/x.md": "", "d/pyproject.toml": PROJECT})
    discovery = Discovery()
    assert discovery.above("a/b/c") == os.path.join("a", "b", ".alliance-lint.yml")
    assert discovery.above("a") == ".alliance-lint.yaml"
    assert discovery.above("") == ".alliance-lint.yaml"
    assert discovery.above("d") == os.path.join("d", "pyproject.toml")
    assert discovery.above("not/there/yet") == ".alliance-lint.yaml"


def test_the_search_ends_at_the_root_of_the_repository(write: Write, tmp_path: Path) -> None:
    write({".alliance-lint.yaml": "", "inner/.git/config": "", "inner/contracts/a.md": ""})
    assert Discovery().above("inner/contracts") is None
    (tmp_path / "inner" / ".alliance-lint.yaml").write_text("")
    assert Discovery().above("inner/contracts") == os.path.join("inner", ".alliance-lint.yaml")


def test_a_file_above_the_current_folder_is_named_from_there(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write({".alliance-lint.yaml": "", "a/x.md": ""})
    monkeypatch.chdir("a")
    assert Discovery().above("") == os.path.join("..", ".alliance-lint.yaml")


def test_a_project_that_does_not_speak_of_us_is_passed_by(write: Write) -> None:
    write({".alliance-lint.yaml": "", "a/pyproject.toml": "[tool.other]\nx = 'alliance-lint'\n", "a/b/x.md": ""})
    assert Discovery().above("a/b") == ".alliance-lint.yaml"


def test_our_own_file_wins_over_the_project(write: Write) -> None:
    write({".alliance-lint.yaml": "", "pyproject.toml": PROJECT})
    assert Discovery().above("") == ".alliance-lint.yaml"


def test_two_files_in_one_folder_are_an_error(write: Write) -> None:
    write({".alliance-lint.yaml": "", ".alliance-lint.yml": ""})
    with pytest.raises(ConfigurationError, match=r"^\.alliance-lint\.yaml: \.alliance-lint\.yml lies beside it"):
        Discovery().above("")


@pytest.mark.parametrize("target", ["nowhere", ".alliance-lint.yaml", os.devnull, "a"])
def test_what_is_called_like_a_configuration_and_is_no_file_is_an_error(write: Write, target: str) -> None:
    write({"a/x.md": ""})
    try:
        Path(".alliance-lint.yaml").symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")
    with pytest.raises(ConfigurationError, match=r"^\.alliance-lint\.yaml: this is no file that can be read"):
        Discovery().above("a")
