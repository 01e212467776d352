"""YAML: values by the rules of JSON, each with its place, and nothing that surprises a business reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from alliance_lint.notation.placed import Limits, NotationError, Placed, Route, Span, twice

# The loader written in C is about ten times as fast; some builds of PyYAML lack it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WORDS = {"true": True, "false": False, "null": None, "": None}
# At most 18 digits: longer ones are account numbers and the like. Leading zeros and exponents stay text for that
# reason, too; so do 12:30, dates, and the country code NO.
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")


def read_yaml(text: str, limits: Limits) -> Placed:
    """The values of a YAML text. Raises NotationError for one that is not valid, has tags or several documents."""
    try:
        # Composing deep nesting crashes the C library, and small files of aliases can stand for millions of values:
        # look at the events first.
        _Events(limits).check(text)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _syntax_error(error, text) from error
    if root is None:
        return Placed(text, None, {})
    building = _Building(text)
    data = building.value(root, ())
    building.spans[()] = (root.start_mark.index, building.end(root))
    return Placed(text, data, building.spans)


class _Events:
    """Looks for what cannot be read before anything is built."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sizes: dict[str, tuple[int, int]] = {}
        # For each collection that is open: its anchor, the values in it so far, and how deep they are nested.
        self._open: list[list[Any]] = [[None, 0, 0]]

    def check(self, text: str) -> None:
        documents = 0
        event: Any
        for event in yaml.parse(text, Loader=_LOADER):
            offset = event.start_mark.index
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise NotationError('a second document begins here; keep one and delete the "---" line', offset)
            if getattr(event, "tag", None) is not None:
                raise NotationError(f"the tag {event.tag[:40]} is not allowed; write the value without it", offset)
            if isinstance(event, yaml.CollectionStartEvent):
                self._open.append([event.anchor, 1, 0])
            elif isinstance(event, yaml.ScalarEvent):
                self._add(event.anchor, 1, 0)
            elif isinstance(event, yaml.AliasEvent):
                self._add_alias(event.anchor, offset)
            elif isinstance(event, yaml.CollectionEndEvent):
                anchor, count, height = self._open.pop()
                self._add(anchor, count, height + 1)
            else:
                continue
            self._check_size(0, offset)

    def _add_alias(self, anchor: str | None, offset: int) -> None:
        if not self._limits.aliases:
            raise NotationError(
                f"aliases (*{str(anchor)[:40]}) are not used in a {self._limits.what}; write it out", offset
            )
        if anchor is None or anchor not in self._sizes:
            raise NotationError(f"*{str(anchor)[:40]} refers to nothing before it; write the value out", offset)
        count, height = self._sizes[anchor]
        self._check_size(height, offset, count)
        self._add(None, count, height)

    def _add(self, anchor: str | None, count: int, height: int) -> None:
        if anchor is not None:
            self._sizes[anchor] = (count, height)
        self._open[-1][1] += count
        self._open[-1][2] = max(self._open[-1][2], height)

    def _check_size(self, height: int, offset: int, more: int = 0) -> None:
        if len(self._open) - 1 + height > self._limits.depth:
            raise NotationError(self._limits.too_deep, offset)
        if more + sum(node[1] for node in self._open) > self._limits.values:
            raise NotationError(self._limits.too_many, offset)


class _Building:
    """Makes values of nodes, and notes where each of them stands."""

    def __init__(self, text: str) -> None:
        self.spans: dict[Route, Span] = {}
        self._text = text

    def value(self, node: Any, route: Route) -> Any:
        if isinstance(node, yaml.MappingNode):
            return dict(self._members(node, route))
        if isinstance(node, yaml.SequenceNode):
            entries = []
            for index, entry in enumerate(node.value):
                inner = (*route, index)
                self.spans[inner] = (entry.start_mark.index, self.end(entry))
                entries.append(self.value(entry, inner))
            return entries
        # The loader in C calls the style of words without quotes "", the other one None.
        return node.value if node.style else _scalar(node.value)

    def end(self, node: Any) -> int:
        """The offset after the last character of ``node``; the parser's own may lie after comments and blank lines."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
            key_end = node.value[-1][0].end_mark.index if isinstance(node, yaml.MappingNode) else start
            # An alias has the place of what it stands for, which is somewhere before.
            end = max(self.end(last), key_end, start)
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return int(end)

    def _members(self, node: Any, route: Route) -> Iterator[tuple[str, Any]]:
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            start = key_node.start_mark.index
            if not isinstance(key_node, yaml.ScalarNode):
                raise NotationError("the name of a field must be a word; write it as name: value", start)
            key = str(key_node.value)
            if key in lines:
                raise NotationError(twice(key, lines[key]), start)
            lines[key] = key_node.start_mark.line + 1
            inner = (*route, key)
            self.spans[inner] = (start, max(self.end(value_node), key_node.end_mark.index))
            yield key, self.value(value_node, inner)


def _scalar(words: str) -> Any:
    """The value of words without quotes (YAML 1.2.2, 10.2.2, and empty as null)."""
    if words in _WORDS:
        return _WORDS[words]
    if _INTEGER.fullmatch(words):
        return int(words)
    return float(words) if _DECIMAL.fullmatch(words) else words


def _syntax_error(error: yaml.YAMLError, text: str) -> NotationError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    offset = mark.index if mark is not None else getattr(error, "position", 0)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not valid YAML")
    line_start = text.rfind("\n", 0, offset) + 1
    if "\t" in text[line_start : offset + 1]:
        return NotationError("a tab stands where YAML allows none; indent with spaces", offset)
    if "mapping values are not allowed" in problem:
        message = (
            "a colon stands inside a text, or a line is indented wrongly; put the text in quotes, or mend the indent"
        )
    elif "could not find expected ':'" in problem:
        message = "a line is no field; write it as name: value, or indent it under the text that it continues"
    elif "expected <block end>" in problem or "did not find expected" in problem:
        message = f"the line does not fit those above it ({problem}); check its indent, quotes and brackets"
    else:
        message = f"this is not valid YAML ({' '.join(problem.split())}); mend the line"
    return NotationError(message, min(offset, len(text)))
