"""Validates the files of a rule pack and compiles them to plain data that can be cached as JSON."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from alliance_lint.notation.placed import Route
from alliance_lint.packs.factoring import factored
from alliance_lint.packs.literals import are_rare, required_literals
from alliance_lint.packs.model import OBSERVATIONS
from alliance_lint.packs.source import Source, read_bytes, read_source
from alliance_lint.packs.syntax import UnboundedError, parse
from alliance_lint.resources import data_folder

VERSION = 19
"""Raised whenever compiled data changes its shape or the compiler its results: older caches are void."""

_WORD = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_FLAGS = re.compile(r"\(\?[aiLmsux]+\)")
_LISTS = ("agreements", "provisions", "checks")
_MAPPINGS = ("sources", "families", "words", "conditions")
_FINDINGS = ("partial", "missing", "one_sided", "conflict")


def pack_files(path: Path) -> list[Path]:
    """The YAML files of the pack at ``path`` (a folder or one file), in order of name."""
    if path.is_dir():
        return sorted([*path.glob("*.yaml"), *path.glob("*.yml")])
    return [path]


def digest(files: Sequence[Path]) -> str:
    """SHA-256 of everything the compiled pack depends on."""
    sha = hashlib.sha256(f"alliance-lint pack compiler {VERSION}".encode())
    for file in [*files, data_folder("rules") / "words.yaml"]:
        sha.update(file.name.encode())
        sha.update(read_bytes(file))
    return sha.hexdigest()


def compile_pack(files: Sequence[Path], key: str) -> dict[str, Any]:
    """Validate and compile the pack that ``files`` make up. Raises PackError with file, line and column."""
    sources = [read_source(file) for file in files]
    for source in sources:
        _validate(source)
    named = [source for source in sources if "pack" in source.data]
    if len(named) != 1:
        where = named[1] if named else sources[0]
        raise where.error("exactly one file of a pack has the pack's name; write `pack: NAME`", ("pack",))
    words = {**read_source(data_folder("rules") / "words.yaml").data["words"]}
    merged: dict[str, Any] = {"pack": named[0].data["pack"], "title": named[0].data.get("title", ""), "digest": key}
    for name in _MAPPINGS:
        merged[name] = {}
        for source in sources:
            for each, value in source.data.get(name, {}).items():
                if each in merged[name]:
                    raise source.error(f"{each!r} is defined twice in this pack", (name, each))
                merged[name][each] = value
    words |= merged.pop("words")
    merged["agreements"] = [each for source in sources for each in source.data.get("agreements", [])]
    merged["provisions"] = [
        _provision(source, ("provisions", index), each, words)
        for source in sources
        for index, each in enumerate(source.data.get("provisions", []))
    ]
    order = list(merged["families"])
    merged["checks"] = sorted(
        (each for source in sources for each in source.data.get("checks", [])),
        key=lambda check: (order.index(check["id"][:3]) if check["id"][:3] in order else len(order), check["id"]),
    )
    _check_names(sources, merged)
    return json.loads(json.dumps(merged))  # type: ignore[no-any-return]


def _validate(source: Source) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((data_folder("schemas") / "rule-pack.schema.json").read_text("utf-8"))
    errors = sorted(
        Draft202012Validator(schema).iter_errors(source.data), key=lambda error: list(map(str, error.absolute_path))
    )
    if errors:
        # Of the branches of a oneOf, the error deepest in the file is the one that a person made.
        error = errors[0]
        while error.context:
            error = max(error.context, key=lambda each: (len(each.absolute_path), bool(_unknown_key(each))))
        unknown = _unknown_key(error)
        raise source.error(_explain(error, unknown), (*error.absolute_path, *unknown))


def _unknown_key(error: Any) -> tuple[str, ...]:
    """The first key that the schema does not know, if that is the error."""
    if error.validator != "additionalProperties" or not isinstance(error.instance, dict):
        return ()
    return tuple(sorted(set(error.instance) - set(error.schema.get("properties", {})))[:1])


def _explain(error: Any, unknown: tuple[str, ...]) -> str:
    if unknown:
        known = sorted(error.schema["properties"])
        near = _close_matches(unknown[0], known, 1)
        return f"unknown key {unknown[0]!r}" + (
            f"; did you mean {near[0]!r}?" if near else f"; known here: {', '.join(known)}"
        )
    if error.validator == "required":
        missing = [repr(name) for name in error.validator_value if name not in error.instance]
        return f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing here"
    if error.validator == "minItems":
        entries = "an entry" if error.validator_value == 1 else f"{error.validator_value} entries"
        return f"at least {entries} must stand here"
    if error.validator in ("pattern", "propertyNames") and "description" in error.schema:
        return f"{error.instance!r} is not of the form wanted here: {error.schema['description']}"
    if error.validator == "enum":
        return f"{error.instance!r} is not one of {', '.join(map(str, error.validator_value))}"
    return str(error.message).splitlines()[0][:300]


_TRAINED = frozenset(
    {"POS", "TAG", "DEP", "LEMMA", "MORPH", "ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID", "SENT_START", "IS_SENT_START"}
)
"""Attributes of spaCy's tokens that only a trained pipeline sets."""


