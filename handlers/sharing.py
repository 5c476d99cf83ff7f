"""Sharing what people can volunteer for: a link, a poster, into any chat, and in a group."""

from typing import Any

from telegram import InlineQuery

from domain import volunteering
from domain.errors import NotFound
from domain.reading.screening import screen
from domain.volunteering import Wanted
from handlers import finding as find_handlers
from handlers import opportunity_photo
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.opportunity_words import said_of, whole
from handlers.shift_words import telling
from handlers.shifts import look
from handlers.unit import ACK_USEFUL, Tap, Unit
from handlers.wording import Link, Markup
from handlers.wording.text import unmarked
from services import finding, opportunities, shift_places, shifts
from services.finding import Found
from services.work import Work
from storage import communities, outbox
from storage import opportunities as rows
from storage import shifts as shift_rows
from storage.opportunities import Opportunity
from storage.people import Community
from storage.shifts import Shift

INLINE = 20
"""Results of one look from another chat."""
CACHED = 30
"""Seconds for which Telegram may show the same answer again, to the same person alone."""
IN_GROUP = 3


def link_to(unit: Unit, path: str) -> str:
    """An address that opens the private chat at this."""
    return f"https://t.me/{unit.bot_username}?start={path}"


# A link -------------------------------------------------------------------------------------------


async def share(unit: Unit, tap: Tap) -> None:
    """The link, and a way to the poster."""
    await unit.use_timebank_of(opportunities.CARD, tap.id)
    one = await opportunities.find(unit, tap.id)
    if one.state != "published":
        raise NotFound
    unit.aside()
    unit.say(
        "share-link",
        one_a_row(
            unit.button("btn-share-poster", f"op-poster:{one.id}"),
            unit.button("btn-opportunity-see", f"op-open:{one.id}"),
            unit.button("btn-home", "home"),
        ),
        title=one.title,
        link=Link(link_to(unit, f"opp_{one.id}")),
    )


async def poster(unit: Unit, tap: Tap) -> None:
    """The poster as a file to print."""
    await unit.use_timebank_of(opportunities.CARD, tap.id)
    one = await opportunities.find(unit, tap.id)
    if one.state != "published":
        raise NotFound
    unit.send_document("flyer", "opportunity.poster", opportunity=one.id)


async def share_shift(unit: Unit, tap: Tap) -> None:
    """The link to one shift, and a way to its poster."""
    shift = await _open_shift(unit, tap)
    unit.aside()
    unit.say(
        "share-link",
        one_a_row(
            unit.button("btn-share-poster", f"sh-poster:{shift.id}"),
            unit.button("btn-opportunity-see", f"sh-open:{shift.id}"),
            unit.button("btn-home", "home"),
        ),
        title=shift.title,
        link=Link(link_to(unit, f"shift_{shift.id}")),
    )


async def shift_poster(unit: Unit, tap: Tap) -> None:
    """The poster of one shift, with its own day and time."""
    shift = await _open_shift(unit, tap)
    unit.send_document(
        "flyer", "opportunity.poster", opportunity=shift.opportunity_id, shift=shift.id
    )


async def _open_shift(unit: Unit, tap: Tap) -> Shift:
    """A shift that people can still join, in its own timebank. Raises NotFound."""
    shift = await look(unit, tap.id)
    if shift.about_state != "published" or not shift_places.is_open(unit, shift):
        raise NotFound
    return shift


async def opened(unit: Unit, payload: str) -> bool:
    """Somebody opened such a link (shift_17, opp_5); False for any other. Whoever is no member
    reads what it is, and how to join."""
    kind, _, number = payload.partition("_")
    if kind not in ("shift", "opp") or not number.isascii() or not number.isdigit():
        return False
    if len(number) > 17:
        return False
    shift = await shift_rows.find(unit.tx, int(number)) if kind == "shift" else None
    about = await rows.find(unit.tx, shift.opportunity_id if shift else int(number))
    if about is None or (kind == "shift" and shift is None):
        unit.say("refusal-opportunity-over", one_a_row(unit.button("btn-home", "home")))
        return True
    community = await communities.by_id(unit.tx, about.community_id)
    assert community is not None
    here = next((one for one in unit.communities if one.id == community.id), None)
    if here is not None and unit.hat is None:
        unit.use_community(here)
    member = here is not None and bool(unit.roles)
    happened = _happened(unit, about, shift, member=member)
    if happened is not None:
        # A link can be old, or be passed on: whoever opens it reads what happened since.
        ways = [unit.button("btn-shift-see-all", "volunteer")] if member else []
        ways += [] if member else [unit.button("btn-join-begin", f"j-bank:{community.id}")]
        rows_ = one_a_row(*ways, unit.button("btn-home", "home"))
        unit.say("share-since", rows_, title=about.title, what=happened)
    elif not member:
        _to_outsider(unit, community, Found(about, shift))
    elif shift is not None:
        unit.show_own_card(shifts.CARD, shift.id, "shift.shared")
        opportunity_photo.beside(unit, about)
    else:
        unit.show_own_card(opportunities.CARD, about.id, "opportunity.shared")
        opportunity_photo.beside(unit, about)
    return True


def _happened(unit: Unit, about: Opportunity, shift: Shift | None, *, member: bool) -> str | None:
    """What became of it since the link was made, where it can't be joined: off, over or waits. The
    card of a shift says so itself to members."""
    if shift is not None and member and about.state == "published":
        return None
    if about.state == "ended" or (shift is not None and shift.state == "cancelled"):
        return "off"
    if about.state != "published":
        return "waits"
    if shift is not None and shift.starts_at <= unit.now:
        return "over"
    closes = about.close_on
    return "over" if closes is not None and closes < unit.local.date() else None


