"""Comments that speak to the linter: found in every format that has comments, and never part of the text."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile

import pytest

from alliance_lint.errors import ReadingError, TermSheetError
from alliance_lint.reading import read_bytes
from alliance_lint.reading.document import Document
from alliance_lint.reading.term_sheet import TermSheet

from .word import p, r, word

SAID = "ignore DIS004: agreed"
MARK = f"alliance-lint: {SAID}"


def read(text: str, name: str) -> Document:
    source = read_bytes(text.encode(), name)
    return source.document if isinstance(source, TermSheet) else source


def about(document: Document) -> list[tuple[str, int, str]]:
    """What each directive says, in which line, and the words that it stands in or before."""
    return [(each.text, each.line, document.text[each.start : each.end]) for each in document.directives]


@pytest.mark.parametrize("comment", [MARK, f"# {MARK}", f"// {MARK}", f"<!-- {MARK} -->", f"  ALLIANCE-LINT:  {SAID}"])
def test_in_plain_text_a_line_of_its_own_is_about_the_paragraph_after_it(comment: str) -> None:
    document = read(f"1. Purpose. The parties sell tea.\n\n{comment}\n\n2. Law. French law governs.\n", "deal.txt")
    assert about(document) == [(SAID, 3, "2. Law. French law governs.")]
    assert "lint" not in document.text.lower()


def test_a_line_inside_a_wrapped_paragraph_is_read_as_if_it_had_never_been_there() -> None:
    with_comment = f"1. Purpose. The parties shall sell tea to each other and to all\n# {MARK}\nwho ask for it.\n"
    document = read(with_comment, "deal.txt")
    assert [" ".join(document.text[b.start : b.end].split()) for b in document.blocks] == [
        "1. Purpose. The parties shall sell tea to each other and to all who ask for it."
    ]
    assert document.directives[0].start == 0
    assert document.place(document.text.index("who")).line == 3


def test_words_in_the_middle_of_a_line_are_no_directive() -> None:
    document = read(f"Write {MARK} before the clause.\n", "deal.txt")
    assert document.directives == ()
    assert MARK in document.text


def test_a_text_of_nothing_but_directives_is_not_read() -> None:
    with pytest.raises(ReadingError, match="nothing but comments"):
        read(f"# {MARK}\n", "deal.txt")


MARKDOWN = f"""\
# Alliance

<!-- {MARK} -->
## Law

French law governs. <!-- alliance-lint: ignore LAW001: here -->
It rains.

- one <!-- alliance-lint: ignore ONE001: item -->
- two

<!-- a note to ourselves -->
| a | b <!-- alliance-lint: ignore CEL001: cell --> |
|---|---|

```
<!-- alliance-lint: ignore ABC001: in a code block -->
```

The end.

<!--
alliance-lint: ignore END001:
  said last
