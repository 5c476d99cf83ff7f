"""What came of a campaign as a table: a line for each piece of news, and their sum; nobody's
name."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from domain.errors import DomainError
from handlers.broadcast_words import audience_words
from handlers.documents import Document
from handlers.documents.broadcast import ROWS
from handlers.documents.table import table
from handlers.journey import View
from handlers.wording.text import unmarked
from services import campaigns
from services.work import Work
from storage import communities, people


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The result of `about["campaign"]`; None where the reader may not see it (any more)."""
    community = await communities.by_id(view.tx, community_id or 0)
    if community is None:
        return None
    held = frozenset(
        role for where, role in await people.roles(view.tx, view.viewer.id) if where == community.id
    )
    try:
        work = Work(view.tx, view.now, view.viewer, community, held)
        found = await campaigns.result(work, int(about["campaign"]))
    except DomainError:
        return None

    def say(key: str) -> str:
        return unmarked(view.wording.say(view.lang, key))

    zone = ZoneInfo(community.zone)
    body: list[list[str | int]] = [
        [
            f"{one.send_at.astimezone(zone):%Y-%m-%d %H:%M}",
            audience_words(view.wording, view.lang, one.audience),
            *(counts[name] for name in ROWS),
        ]
        for one, counts in found.news
    ]
    body.append([say("campaign-row-all"), "", *(found.total(name) for name in ROWS)])
    heads = [
        say("campaign-row-day"),
        say("broadcast-row-audience"),
        *(say(f"broadcast-row-{name}") for name in ROWS),
    ]
    caption = view.wording.say(view.lang, "broadcast-file")
    return Document(f"campaign-{found.campaign.id}.csv", caption, partial(table, [heads, *body]))
