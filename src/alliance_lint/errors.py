"""The errors a user can cause: each ends as one clear line and exit status 2."""

from __future__ import annotations

from typing import Any


def _printable(text: str) -> str:
    """The text with escapes for what does not print: names of files, and words from inside them, may hold anything."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def quoted(value: str) -> str:
    """The value in quotes, as a message repeats what somebody wrote: of a long one, the beginning.

    A configuration from the other side can name any file as one that it extends, so an error must not spell it out.
    """
    return f"'{value}'" if len(value) <= _QUOTED else f"'{value[:_QUOTED]}...'"


_QUOTED = 60
"""Characters of a value."""


class AllianceLintError(Exception):
    """A problem the user can mend.

    ``str(error)`` is one line: ``PLACE: what is wrong; what to do``, where PLACE is a file, optionally followed by
    ``:line:column`` (both 1-based). It never holds a traceback or an unescaped control character.
    """

    def __init__(self, message: str, *, path: str = "", line: int | None = None, column: int | None = None) -> None:
        self.message = _printable(message)
        self.path = path
        self.line = line
        self.column = column
        place = _printable(path)
        if path and line is not None:
            place += f":{line}" + (f":{column}" if column is not None else "")
        super().__init__(f"{place}: {self.message}" if place else self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        # An exception is pickled as a call with its args, which are not those of these constructors.
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[AllianceLintError], args: tuple[Any, ...], values: dict[str, Any]) -> AllianceLintError:
    """The error that a worker process met."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(values)
    return error


class ReadingError(AllianceLintError):
    """A file that cannot be read as an agreement: missing, empty, encrypted, corrupt, too large, of unknown type."""


class TermSheetError(AllianceLintError):
    """A term sheet that is not valid YAML or JSON, or does not follow ``schemas/term-sheet.schema.json``.

    A term sheet can have several mistakes. The one raised is the first in the file and says how many more there are;
    ``errors`` holds the first ten of them, in the order of the file.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str = "",
        line: int | None = None,
        column: int | None = None,
        errors: tuple[TermSheetError, ...] = (),
    ) -> None:
        super().__init__(message, path=path, line=line, column=column)
        self._errors = errors

    @property
    def errors(self) -> tuple[TermSheetError, ...]:
        """The first ten mistakes, or just this one."""
        return self._errors or (self,)


class ReviewError(AllianceLintError):
    """A file that can be read, but that no reviewed copy can be made of: protected, signed, or of another format."""


class PackError(AllianceLintError):
    """A rule pack that is not valid: wrong YAML, unknown keys, a pattern that cannot be compiled or is unbounded."""


class ConfigurationError(AllianceLintError):
    """A configuration file that cannot be read or does not follow ``schemas/configuration.schema.json``."""


class UsageError(AllianceLintError):
    """A command line that cannot be carried out: unknown check, no files, contradicting options."""


class InternalError(AllianceLintError):
    """A fault of the linter's own, met on one file: what it was, and how to report it."""

    def __init__(self, cause: Exception) -> None:
        told = " ".join(str(cause).split())
        super().__init__(
            f"internal error ({type(cause).__name__}: {told}); this is a bug in alliance-lint, please report it "
            "(with ALLIANCE_LINT_TRACEBACK=1 set, the traceback is shown)"
        )


class SuppressionError(AllianceLintError):
    """A suppression or a baseline that cannot be followed: no such check, no reason, not written as it should be."""


class RevisionError(AllianceLintError):
    """A git revision that cannot be read: no git, no repository, no such revision."""
