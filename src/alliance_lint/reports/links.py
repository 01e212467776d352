"""Where a report for another program points: paths and lines as that program takes them, and pages of checks."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from alliance_lint.checking.report import CheckResult, Finding, Location
from alliance_lint.reports.safe import safe_line

DOCUMENTATION = "https://alliance-lint.readthedocs.io/"
DOCUMENTED_PACKS = frozenset({"alliance", "drafting"})
"""The packs whose checks have a page of their own; nobody but its author can say where another pack is described."""

_UNRESERVED = re.compile(r"[^A-Za-z0-9._~/!$&'()*+,;=@-]")
"""RFC 3986 section 3.3, without the colon, which would make a scheme of what stands before it."""


def check_page(check: CheckResult) -> str:
    """The address of the page that describes a check, "" for checks of packs that are not ours."""
    return f"{DOCUMENTATION}checks/{check.id}/" if check.pack in DOCUMENTED_PACKS else ""


def path_from(base: str, path: str) -> str:
    """The path of a file as seen from the folder ``base``, with forward slashes; an absolute one if it lies elsewhere.

    ``base`` is absolute, or "" to leave the path as it was named but for ``.`` and ``..`` in it.
    """
    plain = os.path.normpath(path)
    if base:
        absolute = os.path.normpath(os.path.join(os.getcwd(), path))
        inside = base.rstrip(os.sep) + os.sep
        plain = absolute[len(inside) :] if absolute.startswith(inside) else absolute
    return plain.replace(os.sep, "/")


def uri_from(base: str, path: str) -> str:
    """The same as a URI reference (RFC 3986): relative to ``base``, or ``file://...`` if it lies elsewhere."""
    plain = _UNRESERVED.sub(_percent, path_from(base, path))
    if plain.startswith("/"):
        return f"file://{plain}"
    return f"file:///{plain}" if os.path.isabs(path_from(base, path)) else plain


def _percent(character: re.Match[str]) -> str:
    # File names that are not UTF-8 hold lone surrogates, each of which stands for one byte.
    return "".join(f"%{byte:02X}" for byte in character[0].encode("utf-8", "surrogateescape"))


def line_in(form: str, location: Location) -> int:
    """The line, from 1, that a program shows as the place of a finding.

    Lines of a PDF are counted anew on every page; there it is the ordinal of the paragraph, which rises through the
    whole document. In Word files and their like, which have no lines, ``location.line`` is that ordinal, too.
    """
    return location.paragraph if form == "pdf" else location.line


def title_of(finding: Finding) -> str:
    """``DIS004 dispute-forum``."""
    return safe_line(f"{finding.id} {finding.name}")


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Each finding with its number, from 1, among those of one agreement that have the same fingerprint."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        yield finding, seen[finding.fingerprint]


def identity(*parts: str) -> str:
    """A hexadecimal name for these parts, for formats that ask for a key that no other entry of the report has."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
