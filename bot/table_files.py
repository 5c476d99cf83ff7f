"""Tables as CSV that a person opens in a spreadsheet and a program reads back to the letter.

UTF-8, a header line, CRLF, as RFC 4180 says. An empty cell of the database is `\\N`. Words that
a spreadsheet could take for a formula, or that begin with `'` or `\\`, get a `'` before them, which
is taken off again when the file is read.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import IO, Any

NOTHING = "\\N"
LONGEST_CELL = 4 * 1024 * 1024
MARKED = ("=", "+", "-", "@", "\t", "\r", "'", "\\", "|", "%")
"""What words begin with that get a `'` before them."""


def cell(value: Any) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return "'" + value if value.startswith(MARKED) else value
    return str(value)


def value_of(shown: str, *, words: bool) -> Any:
    """What a cell says; `words`: whether its column holds words, not numbers. Raises ValueError."""
    if shown == NOTHING:
        return None
    if not words:
        return int(shown)
    return shown.removeprefix("'")


class TableWriter:
    """One table into an open file; knows how many rows it wrote and what they sum to."""

    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None:
        self._file = file
        self._sum = hashlib.sha256()
        self.rows = 0
        self._write([columns])

    def add(self, page: Sequence[Sequence[Any]]) -> None:
        """Some rows more."""
        self._write([[cell(value) for value in row] for row in page])
        self.rows += len(page)

    def _write(self, lines: Sequence[Sequence[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(lines)
        data = text.getvalue().encode()
        self._sum.update(data)
        self._file.write(data)

    @property
    def digest(self) -> str:
        """SHA-256 of the whole file so far."""
        return self._sum.hexdigest()


def read_table(file: IO[bytes], words: frozenset[str]) -> Iterator[list[Any]]:
    """The header, then each row as it was in the database. Raises ValueError, also for a row that
    is longer or shorter than the header."""
    csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(io.TextIOWrapper(file, "utf-8", newline=""), strict=True)
    header = next(lines, None)
    if header is None:
        raise ValueError("there is no header line")
    yield header
    for line in lines:
        if len(line) != len(header):
            raise ValueError(f"line {lines.line_num} has {len(line)} cells")
        yield [
            value_of(shown, words=name in words) for name, shown in zip(header, line, strict=True)
        ]
