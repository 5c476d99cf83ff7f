"""A picture of hours over time: bars with their lengths in words, black on white, for a phone.

Nothing hangs on colour, and nothing is only in the picture: what is sent with it says the same.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

INCHES_WIDE = 7.2
DOTS = 150
"""To the inch: 1080 dots wide, as phones show pictures."""
ROW = 0.5
"""Inches of a bar with its gap."""
HEAD = 0.9
INK, PAPER = "black", "white"
LETTERS = 15.0
ROOM = 1.55
"""How much longer the axis is than the longest bar, so that its words fit behind it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is, its minutes (None where hidden), and what is written behind it."""

    name: str
    minutes: int | None
    says: str


def draw(title: str, bars: Sequence[Bar]) -> bytes:
    """The picture as a PNG, 1080 dots wide and as high as its bars need."""
    # Loaded here, for it takes a second that the bot's start shouldn't.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    high = HEAD + ROW * max(len(bars), 1)
    figure = Figure(figsize=(INCHES_WIDE, high), dpi=DOTS, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.34, 0.05, 0.64, 1 - HEAD / high), facecolor=PAPER)
    lengths = [max(bar.minutes or 0, 0) for bar in bars]
    places = range(len(bars), 0, -1)
    axes.barh(places, lengths, height=0.62, color=INK)
    longest = max(lengths, default=0) or 1
    for place, length, bar in zip(places, lengths, bars, strict=True):
        axes.text(
            length + longest * 0.02, place, bar.says, va="center", fontsize=LETTERS, color=INK
        )
    axes.set_xlim(0, longest * ROOM)
    axes.set_ylim(0.4, len(bars) + 0.6)
    axes.set_yticks(list(places), [bar.name for bar in bars], fontsize=LETTERS, color=INK)
    axes.set_xticks([])
    axes.tick_params(length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    figure.text(
        0.03, 1 - 0.16 / high, title, va="top", fontsize=LETTERS + 2, fontweight="bold", color=INK
    )
    made = io.BytesIO()
    figure.savefig(made, format="png", facecolor=PAPER)
    return made.getvalue()
