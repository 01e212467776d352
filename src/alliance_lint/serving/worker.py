"""One agreement in a process of its own: a file that hangs, crashes or swells takes nothing else with it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from alliance_lint.errors import AllianceLintError, InternalError, ReadingError

if TYPE_CHECKING:
    from alliance_lint.checking.report import DocumentReport
    from alliance_lint.packs.model import Pack

SECONDS: Final = 60.0
MEMORY_BYTES: Final = 3_000_000_000
"""Address space. The largest files that are read need about a third of it."""

# The search path is the parent's, set before anything is imported: neither the folder that the user happens to be in
# nor a script's own folder is searched for modules.
_START: Final = "import sys; sys.path[:] = sys.argv[1:]; from alliance_lint.serving.worker import main; main()"


@dataclass(frozen=True, slots=True)
class Order:
    """What to do with an agreement.

    ``name`` is its file name, ``today`` the day by which suppressions expire (ISO 8601), ``packs`` are paths of rule
    packs. ``reviewed`` is the address of the reviewed copy, which the page offers where there can be one. With
    ``review`` that copy itself is wanted instead of the page.
    """

    name: str
    today: str
    packs: tuple[str, ...] = ()
    reviewed: str = ""
    review: bool = False


def carry_out(order: Order, data: bytes, *, seconds: float = SECONDS) -> bytes:
    """The page on the agreement ``data``, or its reviewed copy. Raises ReadingError where there can be none."""
    try:
        process = _started()
    except OSError as error:
        raise ReadingError(f"no process can be started for it ({error.strerror or error})", path=order.name) from error
    try:
        output, _ = process.communicate(json.dumps(asdict(order)).encode() + b"\n" + data, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise ReadingError(
            f"it takes more than {seconds:.0f} seconds; lint it on the command line", path=order.name
        ) from error
    finally:
        _end(process)
    head, _, rest = output.partition(b"\n")
    if not head:
        raise ReadingError("it cannot be read; the process that read it has ended", path=order.name)
    message = json.loads(head)["error"]
    if message:
        raise ReadingError(message, path=order.name)
    return rest


def main() -> None:
    """Carry out one order: a line of JSON and the agreement on standard input."""
    _limit_resources()
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    given: dict[str, Any] = json.loads(head)
    order = Order(**{**given, "packs": tuple(given["packs"])})
    try:
        made, message = _made(order, data), ""
    except AllianceLintError as error:
        made, message = b"", _told(error, order.name)
    except Exception as error:  # one line of it, as on the command line
        made, message = b"", str(InternalError(error))
    sys.stdout.buffer.write(json.dumps({"error": message}).encode() + b"\n" + made)
    sys.stdout.buffer.flush()


def _told(error: AllianceLintError, name: str) -> str:
    """The error without the name of the agreement, which whoever dropped it knows."""
    if error.path != name:
        return str(error)
    return error.message if error.line is None else f"line {error.line}: {error.message}"


def _made(order: Order, data: bytes) -> bytes:
    from alliance_lint import linting

    packs = linting.load_packs(order.packs)

    def triage(document: DocumentReport) -> DocumentReport:
        return _with_comments_followed(document, packs, date.fromisoformat(order.today))

    if order.review:
        return linting.review_bytes(data, order.name, packs, triage=triage).data
    from alliance_lint.checking.report import Report
    from alliance_lint.reports.html import render_html

    document = triage(linting.lint_bytes(data, order.name, packs, body=True))
    reviewed = order.reviewed if document.format in linting.REVIEWABLE else ""
    return render_html(Report((document,)), reviewed=reviewed, home="/").encode()


def _with_comments_followed(document: DocumentReport, packs: Sequence[Pack], today: date) -> DocumentReport:
    """The report with findings suppressed that comments in the agreement name; a mistake in one becomes a notice.

    A dropped file has no folder, so no file of suppressions is near it.
    """
    from alliance_lint.checking.report import NoticeReport
    from alliance_lint.triage.grammar import Known
    from alliance_lint.triage.suppress import claims_of, suppress

    claims, mistakes = claims_of(document, Known.of(check for pack in packs for check in pack.checks))
    followed = suppress(document, claims, today).document
    told = (NoticeReport(f"line {mistake.line}: {mistake.message}") for mistake in mistakes)
    return replace(followed, notices=(*followed.notices, *told))


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _START, *filter(None, sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # With the process end those that it has started, such as the reader of a PDF.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.communicate()


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits.
        return
    for limit, value in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, int(SECONDS) + 5)):
        try:
            resource.setrlimit(limit, (value, value))
        except (OSError, ValueError):  # macOS refuses the first; a stricter limit may be set already.
            continue
