"""What patterns match and what is observed of the whole come together as provisions."""

from __future__ import annotations

from alliance_lint.language.read import understand
from alliance_lint.matching.finder import Finder
from alliance_lint.matching.observations import _OBSERVERS
from alliance_lint.packs.model import OBSERVATIONS, Alternative, Pattern, ProvisionKind
from alliance_lint.reading.text import read_text

TEXT = (
    "1. Fees. Beta shall pay a fee within thirty (60) days.\n\n2. End. It ends on June 31, 2024, or in ten (12) years."
)
FEE = ProvisionKind("fee", "fee", (Alternative(any=(Pattern("pay a fee", (("pay a fee",),)),)),))
FIGURES = ProvisionKind("figures", "figures", (), observed="figures-differ")
DATES = ProvisionKind("dates", "dates", (), observed="impossible-date")


def test_everything_is_found_in_the_order_of_the_text() -> None:
    found = Finder([DATES, FIGURES, FEE]).find(understand(read_text(TEXT.encode(), "deal.txt")))
    assert [each.kind for each in found.all] == ["fee", "figures", "dates", "figures"]
    figures = found.all[1]
    assert (figures.capture("words"), figures.capture("figures")) == ("thirty", "60")
    assert figures.quote == "Beta shall pay a fee within thirty (60) days."
    assert TEXT[figures.start : figures.end] == "thirty (60)"
    assert figures.clause == found.all[0].clause


def test_only_what_is_asked_for_is_observed() -> None:
    agreement = understand(read_text(TEXT.encode(), "deal.txt"))
    found = Finder([DATES, FIGURES, FEE]).find(agreement, frozenset({"dates"}))
    assert [each.kind for each in found.all] == ["fee", "dates"]


def test_every_observation_that_a_pack_can_name_has_its_observer() -> None:
    assert list(_OBSERVERS) == list(OBSERVATIONS)
