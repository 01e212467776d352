"""Fills in the brackets of proposed wording, as people do before they sign."""

from __future__ import annotations

import re

# What people write into the brackets. Words in other brackets will do as they stand.
_FILLED = {
    "amount": "$20,000",
    "amount or rate": "$200",
    "amount, formula or last price": "the last agreed price",
    "amount, or percentage of defined net revenue": "$200",
    "fee or price": "fee",
    "date": "March 1, 2027",
    "percent": "40 percent",
    "percentage": "40 percent",
    "number": "ten",
    "territory": "Oregon",
    "field": "office furniture",
    "place": "Oregon",
    "name": "Millrace Works",
    "name or role": "its head of sales",
    "state or country": "the State of Oregon",
    "city, state or country": "Portland, Oregon",
    "city, country": "Portland, Oregon",
    "institution": "the American Arbitration Association",
    "minimum": "sales of $50,000",
    "X": "B",
    "": "B",
    "what": "each client referred",
}
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_INSTRUCTION = re.compile(r"\[State the price, scope, territory, share or deadline here\.\] ?")


def fill(wording: str) -> str:
    """``wording`` without brackets."""
    wording = _INSTRUCTION.sub("", wording)
    while _BRACKET.search(wording):
        wording = _BRACKET.sub(lambda match: _FILLED.get(" ".join(match[1].split()), match[1]), wording)
    return wording
