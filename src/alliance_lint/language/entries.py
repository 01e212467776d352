"""What the opening of an agreement says of one party."""

from __future__ import annotations

from dataclasses import dataclass, replace

from alliance_lint.language.names import bare_name

MOST = 8
"""More parties than these are not told apart."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A party as it is introduced: its name, at ``[start, end)`` of the opening, and what it is called."""

    name: str
    aliases: tuple[str, ...]
    start: int
    end: int
    company: bool = False


def add_entry(entries: list[Entry], entry: Entry) -> None:
    """Add ``entry``, or what it says anew where the same name came before."""
    for place, known in enumerate(entries):
        if bare_name(known.name).lower() == bare_name(entry.name).lower():
            entries[place] = replace(known, aliases=tuple(dict.fromkeys((*known.aliases, *entry.aliases))))
            return
    entries.append(entry)
