"""Draws ``docs/lint.svg``, the picture in the README, from what the linter prints: ``python docs/make_picture.py``.

Standard library only; the same output of the linter gives the same picture.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
COLUMNS = 98
ARGUMENTS = ("--suggest", "--select", "CLI002,IPC002,DIS004", "sample_agreements/careless-alliance.docx")

CHARACTER = 8.43
"""Pixels: the width of a character of the usual monospaced fonts at 14 pixels."""
LINE = 20
MARGIN = 24
BAR = 36
"""Pixels of the window's title bar."""

FILLS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "36": "#79c0ff", "2": "#8b949e"}
TEXT = "#d6dde5"


def printed() -> str:
    """What the command prints on a terminal with colours. Its exit status is 1: the sample has findings."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "alliance_lint", "lint", "--color", "always", *ARGUMENTS],
        cwd=HERE.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode != 1:
        sys.exit(f"make_picture: exit status {done.returncode} instead of 1: {done.stderr}")
    return done.stdout


def spans(line: str) -> str:
    """One line with ECMA-48 colours as the children of an SVG text element."""
    made, codes = [], []
    for part in re.split(r"(\x1b\[[\d;]*m)", line):
        if part.startswith("\x1b["):
            codes = [code for code in part[2:-1].split(";") if code not in ("", "0")]
        elif part:
            fill = next((FILLS[code] for code in codes if code in FILLS), TEXT)
            weight = ' font-weight="bold"' if "1" in codes else ""
            made.append(f'<tspan fill="{fill}"{weight}>{escape(part)}</tspan>')
    return "".join(made)


def picture(output: str) -> str:
    """The output as a terminal window."""
    lines = [
        f"\x1b[32m$\x1b[0m \x1b[1malliance-lint {' '.join(ARGUMENTS)}\x1b[0m",
        "",
        *output.rstrip("\n").split("\n"),
    ]
    width = round(COLUMNS * CHARACTER + 2 * MARGIN)
    height = BAR + len(lines) * LINE + MARGIN
    dots = "".join(
        f'<circle cx="{MARGIN + 20 * place}" cy="18" r="6" fill="{fill}"/>\n'
        for place, fill in enumerate(("#ff5f56", "#ffbd2e", "#27c93f"))
    )
    texts = "".join(
        f'<text x="{MARGIN}" y="{BAR + LINE * number + 16}" xml:space="preserve">{spans(line)}</text>\n'
        for number, line in enumerate(lines)
        if line
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="14">\n'
        f'<rect width="{width}" height="{height}" rx="10" fill="#161b22"/>\n{dots}{texts}</svg>\n'
    )


if __name__ == "__main__":
    (HERE / "lint.svg").write_text(picture(printed()), encoding="utf-8")
