"""Reviews Word files and asks independent oracles about the copies: ``python benchmarks/redline.py FOLDER|FILE ...``.

For each file, and all in all: do the comments stand at exactly the words of the findings, are the bytes the same at a
second run, are all other parts untouched, does rejecting restore the text with its numbers, what is left to find once
everything is accepted and the brackets are filled? With ``--office PYTHON`` (a Python that has the module ``uno``)
LibreOffice opens each copy, counts its comments and rejects all changes; with ``--audit COMMAND`` (openxml-audit, from
PyPI) the copies are validated, in a process of their own each. ``--table FILE`` keeps the figures as Markdown.

The looks into copies are those of the tests, which share no code with the program.
"""

from __future__ import annotations

import argparse
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from alliance_lint.errors import AllianceLintError  # noqa: E402
from alliance_lint.linting import Reviewed, lint_bytes, load_packs, review_bytes  # noqa: E402
from alliance_lint.packs.model import Pack  # noqa: E402
from alliance_lint.reading.docx import read_docx  # noqa: E402
from tests.redline.filled import fill  # noqa: E402
from tests.redline.marked import accepted, anchored, comments, identifiers, main_part, rejected  # noqa: E402


@dataclass(frozen=True, slots=True)
class Row:
    """What came out for one file. ``audit`` counts errors that the copy has and the original has not."""

    name: str
    findings: int
    comments: int
    insertions: int
    targets: int
    exact: int
    same_bytes: bool
    other_parts: bool
    unique: bool
    restored: bool
    remaining: tuple[str, ...]
    lint_ms: float
    review_ms: float
    office: str = "–"
    audit: str = "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--office", help="a Python that has LibreOffice's module uno")
    parser.add_argument("--audit", help="the command openxml-audit")
    parser.add_argument("--table", type=Path, help="write the figures to this file")
    given = parser.parse_args()
    packs = load_packs()
    with tempfile.TemporaryDirectory() as folder:
        rows, refused = _review_all(list(_files(given.paths)), packs, Path(folder), given.office, given.audit)
    table = "\n".join(_table(rows, refused)) + "\n"
    print(table)
    if given.table:
        given.table.write_text(table, encoding="utf-8")


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.docx")) if path.is_dir() else [path]


def _review_all(
    files: list[Path], packs: tuple[Pack, ...], folder: Path, office: str | None, audit: str | None
) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    refused: list[str] = []
    for number, path in enumerate(files):
        data = path.read_bytes()
        try:
            row, reviewed = _measured(path.name, data, packs)
        except AllianceLintError as error:
            refused.append(f"{path.name}: {error.message}")
            continue
        copy = folder / f"{number}.docx"
        copy.write_bytes(reviewed.data)
        changes: dict[str, str] = {}
        if office:
            changes["office"] = _in_office(office, path, copy, len(comments(reviewed.data)))
        if audit:
            changes["audit"] = str(sum((_audited(audit, copy) - _audited(audit, path)).values()))
        rows.append(Row(**{**{name: getattr(row, name) for name in Row.__slots__}, **changes}))
        print(f"{number + 1}/{len(files)} {path.name}", file=sys.stderr)
    return rows, refused


def _measured(name: str, data: bytes, packs: tuple[Pack, ...]) -> tuple[Row, Reviewed]:
    lint_seconds, review_seconds = [], []
    for _ in range(5):
        started = time.perf_counter()
        lint_bytes(data, name, packs)
        between = time.perf_counter()
        reviewed = review_bytes(data, name, packs)
        lint_seconds.append(between - started)
        review_seconds.append(time.perf_counter() - between)
    targets, exact = _anchors(data, reviewed)
    after = lint_bytes(accepted(reviewed.data, fill), name, packs) if reviewed.marked else reviewed.report
    row = Row(
        name=name,
        findings=reviewed.marked,
        comments=reviewed.comments,
        insertions=reviewed.insertions,
        targets=targets,
        exact=exact,
        same_bytes=reviewed.data == review_bytes(data, name, packs).data,
        other_parts=_other_parts_kept(data, reviewed.data),
        unique=_added_are_unique(data, reviewed.data),
        restored=_shown(rejected(reviewed.data)) == _shown(data) if reviewed.marked else True,
        remaining=tuple(sorted({finding.id for finding in after.findings})),
        lint_ms=1000 * statistics.median(lint_seconds),
        review_ms=1000 * statistics.median(review_seconds),
    )
    return row, reviewed


