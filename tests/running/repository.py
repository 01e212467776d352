"""A git repository to try things on, independent of whoever runs the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    """What git answers in ``folder``."""
    assert GIT is not None
    own = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_NAME": "A. Lawyer" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "lawyer@example.com" for who in ("AUTHOR", "COMMITTER")},
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    ended = subprocess.run(
        [GIT, *arguments], cwd=folder, env={**environment, **own}, capture_output=True, check=True, text=True
    )
    return ended.stdout.strip()


def commit(folder: Path) -> str:
    """Commit everything in ``folder``, a repository or not yet one; the name of the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--no-verify", "--message=Drafts")
    return git(folder, "rev-parse", "HEAD")
