"""Puts the comments and insertions into one Word file."""

from __future__ import annotations

from alliance_lint.checking.report import DocumentReport
from alliance_lint.language.agreement import Agreement
from alliance_lint.reading.docx import WordFile
from alliance_lint.reading.docx.paragraph import Paragraph
from alliance_lint.redline.note import remark_lines, summary_lines
from alliance_lint.redline.plan import Addition, Plan, plan
from alliance_lint.redline.values import Reviewed, ReviewOptions
from alliance_lint.redline.word.anchors import Anchors, Span
from alliance_lint.redline.word.archive import rewritten
from alliance_lint.redline.word.comments import Comments, serialised
from alliance_lint.redline.word.insertions import Inserter, obstacle, paragraphs_in_fields, typed_lead
from alliance_lint.redline.word.marks import Author, Marks
from alliance_lint.redline.word.refusal import refuse_unwritable


def review_word(
    data: bytes, file: WordFile, agreement: Agreement, report: DocumentReport, options: ReviewOptions
) -> Reviewed:
    """The Word file ``data``, read as ``file``, with the findings of ``report`` marked. Changes ``file``'s XML.

    Parts that need no change keep their bytes. Raises ReviewError for a file that must not be written into.
    """
    refuse_unwritable(file)
    package = file.package
    in_fields = paragraphs_in_fields(file.main)
    paragraphs = file.paragraphs

    def refusal(after: int, model: int) -> str:
        return obstacle(paragraphs[after], paragraphs[model], package.main, in_fields)

    planned = plan(agreement, report, options, refusal)
    if not planned.findings:
        return Reviewed(data, report, 0, 0, 0)
    contents = (package.content(name) for name in package.names if name.endswith(".xml"))
    marks = Marks(Author(options.author, options.date), (content for content in contents if content))
    comments = Comments(package)
    style = file.styles.reference_style
    spans, by_addition = _comment(file, report, planned, comments, marks)
    Anchors(file.document, paragraphs, file.main, package.main).set(spans, marks, style)
    inserter = Inserter(marks, style)
    curly = "’" in file.document.text
    for addition in planned.additions:
        model = paragraphs[addition.model]
        text = _typed(addition, model, agreement) + (_curly(addition.text) if curly else addition.text)
        inserter.insert(paragraphs[addition.after], model, text, by_addition.get(id(addition)))
    changed, added = comments.parts()
    changed[package.main.lower()] = serialised(file.main)
    return Reviewed(
        data=rewritten(data, changed, added),
        report=report,
        marked=len(planned.findings),
        comments=len(planned.remarks) + 1,
        insertions=len(planned.added),
        left=planned.left,
    )


def _comment(
    file: WordFile, report: DocumentReport, planned: Plan, comments: Comments, marks: Marks
) -> tuple[list[Span], dict[int, str]]:
    """Writes all comments; returns where they stand, and the identifiers of those on insertions."""
    blocks = file.document.blocks
    renumbers = any(blocks[each.model].label for each in planned.additions)
    first = next((block for block in blocks if block.kind in ("paragraph", "heading", "item", "cell")), blocks[0])
    spans = [
        Span(
            first.start,
            first.end,
            comments.add(summary_lines(report, planned, tracked=True, renumbers=renumbers), marks),
        )
    ]
    by_addition: dict[int, str] = {}
    for remark in planned.remarks:
        identifier = comments.add(remark_lines(remark, planned), marks)
        if remark.addition is not None:
            by_addition[id(remark.addition)] = identifier
        else:
            spans.append(Span(remark.start, remark.end, identifier))
    return spans, by_addition


def _typed(addition: Addition, model: Paragraph, agreement: Agreement) -> str:
    """What stands before the words where numbers and indents are typed by hand."""
    if not addition.number:
        return typed_lead(model, "")[0]
    block = agreement.document.blocks[addition.model]
    label = next(clause.label for clause in agreement.clauses if block.start <= clause.start < block.end)
    indent, gap = typed_lead(model, label)
    return indent + addition.number + gap


def _curly(text: str) -> str:
    """Straight quotation marks and apostrophes as in the rest of the agreement."""
    made = []
    opens = True
    for character in text:
        if character == '"':
            made.append("“" if opens else "”")
        elif character == "'":
            made.append("‘" if opens else "’")
        else:
            made.append(character)
        opens = character.isspace() or character in "([“‘"
    return "".join(made)
