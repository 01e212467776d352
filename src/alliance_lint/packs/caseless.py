"""Expressions without regard to case, written so that they can be searched in lower-cased text."""

from __future__ import annotations

import re

_KEPT = re.compile(r"(\\.|\(\?P)", re.DOTALL)
"""What means another thing in capitals."""
_OWN_FLAGS = re.compile(r"\(\?[aiLmsux-]+[:)]")
_ESCAPED_CHARACTER = re.compile(r"\\(?:[xXuU][0-9a-fA-F]|[nN]\{|[0-7])")
_CASED = re.compile(r"[^\W\x00-\x7f]")
_RANGE_OVER_CASE = re.compile(r"-(?:(?<=[A-Z]-)[^A-Z\]]|(?<=[^A-Z\[\\]-)[A-Z])")
"""A range with one end among the capitals ("[?-Z]") means other characters once that end is a small letter."""


def lower_case(regex: str) -> str | None:
    """``regex`` for lower-cased text, or None where that would change its meaning.

    It would where the expression sets flags of its own, spells characters by their numbers, holds letters beyond ASCII,
    or a range of characters that is not one of capitals only.
    """
    if _OWN_FLAGS.search(regex) or _ESCAPED_CHARACTER.search(regex):
        return None
    if _RANGE_OVER_CASE.search(regex) or (not regex.isascii() and _CASED.search(regex)):
        return None
    # What is kept stands at every other place of what it parts.
    return "".join([part if at % 2 else part.lower() for at, part in enumerate(_KEPT.split(regex))])
