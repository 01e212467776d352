from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.read import understand
from alliance_lint.reading.text import read_text


@pytest.fixture
def read() -> Callable[[str], Agreement]:
    """Reads a plain text as an agreement."""
    return lambda text: understand(read_text(text.encode(), "agreement.txt"))
