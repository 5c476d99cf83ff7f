"""A picture of tables by place and kind: numbers in boxes, black on white, for a phone.

The more there is in a box, the greyer it is; the number stands in it all the same, so that nothing
hangs on the shade. What is sent with the picture says the same in words.
"""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from handlers.documents.chart import DOTS, INK, LETTER, PAPER, POINT

WIDE = 7.2
"""Inches; 1080 dots, as phones show pictures."""
LETTERS, HEADS = 16.0, 15.0
"""Points: as large as those of the chat."""
NAMES = 0.36
"""What part of the picture the names of the rows have."""
SHADES = ("white", "#e4e4e4", "#cfcfcf", "#b8b8b8")
"""From nothing to most; black on the darkest is read easily (11:1, WCAG 1.4.6 asks for 7:1)."""
MOST_LINES = 2
"""Lines of a name."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is, the names of its columns and rows, and what stands in each box: its
    words, and how many there are (None where that is hidden)."""

    title: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[tuple[str, int | None]]]]
    empty: str
    """What stands there where it has no rows."""


def draw(title: str, tables: Sequence[Table], notes: Sequence[str]) -> bytes:
    """The picture as a PNG, as high as its tables need."""
    # Loaded here, for it takes a second that the bot's start shouldn't.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    page = _Page()
    page.words(title, LETTERS + 2, bold=True)
    for table in tables:
        page.gap()
        page.words(table.title, LETTERS, bold=True)
        if table.rows:
            page.table(table)
        else:
            page.words(table.empty, LETTERS)
    page.gap()
    for note in notes:
        page.words(note, HEADS - 1)
    high = page.down + _line(LETTERS) * 0.5
    figure = Figure(figsize=(WIDE, high), dpi=DOTS, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes: Any = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDE)
    axes.set_ylim(high, 0)
    axes.axis("off")
    for x, y, wide, tall, shade in page.boxes:
        axes.fill([x, x + wide, x + wide, x], [y, y, y + tall, y + tall], shade, ec=INK, lw=0.8)
    for x, y, said, more in page.texts:
        # A name is never a formula, whatever signs are in it.
        axes.text(x, y, said, color=INK, parse_math=False, **more)
    made = io.BytesIO()
    figure.savefig(made, format="png", facecolor=PAPER)
    return made.getvalue()


def _line(letters: float) -> float:
    """How high a line is, in inches."""
    return letters * POINT * 1.45


def wrapped(words: str, wide: float, letters: float, most: int | None = None) -> list[str]:
    """Words in lines of so many inches; the last of `most` ends in three dots where there are
    more."""
    room = max(4, int(wide / (letters * POINT * LETTER)))
    return textwrap.wrap(words, room, max_lines=most, placeholder="…") or [""]


class _Page:
    """What is drawn where, before the picture's height is known; inches from the top."""

    def __init__(self) -> None:
        self.left = _line(LETTERS) * 0.4
        self.room = WIDE - 2 * self.left
        self.down = self.left
        self.boxes: list[tuple[float, float, float, float, str]] = []
        self.texts: list[tuple[float, float, str, dict[str, Any]]] = []

    def gap(self) -> None:
        self.down += _line(LETTERS) * 0.6

    def words(self, said: str, letters: float, *, bold: bool = False) -> None:
        for line in wrapped(said, self.room * (0.9 if bold else 1), letters):
            self._text(self.left, self.down + _line(letters) / 2, line, letters, bold=bold)
            self.down += _line(letters)

    def table(self, table: Table) -> None:
        names = self.room * NAMES
        wide = min((self.room - names) / len(table.columns), 1.0)
        start = self.left + names
        # The names of columns stand upright: a phone held sideways isn't needed to have them all.
        longest = 1.75
        heads = [wrapped(name, longest, HEADS, MOST_LINES) for name in table.columns]
        tall = max(len(line) for head in heads for line in head) * HEADS * POINT * LETTER + 0.25
        for number, head in enumerate(heads):
            middle = start + wide * (number + 0.5)
            more = {"rotation": 90, "va": "bottom", "ha": "center", "size": HEADS}
            more["linespacing"] = 1.0
            self.texts.append((middle, self.down + tall - 0.08, "\n".join(head), more))
        self.down += tall
        most = max((count or 0 for _, row in table.rows for _, count in row), default=0) or 1
        for name, cells in table.rows:
            lines = wrapped(name, names, HEADS, MOST_LINES)
            high = max(_line(LETTERS) * 1.35, _line(HEADS) * (len(lines) + 0.25))
            for down, line in enumerate(lines):
                at = self.down + high / 2 + _line(HEADS) * (down - (len(lines) - 1) / 2)
                self._text(self.left, at, line, HEADS)
            for number, (said, count) in enumerate(cells):
                shade = SHADES[0] if not count else SHADES[-(-count * (len(SHADES) - 1) // most)]
                x = start + wide * number
                self.boxes.append((x, self.down, wide, high, shade))
                middle = self.down + high / 2
                more = {"ha": "center", "weight": "bold" if count else "normal"}
                size = LETTERS if len(said) <= 3 else LETTERS - 4
                self.texts.append(
                    (x + wide / 2, middle, said, {**more, "va": "center", "size": size})
                )
            self.down += high

    def _text(self, x: float, y: float, said: str, size: float, *, bold: bool = False) -> None:
        weight = "bold" if bold else "normal"
        self.texts.append((x, y, said, {"va": "center", "size": size, "weight": weight}))
