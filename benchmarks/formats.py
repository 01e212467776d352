"""Does an agreement say the same in every format? ``python benchmarks/formats.py [FOLDER]``.

Converts the Word files of the folder (default: the samples) with LibreOffice, which must be installed (``soffice``),
and compares with the Word file what the linter makes of each: the statuses of all checks, the clauses with their
numbers and headings, and the words quoted as evidence. Markdown is written here, as LibreOffice cannot. Prints one
line for each file and the differing statuses below it.

Not all of them are the readers' doing: as LibreOffice shows it, a text deleted by a tracked change stands among the
rest in HTML, PDF and plain text, and in HTML the items of a list inside a list are numbered from 1.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from alliance_lint.checking.report import DocumentReport
from alliance_lint.errors import AllianceLintError
from alliance_lint.linting import inspect_file, lint_file, load_packs
from alliance_lint.packs.model import Pack
from alliance_lint.reading import read
from alliance_lint.reading.document import Document

SAMPLES = Path(__file__).resolve().parent.parent / "sample_agreements"
FILTERS = {"odt": "odt", "rtf": "rtf", "html": "html", "pdf": "pdf", "doc": "doc", "txt": "txt:Text (encoded):UTF8"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the linter makes of one file."""

    statuses: dict[str, str]
    clauses: list[tuple[str, str]]
    quotes: dict[str, str]
    milliseconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES, help="a folder with .docx files")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the converted files there")
    arguments = parser.parse_args()
    if shutil.which("soffice") is None:
        sys.exit("benchmark: LibreOffice (soffice) is not installed")
    originals = sorted(arguments.folder.glob("*.docx"))
    with tempfile.TemporaryDirectory(prefix="alliance-lint-formats-") as name:
        work = arguments.keep or Path(name)
        work.mkdir(parents=True, exist_ok=True)
        convert(originals, work, Path(name) / "profile")
        packs = load_packs()
        print(f"{'file':44} {'statuses':>9} {'clauses':>9} {'quotes':>9} {'ms':>6}")
        for original in originals:
            compare(original, work, packs)


def convert(originals: list[Path], work: Path, profile: Path) -> None:
    """Writes each Word file into ``work`` in every other format."""
    for kind in FILTERS.values():
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
        done = subprocess.run(
            [*command, "--outdir", str(work), *map(str, originals)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(f"benchmark: LibreOffice could not convert to {kind}:\n{done.stderr}")
    for original in originals:
        document = read(str(original))
        assert isinstance(document, Document)
        (work / f"{original.stem}.md").write_text(markdown(document), "utf-8")


def markdown(document: Document) -> str:
    """The document as Markdown, with the numbers that the Word file shows as part of the text."""
    lines = []
    for block in document.blocks:
        text = " ".join(filter(None, (block.label, document.text[block.start : block.end].replace("\n", " "))))
        if block.kind == "heading":
            lines.append(f"{'#' * min(block.level or 1, 6)} {text}")
        elif block.kind not in ("header", "footer", "furniture"):
            lines.append(escaped(text))
    return "\n\n".join(lines) + "\n"


def escaped(text: str) -> str:
    r"""``text`` so that Markdown takes nothing in it for a mark: "1." would begin a list, "\_" emphasises."""
    for mark in "\\*_[]<>`":
        text = text.replace(mark, f"\\{mark}")
    first, dot, rest = text.partition(".")
    return f"{first}\\.{rest}" if dot and first.isdigit() else text


def compare(original: Path, work: Path, packs: tuple[Pack, ...]) -> None:
    reference = look(original, packs)
    print(line(original.name, reference, reference))
    for suffix in (*FILTERS, "md"):
        path = work / f"{original.stem}.{suffix}"
        try:
            seen = look(path, packs)
        except AllianceLintError as error:
            print(f"{path.name:44} {error.message}")
            continue
        print(line(path.name, seen, reference))
        for check, status in seen.statuses.items():
            if status != reference.statuses[check]:
                print(f"    {check}: {status} instead of {reference.statuses[check]}")


def look(path: Path, packs: tuple[Pack, ...]) -> Seen:
    started = time.perf_counter()
    report: DocumentReport = lint_file(str(path), packs)
    elapsed = time.perf_counter() - started
    agreement = inspect_file(str(path), packs).agreement
    return Seen(
        {check.id: check.status for check in report.checks},
        [(clause.number.rstrip("."), clause.heading) for clause in agreement.clauses if clause.number],
        {check.id: " ".join(check.evidence[0].quote.split()) for check in report.checks if check.evidence},
        elapsed * 1000,
    )


def line(name: str, seen: Seen, reference: Seen) -> str:
    statuses = sum(reference.statuses[check] == status for check, status in seen.statuses.items())
    clauses = sum(clause in seen.clauses for clause in reference.clauses)
    quotes = sum(seen.quotes.get(check) == quote for check, quote in reference.quotes.items())
    return (
        f"{name:44} {f'{statuses}/{len(reference.statuses)}':>9} {f'{clauses}/{len(reference.clauses)}':>9} "
        f"{f'{quotes}/{len(reference.quotes)}':>9} {seen.milliseconds:6.0f}"
    )


if __name__ == "__main__":
    main()
