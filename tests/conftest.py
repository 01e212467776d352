"""What holds for all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from alliance_lint.linting import load_packs
from alliance_lint.resources import cache_folder

# Machines differ in speed and some are busy: how long an example takes proves nothing. In CI the examples are the same
# at every run, so that a failure there is the fault of the change; at home they wander.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def compiled_packs() -> list[Path]:
    """The built-in packs as the linter keeps them once it has compiled them, which takes seconds."""
    kept = cache_folder()
    assert kept is not None
    return [kept / f"pack-{pack.digest[:32]}.json" for pack in load_packs()]


@pytest.fixture
def new_cache(compiled_packs: list[Path]) -> Callable[[Path], Path]:
    """Makes a cache folder that holds the built-in packs and nothing else."""

    def make(folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for file in compiled_packs:
            if file.exists() and not (folder / file.name).exists():  # a wheel brings them compiled
                shutil.copy(file, folder)
        return folder

    return make
