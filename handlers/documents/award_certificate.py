"""An award on paper, to hang up, and the same as a picture to share: name, category, year."""

import io
import textwrap
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from handlers.documents import Document
from handlers.documents.letter import SQUARE
from handlers.documents.letter import square as square_of
from handlers.documents.paper import Paper
from handlers.documents.picture_fonts import family
from handlers.journey import View
from handlers.wording.text import unmarked
from storage import award_results as rows
from storage import communities, delegates
from storage.award_results import Award

SIZE = 16.0
"""Points: it is hung up, or shown across a table."""
DOTS, WIDE = 100, 10.8
"""1080 dots wide and high, as pictures are shared."""
LETTERS = 30.0
LINE = 26
"""Letters on a line of the picture."""
LARGE = ((1.0, "normal"), (1.8, "bold"), (1.2, "bold"), (0.8, "normal"))
"""Title, name, award and thanks: how large beside each other, and how strong."""
LEADING, GAP = 1.3, 1.5
"""A line's height beside its letters, and what is left free between two parts."""
FRAME, INK = 8, "#12355b"
"""Points of the frame, and the one colour: dark blue, which prints and reads well."""


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The certificate of `about["nominee"]`, for whoever it is of; None for everybody else."""
    found = await _award(view, about)
    if found is None:
        return None
    one, parts = found
    timebank = await communities.by_id(view.tx, community_id or 0)
    zone = ZoneInfo(timebank.zone if timebank is not None else "Europe/London")
    day = one.announced_at.astimezone(zone).date()
    caption = view.wording.say(view.lang, "award-certificate-caption", code=one.certificate or "")
    head = parts[0]
    made = [_plain(view, "award-certificate-day", day=day)]
    if one.certificate:
        made.append(_plain(view, "award-certificate-code", code=one.certificate))
    link = f"https://t.me/{view.bot_username}?start=award-{one.certificate}"
    says = _plain(view, "award-certificate-square")
    missing = _plain(view, "letter-missing")
    make = partial(_pdf, [*parts, *made], head, view.lang, one.timebank, (link, says, missing))
    return Document(f"award-{one.certificate}.pdf", caption, make)


async def picture(
    view: View,
    community_id: int | None,  # noqa: ARG001 (the award says its own)
    about: Mapping[str, Any],
) -> Document | None:
    """The same as a picture to share."""
    found = await _award(view, about)
    if found is None:
        return None
    one, parts = found
    caption = view.wording.say(view.lang, "award-picture-caption", text=" ".join(parts))
    return Document(f"award-{one.certificate}.png", caption, partial(poster, parts), photo=True)


async def _award(view: View, about: Mapping[str, Any]) -> tuple[Award, list[str]] | None:
    one = await rows.award(view.tx, int(about["nominee"]))
    if one is None or not one.is_prize or one.certificate is None:
        return None
    if one.person_id != view.viewer.id and not await _for_them(view, one):
        return None
    key = "favourite" if one.place == "shortlisted" else one.place
    return one, [
        _plain(view, "award-certificate-head", award=one.scheme, round=one.round),
        one.name,
        _plain(view, "award-certificate-for", place=key, category=one.category),
        _plain(view, "award-certificate-thanks", timebank=one.timebank),
    ]


async def _for_them(view: View, one: Award) -> bool:
    """Whether the viewer acts for the one whose award it is."""
    if one.person_id is None:
        return False
    found = await delegates.still_acts(view.tx, view.viewer.id, one.person_id, view.now)
    return found is not None


def _plain(view: View, key: str, **values: Any) -> str:
    shown = unmarked(str(view.wording.say(view.lang, key, **values)))
    return shown.replace("\u2068", "").replace("\u2069", "")


def _pdf(
    parts: Sequence[str], head: str, lang: str, timebank: str, square: tuple[str, str, str]
) -> bytes:
    return paper(parts, head, lang, timebank, square).done()


def paper(
    parts: Sequence[str], head: str, lang: str, timebank: str, square: tuple[str, str, str]
) -> Paper:
    """The page before it is closed, so that tests can read its text uncompressed."""
    link, says, missing = square
    title, name, won, thanks, *rest = parts
    page = Paper(f"{head}: {name}", lang, SIZE, timebank)
    page.pdf.set_line_width(0.8)
    page.pdf.rect(10, 10, page.pdf.w - 20, page.pdf.h - 20)
    page.pdf.set_line_width(0.2)
    page.text(timebank)
    page.heading(title)
    page.text(name, strong=True)
    page.text(won)
    page.text(thanks)
    for one in rest:
        page.text(one)
    page.picture(square_of(link), says, SQUARE)
    page.missing(missing)
    return page


def poster(parts: Sequence[str]) -> bytes:
    """The picture as a PNG: the name largest, in a dark blue frame; nothing but what is said under
    it."""
    # Loaded here, for it takes a second that the bot's start shouldn't.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDE, WIDE), dpi=DOTS, facecolor="white")
    FigureCanvasAgg(figure)
    axes: Any = figure.add_axes((0.04, 0.04, 0.92, 0.92))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    for side in axes.spines.values():
        side.set_linewidth(FRAME)
        side.set_edgecolor(INK)
    for y, line, size, weight in _set_out(parts[:4]):
        # A name is never a formula, whatever signs are in it.
        axes.text(
            0.5, y, line, ha="center", va="center", size=size,
            weight=weight, color=INK, parse_math=False, family=list(family(line)),
        )  # fmt: skip
    made = io.BytesIO()
    figure.savefig(made, format="png", facecolor="white")
    return made.getvalue()


def _set_out(parts: Sequence[str]) -> list[tuple[float, str, float, str]]:
    """Where each line stands (0 at the foot to 1), its words, points and weight. Letters become
    smaller until all of it is on the picture."""
    lines = [
        (line, large, weight, number == 0)
        for words, (large, weight) in zip(parts, LARGE, strict=True)
        for number, line in enumerate(textwrap.wrap(words, int(LINE / large)) or [""])
    ]
    heights = [large * LEADING + (GAP if first else 0) for _, large, _, first in lines]
    tall = sum(heights) - GAP
    size = min(LETTERS, 0.86 * WIDE * 72 / tall)
    point = size / (WIDE * 0.92 * 72)
    y = 0.5 + tall * point / 2 + GAP * point
    found = []
    for (line, large, weight, _), height in zip(lines, heights, strict=True):
        y -= height * point
        found.append((y + large * LEADING * point / 2, line, size * large, weight))
    return found
