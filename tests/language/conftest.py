from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.read import understand
from alliance_lint.reading import read_bytes


@pytest.fixture
def read() -> Callable[[str], Agreement]:
    """Reads a plain text as an agreement."""
    return lambda text: understand(read_bytes(text.encode(), "agreement.txt"))
