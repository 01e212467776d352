"""How long does the linter take over files that are built to do harm? ``python benchmarks/hostile.py [NAME ...]``.

Builds each file (all, or those whose names begin or end with a NAME), lints it in a process of its own, and prints how
long that took by the clock and in processor time, its peak of memory, the exit status (0: linted, 2: refused) and the
error. Ten seconds of processor time and 1 GB are too much.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from measure import RSS_UNIT

SECONDS, MEMORY = 10, 1_000_000_000
"""What no file may take; bytes."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
CLAUSE = "Each party shall use reasonable efforts to perform clause 4 within thirty days of notice. "
OPENING = 'This Agreement is between Alder Ltd ("Alder") and Birch LLC ("Birch").\n\n'


def docx(body: str | bytes, *, before: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """A Word file with this body (XML, in namespace w)."""
    inside = body.encode() if isinstance(body, str) else body
    main = f'<w:document xmlns:w="{W}"><w:body>'.encode() + inside + b"</w:body></w:document>"
    rels = f'<Relationships xmlns="{R}"><Relationship Id="a" Type="{MAIN}" Target="d.xml"/></Relationships>'
    return zipped({"_rels/.rels": rels, "d.xml": before.encode() + main, **(more or {})})


def odt(body: str) -> bytes:
    """An OpenDocument text with this text (XML)."""
    names = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "text", "table"))
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    mime = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mime, "content.xml": f"{content}</office:document-content>"})


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return made.getvalue()


