"""Paper slips for planned exchanges: four on an A4 page, to be cut apart and signed by both."""

import textwrap
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from handlers.documents import Document
from handlers.documents.paper import Paper
from handlers.journey import View
from handlers.wording.text import unmarked
from services import rules as timebank_rules
from storage import communities, exchanges, people
from storage import plans as plan_rows

WIDE, HIGH = 105.0, 148.5
"""Millimetres: A6, four to a page."""
EDGE = 9.0
INNER, ROOM = WIDE - 2 * EDGE, HIGH - 2 * EDGE
GAP = 1.0
"""Between two lines."""
SIZES = (13.0, 11.0, 9.5, 8.0)
"""Points of a slip's text: the largest with which all of it stands within its lines."""
HEAD = 1.2
"""How much larger its number is."""
LEAST = 6.0
"""Millimetres that an empty line has, so that a pen can sign above the next."""
MOST_WORDS = 240
"""Letters of what the help is: the rest is in the chat."""


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The slips of `about["ids"]` (numbers with spaces between). None for everybody but brokers."""
    community = await communities.by_id(view.tx, community_id or 0)
    if community is None:
        return None
    brokers = await people.with_role(view.tx, community.id, "broker")
    if view.viewer.id not in {one.id for one in brokers}:
        return None
    ids = [int(one) for one in str(about["ids"]).split()]
    found = await exchanges.by_ids(view.tx, community.id, ids)
    phone = (await timebank_rules.in_force(view.tx, community.id)).text("phone")
    zone = ZoneInfo(community.zone)

    def say(key: str, **values: Any) -> str:
        text = unmarked(view.wording.say(view.lang, key, zone=zone, **values))
        return text.replace("\u2068", "").replace("\u2069", "")

    slips: list[tuple[str, list[str]]] = []
    for one in (found[number] for number in ids if number in found):
        plan = await plan_rows.find(view.tx, one.id)
        if plan is None:
            continue
        head = say("slip-paper-head", number=one.id)
        lines = [
            say("slip-paper-timebank", timebank=community.name),
            say(
                "slip-paper-what",
                giver=one.giver_name or "",
                receiver=one.receiver_name or "",
                what=shortened(one.words or ""),
                has_what="yes" if one.words else "no",
                has_start="yes" if plan.start is not None else "no",
                start=plan.starts_at,
                date=plan.day,
                minutes=plan.minutes,
            ),
            "",
            say("slip-paper-planned"),
            say("slip-paper-took"),
            say("slip-paper-not"),
            "",
            say("slip-paper-sign", name=one.giver_name or ""),
            "",
            say("slip-paper-sign", name=one.receiver_name or ""),
            "",
            say("slip-paper-back", phone=phone, has_phone="yes" if phone else "no"),
        ]
        slips.append((head, lines))
    if not slips:
        return None
    title = say("slip-paper-title", timebank=community.name)
    make = partial(_pdf, title, view.lang, community.name, slips)
    return Document("slips.pdf", view.wording.say(view.lang, "slip-file", count=len(slips)), make)


def shortened(words: str) -> str:
    """What somebody wrote, in one line that a slip has room for."""
    return textwrap.shorten(words, MOST_WORDS, placeholder=" …")


def _pdf(title: str, lang: str, author: str, slips: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    return paper(title, lang, author, slips).done()


def paper(title: str, lang: str, author: str, slips: Sequence[tuple[str, Sequence[str]]]) -> Paper:
    """Four slips on each page, with lines to cut along."""
    page = Paper(title, lang, SIZES[0], author)
    pdf = page.pdf
    pdf.set_auto_page_break(False)
    for place, (head, lines) in enumerate(slips):
        if place and place % 4 == 0:
            pdf.add_page()
        left, top = WIDE * (place % 2), HIGH * (place % 4 // 2)
        pdf.set_draw_color(0)
        pdf.set_line_width(0.2)
        pdf.rect(left + 2, top + 2, WIDE - 4, HIGH - 4)
        size = next((s for s in SIZES if _height(page, head, lines, s) <= ROOM), SIZES[-1])
        _write(page, head, lines, size, left + EDGE, top + EDGE)
    return page


def _write(
    page: Paper, head: str, lines: Sequence[str], size: float, left: float, top: float
) -> None:
    pdf = page.pdf
    pdf.set_xy(left, top)
    page.box(head, "B", size * HEAD, INNER)
    for line in lines:
        pdf.set_xy(left, pdf.get_y() + (GAP if line else LEAST))
        if line:
            page.box(line, "", size, INNER)


def _height(page: Paper, head: str, lines: Sequence[str], size: float) -> float:
    high = page.height_of(head, "B", size * HEAD, INNER)
    for line in lines:
        high += page.height_of(line, "", size, INNER) + GAP if line else LEAST
    return high
