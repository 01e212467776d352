"""What a shell is told when somebody presses TAB."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from click.shell_completion import ShellComplete

from alliance_lint.cli.completion import SHELLS
from alliance_lint.cli.group import alliance_lint

from .conftest import Run


def _completed(*words: str) -> list[str]:
    """The completions of the last of these words, the others being typed already."""
    asked = ShellComplete(alliance_lint, {}, "alliance-lint", "_ALLIANCE_LINT_COMPLETE")
    return [item.value for item in asked.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize(
    ("words", "completion"),
    [
        (("exp",), "explain"),
        (("--sel",), "--select"),
        (("explain", "dis"), "DIS004"),
        (("explain", "dispute-f"), "dispute-forum"),
        (("no-such-agreement.docx", "--sel"), "--select"),
        (("lint", "--select", "DIS004,TRM00"), "DIS004,TRM003"),
        (("lint", "--ignore", "PAY"), "PAY001"),
        (("lint", "--fail-on", "w"), "warning"),
        (("rules", "l"), "list"),
    ],
)
def test_commands_options_and_checks_are_completed(words: tuple[str, ...], completion: str) -> None:
    assert completion in _completed(*words)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_understands_its_script(run: Run, shell: str) -> None:
    script = run("completion", shell)
    assert script.exit_code == 0
    assert "_ALLIANCE_LINT_COMPLETE" in script.stdout
    if shutil.which(shell) and sys.platform != "win32":
        checked = subprocess.run([shell, "-n"], input=script.stdout, capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr


def test_another_shell_is_refused_with_those_there_are(run: Run) -> None:
    refused = run("completion", "cmd")
    assert refused.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in refused.stderr
