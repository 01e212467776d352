from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from alliance_lint.checking.report import Failure, Report
from alliance_lint.reports.markdown import LONGEST, markdown_pieces, markdown_text

from .values import ACME_AND_BETA, ALL_SETTLED, ATTACK, NOTHING_RECOGNISED, SUPPRESSED


def _render(report: Report) -> str:
    return "".join(markdown_pieces(report))


def test_the_summary_counts_and_the_table_names_each_agreement() -> None:
    text = _render(Report((ACME_AND_BETA, ALL_SETTLED, SUPPRESSED), (Failure("scan.pdf", "no text layer"),)))
    assert "3 agreements: 3 findings (1 error, 2 warnings); 1 suppressed; 1 file could not be read." in text
    assert "| contracts/acme-beta.md | 1 | 1 |  |\n" in text
    assert "| settled.md |  |  |  |\n" in text


def test_the_gravest_finding_is_the_first() -> None:
    text = _render(Report((ACME_AND_BETA,)))
    assert text.index("DIS004") < text.index("EXC002")
    assert "Propose after 12.1 Governing Law: Any dispute is decided by the courts of" in text


def test_a_file_in_which_nothing_was_recognised_is_not_called_free_of_findings() -> None:
    assert "its result means little" in _render(Report((NOTHING_RECOGNISED,)))


def test_a_comment_has_a_longest_length() -> None:
    many = Report(tuple(replace(ACME_AND_BETA, path=f"{number}.md") for number in range(300)))
    text = _render(many)
    assert len(text) < LONGEST + 200
    assert text.endswith("shows all of it.*\n")


@pytest.mark.parametrize(
    "words",
    [
        "# no heading",
        "- no list",
        "12. no list",
        "> no quote",
        "*a* _b_ `c` ~~d~~",
        "[a](b) ![a](b) <b>c</b> <!-- d -->",
    ],
)
def test_words_of_an_agreement_are_shown_as_they_are(words: str) -> None:
    shown = MarkdownIt("commonmark").render(markdown_text(words))
    plain = re.sub(r"^<p>|</p>$", "", shown.strip()).replace("&lt;", "<").replace("&gt;", ">")
    assert plain == words


def test_words_of_an_agreement_call_nobody_and_link_nowhere() -> None:
    text = markdown_text("ask @counsel about #12, https://x.test or www.x.test")
    for call in ("@c", "#1", "://", "www.", "!1"):
        assert call not in text


def test_hostile_words_make_no_markup() -> None:
    html = MarkdownIt("commonmark").render(_render(Report((ATTACK, ATTACK))))
    assert "<script" not in html
    assert "<img" not in html
    assert "<a " not in html
