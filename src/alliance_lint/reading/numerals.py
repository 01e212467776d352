"""Writes a counter's value the way a numbering format shows it (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MOST_ROMAN: Final = 32_767
_MOST_LETTERS: Final = 780
"""Word repeats a letter at most 30 times."""

# fmt: off
_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS: Final = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)
# fmt: on
_IRREGULAR_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_HAN: Final = "零一二三四五六七八九"
_HAN_FORMATS: Final = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographTraditional",
        "japaneseCounting",
        "koreanCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)
_HAN_DIGIT_FORMATS: Final = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"})


def numeral(value: int, style: str) -> str:
    """``value`` in the format ``style``: a value of ST_NumberFormat, or for a custom format its first example ("001").

    Formats not known, and values that a format cannot write, are shown as decimal. "none" and "bullet" give "".
    """
    if style in ("none", "bullet"):
        return ""
    if style == "decimalZero":
        return f"{value:02d}"
    if style.isdecimal():
        return str(value).zfill(min(len(style), 20))
    if value > 0:
        written = _positive(value, style)
        if written:
            return written
    return str(value)


def roman(value: int) -> str:
    """A whole number from 1 to 32,767 as capital Roman numerals."""
    written = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        written += sign * count
    return written


def letters(value: int) -> str:
    """A whole number from 1 as Word counts in letters: A ... Z, AA, BB ... ZZ, AAA."""
    times, place = divmod(value - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def columns(value: int) -> str:
    """A whole number from 1 as spreadsheets, browsers and OpenDocument count in letters: A ... Z, AA, AB ... AZ, BA."""
    written = ""
    while value:
        value, place = divmod(value - 1, 26)
        written = chr(ord("A") + place) + written
    return written


def cardinal(value: int) -> str:
    """A whole number from 0 to 999,999 in English words, in lower case."""
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    worth, name = (1000, "thousand") if value >= 1000 else (100, "hundred")
    count, rest = divmod(value, worth)
    return f"{cardinal(count)} {name}" + (f" {cardinal(rest)}" if rest else "")


def ordinal(value: int) -> str:
    """A whole number from 1 to 999,999 as an English ordinal in words, in lower case."""
    words = cardinal(value)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in _IRREGULAR_ORDINALS:
        return words[:cut] + _IRREGULAR_ORDINALS[last]
    return words[:cut] + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def _positive(value: int, style: str) -> str:
    """``value`` from 1 on in ``style``; "" if the format is not known or has no sign for it."""
    if style in ("upperRoman", "lowerRoman") and value <= _MOST_ROMAN:
        return roman(value) if style == "upperRoman" else roman(value).lower()
    if style in ("upperLetter", "lowerLetter") and value <= _MOST_LETTERS:
        return letters(value) if style == "upperLetter" else letters(value).lower()
    if style == "ordinal":
        return f"{value}{_suffix(value)}"
    if style == "cardinalText" and value < 1_000_000:
        return cardinal(value).capitalize()
    if style == "ordinalText" and value < 1_000_000:
        return ordinal(value).capitalize()
    if style in _HAN_FORMATS and value < 10_000:
        return _han(value)
    if style in _HAN_DIGIT_FORMATS:
        return "".join(_HAN[int(digit)] for digit in str(value)).replace("零", "〇")
    if style == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(value))
    if style == "decimalEnclosedCircle" and value <= 20:
        return chr(ord("①") + value - 1)
    if style == "numberInDash":
        return f"- {value} -"
    return ""


def _suffix(value: int) -> str:
    if 10 <= value % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _han(value: int) -> str:
    written = ""
    gap = False
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, worth)
        if digit:
            written += ("零" if gap else "") + _HAN[digit] + sign
        gap = not digit and bool(written)
    # Ten to nineteen drop the leading one.
    return written[1:] if written.startswith("一十") else written
