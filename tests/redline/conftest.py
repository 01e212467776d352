"""Reviews of small Word files with the built-in rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.linting import Reviewed, ReviewOptions, load_packs, review_bytes

Review = Callable[..., Reviewed]

OPENING = 'This Referral Agreement is made between Alder Inc. ("Alder") and Birch LLC ("Birch").'


@pytest.fixture(scope="session")
def review() -> Review:
    """Reviews the bytes of a file for the checks named."""
    packs = load_packs()

    def run(data: bytes, *checks: str, path: str = "deal.docx", **options: object) -> Reviewed:
        return review_bytes(data, path, packs, ReviewOptions(**options), select=checks)  # type: ignore[arg-type]

    return run
