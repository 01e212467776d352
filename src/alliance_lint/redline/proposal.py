"""What of the suggested wording goes into the agreement: of alternatives the first, the others are told beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ALTERNATIVE = re.compile(r"\[ALTERNATIVE(?: ([A-Z]))?: ?")
_SPACE_BEFORE_POINT = re.compile(r" +(?=[,.;:)](?:\s|$))")


@dataclass(frozen=True, slots=True)
class Proposal:
    """``text`` is wording as one would insert it, with ``[brackets]`` for people to fill in; ``others`` are wordings
    that could stand in place of a part of it."""

    text: str
    others: tuple[str, ...] = ()


def proposal_of(suggestion: str) -> Proposal:
    """The proposal in a suggestion, in which ``[ALTERNATIVE A: ...] [ALTERNATIVE B: ...]`` is a choice.

    ``[ALTERNATIVE: ...]`` without a letter could take the place of what stands before it.
    """
    others: list[str] = []
    return Proposal(_chosen(suggestion, others), tuple(others))


def _chosen(wording: str, others: list[str]) -> str:
    """``wording`` with the first of each group of alternatives; adds the others to ``others``."""
    kept: list[str] = []
    at = 0
    in_group = False
    while (match := _ALTERNATIVE.search(wording, at)) is not None:
        between = wording[at : match.start()]
        in_group = in_group and not between.strip()
        if not in_group:
            kept.append(between)
        end = _closing(wording, match.start())
        content = wording[match.end() : end]
        if match[1] and not in_group:
            kept.append(_chosen(content, others))
        else:
            others.append(_tidy(_chosen(content, others)))
        in_group = bool(match[1])
        at = end + 1
    kept.append(wording[at:])
    return _tidy("".join(kept))


def _closing(text: str, opening: int) -> int:
    """Where the bracket that opens at ``opening`` closes; the end of the text if it does not."""
    depth = 0
    for at in range(opening, len(text)):
        depth += (text[at] == "[") - (text[at] == "]")
        if depth == 0:
            return at
    return len(text)


def _tidy(text: str) -> str:
    return _SPACE_BEFORE_POINT.sub("", re.sub(r"[ \t]+", " ", text)).strip()
