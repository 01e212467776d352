from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_lint.language.agreement import Agreement
from alliance_lint.language.read import understand
from alliance_lint.reading.markdown import read_markdown
from alliance_lint.reading.text import read_text


@pytest.fixture
def read() -> Callable[[str], Agreement]:
    """Reads a plain text as an agreement."""
    return lambda text: understand(read_text(text.encode(), "agreement.txt"))


@pytest.fixture
def read_marked() -> Callable[[str], Agreement]:
    """Reads a Markdown text as an agreement."""
    return lambda text: understand(read_markdown(text.encode(), "agreement.md"))
