"""Rich Text Format (.rtf): the text that its reader would see, with the labels of lists and tracked changes accepted.

Existing libraries for RTF keep deleted and hidden text among the rest and lose footnotes; an agreement read so would be
another agreement.
"""

from __future__ import annotations

from collections.abc import Iterator

from alliance_lint.errors import ReadingError
from alliance_lint.reading.document import Anchor, Changes, Document, Notice
from alliance_lint.reading.limits import FILE_BYTES, check_bytes, check_characters
from alliance_lint.reading.paragraph import put_together
from alliance_lint.reading.rtf_state import LeftOut, TooMuchError
from alliance_lint.reading.rtf_walk import RtfWalk


def read_rtf(data: bytes, path: str, *, changes: Changes = "accepted") -> Document:
    """Reads an RTF file from its bytes; ``path`` is used in the result and in errors only.

    The text has the paragraphs of the body in order, cells of tables one after the other, notes and text boxes after
    the paragraph that they hang on, and at the end each distinct line of the headers and footers. The labels of lists,
    as the program that wrote the file left them there, are in ``Block.label``. Tracked changes are read as accepted,
    or with ``changes="original"`` as they were before; comments and hidden text are left out; notices say so.

    An anchor's ``line`` is the 1-based ordinal of its block, its ``column`` the 1-based character in the block.

    Raises ReadingError if the file is without text, too large, hostile or no RTF.
    """
    check_bytes(len(data), FILE_BYTES, path)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadingError("the file is not RTF; check its name, or save the agreement as .docx", path=path)
    walk = RtfWalk(data.decode("latin-1"), changes)
    try:
        walk.read()
    except TooMuchError as error:
        raise ReadingError(
            "the file holds far more commands than an agreement needs; save the agreement as .docx", path=path
        ) from error
    text, blocks = put_together([*walk.paragraphs, *dict.fromkeys(walk.margins)])
    check_characters(text, path)
    if not blocks:
        raise ReadingError("the file holds no text; save the agreement as .docx or .txt", path=path)
    anchors = tuple(Anchor(block.start, ordinal) for ordinal, block in enumerate(blocks, start=1))
    return Document(path, "rtf", text, blocks, anchors, tuple(_notices(walk.left_out, changes)))


def _notices(left_out: LeftOut, changes: Changes) -> Iterator[Notice]:
    if left_out.deleted or left_out.inserted:
        read = "as if all of them were accepted" if changes == "accepted" else "as it was before them"
        yield Notice(
            f"The file has tracked changes, {_characters(left_out.inserted)} inserted and "
            f"{_characters(left_out.deleted)} deleted; the text was read {read}."
        )
    if left_out.comments:
        comments = "1 comment" if left_out.comments == 1 else f"{left_out.comments:,} comments"
        yield Notice(f"The file has {comments}; comments are not part of the text.")
    if left_out.hidden:
        yield Notice(f"Hidden text, {_characters(left_out.hidden)}, was left out.")
    if left_out.after_end:
        yield Notice(
            f"The file goes on after its end, {_characters(left_out.after_end)}; that was not read. It may be damaged."
        )
    if left_out.numbers:
        yield Notice(
            f"The numbers of {left_out.numbers:,} paragraphs in lists are not written in the file; save it as .docx to "
            "have them read."
        )


def _characters(count: int) -> str:
    return "1 character" if count == 1 else f"{count:,} characters"