def _provision(source: Source, route: Route, data: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    result = dict(data)
    result["match"] = []
    for index, alternative in enumerate(data.get("match", ())):
        here = (*route, "match", index)
        compiled = dict(alternative)
        for name in ("any", "all"):
            patterns = []
            for at, _, tree in _expressions(alternative, name, words, source, here):
                literals = required_literals(tree)
                if name == "any" and not are_rare(literals):
                    raise source.error("every match must contain a word of three letters or more; add one", at)
                patterns.append([factored(tree), literals])
            if patterns:
                compiled[name] = patterns
        for name in ("none", "headings"):
            regexes = [regex for _, regex, _ in _expressions(alternative, name, words, source, here)]
            if regexes:
                compiled[name] = factored(parse(any_of(regexes)))
        _check_tokens(alternative.get("tokens", ()), source, (*here, "tokens"))
        result["match"].append(compiled)
    return result


def _check_tokens(patterns: Sequence[Sequence[Mapping[str, Any]]], source: Source, route: Route) -> None:
    """Token patterns can ask only for what the tokenizer gives."""
    for number, pattern in enumerate(patterns):
        for place, token in enumerate(pattern):
            for name in token:
                if name.upper() in _TRAINED:
                    message = f"{name} is known to trained pipelines only, and none is used; ask for LOWER or SHAPE"
                    raise source.error(message, (*route, number, place, name))


def _expressions(
    alternative: Mapping[str, Any], name: str, words: Mapping[str, str], source: Source, route: Route
) -> Iterator[tuple[Route, str, Any]]:
    """Place, words filled in, and syntax tree of each expression that ``alternative`` has under ``name``."""
    for number, regex in enumerate(alternative.get(name, ())):
        at = (*route, name, number)
        full = expand(regex, words, source, at)
        yield at, full, _parsed(full, source, at)


def any_of(regexes: Iterable[str]) -> str:
    """One expression that matches where any of ``regexes`` does, without the names of their groups."""
    return "|".join(f"(?:{_GROUP.sub('(?:', regex)})" for regex in regexes)


def expand(regex: str, words: Mapping[str, str], source: Source, route: Route) -> str:
    """``regex`` with each {word} replaced by its pattern in a group of its own."""
    for _ in range(6):
        unknown = next((name for name in _WORD.findall(regex) if name not in words), None)
        if unknown:
            near = _close_matches(unknown, list(words), 1)
            raise source.error(f"no word {{{unknown}}}" + (f"; did you mean {{{near[0]}}}?" if near else ""), route)
        filled = _WORD.sub(lambda match: f"(?:{words[match.group(1)]})", regex)
        if filled == regex:
            return regex
        regex = filled
    raise source.error("words stand in words in a circle", route)


def _parsed(regex: str, source: Source, route: Route) -> Any:
    """The syntax tree of ``regex``."""
    try:
        tree = parse(regex)
    except (re.error, OverflowError, RecursionError) as error:
        raise source.error(f"not a regular expression: {error}", route) from error
    except UnboundedError as error:
        raise source.error(str(error), route) from error
    capital = next((name for name in _GROUP.findall(regex) if name != name.lower()), None)
    if capital:
        raise source.error(f"the group {capital!r} must have a name in small letters", route)
    if _FLAGS.search(regex):
        raise source.error("flags for the whole expression, such as (?i), are not used; case never matters", route)
    return tree


def _check_names(sources: Sequence[Source], merged: Mapping[str, Any]) -> None:
    """Every kind, capture, condition, source and id that is named must exist, and only once."""
    captures: dict[str, set[str]] = {}
    for source, route, data in _entries(sources, "provisions"):
        if data["kind"] in captures:
            raise source.error(f"the kind {data['kind']!r} is defined twice", (*route, "kind"))
        captures[data["kind"]] = set()
    for data in merged["provisions"]:
        captures[data["kind"]] |= set(OBSERVATIONS.get(data.get("observed", ""), ()))
        for alternative in data["match"]:
            for regex, _ in alternative.get("any", ()):
                captures[data["kind"]] |= set(_GROUP.findall(regex))
        fields = data.get("term-sheet", [])
        for field in [fields] if isinstance(fields, dict) else fields:
            captures[data["kind"]] |= set(field.get("captures", {}))
    seen: set[str] = set()
    for source, route, data in _entries(sources, "checks"):
        for key in (data["id"], data["name"]):
            if key in seen:
                raise source.error(f"{key!r} is defined twice", (*route, "id"))
            seen.add(key)
        _check_one(source, route, data, merged)
        _check_side(source, (*route, "one-sided-against"), data, captures)
        for kind in data.get("insert", {}).get("after", ()):
            if kind not in captures:
                raise source.error(f"no provision kind {kind!r}", (*route, "insert", "after"))
    for source in sources:
        for place, condition in _conditions(source.data):
            _check_condition(source, place, condition, captures, merged)
    _check_circles(sources)


def _check_circles(sources: Sequence[Source]) -> None:
    """No condition may ask for itself, by way of others either."""
    named = {
        name: (source, condition) for source in sources for name, condition in source.data.get("conditions", {}).items()
    }
    asked = {name: set(_asked(condition)) & named.keys() for name, (_, condition) in named.items()}
    for name, (source, _) in named.items():
        reached, ahead = set[str](), sorted(asked[name])
        while ahead:
            other = ahead.pop()
            if other not in reached:
                reached.add(other)
                ahead += sorted(asked[other])
        if name in reached:
            way = "itself" if name in asked[name] else f"itself by way of {', '.join(sorted(reached - {name}))}"
            raise source.error(f"the condition {name!r} asks for {way}", ("conditions", name))


def _asked(condition: Any) -> Iterator[str]:
    """The named conditions that this one asks for."""
    if isinstance(condition, dict):
        for operator, value in condition.items():
            if operator == "when":
                yield value
            elif operator in ("all", "any", "not"):
                for each in value if isinstance(value, list) else [value]:
                    yield from _asked(each)


def _check_one(source: Source, route: Route, data: Mapping[str, Any], merged: Mapping[str, Any]) -> None:
    for tag in data.get("sources", ()):
        if tag not in merged["sources"]:
            raise source.error(f"no source {tag!r}; add it to `sources`", (*route, "sources"))
    statuses = [status for case in data["decide"] for status in case]
    last = data["decide"][-1]
    if "otherwise" not in last.values():
        raise source.error("the last row of `decide` must be `STATUS: otherwise`", (*route, "decide"))
    for row, case in enumerate(data["decide"][:-1]):
        for status, condition in case.items():
            if condition == "otherwise":
                message = "`otherwise` always holds, so that the rows after it never count; move it to the end"
                raise source.error(message, (*route, "decide", row, status))
    known = {each["kind"] for each in merged["agreements"]}
    for kind, wordings in data.get("suggest-for", {}).items():
        here = (*route, "suggest-for", kind)
        if kind not in known:
            raise source.error(f"no kind of agreement {kind!r}", here)
        for status in wordings:
            if status not in (*statuses, "missing"):
                raise source.error(f"no row of `decide` gives the status {status!r}", (*here, status))
    shown = {example["status"] for example in data["examples"]}
    for status in dict.fromkeys(statuses):
        if status in _FINDINGS and status not in data["message"]:
            raise source.error(f"no message for the status {status!r}", (*route, "message"))
        if status in _FINDINGS and not {status, "missing"} & set(data["suggest"]):
            raise source.error(f"no wording to propose for the status {status!r}", (*route, "suggest"))
        if status not in shown:
            raise source.error(f"no example for the status {status!r}", (*route, "examples"))


def _check_side(source: Source, route: Route, data: Mapping[str, Any], kinds: Iterable[str]) -> None:
    """Only a table with the status one_sided can tell whom it is against, and only by kinds that there are."""
    against = data.get("one-sided-against")
    if against is not None and not any("one_sided" in case for case in data["decide"]):
        raise source.error("no row of `decide` gives the status 'one_sided'; leave this out", route)
    for kind in against if isinstance(against, dict) else ():
        if kind not in kinds:
            near = _close_matches(kind, list(kinds), 1)
            raise source.error(
                f"no provision kind {kind!r}" + (f"; did you mean {near[0]!r}?" if near else ""), (*route, kind)
            )


def _entries(sources: Sequence[Source], name: str) -> Iterator[tuple[Source, Route, Mapping[str, Any]]]:
    for source in sources:
        for index, data in enumerate(source.data.get(name, ())):
            yield source, (name, index), data


def _conditions(data: Mapping[str, Any]) -> Iterator[tuple[Route, Any]]:
    for name, condition in data.get("conditions", {}).items():
        yield ("conditions", name), condition
    for index, each in enumerate(data.get("agreements", ())):
        yield ("agreements", index, "if"), each["if"]
    for index, each in enumerate(data.get("checks", ())):
        for row, case in enumerate(each["decide"]):
            for status, condition in case.items():
                yield ("checks", index, "decide", row, status), condition


def _check_condition(
    source: Source, route: Route, data: Any, captures: Mapping[str, set[str]], merged: Mapping[str, Any]
) -> None:
    if data == "otherwise":
        return
    ((operator, value),) = data.items()
    here = (*route, operator)
    if operator in ("all", "any"):
        for index, each in enumerate(value):
            _check_condition(source, (*here, index), each, captures, merged)
    elif operator == "not":
        _check_condition(source, here, value, captures, merged)
    elif operator == "when":
        if value not in merged["conditions"]:
            raise source.error(f"no condition {value!r}", here)
    elif operator == "agreement":
        known = {each["kind"] for each in merged["agreements"]}
        for kind in value:
            if kind not in known:
                raise source.error(f"no kind of agreement {kind!r}", here)
    else:
        names = value["of"] if operator in ("count", "outweighs") else value
        for name in [names] if isinstance(names, str) else names:
            kind, _, capture = name.partition(".")
            if kind not in captures:
                near = _close_matches(kind, list(captures), 1)
                raise source.error(
                    f"no provision kind {kind!r}" + (f"; did you mean {near[0]!r}?" if near else ""), here
                )
            if capture and capture not in captures[kind]:
                raise source.error(f"the kind {kind!r} has no capture {capture!r}", here)
            if operator == "distinct" and not capture:
                raise source.error("`distinct` compares a capture: write kind.capture", here)


def _close_matches(word: str, known: Iterable[str], most: int) -> list[str]:
    # Only a mistaken pack needs it, and every run imports this module.
    from difflib import get_close_matches

    return get_close_matches(word, list(known), most)
