"""Which formats there are, by the suffix of a file."""

from __future__ import annotations

import re
from importlib.util import find_spec

SUFFIXES = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".pdf": "pdf",
    ".doc": "doc",
    ".rtf": "rtf",
    ".odt": "odt",
    ".ott": "odt",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
}
"""Every suffix that is known, and the format it stands for. What a file holds decides before its name."""

TERM_SHEET_FORMATS = frozenset({"yaml", "json"})

_PARTIES = re.compile(rb"(?:^|[{,]\s{0,100})[\"']?parties[\"']?[ \t]*:", re.MULTILINE)


def names_parties(data: bytes) -> bool:
    """Does YAML or JSON seem to be a term sheet? That names its parties; a program's settings do not."""
    return _PARTIES.search(data) is not None


def readable_suffixes() -> frozenset[str]:
    """The suffixes that can be read as things are installed here: old Word files need the extra ``doc``."""
    return frozenset(SUFFIXES) - (frozenset() if find_spec("doc2docx") else {".doc"})
