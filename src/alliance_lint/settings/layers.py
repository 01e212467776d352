"""One place in which settings are made, and what the checks to run come to when one layer is put on another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alliance_lint.errors import AllianceLintError, UsageError, quoted
from alliance_lint.notation.placed import Route
from alliance_lint.packs.load import BUILT_IN
from alliance_lint.packs.model import Check, Severity
from alliance_lint.settings.checks import meant, no_such_check, terms
from alliance_lint.settings.file import ConfigurationFile, texts
from alliance_lint.settings.model import Origin, Profile, Said


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings made in one place: a file, an entry of its ``files`` or ``kinds``, or the command line.

    ``origin`` and ``fail`` tell where a setting stands, and make the error about it; ``folder`` is what its paths are
    relative to; ``scope`` says what the layer holds for, "" for everything.
    """

    data: Mapping[str, Any]
    origin: Callable[[Route], Origin]
    fail: Callable[[str, Route], AllianceLintError]
    folder: str = ""
    scope: str = ""

    def said(self, key: str, route: Route, value: str) -> Said:
        """A setting of this layer."""
        return Said(key, value, self.origin(route), self.scope)

    def located(self, path: str) -> str:
        """A path of this layer, relative to the current folder."""
        return os.path.normpath(os.path.join(self.folder, path))

    def pack(self, path: str, route: Route) -> str:
        """A rule pack of this layer: its path, or the name of a built-in one. Raises the layer's error for no pack."""
        there = os.path.join(self.folder, path)
        if os.path.exists(there):
            return os.path.normpath(there)
        if path not in BUILT_IN:
            raise self.fail(f"there is no rule pack at {quoted(os.path.normpath(there))}; check the path", route)
        return path


def file_layer(file: ConfigurationFile, route: Route = (), scope: str = "") -> Layer:
    """The layer of a configuration file, or of the entry in it that ``route`` leads to."""
    data: Any = file.data
    for part in route:
        data = data[part]
    return Layer(
        data,
        lambda inner: file.origin((*route, *inner)),
        lambda message, inner: file.error(message, (*route, *inner)),
        file.folder,
        scope,
    )


def option_layer(options: Mapping[str, Any]) -> Layer:
    """The layer of the command line; ``options`` maps keys of a configuration to values."""

    def option(route: Route) -> str:
        return (
            "--all"
            if route[0] == "select" and options["select"] == ["all"]
            else f"--{OPTIONS.get(str(route[0]), route[0])}"
        )

    return Layer(
        {key: value for key, value in options.items() if value},
        lambda route: Origin(option=option(route)),
        lambda message, route: UsageError(f"{option(route)}: {message}"),
    )


OPTIONS = {"packs": "pack"}
"""Options that are not called like the key that they set."""


BY_DEFAULT = Said("default", "on", Origin())
"""Why a check runs of which nobody said anything."""


@dataclass(slots=True)
class Choice:
    """The checks to run and their severities, as one layer after the other leaves them."""

    checks: Sequence[Check]
    running: dict[str, Said] = field(default_factory=dict)
    """Ids of the checks to run, with the setting that says so."""
    left_out: dict[str, Said] = field(default_factory=dict)
    severity: dict[str, tuple[Severity, Said]] = field(default_factory=dict)

    def copy(self) -> Choice:
        return replace(self, running=dict(self.running), left_out=dict(self.left_out), severity=dict(self.severity))

    def apply(self, layer: Layer) -> None:
        """Put a layer on those before it. Raises the layer's error for a word that means no check."""
        if "select" in layer.data:
            chosen = self._meant(layer, "select")
            if not chosen:
                raise layer.fail(
                    "no check is named; leave it out to run the checks that are on by default", ("select",)
                )
            self.running, self.left_out = {}, {}
            self._run(chosen)
        self._run(self._meant(layer, "extend-select"))
        self._weigh(layer)
        for identity, said in self._meant(layer, "ignore").items():
            self._leave_out(identity, said)

    def profile(self, *, whole: bool) -> Profile:
        """What the layers have come to. ``whole``: whatever runs counts, so that its checks need not be named."""
        return Profile(
            None if whole else tuple(check.id for check in self.checks if check.id in self.running),
            tuple((check.id, self.severity[check.id][0]) for check in self.checks if check.id in self.severity),
        )

    def deciding(self) -> Iterator[Said]:
        """The settings that decide on some check, as often as they do."""
        yield from self.running.values()
        yield from self.left_out.values()
        yield from (said for _, said in self.severity.values())

    def _run(self, chosen: Mapping[str, Said]) -> None:
        for identity, said in chosen.items():
            self.running[identity] = said
            self.left_out.pop(identity, None)

    def _leave_out(self, identity: str, said: Said) -> None:
        self.running.pop(identity, None)
        self.left_out[identity] = said

    def _meant(self, layer: Layer, key: str) -> dict[str, Said]:
        found: dict[str, Said] = {}
        for route, value in texts(layer.data, key):
            for term in terms(value):
                checks, _ = meant(self.checks, term)
                if not checks:
                    raise layer.fail(no_such_check(self.checks, term), route)
                found.update(dict.fromkeys((check.id for check in checks), layer.said(key, route, term)))
        return found

    def _weigh(self, layer: Layer) -> None:
        """Of two words for the same check, the more exact one decides, wherever it stands."""
        decided: dict[str, tuple[int, str, Said]] = {}
        for word, level in layer.data.get("severity", {}).items():
            checks, exactness = meant(self.checks, word)
            route: Route = ("severity", word)
            if not checks:
                raise layer.fail(no_such_check(self.checks, word), route)
            said = layer.said("severity", route, f"{word}: {level}")
            for check in checks:
                if check.id not in decided or decided[check.id][0] <= exactness:
                    decided[check.id] = (exactness, level, said)
        for identity, (_, level, said) in decided.items():
            if level == "off":
                self._leave_out(identity, said)
                continue
            self.severity[identity] = (level, said)  # type: ignore[assignment]
            before = self.left_out.get(identity)
            if before is not None and before.key == "severity":
                self._run({identity: said})
