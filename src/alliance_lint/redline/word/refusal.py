"""Which Word files are not to be written into, and why."""

from __future__ import annotations

from typing import Final

from lxml import etree

from alliance_lint.errors import ReviewError
from alliance_lint.reading.docx import WordFile
from alliance_lint.reading.docx.names import value, w

_ALLOWED: Final = {"comments": "comments", "readOnly": "reading", "forms": "filling in forms"}


def refuse_unwritable(file: WordFile) -> None:
    """Raise ReviewError for a file that is signed, protected against changes, or in the Strict format."""
    package = file.package
    if package.is_signed:
        raise ReviewError(
            "the file is digitally signed, and any mark would break the signature; review a copy without it "
            "(in Word: File > Info > View Signatures > Remove Signature)",
            path=package.path,
        )
    settings = next((link.target for link in package.relationships(package.main) if link.kind == "settings"), "")
    root = package.part(settings) if settings else None
    protection = None if root is None else root.find(w("documentProtection"))
    if protection is not None and _enforced(protection):
        allowed = _ALLOWED.get(value(protection, w("edit")) or "", "some changes")
        raise ReviewError(
            f"the file is protected: it allows {allowed} only; stop the protection "
            "(in Word: Review > Restrict Editing > Stop Protection) and review it then",
            path=package.path,
        )
    if package.strict:
        raise ReviewError(
            "the file is in the format Strict Open XML, into which no marks are written; in Word, save it as "
            "'Word Document (.docx)' and review that",
            path=package.path,
        )


def _enforced(protection: etree._Element) -> bool:
    if (value(protection, w("edit")) or "none") == "none":
        return False
    return protection.get(w("enforcement"), "0") in ("1", "true", "on")
