"""Comments stand at exactly the characters asked for, however the text is cut into runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alliance_lint.reading.docx import open_docx
from alliance_lint.redline.word.anchors import Anchors, Span
from alliance_lint.redline.word.marks import Author, Marks

from ...reading.word import p, r, word
from ..marked import W, anchored, part, with_main

TEXTS = ["Alder ", "Birch shall\u00adpay", " the\u2019s", "a", "<w:r><w:tab/></w:r>", "word and ", "x y z", " "]


def run(text: str) -> str:
    """A run, as some programs write it: several texts in one, wrapped in a link, inserted, or deleted."""
    return text if text.startswith("<") else r(text, "<w:b/>")


def wrapped(content: str, kind: str) -> str:
    if kind == "hyperlink":
        return f"<w:hyperlink>{content}</w:hyperlink>"
    if kind == "inserted":
        return f'<w:ins w:id="901" w:author="A">{content}</w:ins>'
    if kind == "joined":
        return content.replace("</w:r><w:r>", "")
    deleted = '<w:del w:id="902" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    return deleted + content if kind == "deleted before" else content


PARAGRAPHS = st.lists(
    st.lists(
        st.tuples(st.sampled_from(TEXTS), st.sampled_from(["", "hyperlink", "inserted", "joined", "deleted before"])),
        min_size=1,
        max_size=5,
    ),
    min_size=1,
    max_size=3,
)


@given(PARAGRAPHS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), min_size=1, max_size=6))
def test_every_range_reads_as_the_words_it_is_for(
    paragraphs: list[list[tuple[str, str]]], wanted: list[tuple[int, int]]
) -> None:
    body = "".join(p("<w:r/>" + "".join(wrapped(run(text), kind) for text, kind in each)) for each in paragraphs)
    data = word(p("Agreement") + body)
    file = open_docx(data, "deal.docx")
    text = file.document.text
    spans = [
        Span(start, end, str(500 + number))
        for number, (first, size) in enumerate(wanted)
        if (start := min(first, len(text) - 1)) < (end := min(start + size, len(text)))
        and text[start] != "\n"
        and text[end - 1] != "\n"
    ]
    anchors = Anchors(file.document, file.paragraphs, file.main, file.package.main)
    anchors.set(spans, Marks(Author("A", ""), [data]), "")
    marked = with_main(data, file.main)
    read = {identifier: words.replace("\u00ad", "") for identifier, words in anchored(marked).items()}
    assert {each.identifier: between(text, each) for each in spans} == {
        identifier: "".join(words.split()) for identifier, words in read.items()
    }
    assert open_docx(marked, "deal.docx").document.text == text
    references = [each.get(W + "id") for each in part(marked).iter(W + "commentReference")]
    assert sorted(references) == sorted(each.identifier for each in spans)  # type: ignore[type-var]


def between(text: str, span: Span) -> str:
    """The characters of a span but white space, which the ends of paragraphs are in a text and are not in a file."""
    return "".join(text[span.start : span.end].split())
