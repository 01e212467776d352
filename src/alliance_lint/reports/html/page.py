"""Makes a page that is complete in itself and cannot run or load anything but its own style and script.

Everything from a document is escaped twice over: what could command a terminal or turn the direction of writing
around is shown as an escape (``reports.safe``), and Jinja2 escapes the rest for HTML. Should a markup character get
through all the same, the Content-Security-Policy lets no address be loaded, and no script run and no style apply but
those of this package, which it knows by their SHA-256 (Content Security Policy Level 3, section 2.3.1, hash-source).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from alliance_lint import __version__
from alliance_lint.reports.html.words import GLYPHS, SEVERITY_PLURALS, bracketed, kind_words
from alliance_lint.reports.safe import safe
from alliance_lint.reports.wording import SEVERITY_WORDS, STATUS_WORDS, SUPPRESSED_BY, counted, party, place, shortened

_HERE = Path(__file__).parent


def asset(name: str) -> str:
    """The style sheet or script of that name."""
    return _asset(name)


def security_policy(script: str = "report.js", *, connect: bool = False) -> str:
    """The value of the Content-Security-Policy for a page with the style sheet, this script, and nothing else.

    ``connect`` allows requests to the page's own server.
    """
    parts = [
        "default-src 'none'",
        f"style-src '{_digest('report.css')}'",
        f"script-src '{_digest(script)}'",
        *(["connect-src 'self'"] if connect else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(parts)


def render(template: str, values: Mapping[str, Any], *, script: str = "report.js", connect: bool = False) -> str:
    """The template of that name with these values, ending in a line feed. ``connect`` is as in ``security_policy``."""
    shell = {"policy": security_policy(script, connect=connect), "script": Markup(asset(script))}
    return _environment().get_template(template).render(**shell, **values)


@lru_cache(maxsize=8)
def _asset(name: str) -> str:
    return (_HERE / "assets" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _digest(name: str) -> str:
    digest = hashlib.sha256(_asset(name).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _inert(value: Any) -> Any:
    """What Jinja2 is to print for a value: text without characters that command or deceive."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        finalize=_inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        version=__version__,
        GLYPHS=GLYPHS,
        SEVERITY_WORDS=SEVERITY_WORDS,
        SUPPRESSED_BY=SUPPRESSED_BY,
        SEVERITY_PLURALS=SEVERITY_PLURALS,
        STATUS_WORDS=STATUS_WORDS,
        bracketed=bracketed,
        counted=counted,
        kind_words=kind_words,
        party=party,
        place=place,
        shortened=shortened,
        # Part of the package: with the script the only thing that is not escaped.
        style=Markup(asset("report.css")),
    )
    return environment
