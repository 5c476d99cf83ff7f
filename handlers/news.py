"""/news: whether somebody gets news of things to join, said yes or no to in one tap."""

import re

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


_ABOUT = r"(?:(?:to|from|the|this|your|any|me|of|getting|sending|more|all)\s+)*news(?:letters?)?"
_NO = re.compile(
    rf"(?:please\s+|i (?:want|would like|don't want|do not want)\s+)*"
    rf"(?:(?:stop|no|no more|cancel|end|unsubscribe|don't send|do not send|get no)\s+)?{_ABOUT}"
    r"(?:\s+(?:any ?more|off|please))*[.!]?",
    re.IGNORECASE,
)
_YES = re.compile(
    rf"(?:please\s+|i (?:want|would like)\s+|yes,?\s+)*(?:send|get|start)\s+{_ABOUT}"
    r"(?:\s+(?:again|please))*[.!]?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:please\s+)?(?:stop|unsubscribe|opt[ -]?out|no more|stop (?:it|this|these|that))"
    r"(?:\s+please)?[.!]?",
    re.IGNORECASE,
)


async def heard(unit: Unit, text: str) -> bool:
    """ "No more news", "send me news"; "stop" and "unsubscribe" where news is the last message."""
    said = text.strip().replace("’", "'")
    if len(said) > 60 or unit.membership is None or unit.membership.state != "approved":
        return False
    under = any(data.partition(":")[0] == "news-off" for _, data in unit.keyboard)
    if _YES.fullmatch(said):
        await news.yes(unit)
    elif under and _STOP.fullmatch(said):
        where = next(data for _, data in unit.keyboard if data.startswith("news-off:"))
        one = await rows.find(unit.tx, int(where.partition(":")[2] or 0))
        if one is not None:
            unit.use_community_of(one.community_id)
        await news.no(unit)
    elif _NO.fullmatch(said) and _refuses(said):
        await news.no(unit)
    else:
        return False
    await show(unit)
    return True


def _refuses(said: str) -> bool:
    words = r"(?i)\b(?:stop|no|cancel|end|unsubscribe|don't|do not|off)\b"
    return re.search(words, said) is not None


journey = Journey(
    "news",
    hears=[heard],
    commands=[Command("news", show)],
    taps={
        "news": _shown,
        "news-yes": _said,
        "news-no": _said,
        "news-first": _first,
        "news-off": _off,
    },
)
