from __future__ import annotations

from collections.abc import Callable

from alliance_lint.language.agreement import Agreement

Read = Callable[[str], Agreement]

SPOKEN = "\n\n1. Duties. We will pay you. You must call us. We may go. You may go. We must ask. You can ask."


def names(agreement: Agreement) -> list[str]:
    return [party.name for party in agreement.parties]


def text_of(agreement: Agreement) -> str:
    return agreement.canonical.text.partition("Duties. ")[2]


def test_we_and_you_are_those_for_whom_they_are_declared(read: Read) -> None:
    agreement = read(
        'Working together\n\nIn this letter "we", "us" and "our" mean Corbel Homes Limited, and "you" and "your" mean '
        "Tessel Tiles Limited. It is short." + SPOKEN
    )
    assert names(agreement) == ["Corbel Homes Limited", "Tessel Tiles Limited"]
    assert text_of(agreement).startswith("@A will pay @B. @B must call @A.")


def test_who_signs_up_needs_no_name(read: Read) -> None:
    agreement = read(
        'Terms\n\n"We" and "us" means Corbel Homes Ltd, of 3 High Street. "You" and "Partner" mean the person who '
        "ticks the box." + SPOKEN
    )
    assert names(agreement) == ["Corbel Homes Ltd", "Partner"]
    assert text_of(agreement).startswith("@A will pay @B.")


def test_parentheses_say_who_speaks(read: Read) -> None:
    agreement = read("Terms\n\nThis is an agreement between Corbel Homes Ltd (we, us) and the partner (you)." + SPOKEN)
    assert names(agreement) == ["Corbel Homes Ltd", "Partner"]
    agreement = read('Terms\n\nThese terms bind you and Corbel Homes Ltd ("Corbel", "we" or "us").' + SPOKEN)
    assert names(agreement) == ["Corbel Homes Ltd", "You"]
    assert text_of(agreement).startswith("@A will pay @B.")


def test_who_writes_a_letter_speaks_in_it(read: Read) -> None:
    agreement = read("Corbel Homes Ltd\n3 High Street\n\nTessel Tiles Limited\n7 Low Road\n\nDear Anna" + SPOKEN)
    assert names(agreement) == ["Corbel Homes Ltd", "Tessel Tiles Limited"]
    assert text_of(agreement).startswith("@A will pay @B.")


def test_we_and_you_who_are_nobody_by_name_are_two_parties(read: Read) -> None:
    agreement = read("Terms for partners" + SPOKEN)
    assert names(agreement) == ["We", "You"]
    assert text_of(agreement).startswith("@A will pay @B.")


def test_we_who_act_once_are_nobody(read: Read) -> None:
    assert names(read("Terms\n\n1. Duties. We will pay you. You may go.")) == []


def test_a_preamble_goes_before_a_letter(read: Read) -> None:
    agreement = read('This Agreement is between Acme, Inc. ("Acme") and Bolt LLC ("Bolt").' + SPOKEN)
    assert names(agreement) == ["Acme, Inc.", "Bolt LLC"]
    assert text_of(agreement).startswith("We will pay you.")
