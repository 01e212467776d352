"""What applies to each agreement: defaults, then the configuration file that is found, then the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alliance_lint.errors import UsageError, quoted
from alliance_lint.packs.load import load_packs
from alliance_lint.packs.model import Check, Pack
from alliance_lint.settings.checks import checks_of
from alliance_lint.settings.discover import Discovery
from alliance_lint.settings.extending import chain
from alliance_lint.settings.file import ConfigurationFile, texts
from alliance_lint.settings.layers import BY_DEFAULT, Choice, Layer, file_layer, option_layer
from alliance_lint.settings.model import Resolved, Said, Settings
from alliance_lint.settings.patterns import match, place_in
from alliance_lint.settings.schema import nearest

Files = tuple[ConfigurationFile, ...]
"""A configuration file and those that it extends: those that others build on come first."""

Entries = tuple[tuple[int, int], ...]
"""The entries of ``files`` that match an agreement: the number of the file in ``Files``, and of the entry in it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where settings come from: the command line, and configuration files unless ``use_files`` is False.

    ``options`` maps keys of a configuration to what the command line says of them. ``file`` is the configuration file
    that the user names; where it is "", one is looked for from the folder of each agreement upward.
    """

    options: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    use_files: bool = True


class Resolver:
    """Settles the settings of many agreements, and does once what holds for several of them.

    ``own`` are the linter's own checks, which no pack has; ``load`` gives the rule packs at some paths.
    """

    def __init__(
        self,
        sources: Sources,
        own: Sequence[Check] = (),
        load: Callable[[Sequence[str]], Sequence[Pack]] = load_packs,
    ) -> None:
        self._sources = sources
        self._own = tuple(own)
        self._load = load
        self._discovery = Discovery()
        self._options = option_layer(sources.options)
        self._chains: dict[str, Files] = {}
        self._packs: dict[tuple[str, ...], Sequence[Pack]] = {}
        self._resolved: dict[tuple[str, Entries], Resolved] = {}

    def settings(self, path: str) -> Settings:
        """The settings of the agreement at ``path``."""
        return self.resolved(path).settings

    def resolved(self, path: str) -> Resolved:
        """The settings of the agreement at ``path``, which need not exist, and what they came from.

        Raises ConfigurationError for a configuration that is not valid, PackError for a rule pack, UsageError for a
        command line that cannot be followed or leaves no check to run.
        """
        found = self._found(os.path.dirname(path))
        files = self._chain(found) if found else ()
        place = place_in(self._base(found), path)
        entries = tuple(
            (number, index)
            for number, file in enumerate(files)
            for index, entry in enumerate(file.data.get("files", ()))
            if match((pattern for _, pattern in texts(entry, "match")), place)
        )
        if (found, entries) not in self._resolved:
            self._resolved[found, entries] = self._resolve(files, entries)
        return self._resolved[found, entries]

    def explained(self, path: str) -> Resolved:
        """The same, with what a run as a whole follows: the patterns of folder searches, and the reports."""
        resolved = self.resolved(path)
        patterns = [
            file_layer(file).said(key, route, pattern)
            for key, files in zip(("include", "exclude"), self._searching(path), strict=True)
            for file in files
            for route, pattern in texts(file.data, key)
        ]
        return replace(resolved, said=(*resolved.said, *patterns, *self.formats()))

    def takes(self, path: str) -> bool:
        """Is an agreement at ``path``, found in a folder, to be linted? ``include`` and ``exclude`` say so."""
        place = place_in(self._base(self._found(os.path.dirname(path))), path)
        including, excluding = self._searching(path)
        include = [pattern for file in including for _, pattern in texts(file.data, "include")]
        exclude = [pattern for file in excluding for _, pattern in texts(file.data, "exclude")]
        return (not including or match(include, place)) and not match(exclude, place)

    def packs(self, paths: tuple[str, ...]) -> Sequence[Pack]:
        """The built-in rule packs and those at ``paths``. Raises PackError."""
        if paths not in self._packs:
            self._packs[paths] = self._load(paths)
        return self._packs[paths]

    def formats(self) -> tuple[Said, ...]:
        """The reports that the configuration of the current folder asks for, as ``NAME`` or ``NAME:FILE``."""
        found = self._found("")
        for file in reversed(self._chain(found) if found else ()):
            if "format" in file.data:
                layer = file_layer(file)
                return tuple(
                    layer.said("format", route, _format(layer, value)) for route, value in texts(file.data, "format")
                )
        return ()

    def found_in(self, path: str) -> str | None:
        """The folder of the configuration that was found for ``path``; None where it was named, or there is none."""
        found = self._found(os.path.dirname(path))
        return os.path.dirname(found) if found and not self._sources.file else None

    def paths(self) -> frozenset[str]:
        """The configuration files that were read so far, and the files and folders that they and the options name."""
        found = {file.path for files in self._chains.values() for file in files}
        for settings in (resolved.settings for resolved in self._resolved.values()):
            found.update(settings.packs, settings.suppressions, filter(None, [settings.baseline]))
        return frozenset(found)

    def _searching(self, path: str) -> tuple[Files, Files]:
        """The one file whose ``include`` holds for ``path``, if there is one, and all whose ``exclude`` does."""
        found = self._found(os.path.dirname(path))
        files = self._chain(found) if found else ()
        including = tuple(file for file in files if "include" in file.data)[-1:]
        return including, tuple(file for file in files if "exclude" in file.data)

    def _found(self, folder: str) -> str:
        """The path of the configuration file that holds in ``folder``, or ""."""
        if not self._sources.use_files:
            return ""
        return self._sources.file or self._discovery.above(folder) or ""

    def _base(self, found: str) -> str:
        """The folder that patterns are relative to; of a file that was named, wherever it lies, the current one."""
        return "" if self._sources.file else os.path.dirname(found)

    def _chain(self, path: str) -> Files:
        if path not in self._chains:
            self._chains[path] = chain(path)
        return self._chains[path]

    def _resolve(self, files: Files, entries: Entries) -> Resolved:
        layers = [file_layer(file) for file in files]
        for number, index in entries:
            patterns = ", ".join(pattern for _, pattern in texts(files[number].data["files"][index], "match"))
            layers.append(file_layer(files[number], ("files", index), f"files {patterns}"))
        settings, said = _plain([*layers, self._options])
        names = tuple(file.shown or file.path for file in reversed(files))
        if not any(layer.data.keys() & _OF_CHECKS for layer in (*layers, self._options)):
            return Resolved(settings, said, names)
        choice, by_kind = _choices(files, layers, self._options, self.packs(settings.packs), self._own)
        settings = _with_checks(settings, choice, by_kind, self._own)
        return Resolved(settings, (*said, *_deciding([choice, *by_kind.values()])), names)


_OF_CHECKS = frozenset({"select", "extend-select", "ignore", "severity", "kinds"})


def _choices(
    files: Files, layers: Iterable[Layer], options: Layer, packs: Sequence[Pack], own: Sequence[Check]
) -> tuple[Choice, dict[str, Choice]]:
    """The checks to run in agreements of any kind, and in those of the kinds that have a profile of their own."""
    checks = (*checks_of(packs), *own)
    choice = Choice(checks, {check.id: BY_DEFAULT for check in checks if check.by_default})
    for layer in layers:
        choice.apply(layer)
    known = list(dict.fromkeys(kind for pack in packs for kind, _ in pack.agreements))
    by_kind: dict[str, Choice] = {}
    for file in files:
        for kind in file.data.get("kinds", ()):
            if kind not in known:
                near = nearest(kind, known) or f"; the kinds are {', '.join(known)}"
                raise file.error(f"there is no kind of agreement {quoted(kind)}{near}", ("kinds", kind))
            by_kind.setdefault(kind, choice.copy()).apply(file_layer(file, ("kinds", kind), f"kind {kind}"))
    for each in (choice, *by_kind.values()):
        each.apply(options)
    return choice, by_kind


def _with_checks(
    settings: Settings, choice: Choice, by_kind: Mapping[str, Choice], own_checks: Sequence[Check]
) -> Settings:
    running = {identity for each in (choice, *by_kind.values()) for identity in each.running}
    every_own = tuple(check.id for check in own_checks)
    own = tuple(identity for identity in every_own if identity in running)
    if running and running.issubset(own):
        raise UsageError("the checks that are left are about suppressions of others; select the others, too")
    if not running:
        raise UsageError("no check is left to run; the configuration or --ignore leaves out all that are selected")
    packed = [check for check in choice.checks if check.id not in every_own]
    select = tuple(check.id for check in packed if check.id in running)
    default = tuple(check.id for check in packed if check.by_default)
    return replace(
        settings,
        select=() if select == default else select,
        own=None if own == every_own else own,
        profile=choice.profile(whole=not by_kind),
        kinds=tuple((kind, each.profile(whole=False)) for kind, each in by_kind.items()),
    )


def _deciding(choices: Iterable[Choice]) -> Iterator[Said]:
    """The settings that decide on any check, each once."""
    seen: set[Said] = set()
    for choice in choices:
        for said in choice.deciding():
            if said is not BY_DEFAULT and said not in seen:
                seen.add(said)
                yield said


def _plain(layers: Sequence[Layer]) -> tuple[Settings, tuple[Said, ...]]:
    """Everything but the checks: of most settings the last layer decides, some add up."""
    said: dict[str, list[Said]] = {}
    packs: dict[str, None] = {}
    suppressions: dict[str, None] = {}
    values: dict[str, Any] = {}
    for layer in layers:
        for route, value in texts(layer.data, "packs"):
            pack = layer.pack(value, route)
            packs[pack] = None
            said.setdefault("packs", []).append(layer.said("packs", route, pack))
        for route, value in texts(layer.data, "suppressions"):
            suppressions[layer.located(value)] = None
            said.setdefault("suppressions", []).append(layer.said("suppressions", route, layer.located(value)))
        for key in ("fail-on", "changes"):
            if key in layer.data:
                values[key] = layer.data[key]
                said[key] = [layer.said(key, (key,), values[key])]
        if "for" in layer.data:
            ours = texts(layer.data, "for")
            values["for"] = tuple(value for _, value in ours)
            said["for"] = [layer.said("for", route, value) for route, value in ours]
        if "baseline" in layer.data:
            values["baseline"] = layer.located(layer.data["baseline"])
            said["baseline"] = [layer.said("baseline", ("baseline",), values["baseline"])]
    settings = Settings(
        packs=tuple(packs),
        fail_on=values.get("fail-on", "warning"),
        ours=values.get("for", ()),
        changes=values.get("changes", "accepted"),
        suppressions=tuple(suppressions),
        baseline=values.get("baseline", ""),
    )
    return settings, tuple(each for key in _ORDER for each in said.get(key, ()))


_ORDER = ("packs", "for", "fail-on", "changes", "suppressions", "baseline")


def _format(layer: Layer, value: str) -> str:
    """``NAME:FILE`` with the file relative to the current folder."""
    form, colon, path = value.partition(":")
    if not (colon and path):
        return value
    folder = "/" if path.endswith(("/", os.sep)) else ""
    return f"{form}:{layer.located(path)}{folder}"