def pdf(drawn: bytes, *, filters: str = "/FlateDecode", pages: int = 1) -> bytes:
    """A PDF whose pages all draw this stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{'3 0 R ' * pages}]>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        b"/XObject<</X 6 0 R>>>>>>",
        f"<</Length {len(drawn)}/Filter[{filters}]>>\nstream\n".encode() + drawn + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length 24/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>>>\nstream\n"
        + b"/X Do " * 4
        + b"\nendstream",
    ]
    written = bytearray(b"%PDF-1.7\n")
    for number, content in enumerate(objects, 1):
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    return bytes(written) + b"trailer\n<</Size 7/Root 1 0 R>>\n%%EOF\n"


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(count: int) -> str:
    return "".join(p(f"{n}. {CLAUSE}") for n in range(1, count + 1))


def blanks(gigabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(gigabytes * 1_000)) + packer.flush()


def alias_bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(["parties:", "- name: Alder", *lines])


ENTITIES = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">]>'

FILES: dict[str, Callable[[], str | bytes]] = {
    "paragraphs, 100,000.docx": lambda: docx(numbered(100_000)),
    "paragraphs, 30,000.docx": lambda: docx(numbered(30_000)),
    "paragraphs, 8 million empty.docx": lambda: docx(b"<w:p/>" * 8_000_000),
    "zip bomb, 1.5 GB.docx": lambda: docx(b" " * 1_500_000_000),
    "entries, 6,000.docx": lambda: docx(p("Term"), more={f"{n}.xml": "" for n in range(6_000)}),
    "entities.docx": lambda: docx(p("Term"), before=ENTITIES),
    "nested 3,000 deep.docx": lambda: docx("<w:sdt>" * 3_000 + "</w:sdt>" * 3_000),
    "tables in tables.docx": lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + p(CLAUSE) + "</w:tc></w:tr></w:tbl>" * 80),
    "one paragraph of 4 MB.docx": lambda: docx(p(CLAUSE * 45_000)),
    "runs, 300,000 in a paragraph.docx": lambda: docx(f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * 160_000}</w:p>"),
    "fields that never end.docx": lambda: docx(
        f"<w:p>{'<w:r><w:fldChar w:fldCharType=' + chr(34) + 'begin' + chr(34) + '/></w:r>'}</w:p>" * 100_000
        + p("Term")
    ),
    "cut in half.docx": lambda: docx(numbered(100))[:400],
    "paragraphs, 60,000.odt": lambda: odt("".join(f"<text:p>{n}. Alder shall pay.</text:p>" for n in range(60_000))),
    "paragraphs of 5.8 MB.odt": lambda: odt("".join(f"<text:p>{n}. {CLAUSE}</text:p>" for n in range(60_000))),
    "spaces, a billion.odt": lambda: odt('<text:p>Term<text:s text:c="1000000000"/></text:p>' * 10),
    "cells repeated.odt": lambda: odt(
        "<table:table><table:table-row table:number-rows-repeated='1000000'>"
        "<table:table-cell table:number-columns-repeated='1000000'><text:p>x</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    ),
    "lists in lists.odt": lambda: odt(
        "<text:list><text:list-item>" * 120 + "<text:p>a</text:p>" + "</text:list-item></text:list>" * 120
    ),
    "bomb, 2 GB.pdf": lambda: pdf(zlib.compress(blanks(2), 9), filters="/FlateDecode/FlateDecode"),
    "form that draws itself.pdf": lambda: pdf(zlib.compress(b"/X Do " * 50)),
    "saved states.pdf": lambda: pdf(zlib.compress(b"q " * 5_000_000)),
    "words on one row, 90,000.pdf": lambda: pdf(zlib.compress(b"BT /F 1 Tf 9 9 Td " + b"5 0 Td (ab) Tj " * 90_000)),
    "letters at random, 190,000.pdf": lambda: pdf(
        zlib.compress(
            b"BT /F 9 Tf "
            + b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (n * 7919 % 600, n * 104729 % 780) for n in range(190_000))
        )
    ),
    "pages, 1,900 times the same.pdf": lambda: pdf(
        zlib.compress(
            b"BT /F 9 Tf 1 0 0 1 50 700 Tm " + b"0 -12 Td (Each party shall pay the other on demand.) Tj " * 50
        ),
        pages=1_900,
    ),
    "nested arrays.pdf": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000,
    "cut short.pdf": lambda: pdf(zlib.compress(b"BT /F 9 Tf (Term) Tj ET"))[:300],
    "groups, 100,000 deep.rtf": lambda: "{\\rtf1 " + "{" * 100_000,
    "control words, 4 million.rtf": lambda: "{\\rtf1 " + "\\b a" * 4_000_000 + "}",
    "paragraphs, 200,000.rtf": lambda: "{\\rtf1 " + f"{CLAUSE}\\par " * 50_000 + "}",
    "bytes that are not there.rtf": lambda: "{\\rtf1 a\\bin2000000000 b}",
    "cells, 500,000.rtf": lambda: "{\\rtf1 \\trowd " + "a\\cell " * 500_000 + "\\row}",
    "attributes, 100,000.html": lambda: "<html><p " + "".join(f"a{n}=1 " for n in range(100_000)) + ">Term</p>",
    "tags half open.html": lambda: "<html><p>Term" + "<a " * 300_000,
    "nested 300,000 deep.html": lambda: "<html>" + "<div>" * 300_000 + "Term",
    "formatting never closed.html": lambda: "<html>" + "<p><b><i><font>Term" * 20_000,
    "tables never closed.html": lambda: "<html>" + "<table><tr><td>Term" * 600,
    "paragraphs, 100,000.html": lambda: "<html>" + f"<p>{CLAUSE}" * 50_000,
    "comments half open.html": lambda: "<html><p>Term" + "<!-- " * 300_000,
    "scripts half open.html": lambda: "<html><p>Term" + "<script" * 300_000,
    "entities, a million.html": lambda: "<html><p>Term " + "&amp;" * 1_000_000,
    "spans, 300,000 pieces.html": lambda: "<html><p>" + "<b>a</b> " * 300_000,
    "line ends, 300,000.html": lambda: "<html><p>" + "a<br>" * 300_000,
    "list items, 200,000.html": lambda: "<html><ol>" + "<li>a" * 200_000,
    "pictures half open, 150,000.md": lambda: "![[" * 150_000,
    "brackets, 100,000.md": lambda: "[" * 100_000,
    "brackets open and closed.md": lambda: "[" * 50_000 + "]" * 50_000,
    "links half open.md": lambda: "[a](" * 100_000,
    "links to nowhere.md": lambda: "[a][b] " * 100_000,
    "pictures in pictures.md": lambda: "![" * 20_000 + "a" + "](b)" * 20_000,
    "stars.md": lambda: "*a " * 200_000,
    "stars and lines.md": lambda: "**a *b __c _d " * 50_000,
    "stars, unlike.md": lambda: "a**b" + "c* " * 100_000,
    "stars in a row.md": lambda: "*" * 300_000 + "a",
    "tildes.md": lambda: "~~a " * 100_000,
    "less-than signs.md": lambda: "<" * 300_000,
    "tags half open.md": lambda: "a <b c" * 100_000,
    "comments half open.md": lambda: "a <!-- " * 100_000,
    "backticks, ever longer.md": lambda: "".join("a" + "`" * n for n in range(1, 1_000)),
    "backticks.md": lambda: "`a" * 200_000,
    "quotations in quotations.md": lambda: ("> " * 90 + "a\n") * 3_000,
    "quotations 100,000 deep.md": lambda: ">" * 100_000 + "a",
    "lists in lists.md": lambda: "".join(" " * (2 * n) + "* a\n" for n in range(1_500)),
    "list items, 100,000.md": lambda: "1. a\n" * 100_000,
    "references, 50,000.md": lambda: "".join(f"[{n}]: /a\n" for n in range(50_000)),
    "references half open.md": lambda: "[a]: <" * 50_000 + "\n",
    "reference titles.md": lambda: "[a]: b '\n" * 20_000,
    "table, 10,000 columns.md": lambda: "|a" * 10_000 + "\n" + "|-" * 10_000 + "\n" + "|a\n" * 20_000,
    "entities.md": lambda: "&" * 300_000 + "&amp;" * 50_000,
    "backslashes.md": lambda: "\\" * 500_000,
    "paragraphs, 100,000.md": lambda: f"{CLAUSE}\n\n" * 50_000,
    "lines of one paragraph.md": lambda: "a\n" * 300_000,
    "HTML blocks.md": lambda: "<div>\n<!--\n" * 100_000,
    "front matter.md": lambda: "---\n" + "a: b\n" * 300_000,
    "headings.md": lambda: "# a\n" * 100_000 + "a\n===\n" * 50_000,
    "line ends.md": lambda: "\n" * 5_000_000 + "a",
    "one word, 5 million letters.txt": lambda: "a" * 4_900_000,
    "blanks, 4.9 million.txt": lambda: "a" + " " * 4_900_000,
    "line ends, 2.9 million.txt": lambda: "a" + "\n" * 2_900_000 + "a",
    "lines, a million.txt": lambda: "a.\n" * 1_000_000,
    "clauses, 4.5 MB.txt": lambda: OPENING + "".join(f"{n}. {CLAUSE}\n\n" for n in range(45_000)),
    "labels, 400,000.txt": lambda: OPENING + "(a) x\n" * 400_000,
    "parties, 20,000.txt": lambda: (
        "This Agreement is between " + ", ".join(f'A{n}x Ltd ("B{n}")' for n in range(20_000)) + "."
    ),
    "definitions, 30,000.txt": lambda: OPENING + "".join(f'"Term{n}" means the Fee{n}.\n' for n in range(30_000)),
    "references, 60,000.txt": lambda: (
        OPENING + "".join(f"{n}. See clause {n + 1} and Exhibit {n}.\n" for n in range(60_000))
    ),
    "brackets, 4.9 million.txt": lambda: OPENING + "[" * 4_800_000,
    "quotes, 2 million.txt": lambda: OPENING + '" ' * 2_000_000,
    "not text.txt": lambda: bytes(range(256)) * 10,
    "21 MB.txt": lambda: "a " * 10_500_000,
    "brackets, 30,000 deep.yaml": lambda: "parties: " + "[" * 30_000,
    "alias bomb.yaml": alias_bomb,
    "keys, 200,000.yaml": lambda: "parties:\n- name: A\n" + "".join(f"k{n}: 1\n" for n in range(190_000)),
    "one scalar of 5 MB.yaml": lambda: "parties:\n- name: " + "a" * 4_900_000,
    "folded scalar of 5 MB.yaml": lambda: "parties:\n- name: A\npurpose: >-\n" + "  a\n" * 1_200_000,
    "brackets, 100,000 deep.json": lambda: '{"parties": ' + "[" * 100_000,
    "number of 4 MB.json": lambda: '{"parties": ' + "9" * 4_000_000 + "}",
    "keys, 200,000.json": lambda: '{"parties": [], ' + ", ".join(f'"k{n}": 1' for n in range(190_000)) + "}",
    "escapes, 4 MB.json": lambda: '{"parties": "' + "\\u0041" * 700_000 + '"}',
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="how the names of the files begin or end")
    parser.add_argument("--build", nargs=2, metavar=("NAME", "PATH"), help="build one file, and do no more")
    arguments = parser.parse_args()
    if arguments.build:
        name, path = arguments.build
        made = FILES[name]()
        Path(path).write_bytes(made.encode() if isinstance(made, str) else made)
        return
    wanted = tuple(arguments.names) or ("",)
    print(f"{'file':36} {'KB':>7} {'s':>6} {'CPU s':>6} {'MB':>6} {'status':>6}  what it says")
    bad = 0
    with tempfile.TemporaryDirectory(prefix="alliance-lint-hostile-") as folder:
        for name in FILES:
            if name.startswith(wanted) or name.endswith(wanted):
                path = Path(folder, name.replace(",", "").replace(" ", "-"))
                # Elsewhere, because the memory of this process would count for those that it starts.
                subprocess.run([sys.executable, __file__, "--build", name, path], check=True)
                bad += not report(name, path)
                path.unlink()
    if bad:
        sys.exit(f"benchmark: {bad} of the files took more than {SECONDS} seconds or {MEMORY / 1e9:.0f} GB")


def report(name: str, path: Path) -> bool:
    """Lints one file and prints its line; False if it took too much."""
    command = [sys.executable, "-m", "alliance_lint", "lint", "--exit-zero", str(path)]
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode(errors="replace").strip().splitlines()[-1:] or [""]
    peak = usage.ru_maxrss * RSS_UNIT
    processor = usage.ru_utime + usage.ru_stime
    figures = f"{path.stat().st_size / 1e3:7,.0f} {wall:6.2f} {processor:6.2f} {peak / 1e6:6.0f} {process.returncode:6}"
    message = words[0].removeprefix("alliance-lint: error: ").replace(str(path), path.suffix)
    print(f"{name:36} {figures}  {message[:100]}", flush=True)
    return processor <= SECONDS and peak <= MEMORY


if __name__ == "__main__":
    main()
