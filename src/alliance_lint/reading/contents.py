"""Takes the bytes of a file from the disk, and says plainly why that cannot be done."""

from __future__ import annotations

import os

from alliance_lint.errors import ReadingError
from alliance_lint.reading.limits import FILE_BYTES, check_bytes


def file_bytes(path: str) -> bytes:
    """The bytes of the file at ``path``, at most one more than are read of any agreement.

    Raises ReadingError for a file that is missing, not readable or too large.
    """
    try:
        if os.path.isdir(path):
            raise ReadingError("this is a folder; name a file in it", path=path)
        check_bytes(os.stat(path).st_size, FILE_BYTES, path)
        with open(path, "rb") as file:
            # A device or a pipe has no size beforehand; one byte over the limit is enough to know.
            return file.read(FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise ReadingError("there is no such file; check the path", path=path) from error
    except PermissionError as error:
        raise ReadingError("the file may not be read; check its permissions", path=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"the file cannot be opened ({reason}); check the path", path=path) from error
