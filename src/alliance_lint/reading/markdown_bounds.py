"""Keeps the Markdown parser from taking minutes over text that nobody wrote to be read.

Where a bracket or a less-than sign is never closed, the parser looks through the rest of the paragraph, for each of
them anew. What is spent on that is counted before it is spent; where it comes to more than an agreement could need, a
paragraph is taken as it is written, markup and all.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

NESTED_BLOCKS = 100
"""Nobody nests clauses this deep; it bounds the recursion of the parser."""
_NESTED_INLINE = 20
"""Links and pictures in each other's text. The work on an open bracket goes with this."""
_BRACKETS = 20_000
"""In a whole file; 500 pages with a link in every line have as many."""
_LOOKED_THROUGH = 100_000_000
"""Characters that less-than signs may cause to be looked through in a whole file."""
_UNREAD = "unread"


def bound(parser: MarkdownIt) -> MarkdownIt:
    """``parser`` with its work on each file bounded; it can be used for one file."""
    parser.options["maxNesting"] = NESTED_BLOCKS
    parser.core.ruler.at("inline", _inline)
    return parser


def taken_as_written(token: Token) -> bool:
    """True if the parser did not look for markup in this inline ``token``."""
    return bool(token.meta.get(_UNREAD))


def _inline(state: StateCore) -> None:
    """In place of the parser's own rule of this name."""
    state.md.options["maxNesting"] = _NESTED_INLINE
    brackets, looked_through = _BRACKETS, _LOOKED_THROUGH
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        brackets -= (here := token.content.count("["))
        looked_through -= (far := token.content.count("<") * len(token.content))
        if (brackets < 0 and here) or (looked_through < 0 and far):
            token.meta[_UNREAD] = True
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
