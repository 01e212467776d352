"""Loads rule packs, from a cache where their files have not changed."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from alliance_lint.errors import PackError
from alliance_lint.packs.build import build_pack
from alliance_lint.packs.compile import compile_pack, digest, pack_files
from alliance_lint.packs.model import Pack
from alliance_lint.resources import cache_folder, data_folder

BUILT_IN = ("alliance", "drafting")


def load_pack(path: str | Path) -> Pack:
    """The rule pack at ``path``, a folder of YAML files or one file. Raises PackError with file, line and column."""
    path = Path(path)
    if not path.exists():
        raise PackError("there is no such rule pack; check the path", path=str(path))
    files = pack_files(path)
    if not files:
        raise PackError("there is no .yaml file in this folder; name a rule pack", path=str(path))
    key = digest(files)
    pack = _cached(key)
    if pack is None:
        compiled = compile_pack(files, key)
        _store(key, compiled)
        pack = build_pack(compiled)
    return pack


def load_packs(paths: Sequence[str] = ()) -> tuple[Pack, ...]:
    """The built-in packs, then those at ``paths``. Raises PackError, also where two packs define the same check.

    Among ``paths``, the name of a built-in pack asks for those of its checks, too, that are off by default.
    """
    packs = [load_pack(data_folder("rules") / name) for name in BUILT_IN]
    for path in paths:
        if path in BUILT_IN and not Path(path).exists():
            at = BUILT_IN.index(path)
            every = tuple(replace(check, by_default=True) for check in packs[at].checks)
            packs[at] = replace(packs[at], checks=every, digest=f"{packs[at].digest}, all checks")
            continue
        pack = load_pack(path)
        taken = {key for other in packs for check in other.checks for key in (check.id, check.name)}
        for check in pack.checks:
            for key in (check.id, check.name):
                if key in taken:
                    raise PackError(
                        f"another pack has a check {key!r} already; call this one otherwise", path=str(path)
                    )
        packs.append(pack)
    return tuple(packs)


def _cached(key: str) -> Pack | None:
    """The compiled pack with this digest, from the installed package or the user's cache, or None."""
    folder = cache_folder()
    files = [data_folder("rules") / f"compiled-{key[:16]}.json"]
    if folder is not None:
        files.append(folder / f"pack-{key[:32]}.json")
    for file in files:
        # A cache that is damaged in whatever way, or out of reach, only costs the time to compile anew.
        with suppress(Exception):
            data = json.loads(file.read_text("utf-8"))
            if data["digest"] == key:
                return build_pack(data)
    return None


def _store(key: str, compiled: dict[str, Any]) -> None:
    folder = cache_folder()
    if folder is None:
        return
    draft = None
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder, prefix="pack-", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(compiled, file)
        os.replace(draft, folder / f"pack-{key[:32]}.json")
        draft = None
    if draft is not None:
        with suppress(OSError):
            os.unlink(draft)