def _to_outsider(unit: Unit, community: Community, found: Found) -> None:
    text = unit.text("share-outsider", card=public(unit, found), timebank=community.name)
    join = unit.button("btn-join-begin", f"j-bank:{community.id}")
    unit.show(Screen(text, one_a_row(join)), "opportunity.shared")


def public(unit: Unit, found: Found) -> Markup:
    """What anybody may read of it: no names of people."""
    if found.shift is None:
        one = found.opportunity
        return whole(unit.wording, unit.lang, said_of(one), one.pattern, unit.now)
    shift = found.shift
    return unit.text(
        "share-shift",
        title=shift.title,
        organisation=shift.organisation,
        start=shift.plan.local_start,
        end=shift.plan.local_end,
        venue=shift.venue,
    )


# Into any chat ------------------------------------------------------------------------------------


async def inline(unit: Unit, query: InlineQuery) -> None:
    """Somebody typed the bot's name in another chat, and words behind it: what they could share
    from there. Only members are answered with anything, and nobody's name or place stands in it."""
    results: list[dict[str, Any]] = []
    if unit.roles and screen(query.query).screen != "urgent":
        wanted = volunteering.read(query.query, unit.local) if query.query else Wanted()
        found = await finding.find(unit, replace_me(wanted))
        results = [_result(unit, one) for one in _by_name(found, query.query)[:INLINE]]
    body: dict[str, Any] = {"inline": query.id, "results": results, "cache": CACHED}
    body["button"] = {
        "text": unit.wording.button(unit.lang, "btn-share-start"),
        "start_parameter": "volunteer",
    }
    outbox.queue(
        unit.tx,
        unit.actor.telegram_id or 0,
        "ack",
        "inline",
        body,
        unit.now,
        useful_until=unit.now + ACK_USEFUL,
    )


def replace_me(wanted: Wanted) -> Wanted:
    """Without what is personal: an answer that is put into a chat says nothing about its sender."""
    return Wanted(
        wanted.day, wanted.last, wanted.part, wanted.days, wanted.ward, wanted.kind, wanted.lang,
        wanted.sitting, wanted.step_free, wanted.remote,
    )  # fmt: skip


def _by_name(found: list[Found], words: str) -> list[Found]:
    wanted = telling(words)
    hits = [
        len(wanted & telling(f"{one.opportunity.title} {one.opportunity.organisation}"))
        for one in found
    ]
    best = max(hits, default=0)
    return [one for one, hit in zip(found, hits, strict=True) if hit == best]


def _result(unit: Unit, one: Found) -> dict[str, Any]:
    shift = one.shift
    path = f"shift_{shift.id}" if shift is not None else f"opp_{one.opportunity.id}"
    if shift is not None:
        line = unit.text(
            "share-shift-line",
            start=shift.plan.local_start,
            end=shift.plan.local_end,
            venue=shift.venue,
        )
    else:
        line = Markup(one.opportunity.organisation)
    button = Button(unit.wording.button(unit.lang, "btn-share-join"), url=link_to(unit, path))
    return {
        "type": "article",
        "id": path,
        "title": one.opportunity.title,
        "description": unmarked(str(line))[:200],
        "input_message_content": {
            "message_text": str(public(unit, one)),
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        },
        "reply_markup": {"inline_keyboard": [[button.payload()]]},
    }


# In a group ---------------------------------------------------------------------------------------


async def in_group(unit: Unit, words: str) -> bool:
    """/opportunities in a group chat: the next few things, each with a button into the private
    chat; False where it isn't clear which timebank's. It never shows whose the writer is."""
    every = await communities.every(unit.tx)
    said = words.strip().casefold()
    chosen = (
        every
        if len(every) == 1
        else [one for one in every if said and said in (one.name.casefold(), one.slug.casefold())]
    )
    if len(chosen) != 1:
        return False
    timebank = chosen[0]
    work = Work(unit.tx, unit.now, unit.actor, timebank, frozenset())
    found = [one for one in await finding.find(work, Wanted()) if one.shift is not None]
    if not found:
        unit.show(Screen(unit.text("share-group-none", timebank=timebank.name)), "group.none")
        return True
    page = [one.shift for one in found if one.shift is not None][:IN_GROUP]
    lines = [
        str(
            unit.text(
                "share-line",
                number=number,
                title=shift.title,
                organisation=shift.organisation,
                start=shift.plan.local_start,
                end=shift.plan.local_end,
                venue=shift.venue,
                left=max(0, shift.places - shift.joined),
            )
        )
        for number, shift in enumerate(page, 1)
    ]
    buttons = [
        Button(
            unit.wording.button(unit.lang, "btn-share-open", number=number, title=shift.title),
            url=link_to(unit, f"shift_{shift.id}"),
        )
        for number, shift in enumerate(page, 1)
    ]
    text = unit.text("share-group", timebank=timebank.name, lines=Markup("\n\n".join(lines)))
    unit.show(Screen(text, one_a_row(*buttons)), "group.opportunities", merge="group")
    return True


async def command(unit: Unit, words: str = "") -> None:
    """/opportunities in the private chat is /volunteer."""
    await find_handlers.whats_on(unit, words)


journey = Journey(
    "sharing",
    commands=[Command("opportunities", command)],
    taps={
        "op-share": share,
        "op-poster": poster,
        "sh-share": share_shift,
        "sh-poster": shift_poster,
    },
)
