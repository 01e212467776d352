"""Small rule packs for tests, written to a folder."""

from __future__ import annotations

from pathlib import Path

MINIMAL = """\
pack: tiny
title: A tiny pack
sources:
  S1: A book, page 1
conditions:
  about-money: {has: [fee, fee-open]}
agreements:
  - kind: paid
    if: {when: about-money}
provisions:
  - kind: fee
    title: fee
    match:
      - any: ['pays? (?:@[A-H] )?a fee of (?P<amount>\\$\\d{1,6})']
        bound: subject
    examples:
      match: ['Alpha shall pay a fee of $100.']
      no-match: ['Alpha shall pay a fee.']
  - kind: fee-open
    title: open fee
    match:
      - any: ['\\bfee to be agreed']
    examples:
      match: ['Alpha shall pay a fee to be agreed.']
      no-match: ['Alpha shall pay a fee of $100.']
checks:
  - id: FEE001
    name: fee-stated
    question: How much is paid?
    severity: error
    sources: [S1]
    decide:
      - satisfied: {has: fee.amount}
      - partial: {has: fee-open}
      - missing: otherwise
    message:
      partial: The fee is left open.
      missing: 'No fee is stated between {party-1} and {party-2}.'
    why: People expect to be paid.
    suggest:
      missing: '{party-1} shall pay {party-2} a fee of [amount].'
    insert: {after: [fee-open]}
    examples:
      - {status: satisfied, text: 'Alpha shall pay a fee of $100.'}
      - {status: partial, text: 'Alpha shall pay a fee to be agreed.'}
      - {status: missing, text: 'Alpha shall be kind.'}
"""


def write_pack(folder: Path, **files: str) -> Path:
    """A pack folder with ``NAME.yaml`` for each keyword; ``pack`` defaults to the minimal pack."""
    pack = folder / "tiny"
    pack.mkdir()
    for name, text in {"pack": MINIMAL, **files}.items():
        (pack / f"{name}.yaml").write_text(text, "utf-8")
    return pack
