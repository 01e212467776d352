"""Adds a page for each check to the documentation site, written from the rule packs: a hook of MkDocs.

MkDocs calls ``on_files`` (https://www.mkdocs.org/dev-guide/plugins/#events). The pages are never written to the source
tree, so none of them can be out of date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from alliance_lint.checking.conditions import looked_for
from alliance_lint.checking.report import NO_FINDING
from alliance_lint.linting import load_packs
from alliance_lint.packs.model import Check, Pack
from alliance_lint.reports.check_text import proposed_wordings
from alliance_lint.reports.wording import SEVERITY_WORDS, STATUS_WORDS
from alliance_lint.triage.own_checks import OWN_PACK

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

SAMPLE = "sample_agreements/careless-alliance.docx"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds ``checks/index.md`` and ``checks/ID.md`` for every check of the built-in packs."""
    from mkdocs.structure.files import File

    packs = (*load_packs(("drafting",)), OWN_PACK)
    files.append(File.generated(config, "checks/index.md", content=list_of_checks(packs)))
    for pack in packs:
        for check in pack.checks:
            files.append(File.generated(config, f"checks/{check.id}.md", content=page_of_check(check, pack)))
    return files


def list_of_checks(packs: Sequence[Pack]) -> str:
    """The page that lists every check by family, each with a link to its own page."""
    return "\n".join(_list_of_checks(packs)) + "\n"


def _list_of_checks(packs: Sequence[Pack]) -> Iterator[str]:
    yield from (
        "# Checks",
        "",
        "Each question has a page: what it asks, why it matters, what it can say, wording to propose.",
    )
    for pack in packs:
        yield from ("", f"## {pack.title}")
        for family, title in pack.families.items():
            checks = [check for check in pack.checks if check.id.startswith(family)]
            if not checks:
                continue
            yield from ("", f"### {title}", "", "| Check | Asks | Severity |", "|---|---|---|")
            for check in checks:
                name = f"[{check.id} {check.name}]({check.id}.md)"
                yield f"| {name} | {_cell(check.question)} | {SEVERITY_WORDS[check.severity]}{_off(check)} |"


def page_of_check(check: Check, pack: Pack) -> str:
    """One check in full, in Markdown: the same as ``alliance-lint explain`` shows."""
    return "\n".join(_page_of_check(check, pack)) + "\n"


def _page_of_check(check: Check, pack: Pack) -> Iterator[str]:
    yield from (f"# {check.id} {check.name}", "", f"**{_text(check.question)}**", "")
    yield f"Severity: {SEVERITY_WORDS[check.severity]}{_off(check)}. Rule pack: {_text(pack.title)}."
    yield from ("", "## Why it matters", "", _text(check.why))
    yield from ("", "## What it can say", "", "In the order tried; the first that holds decides.", "")
    for status in dict.fromkeys(case.status for case in check.decide):
        message = check.message.get(status, "")
        yield f"- *{STATUS_WORDS[status]}*" + (f": {_text(message)}" if message else "")
    kinds = {kind.kind: kind.title for kind in pack.provisions}
    if sought := [kinds[kind] for kind in looked_for(check) if kind in kinds]:
        yield from ("", "## What it looks for", "", *(f"- {_text(title)}" for title in sought))
    if proposed := proposed_wordings(check):
        yield from ("", "## Wording to propose", "")
        yield "Words in {braces} are filled in from the agreement; `[brackets]` hold what only you can decide."
        for wording, where in proposed.items():
            yield from ("", f"Where the status is {where}:", "", *(f"> {_text(line)}" for line in wording.splitlines()))
    if check.examples:
        yield from ("", "## Examples", "", "The rule is tested with these.")
        for example in check.examples:
            lines = example.text.strip().splitlines()
            yield from ("", f"*{STATUS_WORDS[example.status]}*", "", *(f"> {_text(line)}" for line in lines))
    if check.sources:
        yield from ("", "## Sources", "")
        yield from (f"- {_text(pack.sources.get(tag, tag))}" for tag in check.sources)
    if any(case.status not in NO_FINDING for case in check.decide):
        yield from ("", "## Leave it out", "", f"    alliance-lint --ignore {check.id} {SAMPLE}")


def _off(check: Check) -> str:
    return "" if check.by_default else " (off by default)"


def _text(text: str) -> str:
    """Plain text in Markdown: what would be markup there stands for itself."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|" else character for character in text)


def _cell(text: str) -> str:
    return _text(" ".join(text.split()))
