"""News as its readers see it, with the button to join in the message and the way out; and whom it
is for, in words."""

from dataclasses import dataclass
from typing import Any

from domain.broadcasts import Audience
from domain.reading.skills import taxonomy
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.listing_words import LANGUAGES
from handlers.opportunity_words import said_of, whole
from handlers.shift_card import head
from handlers.wording import Markup, Wording, Words
from services import news
from services.work import Work
from storage import broadcasts as rows
from storage import communities, opportunities, people
from storage import shifts as shift_rows

KEY_FAMILIES = ("broadcast-day-",)
LOOK = "bc-look:0"
"""What the buttons of a preview do: nothing but say so."""


@dataclass(frozen=True, slots=True)
class Told:
    """What news says: whose it is, the sender's words, and what it is about."""

    timebank: str
    organisation: str | None
    words: str
    shift_id: int | None
    opportunity_id: int | None
    broadcast_id: int = 0
    """0 in a preview, whose buttons do nothing."""


async def message(view: View, told: Told) -> Screen | None:
    """The message for its reader, with how it stands now; None where it is of no use any more."""
    lines = [
        str(
            view.wording.say(
                view.lang,
                "broadcast-head",
                timebank=told.timebank,
                organisation=told.organisation or "",
                has_organisation="yes" if told.organisation else "no",
            )
        )
    ]
    if told.words:
        lines.append(str(view.wording.say(view.lang, "broadcast-words", words=Words(told.words))))
    buttons: list[tuple[str, str]] = []
    if told.shift_id is not None:
        about = await _shift(view, told.shift_id)
    elif told.opportunity_id is not None:
        about = await _opportunity(view, told.opportunity_id)
    else:
        about = ([], [])
    if about is None:
        return None
    lines += about[0]
    buttons += about[1]
    lines.append(str(view.wording.say(view.lang, "broadcast-why", timebank=told.timebank)))
    buttons.append(("btn-news-off", f"news-off:{told.broadcast_id}"))
    made = [
        Button(view.wording.button(view.lang, key), data if told.broadcast_id else LOOK)
        for key, data in buttons
    ]
    return Screen(Markup("\n\n".join(lines)), one_a_row(*made))


About = tuple[list[str], list[tuple[str, str]]]
"""Lines, and buttons by the key of their label and what they do."""


async def _shift(view: View, shift_id: int) -> About | None:
    found = await shift_rows.standing(view.tx, shift_id, view.viewer.id)
    if found is None or found.shift.state != "published" or found.shift.starts_at <= view.now:
        return None
    room = found.counts.room(found.shift.places) > 0
    left = view.wording.say(
        view.lang,
        "broadcast-places",
        left=max(0, found.shift.places - found.counts.taken) if room else 0,
    )
    join = "btn-shift-join" if room else "btn-shift-join-list"
    return (
        [f"{head(view, found.shift)}\n{left}"],
        [(join, f"sh-join:{shift_id}"), ("btn-opportunity-see", f"sh-open:{shift_id}")],
    )


async def _opportunity(view: View, opportunity_id: int) -> About | None:
    one = await opportunities.find(view.tx, opportunity_id)
    if one is None or one.state != "published":
        return None
    shown = str(whole(view.wording, view.lang, said_of(one), one.pattern, view.now))
    see = ("btn-opportunity-see", f"op-open:{opportunity_id}")
    if one.pattern is not None:
        return [shown], [see]
    return [shown], [("btn-opportunity-ask", f"op-ask:{opportunity_id}"), see]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message to one person: what it says, and the picture over it."""

    screen: Screen
    photo: str | None


async def drawn(view: View, broadcast_id: int) -> Drawn | None:
    """The message for this reader as it is sent; None where it was stopped, is of no use any more,
    or the reader took their yes back or left since it was queued."""
    one = await rows.find(view.tx, broadcast_id)
    if one is None or one.state in ("stopped", "refused") or view.now >= one.useful_until:
        return None
    community = await communities.by_id(view.tx, one.community_id)
    work = Work(view.tx, view.now, view.viewer, community, frozenset())
    member = await people.membership(view.tx, one.community_id, view.viewer.id)
    if member is None or member.state != "approved" or not await news.wants(work):
        return None
    told = Told(one.timebank, one.organisation, one.words, one.shift_id, one.opportunity_id, one.id)
    screen = await message(view, told)
    return None if screen is None else Drawn(screen, one.photo)


def audience_words(wording: Wording, lang: str, audience: Audience) -> str:
    """Whom it is for: "everybody who asked for news, in Ward End, free on Saturdays"."""

    def label(skill: str) -> str:
        found = taxonomy().get(skill)
        return found.label if found is not None else skill

    def yes(value: Any) -> str:
        return "yes" if value else "no"

    day = wording.plain(lang, f"broadcast-day-{audience.day}") if audience.day else ""
    return wording.plain(
        lang,
        "broadcast-audience",
        has_area=yes(audience.area),
        area=audience.area,
        has_skill=yes(audience.skill),
        skill=label(audience.skill),
        has_interest=yes(audience.interest),
        interest=label(audience.interest),
        has_lang=yes(audience.lang),
        language=LANGUAGES.get(audience.lang, audience.lang),
        has_day=yes(audience.day),
        day=day,
    )
