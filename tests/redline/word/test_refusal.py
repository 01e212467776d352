"""Files that must not be written into are refused, with the reason."""

from __future__ import annotations

import pytest

from alliance_lint.errors import ReadingError, ReviewError

from ...reading.word import TRANSITIONAL, p, word
from ..conftest import OPENING, Review

BODY = p(OPENING) + p("The parties agree as follows:") + p("Alder refers clients to Birch.")


@pytest.mark.parametrize(
    ("edit", "allowed"), [("readOnly", "reading"), ("forms", "filling in forms"), ("comments", "comments")]
)
def test_a_protected_file(review: Review, edit: str, allowed: str) -> None:
    settings = f'<w:documentProtection w:edit="{edit}" w:enforcement="1"/>'
    with pytest.raises(ReviewError, match=rf"deal\.docx: the file is protected: it allows {allowed} only; stop"):
        review(word(BODY, settings=settings))


@pytest.mark.parametrize("said", ['w:edit="readOnly" w:enforcement="0"', 'w:edit="readOnly"', 'w:enforcement="1"'])
def test_protection_that_is_not_in_force_does_not_matter(review: Review, said: str) -> None:
    assert review(word(BODY, settings=f"<w:documentProtection {said}/>")).insertions > 5


@pytest.mark.parametrize("folder", ["_xmlsignatures", "package/services"])
def test_a_signed_file(review: Review, folder: str) -> None:
    main = f"{TRANSITIONAL}/officeDocument/2006/relationships/officeDocument"
    origin = f"{TRANSITIONAL}/package/2006/relationships/digital-signature/origin"
    links = (
        f'<Relationships xmlns="{TRANSITIONAL}/package/2006/relationships"><!-- signed -->'
        f'<Relationship Id="s" Type="{origin}" Target="{folder}/origin.sigs"/>'
        f'<Relationship Id="m" Type="{main}" Target="word/document.xml"/></Relationships>'
    )
    with pytest.raises(ReviewError, match="digitally signed"):
        review(word(BODY, extra={f"{folder}/origin.sigs": "", "_rels/.rels": links}))


def test_a_strict_file(review: Review) -> None:
    with pytest.raises(ReviewError, match="Strict Open XML"):
        review(word(BODY, strict=True))


def test_an_encrypted_file(review: Review) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ReadingError, match="password"):
        review(data)


@pytest.mark.parametrize(
    ("path", "data"), [("deal.html", b"<html><p>x"), ("deal.yaml", b"parties:\n  - name: Alder\n  - name: Birch\n")]
)
def test_another_format(review: Review, path: str, data: bytes) -> None:
    with pytest.raises(ReviewError, match=f"{path}: no reviewed copy"):
        review(data, path=path)


def test_a_damaged_file(review: Review) -> None:
    with pytest.raises(ReadingError, match=r"deal\.docx: the file is damaged"):
        review(word(BODY, comments="<w:comment>"))
