"""Tables for spreadsheets: comma-separated, in UTF-8, safe to open."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet calculate instead of showing (OWASP, "CSV injection"): a name typed as
=HYPERLINK(…) must stay a name. Full-width signs count too."""


def table(rows: Iterable[Sequence[str | int]]) -> bytes:
    """Rows as a file that Excel and others open right: a byte order mark, CRLF, and an apostrophe
    before any text that would be a formula. Numbers stay numbers, below nothing too."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, dialect="excel")
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _safe(cell: str | int) -> str | int:
    if isinstance(cell, int):
        return cell
    clean = cell.replace("\0", "")
    return f"'{clean}" if clean.lstrip(" ").startswith(FORMULA) else clean
