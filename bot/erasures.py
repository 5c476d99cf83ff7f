"""The journal of erasures: a file outside the database, a line for each person who was forgotten.

It holds numbers of rows and moments, no names. A backup that was made before an erasure would bring
somebody back; `goodturn restore FILE --erasures JOURNAL` forgets them again. Keep it where backups
of the database don't overwrite it.
"""

import os
from collections.abc import Callable
from pathlib import Path

from storage.errors import StorageError


def journal(path: Path) -> Callable[[str], None]:
    """Adds lines to the journal at `path`: each is on the disk when it returns. Raises StorageError
    where it can't be, so that nobody is forgotten without it."""

    def write(line: str) -> None:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                size = os.fstat(handle).st_size
                # What the power cut off stays a line of its own.
                torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
                os.write(handle, (b"\n" if torn else b"") + line.encode() + b"\n")
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise StorageError(f"the journal of erasures {path} can't be written") from error

    return write


def lines(path: Path) -> list[str]:
    """The lines of a journal. Raises OSError."""
    return path.read_text("utf-8").splitlines()
