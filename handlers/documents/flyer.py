"""A poster to print for something to volunteer for: large words, and a square that phones open."""

import io
from collections.abc import Mapping
from functools import partial
from typing import Any

from handlers.documents import Document
from handlers.documents.paper import Paper
from handlers.journey import View
from handlers.opportunity_words import said_of, whole
from handlers.wording.text import unmarked
from storage import communities
from storage import opportunities as rows
from storage import shifts as shift_rows

SIZES = ((20.0, 75.0), (17.0, 70.0), (14.0, 60.0), (12.0, 50.0))
"""Points of the text, which is read from a wall, and millimetres of the square, which a phone reads
from two steps away: the largest with which everything is on one page."""


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The poster of `about["opportunity"]`, or of its one time `about["shift"]`; None where nobody
    can join it (any more). It holds nothing but what everybody may read."""
    community = await communities.by_id(view.tx, community_id or 0)
    one = await rows.find(view.tx, int(about["opportunity"]))
    if community is None or one is None or one.community_id != community.id:
        return None
    if one.state != "published":
        return None
    said, pattern, path = said_of(one), one.pattern, f"opp_{one.id}"
    if about.get("shift"):
        shift = await shift_rows.find(view.tx, int(about["shift"]))
        if shift is None or shift.opportunity_id != one.id or shift.state != "published":
            return None
        said = {**said, "venue": shift.venue}
        path = f"shift_{shift.id}"
        text = view.wording.say(
            view.lang,
            "share-shift",
            title=shift.title,
            organisation=shift.organisation,
            start=shift.plan.local_start,
            end=shift.plan.local_end,
            venue=shift.venue,
        )
    else:
        text = whole(view.wording, view.lang, said, pattern, view.now)

    def say(key: str, **values: Any) -> str:
        return _plain(view.wording.say(view.lang, key, **values))

    link = f"https://t.me/{view.bot_username}?start={path}"
    lines = [_plain(line) for line in str(text).split("\n") if line.strip()]
    words = [
        say("flyer-head"),
        say("flyer-how", link=link.removeprefix("https://")),
        say("flyer-square"),
        say("flyer-foot", timebank=community.name),
        say("flyer-missing"),
    ]
    caption = view.wording.say(view.lang, "flyer-file", title=one.title)
    return Document(
        f"poster-{path}.pdf", caption, partial(_pdf, words, lines, view.lang, link, community.name)
    )


def _pdf(words: list[str], lines: list[str], lang: str, link: str, timebank: str) -> bytes:
    return paper(words, lines, lang, link, timebank).done()


def paper(words: list[str], lines: list[str], lang: str, link: str, timebank: str) -> Paper:
    """The page before it is closed, so that tests can read its text uncompressed."""
    for size, square in SIZES:
        page = _laid_out(words, lines, lang, link, timebank, size, square)
        if page.pdf.pages_count == 1 or (size, square) == SIZES[-1]:
            break
        page.close()
    return page


def _laid_out(
    words: list[str],
    lines: list[str],
    lang: str,
    link: str,
    timebank: str,
    size: float,
    wide: float,
) -> Paper:
    head, how, square, foot, missing = words
    page = Paper(f"{head} {lines[0]}", lang, size, timebank)
    page.text(head)
    page.heading(lines[0])
    if len(lines) > 1:
        page.text(lines[1], strong=True)
    page.text("\n".join(lines[2:]))
    page.picture(code(link), square, wide)
    page.text(how)
    page.text(foot)
    page.missing(missing)
    return page


def code(link: str) -> bytes:
    """The square as a picture; it can be read even where a quarter of it is dirty."""
    import segno  # noqa: PLC0415 (only where a poster is made)

    file = io.BytesIO()
    segno.make(link, error="q", micro=False).save(file, kind="png", scale=10, border=4)
    return file.getvalue()


def _plain(markup: str) -> str:
    return unmarked(markup).replace("\u2068", "").replace("\u2069", "")
