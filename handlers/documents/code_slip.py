"""A page with somebody's one-time code: how they put their phone on the record they have."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from handlers.documents import Document
from handlers.documents.letter import square
from handlers.documents.paper import Paper
from handlers.journey import View
from handlers.wording.text import unmarked
from services import claiming, rules
from storage import communities, people, record_codes

SIZE = 16.0
"""Points of the text: it is read at a kitchen table, without help."""
SQUARE = 55.0
"""Millimetres: a phone reads it from an arm's length."""
TYPED = 3
"""Which line is what to type."""


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:
    """The page of the code `about["code"]`, whose row is `about["id"]`; None for everybody but
    brokers, and where the code can't be used any more."""
    community = await communities.by_id(view.tx, community_id or 0)
    code = str(about["code"])
    found = await record_codes.by_digest(view.tx, claiming.digest(code), view.now)
    if community is None or found is None or found.id != int(about["id"]):
        return None
    brokers = await people.with_role(view.tx, community.id, "broker")
    if found.community_id != community.id or view.viewer.id not in {one.id for one in brokers}:
        return None
    phone = (await rules.in_force(view.tx, community.id)).text("phone")
    until = found.expires_at.astimezone(ZoneInfo(community.zone)).date()

    def say(key: str, **values: Any) -> str:
        plain = unmarked(view.wording.say(view.lang, key, **values))
        return plain.replace("\u2068", "").replace("\u2069", "")

    lines = [
        say("code-paper-for", name=found.name, timebank=community.name),
        say("code-paper-scan"),
        say("code-paper-type", bot=view.bot_username),
        f"/claim {claiming.written(code)}",  # what to type is the same in every language
        say("code-paper-say", number=found.membership_id),
        say("code-paper-until", until=until, phone=phone, has_phone="yes" if phone else "no"),
    ]
    words = (say("code-paper-head", timebank=community.name), lines, say("code-paper-square"))
    link = f"https://t.me/{view.bot_username}?start=claim_{code}"
    make = partial(_pdf, words, say("code-paper-missing"), view.lang, link, community.name)
    caption = view.wording.say(view.lang, "code-file", name=found.name)
    return Document("code.pdf", caption, make)


def _pdf(
    words: tuple[str, list[str], str], missing: str, lang: str, link: str, timebank: str
) -> bytes:
    return paper(words, missing, lang, link, timebank).done()


def paper(
    words: tuple[str, list[str], str], missing: str, lang: str, link: str, timebank: str
) -> Paper:
    """The page before it is closed, so that tests can read its text uncompressed."""
    head, lines, says = words
    page = Paper(head, lang, SIZE, timebank)
    page.heading(head)
    for place, line in enumerate(lines):
        if place == TYPED - 1:
            page.picture(square(link), says, SQUARE)
        page.text(line, strong=place in (0, TYPED))
    page.missing(missing)
    return page
