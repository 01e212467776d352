"""Runs a reader in a process of its own, for one file each time, with limits on its time and memory.

A fresh process costs some 50 ms. For that, nothing that one file does to it can touch the reading of the next, and
there is nothing to share between threads, forks or the workers of a pool.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from alliance_lint.errors import ReadingError

MEMORY_BYTES: Final = 1_000_000_000
"""Address space of the process. Real files need some 100 MB."""
SECONDS: Final = 60

# The search path is the parent's, set before anything is imported: neither the folder that the user happens to be in
# nor a script's own folder is searched for modules.
_START: Final = (
    "import sys; module = sys.argv[1]; sys.path[:] = sys.argv[2:]; __import__(module, fromlist=['main']).main()"
)


def run_apart(module: str, data: bytes, path: str, *, seconds: float = SECONDS) -> bytes:
    """What ``module``'s function ``main`` writes to standard output when it gets ``data`` on standard input.

    b"" if it crashes. ``path`` names the file in errors. Raises ReadingError if it takes more than ``seconds`` or
    cannot be started.
    """
    try:
        return subprocess.run(
            [sys.executable, "-c", _START, module, *filter(None, sys.path)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ).stdout
    except subprocess.TimeoutExpired as error:
        raise ReadingError(
            f"the file takes more than {seconds:.0f} seconds to read; save the agreement as .docx", path=path
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(
            f"the reader of this format cannot be started ({reason}); save the agreement as .docx", path=path
        ) from error


def limit_resources() -> None:
    """Bound this process's memory, and its time in case the parent process dies. Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, SECONDS)):
        try:
            resource.setrlimit(limit, (value, value))
        except (OSError, ValueError):  # macOS refuses the first; a stricter limit may be set already.
            continue
