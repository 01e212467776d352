"""Sums written twice, in words and in figures: "thirty (30) days"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_lint.language.observation import Observation

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_SMALL = {word: value for value, word in enumerate(_SMALL_WORDS.split())}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = {
    **dict(
        zip(
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
            range(1, 11),
            strict=True,
        )
    ),
    "eleventh": 11,
    "twelfth": 12,
    "fifteenth": 15,
    "twentieth": 20,
    "thirtieth": 30,
}
_KNOWN = {*_SMALL, *_TENS, *_SCALES, *_ORDINALS, "hundred", "and", "a"}

_FIGURE = re.compile(
    r"\((?:US|U\.S\.|USD|EUR|GBP|Rs\.?)? ?[$€£]? ?(?P<figure>\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?P<decimals>\.\d{1,4})?"
    r"(?:st|nd|rd|th)? ?(?P<sign>%|\*)?(?P<rest>[^()]{0,24})\)"
)
_WORDS = re.compile(r"[A-Za-z]+")
_PLAIN = re.compile(
    r"(?:-| )?(?:day|month|year|week|hour|percent|per ?cent|dollar|business|calendar|US|USD)?[a-z ]{0,16}"
)
_SCALE_AFTER = re.compile(r" {0,3}(?:hundred|thousand|million|billion)\b", re.IGNORECASE)
_UNIT_BEFORE = re.compile(
    r" {1,3}((?:business |working |calendar )?(?:days?|months?|years?|weeks?)|percent|per ?cent|dollars|euros) $",
    re.IGNORECASE,
)
_LONGEST = 110
"""Characters of the words before a figure."""


def find_figures_that_differ(folded: str) -> Iterator[Observation]:
    """Numbers whose words and figures differ: "thirty (60) days". ``folded`` is the document's folded text."""
    for match in _FIGURE.finditer(folded):
        if match["sign"] == "*" or not _PLAIN.fullmatch(match["rest"].strip()):
            continue
        found = _words_before(folded, match)
        if found is None:
            continue
        start, value = found
        figure, parts = int(match["figure"].replace(",", "")), (match["decimals"] or "").strip(".0")
        if (
            (value == figure and not parts)
            or _is_marker(folded, start, match, value)
            or _SCALE_AFTER.match(folded, match.end())
        ):
            continue
        if value < 100 and 1900 <= figure < 2100 and "," not in match["figure"]:
            continue  # "Year One (2004)"
        words = " ".join(folded[start : match.start()].split())
        yield Observation(start, match.end(), (("words", words), ("figures", match.group()[1:-1].strip())))


def _words_before(folded: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Where the number in words right before a figure begins, and its value; None where it is none that is sure."""
    at = match.start()
    unit = _UNIT_BEFORE.search(folded, max(0, at - 24), at)
    if unit and (match["rest"].strip() in ("", unit[1].lower()) or match["sign"]):
        at = unit.start()
    elif at == 0 or folded[at - 1] != " ":
        return None
    words = list(_WORDS.finditer(folded, max(0, at - _LONGEST), at))
    if not words or folded[words[-1].end() : at].strip(" "):
        return None
    chosen: list[re.Match[str]] = []
    for word in reversed(words):
        gap = folded[word.end() : chosen[0].start() if chosen else at]
        if word.group().lower() not in _KNOWN or (chosen and gap.strip(" ") not in ("", "-", ",")):
            break
        chosen.insert(0, word)
    while chosen and chosen[0].group().lower() in ("and", "a", *(_ORDINALS if len(chosen) > 1 else ())):
        chosen.pop(0)
    if not chosen:
        return None
    before = folded[max(0, chosen[0].start() - 20) : chosen[0].start()]
    # "one-half (1/2)", "two and one-half (2.5)", "point five", "1 million (1,000,000)": not words alone.
    if re.search(
        r"(?:\d|\bpoint|-|\bhalf(?: and| of)?|(?:ths?|quarters?) of|\bor|\bto)[ ,-]{0,3}$", before, re.IGNORECASE
    ):
        return None
    value = _value([word.group().lower() for word in chosen])
    return None if value is None else (chosen[0].start(), value)


def _value(words: list[str]) -> int | None:
    """The number that ``words`` spell, or None."""
    total = current = 0
    last = ""
    for word in words:
        if word == "and":
            if last not in ("hundred", *_SCALES):
                return None
        elif word in _SMALL:
            if last in _SMALL or (last in _TENS and _SMALL[word] > 9):
                return None
            current += _SMALL[word]
        elif word in _TENS:
            if last in _SMALL or last in _TENS:
                return None
            current += _TENS[word]
        elif word in _ORDINALS:
            if last in _SMALL:
                return None
            current += _ORDINALS[word]
        elif word == "hundred":
            if current == 0:
                return None
            current *= 100
        elif word in _SCALES:
            if current == 0:
                return None
            total += current * _SCALES[word]
            current = 0
        else:
            return None
        last = word
    return None if last == "and" else total + current


def _is_marker(folded: str, start: int, match: re.Match[str], value: int) -> bool:
    """Is the figure the label of an item ("... of either one (2) or both")?"""
    if match["decimals"] or match["sign"] or len(match["figure"]) > 2:
        return False
    figure = int(match["figure"])
    around = folded[max(0, start - 600) : match.end() + 600]
    return f"({figure - 1})" in around[:600] or f"({figure + 1})" in around[600:]
