"""Compiles the built-in rule packs when the wheel is built, so that the first run need not: a hook of hatchling."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPacks(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``rules/compiled-DIGEST.json`` to the wheel for each built-in pack; ``packs.load`` looks there first."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # The rules of a source tree change; there the cache of the user does.
        sys.path.insert(0, str(Path(self.root) / "src"))
        from alliance_lint.packs.compile import compile_pack, digest, pack_files
        from alliance_lint.packs.load import BUILT_IN

        self._folder = tempfile.TemporaryDirectory()
        for name in BUILT_IN:
            files = pack_files(Path(self.root) / "rules" / name)
            key = digest(files)
            compiled = Path(self._folder.name) / f"compiled-{key[:16]}.json"
            compiled.write_text(json.dumps(compile_pack(files, key)), encoding="utf-8")
            build_data["force_include"][str(compiled)] = f"alliance_lint/_data/rules/{compiled.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
