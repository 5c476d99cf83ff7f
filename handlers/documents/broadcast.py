"""What came of news to many people as a table: how many in each state, and by hour; nobody's
name."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from handlers.broadcast_card import card
from handlers.broadcast_words import audience_words
from handlers.documents import Document
from handlers.documents.table import table
from handlers.journey import View
from handlers.wording.text import unmarked
from storage import broadcasts as rows

KEY_FAMILIES = ("broadcast-row-",)
ROWS = ("sent", "joined", "blocked", "failed", "unknown", "digest", "skipped", "past", "waiting")


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The result of `about["broadcast"]`; None where the reader may not see it (any more)."""
    one = await rows.find(view.tx, int(about["broadcast"]))
    if one is None or one.community_id != community_id or await card(view, one.id) is None:
        return None

    def say(key: str) -> str:
        return unmarked(view.wording.say(view.lang, key))

    counts = await rows.counts(view.tx, one)
    whom = audience_words(view.wording, view.lang, one.audience)
    body: list[list[str | int]] = [
        [say("broadcast-row-audience"), whom],
        [say("broadcast-row-counted"), one.counted],
    ]
    body += [[say(f"broadcast-row-{name}"), counts[name]] for name in ROWS]
    heads = [say("broadcast-row-what"), say("broadcast-row-number")]
    caption = view.wording.say(view.lang, "broadcast-file")
    name = f"news-{one.send_at:%Y-%m-%d}-{one.id}.csv"
    return Document(name, caption, partial(table, [heads, *body]))
