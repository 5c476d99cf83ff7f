"""Tables as an Excel file: one sheet each, days as days, minutes as whole numbers."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.documents.table import FORMULA, table

Cell = str | int | date | None
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What the format has no place for."""
_WIDEST = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its head, its rows. A length stands as minutes and as h:mm."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """The file. Text that would calculate stays text, as in handlers.documents.table."""
    # Loaded here, for it takes a third of a second that the bot's start shouldn't.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    book: Any = Workbook(write_only=True)
    book.properties.title = title
    strong = Font(bold=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name[:31])
        page.freeze_panes = "A2"
        for number, head in enumerate(sheet.heads):
            letter = chr(ord("A") + number)
            page.column_dimensions[letter].width = min(max(len(head) + 2, 14), _WIDEST)
        heads = []
        for head in sheet.heads:
            cell = WriteOnlyCell(page, value=head)
            cell.font = strong
            heads.append(cell)
        page.append(heads)
        for row in sheet.rows:
            page.append([safe(cell) for cell in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def plain(sheets: Iterable[Sheet]) -> bytes:
    """The same tables as one of text, below each other, each with its head and an empty line
    after it."""
    lines: list[list[str | int]] = []
    for sheet in sheets:
        lines.append(list(sheet.heads))
        lines += [[_text(cell) for cell in row] for row in sheet.rows]
        lines.append([])
    return table(lines[:-1])


def _text(cell: Cell) -> str | int:
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell


def safe(cell: Cell) -> Cell:
    """A cell that only shows: an apostrophe before what would be a formula."""
    if not isinstance(cell, str):
        return cell
    clean = _CONTROL.sub("", cell)
    return f"'{clean}" if clean.lstrip(" ").startswith(FORMULA) else clean


def clock(minutes: int) -> str:
    """Minutes as h:mm for reading, such as 1:05. Below nothing it is bracketed, as in accounts,
    for a minus in front of text would make a spreadsheet calculate."""
    plain = f"{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
    return plain if minutes >= 0 else f"({plain})"
