"""A picture of hours over time: bars with their lengths in words, black on white.

Nothing hangs on colour, and nothing is only in the picture: what is sent with it says the same. On
a phone, and in large print, each bar's words stand above it; on a page to print, beside it.
"""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

INK, PAPER = "black", "white"
DOTS = 150
"""To the inch."""
POINT = 1 / 72
"""Inches."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is, its minutes (None where hidden), and its length in words."""

    name: str
    minutes: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Shape:
    """How a picture is laid out: inches wide, points of its letters, words above or beside."""

    wide: float
    letters: float
    beside: bool


PHONE = Shape(7.2, 16.0, beside=False)
"""1080 dots wide, as phones show pictures: letters as large as those of the chat."""
PAGE = Shape(6.7, 9.0, beside=True)
LARGE = Shape(6.7, 18.0, beside=False)
"""As wide as the text of an A4 page, with letters as large as the text's."""
LETTER = 0.6
"""How wide a letter is at the most on average, in its height."""
HEAVY = 0.72
"""The same of a title's."""
NAMES = 0.36
"""What part of the picture the names have that stand beside bars."""
BARS = 0.40
"""What part of it the longest such bar has; its length is written behind it."""


def draw(title: str, bars: Sequence[Bar], shape: Shape = PHONE) -> bytes:
    """The picture as a PNG, as high as its bars need."""
    # Loaded here, for it takes a second that the bot's start shouldn't.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    line = shape.letters * POINT * 1.7
    left, room = line * 0.4, shape.wide - line * 0.8
    above = 0 if shape.beside else 2 if _too_long(bars, shape, room) else 1
    row = line * (above + 0.9) if above else line
    heads = textwrap.wrap(title, int(room / (shape.letters * POINT * HEAVY))) or [""]
    head = line * (1 + len(heads))
    high = head + row * max(len(bars), 1)
    figure = Figure(figsize=(shape.wide, high), dpi=DOTS, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes: Any = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, shape.wide)
    axes.set_ylim(0, high)
    axes.axis("off")
    for down, said in enumerate(heads):
        _words(axes, left, high - line * (1 + down), said, shape, weight="bold")
    longest = max((max(bar.minutes or 0, 0) for bar in bars), default=0) or 1
    for number, bar in enumerate(bars):
        top = high - head - row * number
        part = max(bar.minutes or 0, 0) / longest
        if shape.beside:
            middle, at = top - row / 2, left + room * NAMES
            _bar(axes, at, middle - line * 0.3, room * BARS * part, line * 0.6)
            _words(axes, left, middle, bar.name, shape)
            _words(axes, at + room * BARS * part + line * 0.3, middle, bar.says, shape)
        else:
            words = [f"{bar.name}: {bar.says}"] if above == 1 else [f"{bar.name}:", bar.says]
            for down, said in enumerate(words):
                _words(axes, left, top - line * (0.5 + down), said, shape)
            _bar(axes, left, top - line * (above + 0.55), room * part, line * 0.6)
    made = io.BytesIO()
    figure.savefig(made, format="png", facecolor=PAPER)
    return made.getvalue()


def _too_long(bars: Sequence[Bar], shape: Shape, room: float) -> bool:
    """Whether a name and a length may be more than a line has room for."""
    longest = max((len(bar.name) + len(bar.says) + 2 for bar in bars), default=0)
    return longest * shape.letters * POINT * LETTER > room


def _words(axes: Any, x: float, y: float, words: str, shape: Shape, weight: str = "normal") -> None:
    # A name is never a formula, whatever signs are in it.
    axes.text(
        x,
        y,
        words,
        va="center",
        size=shape.letters,
        weight=weight,
        color=INK,
        parse_math=False,
    )


def _bar(axes: Any, x: float, y: float, wide: float, high: float) -> None:
    """A bar with a line at its start, so that one of nothing is seen too."""
    axes.plot([x, x], [y, y + high], color=INK, linewidth=1)
    if wide:
        axes.bar(x, high, width=wide, bottom=y, align="edge", color=INK)
