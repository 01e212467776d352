"""Token patterns of rule packs, matched by spaCy, which is imported only when a sentence reaches one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from alliance_lint.errors import PackError

TokenPatterns = tuple[tuple[Mapping[str, Any], ...], ...]


def token_matches(patterns: TokenPatterns, text: str) -> Iterator[tuple[int, int]]:
    """Spans of ``text`` (characters) that match any of the patterns, longest first where several begin together.

    Raises PackError where spaCy is not installed or rejects a pattern.
    """
    matcher, tokenizer = _matcher(json.dumps(patterns))
    doc = tokenizer(text)
    try:
        found = matcher(doc, as_spans=True)
    except ValueError as error:  # an attribute such as POS, which only a trained pipeline would give
        raise PackError(f"a `tokens` pattern cannot be matched: {_first_line(error)}") from error
    for span in sorted(found, key=lambda span: (span.start_char, -span.end_char)):
        yield span.start_char, span.end_char


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


@lru_cache(maxsize=256)
def _matcher(patterns: str) -> tuple[Any, Any]:
    language = _language()
    from spacy.matcher import Matcher

    matcher = Matcher(language.vocab, validate=True)
    try:
        matcher.add("tokens", json.loads(patterns))
    except Exception as error:  # spaCy's own validation error, and ValueError for unknown attributes
        raise PackError(f"spaCy does not accept a `tokens` pattern: {_first_line(error)}") from error
    return matcher, language.tokenizer


@lru_cache(maxsize=1)
def _language() -> Any:
    try:
        import spacy
    except ImportError as error:
        raise PackError(
            "a rule pack uses `tokens` patterns, which need spaCy; install the extra: "
            "pip install '.[tokens]' in a clone of the linter"
        ) from error
    return spacy.blank("en")
