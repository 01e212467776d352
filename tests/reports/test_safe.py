"""A contract comes from the other side; its text must not command the terminal of whoever lints it."""

from __future__ import annotations

import html
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.reports.safe import escape_json, inert_json, inert_markup, safe, safe_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("back\x08space", r"back\x08space"),
        ("del\x7f", r"del\x7f"),
        ("over\rwritten", r"over\x0dwritten"),
        ("user\u202egnp.exe", r"user\u202egnp.exe"),
        ("a\u2066b\u2069c", r"a\u2066b\u2069c"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("bad name \udcff", r"bad name \udcff"),
        ("no character \ufffe\uffff", r"no character \ufffe\uffff"),
    ],
)
def test_what_could_command_a_terminal_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_the_words_of_an_agreement_stay_as_they_are() -> None:
    words = "“Société Générale” — §7.2(a)\t€1,000\n株式会社アルファ, العربية, naïve\u00a0text"
    assert safe(words) == words


def test_a_line_stays_one_line() -> None:
    assert safe_line(" first\r\nsecond\u2028third\x0cfourth ") == "first second third fourth"


@given(st.text(st.characters()))
def test_nothing_safe_holds_a_control_character(text: str) -> None:
    shown = safe(text)
    assert all(unicodedata.category(character) != "Cc" or character in "\n\t" for character in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n" not in safe_line(text)


@given(st.text(st.characters()))
def test_escaping_json_keeps_the_value_and_can_be_printed(text: str) -> None:
    escaped = escape_json(json.dumps({text: text}, ensure_ascii=False))
    assert json.loads(escaped) == {text: text}
    assert escaped.encode("utf-8")
    assert safe(escaped) == escaped


def test_what_commands_a_job_of_github_is_escaped_as_the_format_has_it() -> None:
    said = "##[group]x\n  ::error::y"
    document = inert_json(json.dumps({said: said}))
    assert "##[" not in document
    assert json.loads(document) == {said: said}
    markup = inert_markup(said)
    assert markup == "&#35;#[group]x\n  &#58;:error::y"
    assert html.unescape(markup) == said
