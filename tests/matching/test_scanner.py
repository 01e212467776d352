"""Finding provisions: where, in which words, and whom they bind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alliance_lint.checking.examples import example_agreement
from alliance_lint.matching.provision import Provision
from alliance_lint.matching.scanner import Scanner
from alliance_lint.packs.build import _alternative
from alliance_lint.packs.compile import any_of
from alliance_lint.packs.literals import required_literals
from alliance_lint.packs.model import ProvisionKind
from alliance_lint.packs.syntax import parse


def with_literals(regex: str) -> list[Any]:
    return [regex, required_literals(parse(regex))]


def find(text: str, *alternatives: Mapping[str, Any]) -> tuple[Provision, ...]:
    """The provisions that the alternatives, written as in YAML, find in an agreement of Alpha and Beta."""
    match = [
        _alternative(
            {
                **each,
                **{name: list(map(with_literals, each.get(name, ()))) for name in ("any", "all")},
                **{name: any_of(each.get(name, ())) for name in ("none", "headings")},
            }
        )
        for each in alternatives
    ]
    scanner = Scanner([ProvisionKind("k", "k", tuple(match))])
    return scanner.find(example_agreement(text)).all


def quotes(text: str, *alternatives: Mapping[str, Any]) -> list[str]:
    return [provision.quote for provision in find(text, *alternatives)]


def test_a_provision_maps_back_to_the_users_words() -> None:
    text = "1. Law.  This\u00a0Agreement is   governed by the laws of\nthe State of Ohio."
    (provision,) = find(text, {"any": [r"laws of (?P<place>the state of \w{1,9})"]})
    agreement = example_agreement(text)
    assert agreement.document.text[provision.start : provision.end] == "laws of\nthe State of Ohio"
    assert provision.capture("place") == "the State of Ohio"
    assert provision.quote == "This Agreement is governed by the laws of the State of Ohio."


def test_all_and_none_look_at_the_sentence() -> None:
    text = "Alpha shall pay Beta promptly. Beta shall pay the taxes. Alpha shall pay Beta in cash."
    assert quotes(text, {"any": [r"\bpay @B"], "all": ["cash|promptly"], "none": ["promptly"]}) == [
        "Alpha shall pay Beta in cash."
    ]


def test_clause_scope_looks_at_the_whole_clause() -> None:
    text = "1. Fees. Alpha shall pay Beta. Payment is due in cash.\n\n2. Gifts. Alpha shall pay Beta."
    assert len(quotes(text, {"any": ["pay @B"], "all": ["cash"], "scope": "clause"})) == 1
    assert quotes(text, {"any": ["pay @B"], "all": ["cash"]}) == []


def test_headings_limit_an_alternative() -> None:
    text = "1. Term. It lasts two years.\n\n2. Warranty. It lasts two years."
    (provision,) = find(text, {"any": ["lasts two"], "headings": ["term"]})
    assert provision.start < text.index("2.") + 400
    assert len(find(text, {"any": ["lasts two"]})) == 2


def test_recitals_do_not_count_unless_asked_for() -> None:
    text = (
        'This Agreement is between Alpha Inc. ("Alpha") and Beta LLC ("Beta").\n\n'
        "WHEREAS, Alpha is an expert in printing;\n\n"
        "NOW, THEREFORE, the parties agree as follows:\n\n1. Alpha shall print."
    )
    assert quotes(text, {"any": ["expert"]}) == []
    assert quotes(text, {"any": ["expert"], "zones": ["recital"]}) == ["WHEREAS, Alpha is an expert in printing;"]


def bound(text: str, **alternative: Any) -> list[set[int]]:
    return [set(provision.bound) for provision in find(text, alternative)]


def test_the_subject_of_the_duty_is_bound() -> None:
    assert bound("Alpha shall not compete.", any=["compete"], bound="subject") == [{0}]
    assert bound("Each party agrees not to compete.", any=["compete"], bound="subject") == [{0, 1}]
    assert bound(
        "During the term Beta, at its cost, shall not compete with Alpha.", any=["compete"], bound="subject"
    ) == [{1}]
    assert bound("Beta shall not compete.", any=["compete"]) == [set()]
    assert bound("There is no duty to compete.", any=["compete"], bound="all") == [{0, 1}]


def test_a_group_named_who_is_bound() -> None:
    assert bound("Beta is to be indemnified by Alpha.", any=["indemnified by (?P<who>@[A-H])"]) == [{0}]
    assert bound("Beta is the sole agent.", any=["(?P<who>@[A-H]) is the sole agent"], bound="others") == [{0}]
    assert bound("Beta agrees that it shall indemnify.", any=["that (?P<who>it) shall indemnify"]) == [{1}]


def test_items_of_a_list_are_read_with_their_introduction() -> None:
    text = "4. Exit. Alpha may terminate this Agreement if:\n\n(a) Beta becomes insolvent; or\n\n(b) Beta is sold."
    (provision,) = find(text, {"any": [r"may terminate.{0,60}\bsold"], "bound": "subject"})
    assert provision.bound == {0}
    assert example_agreement(text).document.text[provision.start : provision.end] == "Beta is sold"
    assert provision.quote == "Alpha may terminate this Agreement if: ... Beta is sold."
    # The introduction itself is found once, not once more for every item.
    assert len(find(text, {"any": ["may terminate"]})) == 1


def test_token_patterns_are_tried_where_an_anchor_stands() -> None:
    tokens = [[{"LOWER": "best"}, {"LOWER": "efforts"}]]
    text = "Alpha shall use its best  efforts. Beta shall rest."
    (provision,) = find(text, {"tokens": tokens, "anchors": ["efforts"]})
    assert provision.quote == "Alpha shall use its best efforts."


def test_long_sentences_are_quoted_around_the_match() -> None:
    text = "Alpha shall " + "do this and that and " * 60 + "indemnify Beta" + " and do more of it" * 60 + "."
    (provision,) = find(text, {"any": ["indemnify"]})
    assert "indemnify Beta" in provision.quote
    assert len(provision.quote) < 600


def test_quotes_leave_out_what_the_page_adds() -> None:
    weeks = ["first", "second", "third", "fourth", "last"]
    page = "Alpha shall keep the records of the {1} week of the\n\n- {0} -\n\nwork it does {1}.\n\n"
    text = "".join(page.format(number, week) for number, week in enumerate(weeks, 1))
    found = [provision.quote for provision in find(text, {"any": ["keep the records"]})]
    assert found == [f"Alpha shall keep the records of the {week} week of the work it does {week}." for week in weeks]


def test_a_span_has_no_white_space_at_its_ends() -> None:
    text = "Alpha shall not   market the product."
    (provision,) = find(text, {"any": [r" not (?P<what>\w{1,9} )"]})
    assert example_agreement(text).document.text[provision.start : provision.end] == "not   market"
    assert provision.capture("what") == "market"