-->
"""


def test_in_markdown_a_comment_is_about_the_paragraph_it_stands_in_or_before() -> None:
    document = read(MARKDOWN, "deal.md")
    assert about(document) == [
        (SAID, 3, "Law"),
        ("ignore LAW001: here", 6, "French law governs. \nIt rains."),
        ("ignore ONE001: item", 9, "one"),
        ("ignore CEL001: cell", 13, "b"),
        ("ignore END001: said last", 22, ""),
    ]
    assert "lint" not in document.text


def test_in_html_a_comment_is_about_the_paragraph_it_stands_in_or_before() -> None:
    document = read(
        f"<html><body>\n<h2>Tea</h2>\n<!-- {MARK} -->\n<p>We sell tea.</p>\n"
        "<p>We sell<!-- alliance-lint: ignore SEL001: in it --> coffee.</p>\n"
        f"<script>\n<!-- {MARK} -->\n</script><!-- none of ours --></body></html>",
        "deal.html",
    )
    assert about(document) == [(SAID, 3, "We sell tea."), ("ignore SEL001: in it", 5, "We sell coffee.")]


@pytest.mark.parametrize(
    "example",
    [
        f'<p title="<!-- {MARK} -->">Tea.</p>',
        f"<p data-a = '<!-- {MARK} -->' b>Tea.</p>",
        f"<p>Tea.</p title='<!-- {MARK} -->'>",
        f"<p>Tea.</p><textarea rows=2><!-- {MARK} --></textarea>",
        f"<p>Tea.</p><STYLE><!-- {MARK} --></STYLE >",
        f"<title><!-- {MARK} --></title><p>Tea.</p>",
        f"<p>Tea.</p><!doctype <!-- {MARK} -->",
        f"<p>Tea.</p><!--> {MARK} -->",
        f"<p>Tea.</p><!-- {MARK}",
    ],
)
def test_in_html_what_only_looks_like_a_comment_says_nothing(example: str) -> None:
    document = read(f"<html><body>\n{example}\n<p>Coffee.</p>", "deal.html")
    assert document.directives == ()


@pytest.mark.parametrize(
    "before",
    ["", "a < b ", "<p title='it&#39;s' b=c>", '<p title="a > b">', "<!---->", "</ p>", "<textarea></textarea>"],
)
def test_in_html_a_comment_is_found_whatever_stands_before_it(before: str) -> None:
    document = read(f"<html><body><p>Tea.</p>\n{before}<!-- {MARK} -->Coffee.", "deal.html")
    assert [each.text for each in document.directives] == [SAID]


def test_in_markdown_an_example_says_nothing() -> None:
    shown = "<!-- alliance-lint: ignore EXA001: example -->"
    document = read(
        f"Write `{shown}` or \\{shown} <!-- {MARK} --> as here.\n\n~~~\n{shown}\n~~~\n\n"
        f'Or <span title="{shown}">so</span>.\n\n<div title="{shown}">\nTea.\n</div>\n\n'
        "> Quoted. <!-- alliance-lint: ignore QUO001:\n> in two lines -->\n",
        "deal.md",
    )
    assert [(each.text, each.line) for each in document.directives] == [(SAID, 1), ("ignore QUO001: in two lines", 13)]


def test_in_a_term_sheet_a_comment_is_about_the_field_on_its_line_or_after_it() -> None:
    document = read(
        "parties:\n  - name: Alpha Inc.\n  - name: Beta LLC\n"
        f"# {MARK}\ndisputes:\n  governing_law: France # alliance-lint: ignore LAW001: here\n"
        f"agreement:\n  title: 'Tea # {MARK}'\n",
        "deal.yaml",
    )
    assert about(document) == [
        (SAID, 4, "disputes:"),
        ("ignore LAW001: here", 6, "governing_law: France # alliance-lint: ignore LAW001: here"),
    ]


def comment(number: int, text: str, thread: str = "") -> str:
    thread = (
        f' w14:paraId="{thread}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"' if thread else ""
    )
    paragraphs = "".join(f"<w:p{thread}>{r(line)}</w:p>" for line in text.split("\n"))
    return f'<w:comment w:id="{number}" w:author="A">{paragraphs}</w:comment>'


def start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def read_word(body: str, comments: str, extended: str = "") -> Document:
    links = ""
    extra = {}
    if extended:
        name = "http://schemas.microsoft.com/office/word/2012/wordml"
        extra["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{name}">{extended}</w15:commentsEx>'
        links = (
            '<Relationship Id="x" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
            'Target="commentsExtended.xml"/></Relationships>'
        )
    data = word(body, comments=comments, extra=extra)
    if links:
        data = _with_link(data, links)
    document = read_bytes(data, "deal.docx")
    assert isinstance(document, Document)
    return document


def _with_link(data: bytes, links: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/_rels/document.xml.rels":
                text = text.replace(b"</Relationships>", links.encode())
            new.writestr(name, text)
    return buffer.getvalue()


def test_a_word_comment_is_about_the_paragraphs_that_it_is_anchored_at() -> None:
    document = read_word(
        p("Tea")
        + p(f"<w:r><w:t xml:space='preserve'>We </w:t></w:r>{start(1)}<w:r><w:t>sell tea.</w:t></w:r>")
        + p(f"<w:r><w:t>And coffee.</w:t></w:r>{end(1)}")
        + start(2)
        + p(f"<w:r><w:t>And milk.</w:t></w:r>{end(2)}")
        + p(f"<w:r><w:t>Cash only.</w:t></w:r>{end(3)}"),
        comment(1, f"Alliance-Lint:\n{SAID}")
        + comment(2, "Is this so?")
        + comment(3, "alliance-lint: ignore CSH001: x"),
    )
    assert about(document) == [(SAID, 2, "We sell tea.\nAnd coffee."), ("ignore CSH001: x", 5, "Cash only.")]
    assert "lint" not in document.text.lower()


def test_a_word_comment_between_paragraphs_or_at_an_empty_one_is_about_the_next() -> None:
    document = read_word(
        p("Tea") + start(1) + p(end(2)) + p(f"<w:r><w:t>We sell tea.</w:t></w:r>{end(1)}"),
        comment(1, MARK) + comment(2, MARK),
    )
    assert [each.line for each in document.directives] == [2, 2]


def test_a_reply_in_word_counts_where_the_comment_stands_that_it_replies_to() -> None:
    document = read_word(
        p("Tea") + p(f"{start(1)}<w:r><w:t>We sell tea.</w:t></w:r>{end(1)}"),
        comment(1, "Where is the forum?", "0000000A") + comment(2, MARK, "0000000B"),
        '<w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/>',
    )
    assert about(document) == [(SAID, 2, "We sell tea.")]


def test_a_resolved_word_comment_is_not_followed_and_a_notice_says_so() -> None:
    document = read_word(
        p(f"{start(1)}<w:r><w:t>We sell tea.</w:t></w:r>{end(1)}"),
        comment(1, "Forum?", "0000000A") + comment(2, MARK, "0000000B"),
        '<w15:commentEx w15:paraId="0000000A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/>',
    )
    assert document.directives == ()
    assert any("marked as resolved" in notice.message and SAID in notice.message for notice in document.notices)


def odt(body: str) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:text="{office}:text:1.0" '
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def test_an_opendocument_comment_is_about_its_paragraphs() -> None:
    note = f'<office:annotation office:name="1"><text:p>{MARK}</text:p></office:annotation>'
    end = '<office:annotation-end office:name="1"/>'
    resolved = f'<office:annotation loext:resolved="true"><text:p>{MARK}</text:p></office:annotation>'
    document = read_bytes(
        odt(
            f"<text:p>Tea</text:p><text:p>We sell{note} tea.</text:p><text:p>And{end} coffee.</text:p>"
            f"<text:p>Milk.{resolved}{note.replace('1', '2')}</text:p>"
        ),
        "deal.odt",
    )
    assert isinstance(document, Document)
    assert about(document) == [(SAID, 2, "We sell tea.\nAnd coffee."), (SAID, 4, "Milk.")]
    assert any("marked as resolved" in notice.message for notice in document.notices)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"\n {MARK}" * 20_000 + "\nTea.\n", "deal.txt"),
        (f"{MARK}\n" + " " * 300_000 + "Tea.\n", "deal.txt"),
        (f"Tea.\n\n<!-- {MARK} -->\n\n" * 2_000, "deal.md"),
        ("<html>" + f"<p>Tea.</p><!-- {MARK} -->" * 6_000, "deal.html"),
        ("<html>" + f"<script>//</script><!-- {MARK} -->" * 6_000 + "<p>Tea.</p>", "deal.html"),
        ("<html><p>Tea.</p>" + f"<a title='<!-- {MARK} -->" * 900, "deal.html"),
        ("<html><p>Tea.</p>" + f"<a {MARK}=" * 900, "deal.html"),
        ("<html><p>Tea.</p>" + f"<!-- {MARK} " * 6_000, "deal.html"),
        ("Tea." + f" `<!-- {MARK} -->` <!-- {MARK} -->" * 500, "deal.md"),
        ("parties:\n- {name: A}\n- {name: B}\nnotes:\n" + f"- x # {MARK}\n" * 5_000, "deal.yaml"),
    ],
    ids=["text", "spaces", "markdown", "html", "scripts", "attributes", "equals", "endless", "spans", "yaml"],
)
def test_many_comments_take_no_longer_than_as_much_text(text: str, name: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(TermSheetError):
        read(text, name)
    # Far above what it takes, and far below what quadratic work would take.
    assert time.process_time() - begin < 5
