"""The algebra of conditions."""

from __future__ import annotations

from typing import Any

import pytest

from alliance_lint.checking.conditions import Situation, evaluate, looked_for
from alliance_lint.matching.provision import Capture, Provision, Provisions
from alliance_lint.packs.build import build_condition
from alliance_lint.packs.model import Case, Check


def provision(kind: str, *bound: int, **captures: str) -> Provision:
    named = tuple(Capture(name, text, 0, len(text)) for name, text in captures.items())
    return Provision(kind, 0, 1, kind, 0, named, frozenset(bound))


def holds(condition: Any, *provisions: Provision, kind: str = "", **named: Any) -> bool:
    conditions = {name: build_condition(each) for name, each in named.items()}
    return evaluate(build_condition(condition), Situation(Provisions(provisions), kind, conditions)).holds


FORUM = provision("forum", place="Ohio")
BARE = provision("forum")


@pytest.mark.parametrize(
    ("condition", "provisions", "expected"),
    [
        ({"has": "forum"}, [BARE], True),
        ({"has": "forum"}, [], False),
        ({"has": "forum.place"}, [BARE], False),
        ({"has": ["law", "forum.place"]}, [FORUM], True),
        ({"not": {"has": "forum"}}, [BARE], False),
        ({"all": [{"has": "forum"}, {"has": "law"}]}, [BARE], False),
        ({"any": [{"has": "forum"}, {"has": "law"}]}, [BARE], True),
        ({"distinct": "forum.place"}, [FORUM, provision("forum", place="ohio")], False),
        ({"distinct": "forum.place"}, [FORUM, provision("forum", place="Iowa")], True),
        ({"count": {"of": "forum", "least": 2}}, [FORUM, BARE], True),
        ({"count": {"of": "forum", "least": 2}}, [FORUM], False),
        ({"binds-both": "nc"}, [provision("nc", 0), provision("nc", 1)], True),
        ({"binds-both": "nc"}, [provision("nc", 0), provision("nc", 0)], False),
        ({"binds-both": ["nc", "ex"]}, [provision("nc", 0), provision("ex", 1)], True),
        ({"binds-one": "nc"}, [provision("nc", 1), provision("nc")], True),
        ({"binds-one": "nc"}, [provision("nc")], False),
        ("otherwise", [], True),
    ],
)
def test_conditions(condition: Any, provisions: list[Provision], expected: bool) -> None:
    assert holds(condition, *provisions) is expected


def test_the_kind_of_agreement() -> None:
    assert holds({"agreement": ["reseller", "referral"]}, kind="referral")
    assert not holds({"agreement": ["reseller"]})


def test_named_conditions_and_circles() -> None:
    assert holds({"when": "served"}, BARE, served={"has": "forum"})
    assert not holds({"when": "a"}, a={"when": "b"}, b={"when": "a"})


def test_evidence_is_what_made_the_condition_hold() -> None:
    condition = build_condition({"any": [{"has": "law"}, {"all": [{"has": "forum.place"}, {"not": {"has": "law"}}]}]})
    assert evaluate(condition, Situation(Provisions((FORUM, BARE)), "", {})).by == (FORUM,)


def test_what_a_check_looks_for_is_what_would_settle_it() -> None:
    settled = {"all": [{"has": ["law", "forum.place"]}, {"not": {"has": "waiver"}}, {"when": "served"}]}
    cases = (
        Case("not_applicable", build_condition({"has": "guests"})),
        Case("satisfied", build_condition(settled)),
        Case("partial", build_condition({"any": [{"has": "law"}, {"binds-one": "court"}]})),
        Case("missing", build_condition("otherwise")),
    )
    check = Check("DIS004", "dispute-forum", "Where?", "error", cases, {}, "", {})
    assert looked_for(check) == ("law", "forum", "court")


def duties(*bound: tuple[int, ...]) -> list[Provision]:
    return [Provision("duty", at, at + 1, "duty", 0, (), frozenset(parties)) for at, parties in enumerate(bound)]


OUTWEIGHS = {"outweighs": {"of": "duty", "times": 3, "least": 3}}


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ([(0,), (0,), (0,), (1,)], True),
        ([(1,), (1,), (0, 1)], True),
        ([(0,), (0,), (1,)], False),
        ([(0,), (0,), (0,), (1,), (1,)], False),
        ([(0,), (0,), (0,)], False),
        ([(0,), (0,), (0,), (1,), (2,)], False),
        ([], False),
    ],
)
def test_one_side_outweighs_the_other_if_that_is_bound_at_all(bound: list[tuple[int, ...]], expected: bool) -> None:
    assert holds(OUTWEIGHS, *duties(*bound)) is expected


def test_few_duties_are_not_weighed() -> None:
    assert not holds({"outweighs": {"of": "duty", "times": 3, "least": 4}}, *duties((0,), (0,), (0,), (1,)))


def test_what_outweighs_is_what_only_the_heavier_side_must_do() -> None:
    provisions = duties((1,), (1,), (0, 1))
    situation = Situation(Provisions(tuple(provisions)), "", {})
    assert evaluate(build_condition(OUTWEIGHS), situation).by == tuple(provisions[:2])
