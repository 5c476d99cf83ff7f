"""/news: whether somebody gets news of things to join, said yes or no to in one tap."""

from domain.errors import DomainError, NotFound
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from services import news
from storage import broadcasts as rows


async def show(unit: Unit, _words: str = "") -> None:
    """How it stands, with the other choice as a button."""
    if unit.membership is None or unit.membership.state != "approved":
        raise DomainError("error-members-only")
    wants = await news.wants(unit)
    key, verb = ("btn-news-off", "news-no") if wants else ("btn-news-on", "news-yes")
    unit.say(
        "news-state",
        one_a_row(unit.button(key, f"{verb}:{unit.scope.id}"), unit.button("btn-home", "home")),
        timebank=unit.scope.name,
        wants="yes" if wants else "no",
    )


async def _shown(unit: Unit, _tap: Tap) -> None:
    await show(unit)


async def _said(unit: Unit, tap: Tap) -> None:
    """Yes or no, for the timebank that the button is of."""
    unit.use_community_of(tap.id)
    await (news.yes if tap.verb == "news-yes" else news.no)(unit)
    await show(unit)


async def _first(unit: Unit, tap: Tap) -> None:
    """Yes, under the welcome, which stays."""
    unit.use_community_of(tap.id)
    await news.yes(unit)
    unit.aside()
    await show(unit)


async def _off(unit: Unit, tap: Tap) -> None:
    """No more of it, under a message of news; the message stays."""
    one = await rows.find(unit.tx, tap.id)
    if one is None:
        raise NotFound
    unit.use_community_of(one.community_id)
    await news.no(unit)
    unit.aside()
    await show(unit)


journey = Journey(
    "news",
    commands=[Command("news", show)],
    taps={
        "news": _shown,
        "news-yes": _said,
        "news-no": _said,
        "news-first": _first,
        "news-off": _off,
    },
)
