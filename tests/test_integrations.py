"""The hook, the action and the template do in a contracts repository what their documentation says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

TOP = Path(__file__).resolve().parents[1]
SAMPLES = TOP / "sample_agreements"

pytestmark = pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="needs git and bash")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=A. Lawyer", "-c", "user.email=lawyer@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def _project_repository(folder: Path) -> Path:
    """This project as a git repository: pre-commit clones where a hook comes from."""
    needed = ("src", "rules", "schemas", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
    folder.mkdir()
    for name in (*needed, ".pre-commit-hooks.yaml"):
        source = TOP / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, folder / name)
    for arguments in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "The linter")):
        assert _git(folder, *arguments).returncode == 0
    return folder


def test_a_commit_is_refused_by_the_hook_and_accepted_after_the_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "hooks"))
    project = _project_repository(tmp_path / "project")
    revision = _git(project, "rev-parse", "HEAD").stdout.strip()
    contracts = tmp_path / "contracts"
    contracts.mkdir()
    _git(contracts, "init", "--quiet")
    (contracts / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump({"repos": [{"repo": str(project), "rev": revision, "hooks": [{"id": "alliance-lint"}]}]}),
        encoding="utf-8",
    )
    installed = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=contracts, capture_output=True, text=True, check=False
    )
    assert installed.returncode == 0, installed.stderr

    shutil.copy(SAMPLES / "careless-alliance.docx", contracts / "alliance.docx")
    _git(contracts, "add", "--all")
    refused = _git(contracts, "commit", "--message", "An alliance")
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert "DIS004 dispute-forum" in refused.stdout + refused.stderr
    assert _git(contracts, "rev-parse", "--verify", "HEAD").returncode != 0

    shutil.copy(SAMPLES / "sound-alliance.docx", contracts / "alliance.docx")
    _git(contracts, "add", "--all")
    accepted = _git(contracts, "commit", "--message", "An alliance that is sound")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert _git(contracts, "log", "--format=%s").stdout == "An alliance that is sound\n"


@pytest.mark.parametrize(
    ("path", "linted"),
    [
        ("contracts/alliance.docx", True),
        ("contracts/2024/deal.yaml", True),
        ("contracts/README.md", False),
        ("contracts/2024/readme.txt", False),
        ("contracts/suppressions.yaml", False),
        ("contracts/.alliance-lint.yaml", False),
        ("contracts/our-suppressions.yaml", True),
    ],
)
def test_the_recipe_of_the_hook_leaves_out_what_a_folder_run_passes_over(path: str, linted: bool) -> None:
    page = (TOP / "docs" / "how-to" / "pre-commit.md").read_text("utf-8")
    (recipe,) = (
        hook
        for example in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
        for hook in (yaml.safe_load(example) if example.startswith("      -") else [])
        if "files" in hook
    )
    assert bool(re.search(recipe["files"], path) and not re.search(recipe["exclude"], path)) == linted


def _run_script(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ALLIANCE_LINT_CACHE": str(folder / "cache"), **variables}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _yaml(name: str) -> Any:
    return yaml.safe_load((TOP / name).read_text("utf-8"))


@pytest.fixture
def tools(tmp_path: Path, new_cache: Callable[[Path], Path]) -> Path:
    """A folder in which the linter seems to be installed as the action and the template install it."""
    new_cache(tmp_path / "cache")
    (tmp_path / "tools" / "alliance-lint").mkdir(parents=True)
    (tmp_path / "tools" / "alliance-lint" / "bin").symlink_to(Path(sys.executable).parent)
    return tmp_path / "tools"


@pytest.mark.parametrize(("sample", "status"), [("careless", 1), ("sound", 0)])
def test_the_action_annotates_and_writes_sarif(tools: Path, tmp_path: Path, sample: str, status: int) -> None:
    action = _yaml("action.yml")
    step = action["runs"]["steps"][-1]
    (tmp_path / "our contracts").mkdir()
    shutil.copy(SAMPLES / f"{sample}-alliance.docx", tmp_path / "our contracts")
    result = _run_script(
        step["run"],
        tmp_path,
        RUNNER_TEMP=str(tools),
        PATHS="our contracts\n\n",
        ARGS="--fail-on error",
        SARIF="found.sarif",
    )
    assert result.returncode == status, result.stderr
    assert ("::error " in result.stdout) == (status == 1)
    assert '"version": "2.1.0"' in (tmp_path / "found.sarif").read_text("utf-8")


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    for step in _yaml("action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_gitlab_template_writes_a_code_quality_report(tools: Path, tmp_path: Path) -> None:
    template = _yaml("templates/alliance-lint.gitlab-ci.yml")
    lint = template["alliance-lint"]["script"][-1].replace("/tmp/", f"{tools}/")
    shutil.copy(SAMPLES / "careless-alliance.docx", tmp_path)
    result = _run_script(lint, tmp_path, **{**template["variables"], "ALLIANCE_LINT_PATHS": "careless-alliance.docx"})
    assert result.returncode == 1, result.stderr
    report = template["alliance-lint"]["artifacts"]["reports"]["codequality"]
    assert yaml.safe_load((tmp_path / report).read_text("utf-8"))[0]["location"]["path"] == "careless-alliance.docx"
