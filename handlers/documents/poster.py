"""A timebank's poster: what it is, how to join with a phone's camera, and how without one.

Black on white in large letters, so that it can be copied in a library and read from a step away.
The same lines as a page to print and as a picture to pass on.
"""

import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.documents.paper import Paper
from handlers.documents.picture_fonts import family
from handlers.journey import View
from handlers.wording.text import unmarked
from services import rules
from storage import communities, people

FORMS = ("pdf", "png")
SIZES = ((18.0, 82.0), (16.0, 72.0), (14.0, 60.0))
"""Points of the text on paper (the name is half as large again) and millimetres of the square, that
phones read from more than an arm's length: the largest with which everything is on one page."""
DOTS = 110
"""To the inch, of the picture."""
WIDE, HIGH = 8.27, 11.69
"""Inches of an A4 page."""
EDGE = 0.7
ADDRESS = 1
"""Which line below the square is the address."""
QUIET = 4
"""Light cells around the square, which cameras need (ISO/IEC 18004)."""
POINT = 1 / 72
LETTER = 0.6
"""How wide a letter is at the most on average, in its height; strong ones more."""
HEAVY = 0.74
KEY_FAMILIES = ("poster-file-",)


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands on it: above the square, and below it."""

    name: str
    above: Sequence[str]
    link: str
    says: str
    below: Sequence[str]
    missing: str


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The poster of a timebank in the form `about["form"]`, pdf or png; None for whoever doesn't
    run it."""
    form = str(about["form"])
    community = await communities.by_id(view.tx, community_id or 0)
    if community is None or form not in FORMS:
        return None
    held = await people.roles(view.tx, view.viewer.id)
    if not any(where == community.id and role in rules.CHANGERS for where, role in held):
        return None
    found = await rules.in_force(view.tx, community.id)
    phone, opening = found.text("phone"), found.text("opening")

    def say(key: str, **values: Any) -> str:
        plain = unmarked(view.wording.say(view.lang, key, **values))
        return plain.replace("\u2068", "").replace("\u2069", "")

    address = f"t.me/{view.bot_username}?start=join-{community.slug}"
    # In two lines, broken where no dot, hyphen or blank can be taken for a part of it.
    below = [say("poster-link"), address.replace("join-", "\njoin-", 1)]
    if phone:
        has = "yes" if opening else "no"
        below.append(say("poster-phone", phone=phone, has_opening=has, opening=opening))
    else:
        below.append(say("poster-no-phone"))
    below.append(say("poster-real", bot=view.bot_username))
    lines = Lines(
        community.name,
        [say("poster-what"), say("poster-scan")],
        f"https://{address}",
        say("poster-square"),
        below,
        say("poster-missing"),
    )
    caption = view.wording.say(view.lang, f"poster-file-{form}", timebank=community.name)
    make = partial(picture, lines) if form == "png" else partial(page, lines, view.lang)
    return Document(f"poster-{community.slug}.{form}", caption, make, photo=form == "png")


def cells(link: str) -> list[list[bool]]:
    """The square's cells, dark ones True, without the light edge."""
    import segno  # noqa: PLC0415 (only where a poster is made)

    made = segno.make(link, error="q", micro=False)
    return [[bool(cell) for cell in row] for row in made.matrix]


def page(lines: Lines, lang: str) -> bytes:
    """The A4 page."""
    return paper(lines, lang).done()


def paper(lines: Lines, lang: str) -> Paper:
    """The same before it is closed, so that tests can read its text uncompressed."""
    made = _laid_out(lines, lang, *SIZES[0])
    for size, square in SIZES[1:]:
        if made.pdf.pages_count > 1:
            made.close()
            made = _laid_out(lines, lang, size, square)
    return made


def _laid_out(lines: Lines, lang: str, size: float, square: float) -> Paper:
    made = Paper(lines.name, lang, size, lines.name)
    made.heading(lines.name)
    for line in lines.above:
        made.text(line)
    made.picture(_square(lines.link), lines.says, square)
    for number, line in enumerate(lines.below):
        made.text(line, strong=number == ADDRESS)
    made.missing(lines.missing)
    return made


def _square(link: str) -> bytes:
    import segno  # noqa: PLC0415

    file = io.BytesIO()
    segno.make(link, error="q", micro=False).save(file, kind="png", scale=10, border=QUIET)
    return file.getvalue()


def picture(lines: Lines) -> bytes:
    """The same as a PNG of an A4 page."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDE, HIGH), dpi=DOTS, facecolor="white")
    FigureCanvasAgg(figure)
    axes: Any = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDE)
    axes.set_ylim(0, HIGH)
    axes.axis("off")
    at = _words(axes, HIGH - EDGE, lines.name, 32, heavy=True)
    for line in lines.above:
        at = _words(axes, at - 0.1, line, 18)
    below = sum(_height(line, 17, heavy=n == ADDRESS) + 0.1 for n, line in enumerate(lines.below))
    side = min(SIZES[0][1] / 25.4, at - EDGE - below)
    _cells(figure, lines.link, at - side, side)
    at -= side + 0.1
    for number, line in enumerate(lines.below):
        at = _words(axes, at, line, 17, heavy=number == ADDRESS) - 0.1
    made = io.BytesIO()
    figure.savefig(made, format="png", facecolor="white")
    return made.getvalue()


def _cells(figure: Any, link: str, bottom: float, side: float) -> None:
    found = cells(link)
    edge = [False] * QUIET
    rows = [[*edge, *row, *edge] for row in found]
    blank = [[False] * len(rows[0])] * QUIET
    axes = figure.add_axes((EDGE / WIDE, bottom / HIGH, side / WIDE, side / HIGH))
    axes.imshow([*blank, *rows, *blank], cmap="gray_r", interpolation="nearest", vmin=0, vmax=1)
    axes.axis("off")


def _wrapped(line: str, letters: float, *, heavy: bool) -> list[str]:
    room = (WIDE - 2 * EDGE) / (letters * POINT * (HEAVY if heavy else LETTER))
    return [
        said
        for part in line.split("\n")
        for said in textwrap.wrap(part, int(room), break_on_hyphens=False) or [""]
    ]


def _height(line: str, letters: float, *, heavy: bool) -> float:
    return len(_wrapped(line, letters, heavy=heavy)) * letters * POINT * 1.45


def _words(axes: Any, top: float, line: str, letters: float, *, heavy: bool = False) -> float:
    """Writes a line from here down; where the next one begins."""
    step = letters * POINT * 1.45
    for said in _wrapped(line, letters, heavy=heavy):
        # A name is never a formula, whatever signs are in it.
        axes.text(
            EDGE,
            top - step / 2,
            said,
            va="center",
            size=letters,
            weight="bold" if heavy else "normal",
            color="black",
            parse_math=False,
            family=family(said),
        )
        top -= step
    return top
