"""What applies to one agreement: the values that configuration files and the command line come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alliance_lint.packs.model import Severity

Changes = Literal["accepted", "original"]
Level = Literal["error", "warning", "info", "off"]


@dataclass(frozen=True, slots=True)
class Profile:
    """Which checks count, and how gravely.

    ``checks`` holds their ids, None for all that were run; ``severity`` the ids of checks whose severity is not left to
    their pack, with that severity.
    """

    checks: tuple[str, ...] | None = None
    severity: tuple[tuple[str, Severity], ...] = ()


EVERYTHING = Profile()
"""Whatever was run counts, as gravely as its pack says."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one agreement. All paths are relative to the current folder, or absolute.

    ``packs`` are paths of rule packs or names of built-in ones. ``select`` holds the ids of all checks to run, none for
    those that run by default: those of ``profile``, and of the profiles for ``kinds`` of agreement, one of which takes
    the place of ``profile`` once the kind is known. ``own`` holds the ids of the linter's own checks that run, None for
    all of them. ``ours`` are the names of our companies, ``suppressions`` files
    of suppressions, ``baseline`` the file of known findings or "".
    """

    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    profile: Profile = EVERYTHING
    kinds: tuple[tuple[str, Profile], ...] = ()
    own: tuple[str, ...] | None = None
    fail_on: Severity = "warning"
    ours: tuple[str, ...] = ()
    changes: Changes = "accepted"
    suppressions: tuple[str, ...] = ()
    baseline: str = ""

    def profile_of(self, kind: str) -> Profile:
        """The profile for agreements of this kind ("" where unknown)."""
        return dict(self.kinds).get(kind, self.profile)


DEFAULTS = Settings()
"""What holds where nobody has said anything."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting was made: in a file (1-based line and column), by an option ("--select"), or nowhere."""

    path: str = ""
    line: int = 0
    column: int = 0
    option: str = ""

    def __str__(self) -> str:
        if self.option:
            return self.option
        return f"{self.path}:{self.line}" if self.path else "default"


@dataclass(frozen=True, slots=True)
class Said:
    """A setting that takes part in the result: its key, its value as written, and where it was made.

    ``scope`` is what it holds for where that is not everything: the pattern of a ``files`` entry, or a kind of
    agreement.
    """

    key: str
    value: str
    origin: Origin
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings of one agreement, and what they came from.

    ``files`` are the configuration files that were read, the one that was found first, then those that it extends.
    """

    settings: Settings
    said: tuple[Said, ...] = ()
    files: tuple[str, ...] = ()
