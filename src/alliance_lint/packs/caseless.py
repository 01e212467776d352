"""Expressions without regard to case, written so that they can be searched in lower-cased text."""

from __future__ import annotations

import re

_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]", re.DOTALL)
_OWN_FLAGS = re.compile(r"\(\?[aiLmsux-]+[:)]")
_ESCAPED_CHARACTER = re.compile(r"\\(?:x[0-9a-f]|u[0-9a-f]|U[0-9a-f]|N\{|[0-7])", re.IGNORECASE)
_CASED = re.compile(r"[^\W\x00-\x7f]")
_RANGE_OVER_CASE = re.compile(r"[A-Z]-[^A-Z\]]|[^A-Z\[\\]-[A-Z]")
"""A range with one end among the capitals ("[?-Z]") means other characters once that end is a small letter."""


def lower_case(regex: str) -> str | None:
    """``regex`` for lower-cased text, or None where that would change its meaning.

    It would where the expression sets flags of its own, spells characters by their numbers, holds letters beyond ASCII,
    or a range of characters that is not one of capitals only.
    """
    if _OWN_FLAGS.search(regex) or _ESCAPED_CHARACTER.search(regex) or _CASED.search(regex):
        return None
    if _RANGE_OVER_CASE.search(regex):
        return None
    return _CAPITAL.sub(lambda match: match[0].lower() if len(match[0]) == 1 else match[0], regex)
