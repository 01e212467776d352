"""Contractions are read in full, and orders to "you" as duties of that party."""

from __future__ import annotations

import pytest

from alliance_lint.language.plain_english import contractions, orders
from alliance_lint.language.read import understand
from alliance_lint.reading.text import read_text

LETTER = (
    'These terms are between Larch Mills Ltd, a company registered in England ("Larch" or "we"), and Firth Bakers Ltd, '
    'a company registered in Scotland ("Firth" or "you").\n\n'
)


def _read(text: str) -> list[str]:
    agreement = understand(read_text((LETTER + text).encode(), "letter.txt"))
    canonical = agreement.canonical.text
    return [canonical[sentence.start : sentence.end] for sentence in agreement.sentences][1:]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("We'll bake it.", "@A will bake it."),
        ("You won't sell rye.", "@B will not sell rye."),
        ("You can’t sell rye.", "@B cannot sell rye."),
        ("We don't sell rye, and you shan't.", "@A do not sell rye, and @B shall not."),
        ("You're free to sell rye.", "@B are free to sell rye."),
        ("You mustn't use Larch's name.", "@B must not use @A's name."),
    ],
)
def test_contractions_are_read_in_full(said: str, meant: str) -> None:
    assert _read(said) == [meant]


def test_a_quoted_contraction_leads_back_to_the_words_of_the_document() -> None:
    agreement = understand(read_text((LETTER + "We'll bake it.").encode(), "letter.txt"))
    last = agreement.sentences[-1]
    start, end = agreement.canonical.to_document(last.start, last.end)
    assert agreement.document.text[start:end] == "We'll bake it."


def test_possessives_are_no_contractions() -> None:
    assert not list(contractions("Larch's mill, the mills' flour and Firth's oven"))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Keep records of what we bake.", "@B shall keep records of what @A bake."),
        ("Keep our sign in your window.", "@B shall keep @A's sign in @B's window."),
        ("Please tell your guests about the mill.", "@B shall tell @B's guests about the mill."),
        ("Do not sell rye.", "@B shall not sell rye."),
        ("Please don't change the sign.", "@B shall not change the sign."),
        ("If a guest asks, tell us.", "If a guest asks, @B shall tell @A."),
    ],
)
def test_an_order_to_you_is_a_duty(said: str, meant: str) -> None:
    assert _read(said) == [meant]


@pytest.mark.parametrize(
    "said",
    [
        "Use of the sign is free.",
        "Return both copies signed.",
        "Send us the enclosed copy.",
        "Support is free.",
        "Offer and acceptance are made by post.",
    ],
)
def test_no_order(said: str) -> None:
    assert "shall" not in _read(said)[0]


def test_orders_are_read_where_sentences_begin_only() -> None:
    text = "The mills keep the sign. Keep the sign."
    assert list(orders(text, [0], "@B")) == [(25, 29, "@B shall keep")]


def test_without_you_nobody_is_ordered() -> None:
    text = 'This Agreement is between Larch Mills Ltd ("Larch") and Firth Bakers Ltd ("Firth").\n\nKeep the sign up.'
    agreement = understand(read_text(text.encode(), "a.txt"))
    assert agreement.canonical.text.endswith("Keep the sign up.")
