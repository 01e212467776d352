from __future__ import annotations

import pytest

from alliance_lint.language.labels import read_label, roman_value


@pytest.mark.parametrize(
    ("text", "cite", "styles", "values"),
    [
        ("1. Term", "1", ("integer",), (1,)),
        ("12) Notices", "12", ("integer",), (12,)),
        ("7.2 Renewal", "7.2", ("decimal",), (2,)),
        ("7.2.10. Renewal", "7.2.10", ("decimal",), (10,)),
        ("(a) the fee", "(a)", ("lower",), (1,)),
        ("(i) the fee", "(i)", ("lower", "roman"), (9, 1)),
        ("(iv) the fee", "(iv)", ("roman",), (4,)),
        ("(3) the fee", "(3)", ("paren-integer",), (3,)),
        ("B. Products", "B", ("upper",), (2,)),
        ("b) products", "(b)", ("lower",), (2,)),
        ("ARTICLE IV", "Article IV", ("article",), (4,)),
        ("Section 3. Fees", "3", ("section",), (3,)),
        ("Section 3.04 Fees", "3.04", ("decimal",), (4,)),
        ("Chapter 2 Supply", "Chapter 2", ("article",), (2,)),
    ],
)
def test_labels_as_lawyers_write_them(text: str, cite: str, styles: tuple[str, ...], values: tuple[int, ...]) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.cite, label.styles, label.values) == (cite, styles, values)


@pytest.mark.parametrize(
    "text", ["The fee", "a party", "1,000 units", "30 days", "3.5% of sales", "Section", "U.S. law"]
)
def test_words_and_amounts_are_no_labels(text: str) -> None:
    assert read_label(text) is None


def test_a_label_is_read_where_asked() -> None:
    label = read_label("fees. 4.1 Royalties", 6)
    assert label is not None
    assert (label.text, label.end, label.parts) == ("4.1", 3, (4, 1))


@pytest.mark.parametrize(("numeral", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("abc", 0)])
def test_roman_numerals(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value