def _anchors(data: bytes, reviewed: Reviewed) -> tuple[int, int]:
    """How many findings are about words in the file, and at how many of those words exactly a comment stands.

    Exact is a range that reads as the words do, but for white space and half words at the ends; the comment of several
    findings may cover the words of all of them.
    """
    if not reviewed.marked:
        return 0, 0
    text = read_docx(data, "original.docx").text
    said = comments(reviewed.data)
    words = {identifier: "".join(range_.split()) for identifier, range_ in anchored(reviewed.data).items()}
    targets = exact = 0
    for finding in reviewed.report.findings:
        if not finding.quote:
            continue
        targets += 1
        wanted = "".join(text[finding.location.start : finding.location.end].split())
        for identifier, comment in said.items():
            found = words.get(identifier, "")
            about = f"({finding.id} " in comment
            several = comment.count("Why:") > 1
            if about and wanted in found and (several or len(found) - len(wanted) < 25):
                exact += 1
                break
    return targets, exact


def _other_parts_kept(data: bytes, copy: bytes) -> bool:
    """Whether all parts but those that comments and insertions need are packed as they were, in the same order."""
    main = main_part(data)
    folder, _, file = main.rpartition("/")
    written = {"[Content_Types].xml", main, f"{folder}/_rels/{file}.rels"}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        names = old.namelist()
        if new.namelist()[: len(names)] != names or new.testzip() is not None:
            return False
        others = [name for name in names if name not in written and "comments" not in name]
        return all(_packed(data, old, name) == _packed(copy, new, name) for name in others)


def _packed(data: bytes, archive: zipfile.ZipFile, name: str) -> tuple[bytes, object]:
    info = archive.getinfo(name)
    name_size = int.from_bytes(data[info.header_offset + 26 : info.header_offset + 28], "little")
    extra_size = int.from_bytes(data[info.header_offset + 28 : info.header_offset + 30], "little")
    start = info.header_offset + 30 + name_size + extra_size
    return data[start : start + info.compress_size], info.date_time


def _added_are_unique(data: bytes, copy: bytes) -> bool:
    """Whether no identifier that was added is there twice; the original may have brought some."""
    before, after = Counter(identifiers(data)), Counter(identifiers(copy))
    return all(count <= max(before[each], 1) for each, count in after.items())


def _shown(data: bytes) -> list[tuple[str, str]]:
    document = read_docx(data, "copy.docx")
    return [(block.label, document.text[block.start : block.end]) for block in document.blocks]


def _in_office(python: str, original: Path, copy: Path, expected: int) -> str:
    command = [python, str(ROOT / "benchmarks" / "redline_office.py"), str(original), str(copy)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if "error" in said:
        return str(said["error"])
    counted = "comments equal" if said["after"] == expected else f"comments {said['after']} of {expected}"
    return f"{counted}, {'restored' if said['restored'] else 'not restored'}"


def _audited(command: str, path: Path) -> Counter[str]:
    """The errors of a file: type, part and what is wrong, without the place, which moves."""
    said = subprocess.run([command, "-o", "json", "-m", "0", str(path)], capture_output=True, text=True).stdout
    return Counter(f"{each['type']} {each['part_uri']} {each['description']}" for each in json.loads(said)[0]["errors"])


def _table(rows: Sequence[Row], refused: Sequence[str]) -> Iterator[str]:
    yield (
        "| file | findings | comments | insertions | exact | same bytes | other parts | ids | restored | LibreOffice "
        "| new audit errors | lint ms | review ms | left after acceptance |"
    )
    yield "|---|--:|--:|--:|--:|---|---|---|---|---|--:|--:|--:|---|"
    for row in rows:
        yield (
            f"| {row.name[:60]} | {row.findings} | {row.comments} | {row.insertions} | {row.exact}/{row.targets} "
            f"| {_yes(row.same_bytes)} | {_yes(row.other_parts)} | {_yes(row.unique)} | {_yes(row.restored)} "
            f"| {row.office} | {row.audit} | {row.lint_ms:.0f} | {row.review_ms:.0f} "
            f"| {', '.join(row.remaining)[:80]} |"
        )
    yield ""
    yield f"{len(rows)} files: {sum(r.exact for r in rows)}/{sum(r.targets for r in rows)} anchors exact"
    for name in ("same_bytes", "other_parts", "unique", "restored"):
        yield f"{name.replace('_', ' ')}: {sum(getattr(row, name) for row in rows)}/{len(rows)}"
    yield f"LibreOffice: {Counter(row.office for row in rows).most_common()}"
    yield f"no new audit error: {sum(row.audit == '0' for row in rows)}/{len(rows)}"
    if rows:
        yield f"review to lint, median ratio: {statistics.median(r.review_ms / r.lint_ms for r in rows):.2f}"
    yield from (f"refused: {each}" for each in refused)


def _yes(value: bool) -> str:
    return "yes" if value else "NO"


if __name__ == "__main__":
    main()
