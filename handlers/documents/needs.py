"""The needs map as a picture and as tables, for a broker or for anybody."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, get_args
from zoneinfo import ZoneInfo

from domain.periods import shaped
from domain.permissions import may
from handlers.documents import Document
from handlers.documents.xlsx import plain, workbook
from handlers.journey import View
from handlers.needs_words import NeedsTeller
from services import needs
from services import rules as timebank
from services.needs import FORMS, Who
from services.work import Work
from storage import communities, people


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """What is needed from the day `about["first"]` to before `about["next"]`, as it is now, as
    `about["form"]` for `about["who"]`; None where the reader may not see it (any more)."""
    community = await communities.by_id(view.tx, community_id or 0)
    form = next((one for one in FORMS if one == about["form"]), None)
    who: Who | None = next((one for one in get_args(Who) if one == about["who"]), None)
    if community is None or form is None or who is None:
        return None
    held = frozenset(
        role for where, role in await people.roles(view.tx, view.viewer.id) if where == community.id
    )
    if not may(held, "needs.see"):
        return None
    work = Work(view.tx, view.now, view.viewer, community, held)
    period = shaped(date.fromisoformat(about["first"]), date.fromisoformat(about["next"]))
    found = await needs.gather(work, period)
    if who == "public":
        found = await needs.for_anybody(work, found)
    least = (await timebank.of(work)).number("small_number")
    zone = ZoneInfo(community.zone)
    tell = NeedsTeller(view.wording, view.lang, zone, community.name, found, who, least)
    name = f"needs-{period.first}-to-{period.last}"
    kept = who == "me"
    if form == "picture":
        caption = tell.caption() or tell.tell.text(
            "needs-file-picture-short", period=tell.period, timebank=community.name
        )
        return Document(f"{name}.png", caption, tell.draw(), photo=True, protected=kept)
    caption = tell.tell.text(f"needs-file-{form}", period=tell.period, who=who)
    sheets = tell.sheets()
    title = tell.tell.plain("needs-title", period=tell.period)
    make = partial(workbook, title, sheets) if form == "xlsx" else partial(plain, sheets)
    return Document(f"{name}.{form}", caption, make, protected=kept)
