"""A file's bytes as a table of text: CSV in any usual coding, or the first sheet of a workbook."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.importing.cells import LONGEST_CELL

LARGEST = 20_000_000
"""Bytes of a file."""
UNPACKED = 200_000_000
"""Bytes of a workbook once it is unpacked: a small file can hold a huge one."""
MOST_STRINGS = 300_000
"""Different texts of a workbook, each of which costs some microseconds before any row is read."""
MOST_LINES = 1_000_000
"""Lines of a file, with those in cells and the empty ones."""
MOST_ROWS = 50_000
MOST_COLUMNS = 60
_SIGNS = (",", ";", "\t", "|")
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, each with its number as the file counts (1 is the first line), empty ones left
    out; and the sheets of a workbook that were not read."""

    rows: Sequence[tuple[int, tuple[str, ...]]]
    left_out: tuple[str, ...] = ()


def read(content: bytes) -> Table:
    """The table in a file. Raises ValueError with the key of a sentence: import-file-…"""
    if len(content) > LARGEST:
        raise ValueError("job-file-too-big")
    if content.startswith(_OLD_EXCEL):
        raise ValueError("import-file-old-excel")
    if content.startswith(_ZIP):
        found = _workbook(content)
    else:
        found = Table(_comma_separated(_text(content)))
    if not found.rows:
        raise ValueError("import-file-empty")
    return found


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content[:4096]:
        raise ValueError("import-file-no-list")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Windows-1252, as older spreadsheets save; its few unused bytes are none of anybody's.
        return content.decode("cp1252", errors="replace")


def _comma_separated(text: str) -> list[tuple[int, tuple[str, ...]]]:
    sign = _separator(text)
    if text.lower().startswith("sep=") and len(text.splitlines()[0].strip()) == 5:
        sign = text[4]
    rows: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    before = 0
    try:
        for row in reader:
            # A cell may hold line breaks: the row is where it begins.
            number, before = before + 1, reader.line_num
            if before > MOST_LINES:
                raise ValueError("import-file-too-many")
            if number == 1 and row and row[0].lower().startswith("sep="):
                continue
            _keep(rows, number, row)
    except csv.Error as error:
        raise ValueError("import-file-no-list") from error
    return rows


def _separator(text: str) -> str:
    """The sign between cells: the one that gives the most rows of the same, largest width."""
    sample = text[:20_000].splitlines()[:40]
    best, most = ",", (0, 0)
    for sign in _SIGNS:
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=sign) if row]
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count, default=1)
        score = (widths.count(usual) if usual > 1 else 0, usual)
        if score > most:
            best, most = sign, score
    return best


def _workbook(content: bytes) -> Table:
    # Imported here: it costs a third of a second that a start has no use for.
    from openpyxl import load_workbook  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
            large = unpacked > UNPACKED or _strings(archive) > MOST_STRINGS
        book = None if large else load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as error:
        raise ValueError("import-file-no-list") from error
    if book is None:
        raise ValueError("job-file-too-big")
    try:
        sheets = [(sheet.title, _sheet(sheet)) for sheet in book.worksheets]
    finally:
        book.close()
    full = [(title, rows) for title, rows in sheets if rows]
    if not full:
        raise ValueError("import-file-empty")
    return Table(full[0][1], tuple(title for title, _ in full[1:]))


def _strings(archive: zipfile.ZipFile) -> int:
    """How many texts its parts of texts hold, counted by how each ends."""
    parts = [one for one in archive.namelist() if "sharedstrings" in one.lower()]
    return sum(archive.read(one).count(end) for one in parts for end in (b"si>", b"si/>"))


def _sheet(sheet: Any) -> list[tuple[int, tuple[str, ...]]]:
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        # One cell far below: a million empty rows come before it.
        if row.count(None) < len(row):
            _keep(rows, number, [_said(value) for value in row])
    return rows


def _keep(rows: list[tuple[int, tuple[str, ...]]], number: int, cells: Sequence[str]) -> None:
    short = [cell[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]]
    while short and not short[-1].strip():
        short.pop()
    if not short:
        return
    if len(rows) >= MOST_ROWS:
        raise ValueError("import-file-too-many")
    rows.append((number, tuple(short)))


def _said(value: Any) -> str:
    """A workbook's cell as text; a formula is what the spreadsheet last saw it come to."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}:{value.second:02d}"
    if isinstance(value, timedelta):
        whole = int(value.total_seconds())
        hours, rest = divmod(abs(whole), 3600)
        return f"{'-' if whole < 0 else ''}{hours}:{rest // 60:02d}:{rest % 60:02d}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
