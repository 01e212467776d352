"""A floor: the least that a search for words over the same texts can cost. ``python benchmarks/floors.py FOLDER``.

Reads every text of the folder and passes it once through one pyahocorasick automaton of literals, about as many as open
the way to the built-in patterns. It reads no clause, tells no party from another and reports nothing but a count. The
list is fixed, so that the floor stays where it is when rules are added.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import ahocorasick

LITERALS = """
accountab accru acknowledg affiliate agency agent alliance amend annual appoint approv arbitrat assign attorney
audit authority bank based behalf board books brand breach business calendar cancel chairman commission committee
compet compl conduct confidential conflict consent consequential consult contribut convenience cooperat copyright
court cure currency customer damages deadline deadlock default defend deliver destroy diligen direct disclos disput
dissol distribut draft earn efforts employ endors escalat exclusiv execut exhibit expens expert expir faith fee
final fiscal force forum franchise fund future good goods govern grant gross guarant harmless hereby hold incur
indemni independent inform infring injunct insolven inspect insur intellectual interest invoic joint judg
jurisdiction know-how law lead liab licens liquidated logo loss maintain majeure manag market material mediat meet
milestone minimum monthly mutual name negligen negotiat net notice notif obligation offer officer open order owner
partner party patent pay percent perform period personnel policy prefer prevail price principal prior process
product profit promot proprietary prospect protect provide public purchase quality quarter quota rate reasonabl
receiv recital record refer refus regulat reimburs relationship remed renew report represent reputation resell
resolv responsib restrict retain return revenue review right royalt sale schedule secret separate service shall
share sole solicit standard state statement steering subcontract subject submit successor supplier support surviv
tax technical term terminat territor third thirty time title trade tradem train transfer transition upon valid
venture venue vote waiv warrant wind work year
"""


def count_literals(paths: Iterable[Path]) -> int:
    """How often any of the literals occurs in the files."""
    automaton = ahocorasick.Automaton()
    for literal in LITERALS.split():
        automaton.add_word(literal, len(literal))
    automaton.make_automaton()
    return sum(1 for path in paths for _ in automaton.iter(path.read_text(encoding="utf-8").lower()))


if __name__ == "__main__":
    print(count_literals(sorted(Path(sys.argv[1]).glob("*.txt"))))
